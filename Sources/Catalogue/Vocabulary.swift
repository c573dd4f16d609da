public import Coverage

/// The categories of outlets that standards and crosswalks speak of, with their names.
public struct Vocabulary: Sendable {
  /// The names by id.
  public let names: [String: LocalText]

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
  }
}
