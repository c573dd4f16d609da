import Foundation
import TestSupport
import Testing

@Suite("livingcircle classify")
struct ClassifyTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.folder.write("shops.csv", Self.shops)
  }

  private static let shops = """
    编号,名称,typecode
    1,阳光便利店（东街店）,060200
    2,"老王 ""包子"" 铺",050300
    3,大地超市,060402
    4,幸福养老驿站,070000
    5,王记,
    6,早餐便利店,[]
    7,万家中介,071600
    8,晨曦早餐便利店,060200|050300
    9,星星药店,999999
    10,永恒婚纱摄影,071300

    """

  @Test("text, rows and counts, in both languages")
  func golden() throws {
    let golden = Golden("classify")
    let base = ["classify", "shops.csv", "--crosswalk", "amap"]
    for (file, options) in [
      ("stdout.txt", []), ("chinese.txt", ["--language", "zh"]),
      ("rows.csv", ["--format", "csv"]), ("counts.json", ["--format", "json"]),
    ] {
      let run = try place.run(base + options)
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      try golden.check(file, run.output)
    }
  }

  @Test("the made-up city")
  func exampleCity() throws {
    let table = Repository.root.appending(path: "GeoData/samples/example-city-cn/outlets.csv")
    let run = try place.run(["classify", table.path, "--crosswalk", "amap"])
    #expect(run.status == 0, "\(run.errors)")
    try Golden("classify").check("example-city.txt", run.output)
  }

  @Test("the file has the rows that standard output has, whatever the number of threads")
  func output() throws {
    let base = ["classify", "shops.csv", "--crosswalk", "amap", "--format", "csv"]
    let one = try place.run(base + ["--threads", "1", "--output", "made/rows.csv"])
    let three = try place.run(base + ["--threads", "3"])
    #expect(one.status == 0 && one.output == three.output)
    #expect(try place.bytes("made/rows.csv") == three.output)
    let again = try place.run(base + ["--output", "made/rows.csv"])
    #expect(again.status == 1 && again.output.isEmpty)
    #expect(again.errors.contains("--force"))
    #expect(try place.run(base + ["--output", "made/rows.csv", "--force"]).status == 0)
  }

  @Test("columns are recognised by name, the more telling first, or named")
  func columns() throws {
    try place.folder.write("a.csv", "type;typecode;name\n购物;060703;x\n")
    try place.folder.write("b.csv", "kind,title\n060703,x\n")
    let a = try place.run(["classify", "a.csv", "--format", "csv"])
    #expect(a.text.hasSuffix("\n1,x,060703,wet-market,0.9,amap 060703,\n"))
    let named = ["--column", "category=kind", "--column", "name=title"]
    let b = try place.run(["classify", "b.csv", "--format", "csv"] + named)
    #expect(b.text.hasSuffix("\n1,x,060703,wet-market,0.9,amap 060703,\n"))
  }

  @Test(
    "mistakes get a status of 1 and say what and where",
    arguments: [
      ("id,lon\n1,2\n", ["t.csv", ":1:"]), ("name,tag\na\n", ["t.csv", ":2:"]),
      ("name\n", ["t.csv"]), ("", ["t.csv"]), ("name\n\"a\n", ["t.csv", ":2:"]),
      ("tag,tag\na,b\n", ["t.csv", "tag"]),
    ])
  func mistakes(table: String, words: [String]) throws {
    try place.folder.write("t.csv", table)
    let run = try place.run(["classify", "t.csv"])
    #expect(run.status == 1 && run.output.isEmpty)
    for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
  }

  @Test("a command line that cannot be understood gets a status of 2")
  func usage() throws {
    for options in [
      ["--threads", "0"], ["--column", "lon=x"], ["--format", "xml"], ["--output", ""],
    ] {
      let run = try place.run(["classify", "shops.csv"] + options)
      #expect(run.status == 2 && run.output.isEmpty)
    }
    #expect(try place.run(["classify"]).status == 2)
    #expect(try place.run(["classify", "none.csv"]).status == 1)
  }
}
