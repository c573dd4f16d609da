import Coverage
import GeoCore
import TestSupport
import Testing

/// A seeded city whose outlets have no entrance, one or several.
private struct CityWithEntrances {
  let city: City
  /// The entrances, in no order, and the outlet of each.
  let entrances: [Coordinate]
  let rows: ContiguousArray<UInt32>
  /// Where each outlet is reached, the plain way.
  let placesOfOutlets: [[Coordinate]]

  init(_ city: City, seed: UInt64) {
    self.city = city
    var random = SeededGenerator(seed: seed)
    var doors: [(place: Coordinate, row: Int)] = []
    for (row, outlet) in city.outlets.enumerated() {
      for number in 0..<Int(random.next() % 4) {
        // Some doors are the next outlet's as well, some stand where the outlet does, some are there twice.
        let place =
          switch (row + number) % 7 {
          case 0: outlet
          case 1: city.outlets[(row + 1) % city.outlets.count]
          case 2: doors.last?.place ?? outlet
          default:
            Coordinate(
              longitude: (outlet.longitude + 0.01 * random.normal()).remainder(dividingBy: 360),
              latitude: min(max(outlet.latitude + 0.01 * random.normal(), -90), 90))
          }
        doors.append((place, row))
      }
    }
    doors.shuffle(using: &random)
    entrances = doors.map(\.place)
    rows = ContiguousArray(doors.map { UInt32($0.row) })
    placesOfOutlets = city.outlets.indices.map { row in
      let own = doors.filter { $0.row == row }.map(\.place)
      return own.isEmpty ? [city.outlets[row]] : own
    }
  }

  var places: OutletPlaces {
    OutletPlaces(Positions(city.outlets), entrances: Positions(entrances), of: rows)
  }

  /// The distance to the nearest place of each outlet.
  func distances(from place: Coordinate) -> [Double] {
    placesOfOutlets.map { places in
      places.map { geodesicLength(from: place, to: $0) }.min() ?? .infinity
    }
  }
}

@Suite("An outlet with several entrances counts once, by its nearest one")
struct EntranceTests {
  @Test(
    "across circles, as brute force has it",
    arguments: [(71, -21.9, 64.1), (72, 179.99, -16.8), (73, 10, 89.98)])
  func circle(seed: Int, longitude: Double, latitude: Double) async throws {
    let town = CityWithEntrances(
      City(seed: UInt64(seed), longitude: longitude, latitude: latitude), seed: UInt64(seed))
    let analysis = try await CoverageAnalysis(
      outlets: town.places, categories: town.city.categories, workers: 2)
    // One limit is the very distance from the first community to an outlet.
    let exact = town.distances(from: town.city.communities[0])[5]
    let limits = [0, 300, 923.0769230769231, exact, 20_000]
    let requirements = limits.flatMap { analysis.everyCategory(within: $0) }
    let table = try await analysis.findings(
      for: Positions(town.city.communities), requirements: requirements, workers: 2)
    let oracle = town.city.oracle
    for (community, place) in town.city.communities.enumerated() {
      let distances = town.distances(from: place)
      let nearest = oracle.nearest(distances)
      let counts = limits.map { oracle.counts(within: $0, distances) }
      for (number, asked) in requirements.enumerated() {
        let finding = table.finding(community: community, requirement: number)
        let within = counts[number / (requirements.count / limits.count)]
        #expect(finding.count == Int(within[asked.category]))
        #expect(finding.nearest?.row == nearest[asked.category]?.row)
        guard let metres = finding.nearest?.metres else { continue }
        #expect(abs(metres - nearest[asked.category]!.metres) < 1e-6)
      }
    }
  }

  @Test("along a network, as plain walks have it, counted from either side")
  func network() async throws {
    for plan in RandomNetwork.all {
      for (count, communityCount) in [(20, 8), (8, 30)] {
        try await checkWalks(plan, outlets: count, communities: communityCount)
      }
    }
  }

  private func checkWalks(_ plan: RandomNetwork, outlets: Int, communities: Int) async throws {
    let rows = ContiguousArray((0..<2 * outlets).map { UInt32($0 * 3 % outlets) })
      .filter { $0 % 4 != 1 }
    // Positions are of no account here: places on the network stand for them.
    let nowhere = Coordinate(longitude: 0, latitude: 0)
    let places = OutletPlaces(
      Positions(Array(repeating: nowhere, count: outlets)),
      entrances: Positions(Array(repeating: nowhere, count: rows.count)),
      of: ContiguousArray(rows))
    let points = plan.places(places.positions.count, seed: 21)
    let homes = plan.places(communities, seed: 22)
    let joins = ContiguousArray<EdgePoint?>(points.enumerated().map { $0 % 5 == 3 ? nil : $1 })
    let labels = ContiguousArray((0..<outlets).map { UInt32($0 % 4) })
    let categories = CategorySet(labels: labels, texts: ["a", "b;c", "c|a", "b"])
    let analysis = NetworkAnalysis(
      outlets: places, joins: joins, categories: categories, on: ContractedNetwork(plan.network))
    let requirements = [0.003, 0.7, 1.5].flatMap { analysis.everyCategory(within: $0) }
    let table = try await analysis.findings(
      for: ContiguousArray(homes.map { $0 }), requirements: requirements, workers: 2)
    let walks = PlainWalks(plan, places: points + homes)
    for community in homes.indices {
      let distances = walks.distances(from: walks.places[points.count + community])
      for (number, asked) in requirements.enumerated() {
        let finding = table.finding(community: community, requirement: number)
        let found = (0..<outlets).compactMap { row -> (UInt64, Int)? in
          guard categories.grouping.groups[Int(labels[row])].contains(asked.category) else {
            return nil
          }
          return places.places(ofOutlet: row).filter { joins[$0] != nil }
            .compactMap { distances[walks.places[$0]] }.min()
            .flatMap { $0 <= UInt64(NetworkSearch.farthest) ? ($0, row) : nil }
        }
        let nearest = found.min { $0 < $1 }
        #expect(finding.nearest?.metres == nearest.map { Double($0.0) / 1_000 })
        #expect(finding.nearest?.row == nearest.map { UInt32($0.1) })
        #expect(finding.count == found.count { Double($0.0) / 1_000 <= asked.limit })
      }
    }
  }

  @Test("under any standard, two doors at one place are that place", arguments: 1...4)
  func standards(seed: Int) async throws {
    let seed = UInt64(seed)
    let city = AssessedCity(City(seed: seed), seed: seed)
    let standard = Standard.random(seed: seed)
    let own = Positions(city.outlets.map(\.place))
    let doors = city.outlets.indices.filter { $0 % 3 != 0 }.flatMap { [$0, $0] }
    let places = OutletPlaces(
      own, entrances: Positions(doors.map { own[$0] }),
      of: ContiguousArray(doors.map { UInt32($0) }))
    for error in [0, 25.0] {
      let plain = try await city.assess([standard], positionError: error)
      let twice = try await city.assess([standard], positionError: error, at: places)
      let (a, b) = (plain.assessments[0], twice.assessments[0])
      for row in city.communities.indices {
        #expect(Array(a.states(of: row)) == Array(b.states(of: row)))
        #expect(a.scores[row] == b.scores[row])
        #expect(a.grade(of: row) == b.grade(of: row))
        for category in standard.categories.indices {
          let (old, new) = (
            a.finding(community: row, category: category, in: plain.table, residents: .nan),
            b.finding(community: row, category: category, in: twice.table, residents: .nan)
          )
          #expect(old.count == new.count && old.nearest?.row == new.nearest?.row)
        }
      }
    }
  }

  @Test("entrances take the place of the outlet's own position")
  func instead() {
    func place(_ longitude: Double) -> Coordinate { Coordinate(longitude: longitude, latitude: 0) }
    let places = OutletPlaces(
      Positions([place(1), place(2), place(3)]),
      entrances: Positions([place(31), place(11), place(32)]), of: [2, 0, 2])
    let all = (0..<3).map { row in places.places(ofOutlet: row).map { places.positions[$0] } }
    #expect(all == [[place(11)], [place(2)], [place(31), place(32)]])
    #expect(places.outletCount == 3)
    #expect((0..<4).map(places.entrance(at:)) == [1, nil, 0, 2])
  }

  @Test(
    "outlets with outlines count by the nearest part of them, as looking at each has it",
    arguments: [(92, 179.99, -16.8), (91, -21.9, 64.1)].prefix(cases(debug: 1, release: 2)))
  func outlines(seed: Int, longitude: Double, latitude: Double) async throws {
    let town = CityWithEntrances(
      City(seed: UInt64(seed), longitude: longitude, latitude: latitude), seed: UInt64(seed))
    var random = SeededGenerator(seed: UInt64(seed))
    var outlines = Outlines()
    for (row, outlet) in town.city.outlets.enumerated() {
      // A third has none; some are large, and one category has but one outlet.
      let size = row % 12 == 1 ? 0.02 : 0.001
      let corners = (0..<5).map { _ in
        Coordinate(
          longitude: (outlet.longitude + size * random.normal()).remainder(dividingBy: 360),
          latitude: outlet.latitude + size * random.normal())
      }
      outlines.append(row % 3 == 0 ? [] : [corners], isArea: row % 4 != 2)
    }
    var places = town.places
    places.outlines = outlines
    let analysis = try await CoverageAnalysis(
      outlets: places, categories: town.city.categories, workers: 2)
    let limits = [0, 60, 923.0769230769231, 20_000]
    let requirements = limits.flatMap { analysis.everyCategory(within: $0) }
    let table = try await analysis.findings(
      for: Positions(town.city.communities), requirements: requirements, workers: 2)
    let oracle = town.city.oracle
    let withDoors = Set(town.rows)
    for (community, place) in town.city.communities.enumerated() {
      let query = QueryPoint(place)
      var distances = town.distances(from: place)
      for row in distances.indices
      where outlines.isDrawn(row) && !withDoors.contains(UInt32(row)) {
        distances[row] = outlines.distance(from: query, to: row)
      }
      let nearest = oracle.nearest(distances)
      let counts = limits.map { oracle.counts(within: $0, distances) }
      for (number, asked) in requirements.enumerated() {
        let finding = table.finding(community: community, requirement: number)
        let within = counts[number / (requirements.count / limits.count)]
        #expect(finding.count == Int(within[asked.category]))
        let metres = nearest[asked.category]?.metres
        #expect(finding.nearest?.row == nearest[asked.category]?.row)
        #expect(abs((finding.nearest?.metres ?? -1) - (metres ?? -1)) < 1e-6)
      }
    }
  }
}
