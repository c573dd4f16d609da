import Coverage
import GeoCore
import GeoFormats

/// Both tables of a run, their positions in one frame.
struct RunInputs: Sendable {
  var communities: PointTable
  var outlets: PointTable
  /// The frame that the positions are in.
  let workingFrame: WorkingFrame
  /// The area that the data covers; `nil` where nobody can tell.
  private(set) var studyArea: StudyArea?
  /// The main urban area, where a file says it.
  private(set) var mainArea: StudyArea?

  /// Takes tables and brings their positions to one frame, where those of either are not there yet.
  ///
  /// - Throws: `RunError.undeclaredFrame`, `CancellationError`.
  private init(
    _ communities: PointTable, _ outlets: PointTable, workers: Int
  ) async throws {
    (self.communities, self.outlets) = (communities, outlets)
    // Files may declare their frames, so that all of this is only known now.
    try InputChecks.requireFrame(communities)
    try InputChecks.requireFrame(outlets)
    workingFrame = .of(communities.source.frame, outlets.source.frame)
    try await self.communities.move(to: workingFrame, workers: workers)
    try await self.outlets.move(to: workingFrame, workers: workers)
  }

  static func read(
    _ options: RunOptions, workers: Int, monitor: RunMonitor?, keepsNames: Bool = false
  ) async throws -> RunInputs {
    monitor?.enter(.read)
    let columns = try Self.columns(options)
    func request(_ path: String, _ kind: PointTable.Request.Kind) -> PointTable.Request {
      var request = PointTable.Request(path: path, kind: kind)
      request.frame = kind == .communities ? options.communitiesFrame : options.outletsFrame
      request.format =
        kind == .communities ? options.formats.communities : options.formats.outlets
      request.badRows = options.badRows
      request.columns = kind == .communities ? columns.communities : columns.outlets
      request.keepsNames =
        keepsNames || kind == .communities || !options.crosswalks.isEmpty || options.dedupe
      request.mayLackCategory = !options.crosswalks.isEmpty
      if !options.standards.isEmpty {
        request.attributes =
          kind == .communities ? RunFacts.communityAttributes : RunFacts.outletAttributes
      }
      return request
    }
    let communities = try await PointTable.read(
      request(options.communities, .communities), workers: workers)
    let outlets = try await PointTable.read(request(options.outlets, .outlets), workers: workers)
    var inputs = try await RunInputs(communities, outlets, workers: workers)
    if options.dedupe { inputs.dedupe() }
    try await inputs.useAreas(options)
    return inputs
  }

  /// Sets outlets aside that stand in the table twice.
  private mutating func dedupe() {
    let pairs = DuplicateCheck(outlets).pairs()
    outlets = outlets.settingAside(
      pairs.map { ($0.row, .duplicateOutlet(id: outlets.ids[$0.first])) })
  }

  /// Reads the areas that the options name, and sets communities outside the study area aside.
  private mutating func useAreas(_ options: RunOptions) async throws {
    if let path = options.mainArea { mainArea = try await StudyArea(path: path, in: workingFrame) }
    guard let path = options.studyArea else {
      studyArea = StudyArea(around: [communities.positions, outlets.positions])
      return
    }
    let area = try await StudyArea(path: path, in: workingFrame)
    let outside = (0..<communities.count).filter { !area.contains(communities.positions[$0]) }
    guard outside.count < communities.count else {
      throw RunError.outsideStudyArea(file: communities.source.path, area: path)
    }
    communities = communities.settingAside(outside.map { ($0, .outsideStudyArea) })
    studyArea = area
  }

  /// The columns that the user named, each for the tables that have it.
  ///
  /// - Throws: `InputError` for a name that neither table has, besides what reading headers throws.
  private static func columns(
    _ options: RunOptions
  ) throws -> (communities: [ColumnRole: String], outlets: [ColumnRole: String]) {
    guard !options.columns.isEmpty else { return ([:], [:]) }
    let headers = try (
      communities: PointTable.headers(
        path: options.communities, format: options.formats.communities),
      outlets: PointTable.headers(path: options.outlets, format: options.formats.outlets)
    )
    func isIn(_ headers: [String], _ name: String) -> Bool {
      headers.contains { $0.lowercased() == name.lowercased() }
    }
    for (role, name) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !isIn(headers.communities, name) && !isIn(headers.outlets, name) {
      let isOutlets = role == .category
      throw InputError([
        InputProblem(
          .unknownColumn(headers: isOutlets ? headers.outlets : headers.communities),
          file: isOutlets ? options.outlets : options.communities, line: 1, value: name)
      ])
    }
    return (
      options.columns.filter { isIn(headers.communities, $0.value) },
      options.columns.filter { isIn(headers.outlets, $0.value) }
    )
  }

  /// The files of areas that the options name.
  var areaFiles: [(role: String, file: StudyArea.Source)] {
    [("study_area", studyArea?.source), ("main_area", mainArea?.source)].compactMap { role, file in
      file.map { (role, $0) }
    }
  }
}
