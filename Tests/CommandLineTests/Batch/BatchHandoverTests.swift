import Foundation
import TestSupport
import Testing

@Suite("What a batch writes is taken by what comes after it")
struct BatchHandoverTests {
  @Test("a roll-up, a history of two quarters, and the report of the later one")
  func handover() throws {
    let cities = try SmallCities(3, columns: ",standard", values: ",everyday")
    let place = cities.place
    let folder = place.folder
    // The standard asks for categories that the made-up cities do not call so.
    for name in cities.names {
      let text = try folder.text("\(name)-o.csv").replacing(",k3,", with: ",pharmacy,")
      try folder.write("\(name)-o.csv", text.replacing(",k4,", with: ",supermarket,"))
    }
    func expectSuccess(_ arguments: [String]) throws -> String {
      let outcome = try place.run(arguments)
      #expect(outcome.status == 0, Comment(rawValue: "\(arguments): \(outcome.errors)"))
      return outcome.text
    }
    _ = try expectSuccess(["batch", "cities.csv", "--output", "q2"])
    let lines = try folder.text("city0-o.csv").split(separator: "\n")
    try folder.write(
      "city0-o.csv", lines.prefix(1 + lines.count / 2).joined(separator: "\n") + "\n")
    _ = try expectSuccess(["batch", "cities.csv", "--output", "q3"])
    #expect(try expectSuccess(["rollup", "q3"]).contains("3 of 3 cities"))
    for (output, quarter) in [("q2", "2026Q2"), ("q3", "2026Q3")] {
      let added = try expectSuccess(
        ["history", "add", output, "--history", "h.sqlite", "--quarter", quarter])
      for name in cities.names { #expect(added.contains(name)) }
    }
    let compared = try expectSuccess(["compare", "2026Q2", "2026Q3", "--history", "h.sqlite"])
    // Only what has changed.
    #expect(compared.contains("city0") && !compared.contains("city1"))
    let report = try expectSuccess(["quarterly", "2026Q3", "--history", "h.sqlite"])
    #expect(report.contains("2026-10-10") || report.contains("10 October 2026"))
  }

  @Test("workers' answers, put together as the journal, are taken over and come to the same bytes")
  func workers() throws {
    let cities = try SmallCities(7)
    let place = cities.place
    #expect(try place.run(["batch", "cities.csv", "--output", "alone"]).status == 0)
    let plan = try place.run(["batch", "cities.csv", "--output", "shared", "--plan"])
    #expect(plan.status == 0)
    let tasks = plan.text.split(separator: "\n")
    #expect(tasks.count == 7)
    var answers = ""
    // One task is lost.
    for part in [tasks[0..<3], tasks[3..<6]] {
      answers += try place.run(["worker"], input: part.joined(separator: "\n") + "\n").text
    }
    #expect(answers.split(separator: "\n").count == 6)
    try place.folder.write("shared/batch.journal", answers)
    let before = try cities.names.prefix(6).map { name in
      try FileManager.default.attributesOfItem(
        atPath: place.folder.path("shared/\(name)/manifest.json"))[.systemFileNumber] as? Int
    }
    let outcome = try place.run(["batch", "cities.csv", "--output", "shared", "--resume"])
    #expect(outcome.status == 0)
    #expect(try cities.files("shared") == cities.files("alone"))
    #expect(try cities.entries("shared").prefix(6).map { $0 } == before.compactMap { $0 })

    let odd = try place.run(["worker"], input: "{\"format\":2}\n")
    #expect(odd.status == 1)
    #expect(odd.errors.contains("line 1 is no task of this version"))
  }
}
