import CoverageReport
import Foundation
import TestSupport
import Testing

@Suite("Text is in the language that is asked for, and data in none")
struct LanguageTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func succeed(
    _ arguments: [String], environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Data {
    let outcome = try place.run(arguments, environment: environment)
    #expect(outcome.status == 0, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    return outcome.output
  }

  @Test("analyze and explain in Chinese give the golden texts")
  func golden() throws {
    let golden = Golden("chinese")
    for (name, city) in [("reykjavik", Workplace.city), ("wuhan", Workplace.wuhan)] {
      let text = try succeed(["analyze", "--language", "zh", "--output", "run-\(name)"] + city)
      try golden.check("analyze-\(name).txt", text)
    }
    let city = try succeed(["explain", "n297536441", "--language", "zh"] + Workplace.city)
    try golden.check("explain-reykjavik.txt", city)
    let tiny = try succeed(["explain", "c3", "--language=zh"] + Workplace.wuhan)
    try golden.check("explain-wuhan.txt", tiny)
  }

  @Test("files and formats for programs are the same bytes in every language")
  func sameBytes() throws {
    let tables = try place.tables(
      "id,lon,lat\nc,10,50\nd,10,95\nc,11,51\n",
      "id,category,lon,lat\no,bank,10.001,50\np,bank,\"1,5\",50\nq,bank,10\n")
    let run = ["analyze"] + tables + ["--bad-rows", "skip"]
    for language in ["en", "zh"] {
      _ = try succeed(run + ["--language", language, "--output", language])
    }
    let names = try place.folder.names(in: "en")
    #expect(try names == place.folder.names(in: "zh") && names.contains("rejected.csv"))
    for name in names {
      #expect(try place.bytes("en/\(name)") == place.bytes("zh/\(name)"), "\(name)")
    }
    for (format, file) in [("json", "summary.json"), ("csv", "coverage.csv")] {
      let text = try succeed(run + ["--language", "zh", "--format", format])
      #expect(try text == place.bytes("en/\(file)"))
    }
  }

  @Test("every line of the table is as wide as the others, in terminal columns")
  func alignment() throws {
    let text = try succeed(["analyze", "--language", "zh", "--output", "run"] + Workplace.wuhan)
    let lines = String(decoding: text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let table = lines.drop { !$0.hasPrefix("业态") }.prefix { !$0.isEmpty }
    #expect(table.count == 5)
    #expect(Set(table.map(columns)).count == 1)
    let places = lines.drop { !$0.hasPrefix("缺失最多") }.dropFirst().prefix { !$0.isEmpty }
    let digits = places.compactMap { line in
      line.firstRange(of: #/ {2}\d {2}/#).map { columns(line[..<$0.lowerBound]) }
    }
    #expect(digits.count == 4 && Set(digits).count == 1)
  }

  /// Columns of a terminal, of the characters that this test sees.
  private func columns(_ line: Substring) -> Int {
    line.reduce(0) { $0 + ($1 >= "\u{3000}" ? 2 : 1) }
  }

  @Test(
    "the environment chooses as POSIX has it",
    arguments: [
      (["LANG": "zh_CN.UTF-8"], Language.zh), (["LANG": "zh"], .zh), ([:], .en),
      (["LANG": "C.UTF-8"], .en), (["LANG": "de_DE.UTF-8"], .en), (["LANGUAGE": "zh"], .en),
      (["LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .zh),
      (["LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"], .en),
      (["LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "C"], .zh),
      (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_SG"], .zh),
    ] as [([String: String], Language)])
  func environment(variables: [String: String], language: Language) throws {
    #expect(Language { variables[$0] } == language)
    let text = try succeed(
      ["explain", "c3"] + Workplace.wuhan, environment: variables)
    let isChinese = String(decoding: text, as: UTF8.self).contains("类业态中已覆盖")
    #expect(isChinese == (language == .zh))
  }

  @Test("the option is stronger than the environment, and said twice, the last one counts")
  func option() throws {
    let run = ["explain", "c3"] + Workplace.wuhan
    let english = try succeed(run)
    let chinese = try succeed(run + ["--language", "zh"])
    #expect(english != chinese)
    let locale = ["LC_ALL": "zh_CN.UTF-8"]
    #expect(try succeed(run, environment: locale) == chinese)
    #expect(try succeed(run + ["--language", "en"], environment: locale) == english)
    #expect(try succeed(run + ["--language=en", "--language", "zh"]) == chinese)
    #expect(try succeed(run + ["--language", "zh", "--language=en"]) == english)
  }

  @Test("a language that there is none of is refused with those that there are")
  func unknown() throws {
    let outcome = try place.run(["analyze", "--language", "fr"] + Workplace.wuhan)
    #expect(outcome.status == 2 && outcome.text == "")
    #expect(outcome.errors.contains("'fr'"))
    #expect(outcome.errors.contains("'en' and 'zh'"))
  }
}

@Suite("Refusals and help are in the language that is asked for")
struct LanguageOfRefusalTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test("a run that fails")
  func failure() throws {
    let tables = try place.tables("id,lon,lat\nc,1o,50\n", "id,category,lon,lat\no,bank,1,50\n")
    let run = ["analyze"] + tables + ["--format", "json"]
    let message = """
      livingcircle: c.csv 第 2 行：lon “1o”不是数字。\
      请写成 114.3052 这样带小数点的数字（小数用逗号时加 --decimal-comma），或用 --bad-rows skip 跳过。

      """
    for outcome in [
      try place.run(run + ["--language", "zh"]), try place.run(run, environment: ["LANG": "zh_CN"]),
    ] {
      #expect(outcome.status == 1 && outcome.text == "" && outcome.errors == message)
    }
  }

  @Test("a path that the system refuses")
  func system() throws {
    let outcome = try place.run(
      ["analyze", "--language", "zh", "--format", "json", "--communities", "none.csv"]
        + Workplace.city.suffix(2))
    #expect(outcome.status == 1)
    #expect(outcome.errors == "livingcircle: none.csv：无法读取：文件不存在。请检查路径和读取权限。\n")
  }

  @Test(
    "a command line that makes no sense",
    arguments: [
      ([], "请指明结果存放的文件夹：--output 文件夹（或用 --format json、--format csv 输出）。"),
      (["--output", ""], "--output：请指定文件夹。"),
      (["--radius", "500", "--speed", "60"], "--radius 与 --speed 不能同时使用：请给出距离或时间之一。"),
      (["--radius=-1"], "--radius -1.0：不得小于 0。"), (["--detour", "0"], "--detour 0.0：必须大于 0。"),
      (["--threads", "0"], "--threads 0：应在 1 到 1024 之间。"),
      (
        ["--column", "length=x"],
        "--column length=x：请写成 角色=列名，角色为 id、name、lon、lat、location、category、population、district、city、kind、main、mobile、chain、capacity、outlet 之一。"
      ),
    ])
  func usage(options: [String], message: String) throws {
    for language in [["--language", "zh"], ["--language=zh"]] {
      let outcome = try place.run(["analyze"] + Workplace.wuhan + options + language)
      #expect(outcome.status == 2 && outcome.text == "")
      #expect(outcome.errors.hasPrefix("Error: \(message)\n"), "\(outcome.errors)")
    }
  }

  @Test("help, which names every option's meaning in Chinese", arguments: ["analyze", "explain"])
  func help(command: String) throws {
    let asked = try place.run([command, "--language", "zh", "--help"])
    let environment = try place.run(["help", command], environment: ["LANG": "zh_CN.UTF-8"])
    #expect(asked.status == 0 && asked.text.contains("商业网点"))
    let own = { (text: String) in text.split(separator: "\n").filter { $0.contains(/\p{Han}/) } }
    #expect(own(asked.text) == own(environment.text))
    let english = try place.run([command, "--help"]).text
    // Its example of a column's header is Chinese.
    #expect(!english.replacing("lon=东经", with: "").contains(/\p{Han}/))
    let options = { (text: String) in text.matches(of: /^  --[a-z-]+/.anchorsMatchLineEndings()) }
    #expect(options(english).count == options(asked.text).count)
  }
}
