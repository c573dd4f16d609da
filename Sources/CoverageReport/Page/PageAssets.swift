import CPage

/// What a page is made of besides its data.
enum PageAssets {
  /// The style of the report.
  static let style = text { $0 == "page.css" }
  /// The style of the cards.
  static let cardStyle = text { $0 == "cards.css" }
  /// The program of the report, its parts in their order.
  static let script = text { $0.hasSuffix(".js") }

  private static func text(_ isWanted: (String) -> Bool) -> String {
    (0..<cpage_count()).map { cpage_file($0) }
      .filter { isWanted(String(cString: $0.name)) }
      .map { file in
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
      }
      .joined(separator: "\n")
  }
}
