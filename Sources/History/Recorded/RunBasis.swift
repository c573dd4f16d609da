import FoundationEssentials

/// What decided a run's results: the manifest's entries by their keys, without what changes no byte of a result.
public struct RunBasis: Sendable, Equatable {
  /// The entries, such as `options.detour` and its value as text.
  public private(set) var entries: [String: String]

  /// Takes the entries out of a manifest; none where it is no JSON.
  public init(manifest: some Sequence<UInt8>) {
    let value = try? JSONDecoder().decode(ManifestValue.self, from: Data(manifest))
    entries = [:]
    guard case .object(let members)? = value else { return }
    for (key, value) in members where !["results", "pilot", "tool"].contains(key) {
      add(value, key)
    }
  }

  /// What a history's file has.
  init(stored: String) throws {
    entries = try JSONDecoder().decode([String: String].self, from: Data(stored.utf8))
  }

  /// The entries as an object of JSON, its keys in order.
  var stored: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(entries)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// Keys that say where a file lies and how large it is, where its SHA-256 says all that matters of it, and whom to name.
  private static let leftOut: Set<String> = [
    "path", "bytes", "source", "attribution", "attributions", "frame_declared_by",
  ]

  private mutating func add(_ value: ManifestValue, _ key: String) {
    switch value {
    case .object(let members):
      for (name, value) in members where !Self.leftOut.contains(name) {
        add(value, "\(key).\(name)")
      }
    case .array(let items):
      for (number, item) in items.enumerated() { add(item, "\(key).\(item.name ?? "\(number)")") }
    case .text(let text): entries[key] = text
    }
  }
}

/// A value of a manifest; numbers and flags as text.
private enum ManifestValue: Decodable {
  case object([String: ManifestValue])
  case array([ManifestValue])
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .text(flag ? "true" : "false")
    } else if let number = try? container.decode(Double.self) {
      let whole = Int(exactly: number)
      self = .text(whole.map { "\($0)" } ?? "\(number)")
    } else if let items = try? container.decode([ManifestValue].self) {
      self = .array(items)
    } else if let members = try? container.decode([String: ManifestValue].self) {
      self = .object(members)
    } else {
      self = .text("")
    }
  }

  /// What an item of a list is called: a standard's id, a file's name.
  var name: String? {
    guard case .object(let members) = self else { return nil }
    if case .text(let id)? = members["id"] { return id }
    guard case .text(let path)? = members["path"] else { return nil }
    return path.split(separator: "/").last.map { String($0) }
  }
}
