import Catalogue
import Coverage
import Foundation
import TestSupport
import Testing

/// Compares the keys that the schemas for editors describe with the keys that the reader takes.
///
/// The reader is asked with a document that has a key `zzz` in every mapping: it refuses each with the keys that are
/// allowed there.
@Suite("JSON Schema and reader")
struct Schemas {
  @Test func `standards have the same keys`() throws {
    let text = Self.withUnknownKeys(StandardFixture.everything)
    let taken = try Self.keysTaken(StandardFixture(text).problems())
    let described = try Self.keysDescribed("schemas/standard.schema.json")
    #expect(taken.keys.sorted() == described.keys.sorted())
    for (path, keys) in described { #expect(taken[path] == keys, "\(path)") }
  }

  @Test func `overrides have the same keys`() throws {
    let described = try Self.keysDescribed("schemas/override.schema.json")
    let standard = try Self.keysDescribed("schemas/standard.schema.json")
    let folder = try TemporaryFolder()
    let taken = try Self.keysTaken(
      StandardFixture.problems(
        folder.write(
          "city.yaml",
          """
          format: livingcircle-override/1
          changes: everyday
          id: a
          version: 1
          because: { zh: a, en: a, zzz: 1 }
          source: a
          categories: [{ id: bakery, remove: true, because: { zh: a, en: a, zzz: 1 }, zzz: 1 }]
          zzz: 1
          """)))
    #expect(taken[""] == described[""])
    #expect(taken["because"] == described["because"])
    // A category that is taken out has three keys, another one all of a standard's.
    let category = try #require(described["categories[]"])
    #expect(taken["categories[]"] == ["id", "remove", "because"])
    #expect(category == standard["categories[]"]?.union(["remove"]))
    for (path, keys) in described where !["", "because", "categories[]"].contains(path) {
      #expect(standard[path] == keys, "\(path)")
    }
  }

  @Test func `walking profiles have the same keys`() throws {
    let text = """
      format: livingcircle-profile/1
      id: a
      version: 1
      title: { zh: a, en: a, zzz: 1 }
      source: a
      provenance: local
      slope: { value: none, source: a, provenance: local, zzz: 1 }
      classes:
        - id: a
          title: { zh: a, en: a, zzz: 1 }
          tags: [highway=a]
          unless: [foot=no]
          cost: { value: 1, source: a, provenance: local, zzz: 1 }
          extra-metres: { value: 1, source: a, provenance: local, zzz: 1 }
          source: a
          provenance: local
          zzz: 1
      left-out: [{ id: a, title: { zh: a, en: a, zzz: 1 }, tags: [highway=a], unless: [foot=no], zzz: 1 }]
      squares: [area=yes]
      barriers: [{ id: a, title: { zh: a, en: a, zzz: 1 }, tags: [barrier=a], unless: [foot=no], zzz: 1 }]
      zzz: 1
      """
    let taken = try Self.keysTaken(ProfileFixture(text).problems())
    let described = try Self.keysDescribed("schemas/profile.schema.json")
    #expect(taken == described)
  }

  /// A document with another key in each of its mappings.
  private static func withUnknownKeys(_ text: String) -> String {
    let marked = text.replacing("{ ", with: "{ zzz: 1, ")
    // Mappings in blocks: at the root, behind dashes, and behind keys without a value.
    var lines = ["zzz: 1"]
    for line in marked.split(separator: "\n") {
      let code = line.split(separator: "#").first ?? ""
      let indentation = String(line.prefix { $0 == " " })
      let content = code.drop { $0 == " " }
      if content.hasPrefix("- ") && !content.hasPrefix("- {") {
        lines += ["\(indentation)- zzz: 1", "\(indentation)  \(content.dropFirst(2))"]
      } else {
        lines.append(String(code))
        let opensMapping = ["per-1000:", "grades:"].contains(content.trimming())
        if opensMapping { lines.append("\(indentation)  zzz: 1") }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The keys allowed at each path, as the reader says when it refuses another.
  private static func keysTaken(_ problems: [DataFileProblem]) -> [String: Set<String>] {
    var keys: [String: Set<String>] = [:]
    for problem in problems {
      guard case .unknownKey(_, let allowed) = problem.reason else {
        Issue.record("\(problem)")
        continue
      }
      let path = problem.path.replacing(#/\[\d+\]/#, with: "[]")
      keys[String(path.dropLast("zzz".count).trimming(".")), default: []].formUnion(allowed)
    }
    return keys
  }

  /// The keys that a schema describes at each path.
  private static func keysDescribed(_ name: String) throws -> [String: Set<String>] {
    let data = try Data(contentsOf: URL(filePath: Repository.path(name)))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var keys: [String: Set<String>] = [:]
    walk(root, "", root, &keys)
    return keys
  }

  private static func walk(
    _ schema: [String: Any], _ path: String, _ root: [String: Any],
    _ keys: inout [String: Set<String>]
  ) {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      if let target = (root["$defs"] as? [String: [String: Any]])?[name] {
        walk(target, path, root, &keys)
      } else {
        Issue.record("\(reference) leads nowhere")
      }
    }
    for branch in schema["oneOf"] as? [[String: Any]] ?? [] { walk(branch, path, root, &keys) }
    if let items = schema["items"] as? [String: Any] { walk(items, path + "[]", root, &keys) }
    guard let properties = schema["properties"] as? [String: [String: Any]] else { return }
    #expect(schema["additionalProperties"] as? Bool == false, "\(path) lets unknown keys pass")
    keys[path, default: []].formUnion(properties.keys)
    for (key, property) in properties {
      walk(property, path.isEmpty ? key : "\(path).\(key)", root, &keys)
    }
  }
}

extension StringProtocol {
  fileprivate func trimming(_ characters: String = " ") -> String {
    trimmingCharacters(in: CharacterSet(charactersIn: characters))
  }
}
