import GeoFormats

/// Both tables of a run.
struct RunInputs: Sendable {
  var communities: PointTable
  var outlets: PointTable
  /// What OpenStreetMap data gave; `nil` where both tables were given.
  var extract: OSMExtract?

  static func read(
    _ options: RunOptions, workers: Int, monitor: RunMonitor?, keepsNames: Bool = false
  ) async throws -> RunInputs {
    monitor?.enter(.read)
    let columns = try Self.columns(options)
    let extract = try await Self.extract(options, workers: workers)
    func request(_ kind: PointTable.Request.Kind) -> PointTable.Request {
      let isCommunities = kind == .communities
      var request: PointTable.Request
      if let path = isCommunities ? options.communities : options.outlets {
        request = PointTable.Request(path: path, kind: kind)
        request.frame = options.frame ?? .wgs84
        request.columns = isCommunities ? columns.communities : columns.outlets
      } else if let extract {
        request = PointTable.Request(
          isCommunities ? extract.communitiesText : extract.outletsText, kind: kind)
      } else {
        request = PointTable.Request(path: "", kind: kind)
      }
      request.badRows = options.badRows
      request.keepsNames = keepsNames || isCommunities || !options.tableCrosswalks.isEmpty
      request.mayLackCategory = !options.tableCrosswalks.isEmpty
      if !options.standards.isEmpty {
        request.attributes =
          isCommunities ? RunFacts.communityAttributes : RunFacts.outletAttributes
      }
      return request
    }
    let communities = try await PointTable.read(request(.communities), workers: workers)
    let outlets = try await PointTable.read(request(.outlets), workers: workers)
    // OpenStreetMap's positions are always on WGS 84.
    if options.frame == nil {
      if options.communities != nil { try InputChecks.requireFrame(communities) }
      if options.outlets != nil { try InputChecks.requireFrame(outlets) }
    }
    return RunInputs(communities: communities, outlets: outlets, extract: extract)
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

  /// The columns that the user named, each for the tables that have it.
  ///
  /// - Throws: `InputError` for a name that neither table has, besides what reading headers throws.
  private static func columns(
    _ options: RunOptions
  ) throws -> (communities: [ColumnRole: String], outlets: [ColumnRole: String]) {
    guard !options.columns.isEmpty else { return ([:], [:]) }
    let headers = try (
      communities: options.communities.map { try PointTable.headers(path: $0) } ?? [],
      outlets: options.outlets.map { try PointTable.headers(path: $0) } ?? []
    )
    func isIn(_ headers: [String], _ name: String) -> Bool {
      headers.contains { $0.lowercased() == name.lowercased() }
    }
    for (role, name) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !isIn(headers.communities, name) && !isIn(headers.outlets, name) {
      let isOutlets = role == .category || options.communities == nil
      throw InputError([
        InputProblem(
          .unknownColumn(headers: isOutlets ? headers.outlets : headers.communities),
          file: (isOutlets ? options.outlets : options.communities) ?? options.osm?.path ?? "",
          line: 1, value: name)
      ])
    }
    return (
      options.columns.filter { isIn(headers.communities, $0.value) },
      options.columns.filter { isIn(headers.outlets, $0.value) }
    )
  }
}
