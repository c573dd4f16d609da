import Catalogue
import Coverage
import GeoCore
import GeoFormats

/// The tables of a run, their positions in one frame.
struct RunInputs: Sendable {
  var communities: PointTable
  var outlets: PointTable
  /// The communities outside the study area, of which nothing is asked.
  private(set) var context: PointTable
  /// The outlets' entrances; `nil` where nothing says any.
  private(set) var entrances: RunEntrances?
  /// What OpenStreetMap data gave; `nil` where both tables were given.
  let extract: OSMExtract?
  private let crosswalks: RunCrosswalks
  /// The frame that the positions are in.
  let workingFrame: WorkingFrame
  /// The area that the data covers, where a file says it; it is the extent of the data else.
  private(set) var studyArea: StudyArea?
  /// The main urban area, where a file says it.
  private(set) var mainArea: StudyArea?

  /// Takes tables and brings their positions to one frame, where those of either are not there yet.
  ///
  /// - Throws: `RunError.undeclaredFrame`, `InputError` for entrances of no outlet, `CancellationError`.
  private init(
    _ communities: PointTable, _ outlets: PointTable, _ entrances: PointTable?,
    _ extract: OSMExtract?, _ crosswalks: RunCrosswalks,
    badRows: PointTable.Request.BadRows, workers: Int
  ) async throws {
    (self.communities, self.outlets, self.extract) = (communities, outlets, extract)
    context = communities.withoutRows()
    self.crosswalks = crosswalks
    // Files may declare their frames, so that all of this is only known now.
    try InputChecks.requireFrame(communities)
    try InputChecks.requireFrame(outlets)
    if let entrances { try InputChecks.requireFrame(entrances) }
    // WGS 84, which changes nothing, in place of what is not there.
    workingFrame = .of(
      communities.source.frame, outlets.source.frame, entrances?.source.frame ?? .wgs84)
    try await self.communities.move(to: workingFrame, workers: workers)
    try await self.outlets.move(to: workingFrame, workers: workers)
    if var entrances {
      try await entrances.move(to: workingFrame, workers: workers)
      self.entrances = try RunEntrances(entrances, of: self.outlets, badRows: badRows)
    }
  }

  static func read(
    _ options: RunOptions, workers: Int, monitor: RunMonitor?, keepsNames: Bool = false
  ) async throws -> RunInputs {
    monitor?.enter(.read)
    let crosswalks = try RunCrosswalks(options.tableCrosswalks)
    let extract = try await Self.extract(options, workers: workers)
    let requests = try TableRequests(options, extract, keepsNames: keepsNames)
    let communities = try await PointTable.read(requests.communities, workers: workers)
    var outlets = try await PointTable.read(requests.outlets, workers: workers)
    if options.outletOutlines { outlets = try outlets.outlined(options, extract) }
    var entrances: PointTable?
    if let request = requests.entrances {
      entrances = try await PointTable.read(request, workers: workers)
    }
    var inputs = try await RunInputs(
      communities, outlets, entrances, extract, crosswalks, badRows: options.badRows,
      workers: workers)
    if options.dedupe { inputs.dedupe() }
    try await inputs.useAreas(options)
    return inputs
  }

  /// Reads the communities, and opens the outlets, of which no row is there yet.
  ///
  /// - Parameters:
  ///   - options: What to read.
  ///   - scratch: The folder for what waits on disk.
  ///   - workers: The largest number of tasks.
  /// - Returns: The inputs, and the table whose rows are to come.
  /// - Throws: What ``read(_:workers:monitor:keepsNames:)`` throws.
  static func begin(
    _ options: RunOptions, scratch: String, workers: Int
  ) async throws -> (inputs: RunInputs, table: PartedTable) {
    let requests = try TableRequests(options, nil, keepsNames: false)
    let communities = try await PointTable.read(requests.communities, workers: workers)
    let table = try PartedTable(requests.outlets, scratch: scratch)
    var inputs = try await RunInputs(
      communities, table.empty, nil, nil, RunCrosswalks([]), badRows: options.badRows,
      workers: workers)
    try await inputs.useAreas(options)
    return (inputs, table)
  }

  /// What has no table of its own.
  ///
  /// - Throws: `RunError.nothingExtracted` where the data has none of it, besides what extracting throws.
  private static func extract(_ options: RunOptions, workers: Int) async throws -> OSMExtract? {
    guard var wanted = options.osm, options.communities == nil || options.outlets == nil else {
      return nil
    }
    if options.outlets == nil, !options.crosswalks.isEmpty {
      wanted.crosswalks = options.crosswalks
    }
    let extract = try await OSMExtract.extract(wanted, workers: workers)
    if options.communities == nil, extract.communities.communities.isEmpty {
      throw RunError.nothingExtracted(file: wanted.path, .communities)
    }
    if options.outlets == nil, extract.outlets.outlets.isEmpty {
      throw RunError.nothingExtracted(file: wanted.path, .outlets)
    }
    return extract
  }

  /// Sets outlets aside that stand in the table twice.
  private mutating func dedupe() {
    let pairs = DuplicateCheck(outlets).pairs()
    entrances?.follow(pairs, of: outlets.count)
    outlets = outlets.settingAside(
      pairs.map { ($0.row, .duplicateOutlet(id: outlets.ids[$0.first])) })
  }

  /// Reads the areas that the options name, and tells the communities outside the study area from the others.
  private mutating func useAreas(_ options: RunOptions) async throws {
    if let path = options.mainArea { mainArea = try await StudyArea(path: path, in: workingFrame) }
    guard let path = options.studyArea else { return }
    let area = try await StudyArea(path: path, in: workingFrame)
    let isInside = (0..<communities.count).map { area.contains(communities.positions[$0]) }
    guard isInside.contains(true) else {
      throw RunError.outsideStudyArea(file: communities.source.path, area: path)
    }
    context = communities.selecting(isInside.indices.filter { !isInside[$0] })
    communities = communities.selecting(isInside.indices.filter { isInside[$0] })
    studyArea = area
  }

  /// The outlets' categories: as the table has them, or as crosswalks make them out.
  ///
  /// - Throws: `CancellationError`.
  func categories(workers: Int) async throws -> OutletCategories {
    try await crosswalks.categories(outlets, workers: workers)
  }

  /// The files that outlets were read by.
  var crosswalkFiles: [StandardFile.Source] { crosswalks.sources + (extract?.crosswalkFiles ?? []) }

  /// Which communities' reach leaves the area that the data covers.
  ///
  /// - Parameter reach: The largest limit of all requirements, in metres.
  /// - Returns: Whether it does, for each community; `nil` where nobody can tell.
  func edges(reach: Double) -> [Bool]? {
    edges(reach: reach, studyArea ?? StudyArea(around: [communities.positions, outlets.positions]))
  }

  /// The same where outlets came in parts.
  ///
  /// - Throws: `OutputError`.
  func edges(reach: Double, _ outlets: PartedOutlets) throws -> [Bool]? {
    let area = try studyArea ?? StudyArea(around: communities.positions, outlets)
    return edges(reach: reach, area)
  }

  private func edges(reach: Double, _ area: StudyArea?) -> [Bool]? {
    area.map { area in
      (0..<communities.count).map { area.ends(within: reach, of: communities.positions[$0]) }
    }
  }

  /// The files of areas that the options name.
  var areaFiles: [(role: String, file: StandardFile.Source)] {
    [("study_area", studyArea?.source), ("main_area", mainArea?.source)].compactMap { role, file in
      file.map { (role, $0) }
    }
  }
}

/// Which tables to read, and how.
private struct TableRequests {
  let communities: PointTable.Request
  let outlets: PointTable.Request
  let entrances: PointTable.Request?

  init(_ options: RunOptions, _ extract: OSMExtract?, keepsNames: Bool) throws {
    let columns = try Self.columns(options)
    var communities = Self.request(options.communities, extract?.communitiesText, .communities)
    communities.frame = options.communities == nil ? nil : options.communitiesFrame
    communities.format = options.formats.communities
    communities.columns = columns.communities
    communities.keepsNames = true
    var outlets = Self.request(options.outlets, extract?.outletsText, .outlets)
    outlets.frame = options.outlets == nil ? nil : options.outletsFrame
    outlets.format = options.formats.outlets
    outlets.columns = columns.outlets
    outlets.keepsNames =
      keepsNames || !options.tableCrosswalks.isEmpty || options.dedupe
      || Self.isSmall(options.outlets)
    outlets.keepsOutlines = options.outletOutlines
    outlets.mayLackCategory = !options.tableCrosswalks.isEmpty
    if !options.standards.isEmpty {
      communities.attributes = RunFacts.communityAttributes
      outlets.attributes = RunFacts.outletAttributes
    }
    (communities.badRows, outlets.badRows) = (options.badRows, options.badRows)
    (self.communities, self.outlets) = (communities, outlets)
    entrances = Self.entrances(options, extract, columns.entrances)
  }

  /// The entrances: those of a file, else those of the data that the outlets come from, where it has any.
  private static func entrances(
    _ options: RunOptions, _ extract: OSMExtract?, _ columns: [ColumnRole: String]
  ) -> PointTable.Request? {
    let hasExtracted = options.outlets == nil && extract?.entrances.entrances.isEmpty == false
    guard options.entrances != nil || hasExtracted else { return nil }
    var request = Self.request(options.entrances, extract?.entrancesText, .entrances)
    request.frame = options.entrances == nil ? nil : options.outletsFrame
    request.format = options.formats.entrances
    request.columns = columns
    request.keepsNames = true
    request.badRows = options.badRows
    return request
  }

  /// Whether names of outlets, which only reports show, are worth the time that reading them takes: a fifth of a run over a
  /// million outlets.
  private static func isSmall(_ path: String?) -> Bool {
    guard let path, let size = fileSize(atPath: path) else { return true }
    return size <= 32 << 20
  }

  private static func request(
    _ path: String?, _ text: TableText?, _ kind: PointTable.Request.Kind
  ) -> PointTable.Request {
    if path == nil, let text { return PointTable.Request(text, kind: kind) }
    return PointTable.Request(path: path ?? "", kind: kind)
  }

  /// The columns that the user named, each for the tables that have it.
  private typealias Columns = (
    communities: [ColumnRole: String], outlets: [ColumnRole: String],
    entrances: [ColumnRole: String]
  )

  /// Finds the columns that the user named.
  ///
  /// - Throws: `InputError` for a name that no table has, besides what reading headers throws.
  private static func columns(_ options: RunOptions) throws -> Columns {
    guard !options.columns.isEmpty else { return ([:], [:], [:]) }
    func headers(_ path: String?, _ format: InputFormat) throws -> [String] {
      try path.map { try PointTable.headers(path: $0, format: format) } ?? []
    }
    let formats = options.formats
    let communities = try headers(options.communities, formats.communities)
    let outlets = try headers(options.outlets, formats.outlets)
    let entrances = try headers(options.entrances, formats.entrances)
    func isIn(_ headers: [String], _ name: String) -> Bool {
      headers.contains { $0.lowercased() == name.lowercased() }
    }
    let all = communities + outlets + entrances
    for (role, name) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !isIn(all, name) {
      let (headers, file) =
        role == .outlet && options.entrances != nil
        ? (entrances, options.entrances)
        : role == .category || options.communities == nil
          ? (outlets, options.outlets) : (communities, options.communities)
      throw InputError([
        InputProblem(
          .unknownColumn(headers: headers), file: file ?? options.osm?.path ?? "", line: 1,
          value: name)
      ])
    }
    func columns(in headers: [String]) -> [ColumnRole: String] {
      options.columns.filter { isIn(headers, $0.value) }
    }
    return (columns(in: communities), columns(in: outlets), columns(in: entrances))
  }
}
