import Catalogue
import Coverage
import GeoCore
public import GeoFormats

/// What is wrong, or may be, with the inputs of a run, before the run. Nothing is repaired.
public struct InputCheck: Sendable {
  /// Whether results could be trusted.
  public enum Verdict: String, Encodable, Sendable {
    /// Nothing stands against it.
    case fit
    /// For most places; what is doubtful is named.
    case usableWithCare = "usable-with-care"
    /// No.
    case notFit = "not-fit"
  }

  /// What was to be read.
  public let options: RunOptions
  /// The communities; `nil` where the table cannot be read.
  public let communities: PointTable?
  /// The outlets, likewise.
  public let outlets: PointTable?
  /// What was found, the gravest first.
  public let concerns: [Concern]

  /// Whether results could be trusted.
  public var verdict: Verdict {
    switch concerns.map(\.severity).max() {
    case .unfit: .notFit
    case .care: .usableWithCare
    case .note, nil: .fit
    }
  }

  /// Reads both tables, with rows that cannot be used set aside, and looks for everything that spoils results.
  ///
  /// - Parameters:
  ///   - options: What a run would read and ask.
  ///   - workers: The largest number of tasks; the result does not depend on it.
  /// - Returns: What was found; where a network is named, off its streets too.
  /// - Throws: `DataFileError` for standards and crosswalks, `CancellationError`. Inputs that cannot be read are concerns.
  public static func check(_ options: RunOptions, workers: Int = 1) async throws -> InputCheck {
    let standards = try options.standards.map { try StandardFile.load($0).standard }
    var options = options
    options.badRows = .skip
    let inputs: RunInputs
    var streets: EdgeIndex?
    do {
      inputs = try await RunInputs.read(
        options, workers: workers, monitor: nil)
      streets = try await Self.streets(options, inputs.workingFrame, workers: workers)
    } catch let error as InputError {
      return InputCheck(options, concerns(error, options))
    } catch let error as FrameError {
      return InputCheck(options, [concern(.frame(error))])
    } catch let error as RunError {
      return InputCheck(options, [concern(.run(error))])
    }
    let found = try await inputs.categories(workers: workers)
    let isEdge = inputs.edges(reach: reach(options, standards))
    return try await InputCheck(
      options, inputs, found, standards, isEdge: isEdge, streets: streets, searches: true,
      workers: workers)
  }

  /// The streets of the network that a run would walk; `nil` for circles.
  private static func streets(
    _ options: RunOptions, _ frame: WorkingFrame, workers: Int
  ) async throws -> EdgeIndex? {
    guard options.reach != .circle, let source = options.networkSource else { return nil }
    let input = try await NetworkInput.read(source, workers: workers)
    return EdgeIndex(input.network, lines: try await input.vertices(in: frame, workers: workers))
  }

  /// Tables with more rows together than this are not checked on the way to results: it would take as long as those.
  static let mostOnTheWay = 200_000

  /// Of inputs that cannot be read.
  private init(_ options: RunOptions, _ concerns: [Concern]) {
    self.options = options
    (communities, outlets) = (nil, nil)
    self.concerns = concerns
  }

  private static func concern(_ failure: Concern.Failure) -> Concern {
    Concern(.failure(failure), .unfit, .both, count: 1, of: 1, [])
  }

  /// Of a table none of whose rows can be used, or that is no table.
  private static func concerns(_ error: InputError, _ options: RunOptions) -> [Concern] {
    guard case .noRows? = error.problems.first?.reason, error.count > 1,
      error.problems.dropFirst().allSatisfy(\.isBeyondDegrees)
    else { return error.problems.prefix(3).map { concern(.input($0)) } }
    let table: Concern.Table =
      error.problems[0].file == options.communities ? .communities : .outlets
    let places = error.problems.dropFirst().map { problem in
      Concern.Place(
        table: table, line: problem.line, id: "", position: nil, detail: problem.value ?? "")
    }
    let rows = error.count - 1
    return [Concern(.metresAsDegrees, .unfit, table, count: rows, of: rows, Array(places))]
  }

  /// Looks at tables that have been read.
  ///
  /// - Parameters:
  ///   - options: What they were read by.
  ///   - inputs: The tables.
  ///   - found: The outlets' categories.
  ///   - standards: What asks for categories.
  ///   - isEdge: Whether the reach of each community leaves the area that the data covers.
  ///   - streets: The network's edges in the frame of the tables; `nil` for circles.
  ///   - searches: Whether ways off the streets that no frame explains are looked for too, which takes a second or two.
  ///   - workers: The largest number of tasks.
  /// - Throws: `CancellationError`.
  init(
    _ options: RunOptions, _ inputs: RunInputs, _ found: OutletCategories, _ standards: [Standard],
    isEdge: [Bool]?, streets: EdgeIndex?, searches: Bool = false, workers: Int
  ) async throws {
    self.options = options
    (communities, outlets) = (inputs.communities, inputs.outlets)
    var concerns = Self.rejected(inputs) + Self.outside(inputs)
    concerns += PlaceCheck(inputs.communities, inputs.outlets).concerns()
    concerns += try await Self.position(inputs, workers: workers)
    if let streets {
      let check = StreetCheck(streets, in: inputs.workingFrame, workers: workers)
      for (table, name) in [
        (inputs.communities, Concern.Table.communities), (inputs.outlets, .outlets),
      ] {
        if let concern = try await check.concern(table, name, searches: searches) {
          concerns.append(concern)
        }
      }
    }
    concerns += Self.duplicates(inputs.outlets)
    concerns += CategoryCheck(inputs.outlets, found, standards).concerns()
    concerns += ResidentsCheck(inputs.communities)?.concerns() ?? []
    concerns += Self.edge(inputs.communities, isEdge ?? [])
    self.concerns = concerns.enumerated().sorted { a, b in
      a.element.severity != b.element.severity
        ? a.element.severity > b.element.severity : a.offset < b.offset
    }.map(\.element)
  }

  /// Rows set aside, where a tenth of a table is too much to do without.
  private static func rejected(_ inputs: RunInputs) -> [Concern] {
    [(inputs.communities, Concern.Table.communities), (inputs.outlets, .outlets)].flatMap {
      table, name in
      let places = table.rejected.map { problem in
        Concern.Place(
          table: name, line: problem.line, id: "", position: nil,
          detail: problem.explanation(in: .en))
      }
      let (isMuch, rows) = (places.count * 10 > table.source.rows, table.source.rows)
      return [
        Concern(.rejectedRows, isMuch ? .unfit : .care, name, of: rows, places)
      ].filter { $0.count > 0 }
    }
  }

  /// Communities outside the study area.
  private static func outside(_ inputs: RunInputs) -> [Concern] {
    let places = (0..<inputs.context.count).map { inputs.context.place($0, .communities) }
    guard !places.isEmpty else { return [] }
    return [
      Concern(.outsideArea, .note, .communities, of: inputs.communities.source.rows, places)
    ]
  }

  /// Whether the tables are of the same place and in the frames they say.
  private static func position(_ inputs: RunInputs, workers: Int) async throws -> [Concern] {
    do throws(RunError) {
      let nearest = nearestOfAll(inputs)
      try InputChecks.requireNeighbours(inputs.communities, inputs.outlets, nearest: nearest)
    } catch {
      return [concern(.run(error))]
    }
    let check = OffsetCheck(inputs.communities.positions, inputs.outlets.positions)
    guard let way = check.way() else { return [] }
    let explanation = try await FrameGuess(inputs).explanation(east: way.east, north: way.north)
    guard way.isSure || explanation != nil else { return [] }
    let offset = Concern.Offset(
      east: way.east, north: way.north, explanation: explanation ?? [])
    return [
      Concern(
        .offset(offset), explanation == nil ? .care : .unfit, .both,
        count: inputs.outlets.count, of: inputs.outlets.count, [])
    ]
  }

  /// The least distance between a community and an outlet, of some from all over the tables, in metres.
  private static func nearestOfAll(_ inputs: RunInputs) -> Double {
    func sample(_ table: PointTable, _ count: Int) -> [Coordinate] {
      stride(from: 0, to: table.count, by: max(table.count / count, 1)).map { table.positions[$0] }
    }
    let outlets = sample(inputs.outlets, 300)
    let places = outlets.map { Geocentric($0) }
    // The straight line through the ground tells which pair is nearest, and is quickly measured.
    let nearest = sample(inputs.communities, 300).map { community in
      let place = Geocentric(community)
      let squares = places.map { place.squaredChord(to: $0) }
      let outlet = squares.indices.min { squares[$0] < squares[$1] } ?? 0
      return (square: squares[outlet], community: community, outlet: outlet)
    }.min { $0.square < $1.square }
    return nearest.map { geodesicLength(from: $0.community, to: outlets[$0.outlet]) } ?? 0
  }

  /// The largest limit, in metres.
  private static func reach(_ options: RunOptions, _ standards: [Standard]) -> Double {
    let limits = standards.flatMap { standard in standard.categories.map(standard.limit(of:)) }
    return limits.max() ?? options.walk.metres
  }

  private static func edge(_ communities: PointTable, _ isEdge: [Bool]) -> [Concern] {
    let places = isEdge.indices.filter { isEdge[$0] }.map { communities.place($0, .communities) }
    return places.isEmpty
      ? [] : [Concern(.edge, .note, .communities, of: communities.count, places)]
  }

  private static func duplicates(_ outlets: PointTable) -> [Concern] {
    let check = DuplicateCheck(outlets)
    let pairs = check.pairs()
    func concern(_ kind: Concern.Kind, _ pairs: [DuplicateCheck.Pair]) -> Concern? {
      // One in a thousand moves no rate by more than its last digit.
      let isMuch = pairs.count * 1_000 > outlets.count
      return pairs.isEmpty
        ? nil
        : Concern(
          kind, isMuch ? .care : .note, .outlets, of: outlets.count,
          pairs.map { outlets.place($0.row, .outlets, outlets.ids[$0.first]) })
    }
    let stacked = check.stacked()
    return [
      concern(.duplicate, pairs.filter(\.isExact)),
      concern(.nearDuplicate, pairs.filter { !$0.isExact }),
      stacked.isEmpty
        ? nil
        : Concern(
          .stacked, .care, .outlets, of: outlets.count,
          stacked.map { outlets.place($0, .outlets) }),
    ].compactMap { $0 }
  }
}

extension InputProblem {
  /// Whether it is of a coordinate so large that it cannot be meant in degrees.
  fileprivate var isBeyondDegrees: Bool {
    guard case .outOfRange(_, let most) = reason, most == 90 || most == 180 else { return false }
    return value.flatMap { Double($0) }.map { abs($0) > 1_000 } ?? false
  }
}
