public import Coverage

/// The categories of outlets that standards and crosswalks speak of, with their names.
public struct Vocabulary: Sendable {
  /// The names by id.
  public let names: [String: LocalText]

  /// The ids by name, in either language and in lower case, besides the ids themselves.
  private let ids: [String: String]

  /// The id that a table means by a category: the id itself, or a name in either language; the text where it is unknown.
  public func id(of category: String) -> String { ids[category.lowercased()] ?? category }

  /// What ships as `GeoData/categories.yaml`.
  public static let shipped = Vocabulary()

  private init() {
    let problems = ProblemList()
    guard let file = ShippedFile.named("categories.yaml"), let document = try? Document(file) else {
      preconditionFailure("categories.yaml ships with every build")
    }
    var fields = Fields(document.root, "", problems)
    names = Dictionary(
      fields.list("categories").map { item in
        var category = Fields(item.node, item.path, problems)
        return (category.requiredText("id"), category.requiredLocalText("name"))
      }, uniquingKeysWith: { first, _ in first })
    ids = Dictionary(
      names.sorted { $0.key < $1.key }.flatMap { id, name in
        [(id, id), (name.zh.lowercased(), id), (name.en.lowercased(), id)]
      }, uniquingKeysWith: { first, _ in first })
  }
}
