import GeoFormats
import TestSupport

/// A table in a file of its own, to be read in several ways.
struct TableFile {
  private let folder: TemporaryFolder
  let path: String

  init(_ bytes: some Sequence<UInt8>) throws {
    folder = try TemporaryFolder()
    path = try folder.write("table.csv", bytes)
  }

  init(_ text: String) throws { try self.init(text.utf8) }

  func read(
    _ kind: PointTable.Request.Kind = .communities, workers: Int = 1,
    change: (inout PointTable.Request) -> Void = { _ in }
  ) async throws -> PointTable {
    var request = PointTable.Request(path: path, kind: kind)
    change(&request)
    return try await PointTable.read(request, workers: workers)
  }

  /// What is wrong with the file; nothing where it can be read.
  func problems(
    _ kind: PointTable.Request.Kind = .communities,
    change: (inout PointTable.Request) -> Void = { _ in }
  ) async throws -> [InputProblem] {
    do {
      _ = try await read(kind, change: change)
      return []
    } catch let error as InputError {
      return error.problems
    }
  }
}

/// A row as strings.
extension PointTable {
  func row(_ number: Int) -> [String] { texts.map { $0[number] } }

  var rows: [[String]] { (0..<count).map(row) }

  var allIDs: [String] { (0..<count).map { ids[$0] } }
}
