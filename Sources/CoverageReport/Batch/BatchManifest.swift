import Catalogue
import GeoFormats

/// The cities of a batch and what is asked of each, as a table or a YAML file says it.
///
/// Its columns, or keys, are `city`, `province` and the names of the options of `analyze`; `pilot` is one of those.
public struct BatchManifest: Sendable {
  /// One city.
  public struct City: Sendable {
    /// Its name, which is that of its folder.
    public var name: String
    /// The province that it is counted in.
    public var province: String?
    /// The options that it has, each with one value or several.
    public var options: [(name: String, values: [String])]
    /// The line of the file that it begins in.
    public var line: Int

    /// The pilot area that it is.
    public var pilot: String? { options.first { $0.name == "pilot" }?.values.first }
  }

  /// The file.
  public let path: String
  /// The cities, in the order of the file.
  public let cities: [City]

  /// Reads a manifest: YAML by its ending (.yaml, .yml), else a table.
  ///
  /// - Throws: `BatchError`, `InputError`, `DataFileError`.
  public static func read(_ path: String) throws -> BatchManifest {
    let isYAML = [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
    return try BatchManifest(path, isYAML ? yamlRows(path) : tableRows(path))
  }

  private typealias Row = (line: Int, values: [(key: String, values: [String])])

  private init(_ path: String, _ rows: [Row]) throws(BatchError) {
    guard !rows.isEmpty else { throw .noCities(file: path) }
    var cities: [City] = []
    var lines: [String: Int] = [:]
    for (line, values) in rows {
      let city = try City(path, line, values)
      // Some file systems take two names for one that differ in case alone.
      let key = city.name.lowercased()
      if let first = lines[key] {
        throw .sameCity(file: path, line: line, city: city.name, first: first)
      }
      lines[key] = line
      cities.append(city)
    }
    self.path = path
    self.cities = cities
  }

  private static func yamlRows(_ path: String) throws -> [Row] {
    try BatchFile.load(path).entries.map { ($0.line, $0.values) }
  }

  private static func tableRows(_ path: String) throws -> [Row] {
    let table = try RowTable.read(path: path)
    guard table.headers.contains(where: { City.isName(key: City.key($0)) }) else {
      throw BatchError.noCityColumn(file: path, headers: table.headers)
    }
    return table.rows.map { row in
      let values = zip(table.headers, row.fields).map { header, field in
        (header, field.isEmpty ? [] : [field])
      }
      return (row.line, values.filter { !$0.0.isEmpty || !$0.1.isEmpty })
    }
  }
}

extension BatchManifest.City {
  /// A key as options are spelled: `communities_crs` and `Communities-CRS` are `communities-crs`.
  fileprivate static func key(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }

  fileprivate static func isName(key: String) -> Bool { key == "city" || key == "城市" }

  fileprivate init(
    _ file: String, _ line: Int, _ values: [(key: String, values: [String])]
  ) throws(BatchError) {
    var name = ""
    var province: String?
    var options: [(name: String, values: [String])] = []
    for (text, values) in values {
      let key = Self.key(text)
      if Self.isName(key: key) {
        name = values.first ?? ""
      } else if key == "province" || key == "省份" {
        province = values.first
      } else if !values.isEmpty {
        options.append((key, values))
      }
    }
    guard Self.isFolderName(name) else {
      throw .cityName(file: file, line: line, city: name)
    }
    (self.name, self.province, self.options, self.line) = (name, province, options, line)
  }

  /// Whether a folder may have the name on every system, and beside the batch's own files.
  private static func isFolderName(_ name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
        && scalar.properties.generalCategory != .control
    }
    return isPlain && !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200
      && !BatchFolder.fileNames.contains(name.lowercased())
  }
}
