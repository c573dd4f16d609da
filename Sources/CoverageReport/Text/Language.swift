/// A language in which text for people is written. Data files do not depend on it.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case en
  /// Simplified Chinese.
  case zh

  /// The language that the environment asks for, as POSIX has it: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is
  /// set and not empty decides.
  ///
  /// - Parameter environment: The value of a variable; `nil` where it is not set.
  public init(environment: (String) -> String?) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.compactMap { environment($0) }.first { !$0.isEmpty } ?? ""
    self = locale.hasPrefix("zh") ? .zh : .en
  }

  /// The text in this language; only that one is made.
  ///
  /// Each text is written whole in both languages, side by side, and never put together from words: their order differs.
  public func choose(
    en: @autoclosure () -> String, zh: @autoclosure () -> String
  ) -> String {
    switch self {
    case .en: en()
    case .zh: zh()
    }
  }

  /// Names one after another, as the language separates them.
  public func list(_ names: [String]) -> String {
    names.joined(separator: choose(en: ", ", zh: "、"))
  }
}
