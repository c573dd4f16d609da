import ArgumentParser
import CoverageReport
import GeoFormats

/// What `--column` says: headers of columns that go by other names.
///
/// - Parameters:
///   - pairs: Each a role and a header, joined by `=`.
///   - roles: The roles that the command knows.
/// - Returns: The header of each role.
/// - Throws: `ValidationError` for anything else.
func namedColumns(_ pairs: [String], among roles: [ColumnRole]) throws -> [ColumnRole: String] {
  var columns: [ColumnRole: String] = [:]
  for pair in pairs {
    let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let role = ColumnRole(rawValue: parts[0]), roles.contains(role) else {
      let names = Language.current.list(roles.map(\.rawValue))
      throw ValidationError(
        en: "--column \(pair): write ROLE=HEADER with one of \(names).",
        zh: "--column \(pair)：请写成 角色=列名，角色为 \(names) 之一。")
    }
    columns[role] = parts[1]
  }
  return columns
}
