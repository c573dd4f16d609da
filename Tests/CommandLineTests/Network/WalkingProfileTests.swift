import CoverageReport
import Foundation
import GeoCore
import TestSupport
import Testing

@Suite("The walking profile on a small map, rule by rule")
struct WalkingProfileTests {
  /// What a way with some tags is taken for: the id of its class, of the rule that leaves it out, or neither.
  private func verdict(_ tags: String) async throws -> String {
    let map = try Streets(
      Streets.street, Streets.node(3, 0, 50), Streets.node(4, 100, 50),
      Streets.way(2, [3, 4], tags.split(separator: " ").map(String.init)))
    let report = try await map.read().report
    let walked = report.classes.filter { $0.count > ($0.id == "street" ? 1 : 0) }.map(\.id)
    let leftOut = report.leftOut.filter { $0.count > 0 }.map { "-\($0.id)" }
    return (walked + leftOut + (report.unnamed > 0 ? ["?"] : [])).joined(separator: " ")
  }

  @Test(
    "what is walked, and as what",
    arguments: [
      ("highway=steps", "steps"), ("highway=footway", "footway"),
      ("highway=footway footway=crossing", "crossing"), ("highway=pedestrian", "footway"),
      ("highway=path", "footway"), ("railway=platform", "footway"),
      ("highway=cycleway", "cycleway"), ("highway=track", "track"),
      ("highway=living_street", "street"), ("highway=service", "street"),
      ("highway=tertiary", "street"), ("highway=secondary bridge=yes", "main-street"),
      ("highway=primary tunnel=yes", "main-street"),
      ("highway=primary tunnel=yes sidewalk=both", "main-street"),
      ("highway=trunk sidewalk=right", "trunk"), ("highway=motorway foot=yes", "trunk"),
      ("highway=busway foot=designated", "other"),
      ("highway=service access=private foot=yes", "street"),
      ("highway=residential;footway", "footway"),
    ])
  func walked(tags: String, expected: String) async throws {
    #expect(try await verdict(tags) == expected)
  }

  @Test(
    "what is left out, and by which rule",
    arguments: [
      ("highway=construction", "-construction"), ("highway=proposed", "-construction"),
      ("highway=residential abandoned=yes", "-construction"),
      ("highway=footway bridge=collapsed", "-construction"),
      ("highway=footway foot=no", "-no-foot"), ("highway=secondary foot=use_sidepath", "-no-foot"),
      ("highway=service access=private", "-private"), ("highway=path access=no", "-private"),
      ("highway=residential access=private foot=private", "-no-foot"),
      ("highway=motorway", "-motorway"), ("highway=trunk sidewalk=no", "-motorway"),
      ("highway=secondary tunnel=yes sidewalk=no", "-tunnel"),
      ("highway=path sac_scale=difficult_alpine_hiking", "-alpine"),
      ("highway=raceway", "?"), ("highway=bus_stop", "?"), ("building=yes", ""),
      ("railway=rail", ""),
    ])
  func leftOut(tags: String, expected: String) async throws {
    #expect(try await verdict(tags) == expected)
  }

  //  1---2---3
  @Test(
    "nobody gets through a closed barrier, and everybody through an open one",
    arguments: [
      ("barrier=gate access=private", 2), ("barrier=gate locked=yes", 2),
      ("barrier=fence", 2), ("barrier=gate foot=no", 2),
      ("barrier=gate", 1), ("barrier=bollard", 1), ("barrier=gate access=private foot=yes", 1),
      ("barrier=lift_gate access=no foot=designated", 1), ("highway=crossing", 1),
    ])
  func barriers(tags: String, components: Int) async throws {
    let list = tags.split(separator: " ").map { tag in
      let sides = tag.split(separator: "=")
      return "<tag k='\(sides[0])' v='\(sides[1])'/>"
    }
    let gate = Streets.node(2, 50, 0).replacing("></node>", with: ">\(list.joined())</node>")
    for ways in [
      [Streets.way(1, [1, 2, 3], "highway=footway")],
      [Streets.way(1, [1, 2], "highway=footway"), Streets.way(2, [2, 3], "highway=footway")],
    ] {
      let map = try Streets(
        Streets.node(1, 0, 0), gate, Streets.node(3, 100, 0), ways.joined())
      let input = try await map.read()
      let network = input.network
      #expect(NetworkComponents(network).count == components)
      #expect(input.report.barriers.map(\.count).reduce(0, +) == components - 1)
      // The way is as long as ever: it is cut at the gate and not before.
      let length = network.lengths.reduce(0, +)
      #expect(abs(Int(length) - 71_690) < 30)
    }
  }

  @Test("costs and extra metres make a way longer, and nothing else")
  func costs() async throws {
    let map = try Streets(
      Streets.node(1, 0, 0), Streets.node(2, 100, 0), Streets.node(3, 100, 100),
      Streets.node(4, 0, 100), Streets.way(1, [1, 2], "highway=footway"),
      Streets.way(2, [2, 3], "highway=steps"), Streets.way(3, [3, 4, 1], "highway=path"))
    let folder = try Workplace().folder
    let profile = try folder.write(
      "mine.yaml",
      """
      format: livingcircle-profile/1
      id: mine
      version: "1"
      title: { zh: 我的, en: Mine }
      source: here
      provenance: local
      classes:
        - { id: steps, title: { zh: 台阶, en: steps }, tags: highway=steps, cost: 2 }
        - { id: path, title: { zh: 小路, en: paths }, tags: highway=path, cost: 1, extra-metres: 30 }
        - { id: foot, title: { zh: 人行道, en: footways }, tags: highway=footway, cost: 1 }
      """)
    let (plain, costly) = (
      try await map.read().network, try await map.read(profile: profile).network
    )
    #expect(plain.starts == costly.starts && plain.vertices == costly.vertices)
    #expect(costly.lengths[0] == plain.lengths[0])
    #expect(abs(Int(costly.lengths[1]) - 2 * Int(plain.lengths[1])) <= 1)
    #expect(abs(Int(costly.lengths[2]) - Int(plain.lengths[2]) - 30_000) <= 1)
  }
}
