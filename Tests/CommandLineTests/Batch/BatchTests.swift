import Foundation
import TestSupport
import Testing

@Suite("livingcircle batch")
struct BatchTests {
  @Test("each city has what analyze writes, by any number of threads")
  func sameAsAnalyze() throws {
    let cities = try SmallCities(9)
    let place = cities.place
    for threads in ["1", "3"] {
      let outcome = try place.run(
        ["batch", "cities.csv", "--output", "all\(threads)", "--threads", threads])
      #expect(outcome.status == 0)
      #expect(outcome.text.contains("9 cities"))
    }
    let files = try cities.files("all1")
    #expect(try files == cities.files("all3"))
    for name in cities.names {
      let run = try place.run([
        "analyze", "--communities", "\(name)-c.csv", "--outlets", "\(name)-o.csv", "--output", name,
      ])
      #expect(run.status == 0)
      let alone = try cities.files(name)
      #expect(alone.count == 5)
      for (path, bytes) in alone { #expect(files["\(name)/\(path)"] == bytes, "\(name)/\(path)") }
    }
    #expect(files.count == 9 * 5 + 1)
  }

  @Test("a YAML manifest with defaults, paths from its own folder")
  func yaml() throws {
    let cities = try SmallCities(2)
    let place = cities.place
    try place.folder.write(
      "m.yaml",
      """
      defaults: { radius: 700, dedupe: true }
      cities:
        - { city: A, communities: city0-c.csv, outlets: city0-o.csv }
        - { city: B, province: P, communities: city1-c.csv, outlets: city1-o.csv, radius: 300, dedupe: no }
      """)
    let outcome = try place.run(["batch", "m.yaml", "--output", "all", "--format", "json"])
    #expect(outcome.status == 0, Comment(rawValue: outcome.errors))
    #expect(try place.folder.text("all/batch.json") == outcome.text)
    #expect(try place.folder.text("all/A/manifest.json").contains(#""radius_m" : 700"#))
    #expect(try place.folder.text("all/A/manifest.json").contains(#""dedupe" : true"#))
    #expect(try place.folder.text("all/B/manifest.json").contains(#""radius_m" : 300"#))
    #expect(try !place.folder.text("all/B/manifest.json").contains("dedupe"))
    #expect(outcome.text.contains(#""province" : "P""#))
  }

  @Test("a bad city never stops the others, and each says what is wrong with it")
  func badCities() throws {
    let cities = try SmallCities(1)
    let place = cities.place
    try place.folder.write("broken.csv", "id,lon,lat\nx,999,1\n")
    try place.folder.write(
      "m.csv",
      """
      city,communities,outlets,radius,threads
      good,city0-c.csv,city0-o.csv,,
      lost,nowhere.csv,city0-o.csv,,
      broken,broken.csv,city0-o.csv,,
      odd,city0-c.csv,city0-o.csv,-3,
      mine,city0-c.csv,city0-o.csv,,4
      half,city0-c.csv,,,
      """)
    let outcome = try place.run(["batch", "m.csv", "--output", "all"])
    #expect(outcome.status == 1)
    for words in [
      "5 cities not done", "nowhere.csv: cannot be read", "broken.csv:2", "--radius -3.0: must be",
      "m.csv:6: mine: threads is for the whole batch", "m.csv:7: half: Missing --outlets",
    ] { #expect(outcome.text.contains(words), Comment(rawValue: words)) }
    #expect(try place.folder.names(in: "all") == [".livingcircle-entries", "batch.json", "good"])
    #expect(outcome.errors.contains("[6/6]"))
  }

  @Test(
    "a manifest that names no cities, or one twice, or one that no folder can have",
    arguments: [
      ("communities,outlets\na,b\n", "m.csv:1: no column is called city"),
      ("city,outlets\n", "m.csv: names no city"),
      ("city,outlets\nA,a\na,b\n", "m.csv:3: city a is there already, in line 2"),
      ("city,outlets\n../x,a\n", "cannot be the name of a folder"),
      ("city,outlets\n,a\n", "cannot be the name of a folder"),
      ("city,outlets\nBatch.json,a\n", "cannot be the name of a folder"),
    ])
  func badManifests(text: String, words: String) throws {
    let place = try Workplace()
    try place.folder.write("m.csv", text)
    let outcome = try place.run(["batch", "m.csv", "--output", "all"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(words), Comment(rawValue: outcome.errors))
    #expect(try !place.folder.names().contains("all"))
  }

  @Test("a batch that is there needs --resume or --force; two at a time are kept apart")
  func folders() throws {
    let cities = try SmallCities(2)
    let place = cities.place
    #expect(try place.run(["batch", "cities.csv", "--output", "all"]).status == 0)
    let again = try place.run(["batch", "cities.csv", "--output", "all"])
    #expect(again.status == 1)
    #expect(again.errors.contains("all: a batch is there"))
    let before = try cities.files("all")
    #expect(try place.run(["batch", "cities.csv", "--output", "all", "--force"]).status == 0)
    #expect(try cities.files("all") == before)

    let lock = open(place.folder.path("all"), O_RDONLY)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    let second = try place.run(["batch", "cities.csv", "--output", "all", "--resume"])
    #expect(second.status == 1)
    #expect(second.errors.contains("another batch is writing there"))
  }

  @Test("no city that needs more memory than there is, even part by part")
  func memory() throws {
    let cities = try SmallCities(2)
    let outcome = try cities.place.run(
      ["batch", "cities.csv", "--output", "all", "--memory", "20M"])
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("--memory 20M is too little"))
    #expect(
      try cities.place.run(["batch", "cities.csv", "--output", "all", "--memory", "4x"]).status == 2
    )
  }
}
