public import ArgumentParser
public import CoverageReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The option that says in which language text is written; for every command.
struct LanguageOption: ParsableArguments {
  /// Only refused here where it names no language: ``Language/current`` has looked it up before.
  @Option(
    help: .localized(
      en: "The language of text. (default: what LC_ALL, LC_MESSAGES or LANG says)",
      zh: "文字的语言。（默认：由 LC_ALL、LC_MESSAGES 或 LANG 决定）"))
  var language: Language?
}

extension Language: ExpressibleByArgument {}

extension Language {
  /// The language of this process: what `--language` says, or else the environment.
  ///
  /// Looked up in the arguments before they are parsed, because help texts are made first, and because a command line that
  /// cannot be parsed is refused in the language that it asks for.
  static let current =
    asked(in: CommandLine.arguments)
    ?? Language { name in getenv(name).map { String(cString: $0) } }

  /// What `--language` says last; `nil` where it is not there or names no language.
  private static func asked(in arguments: [String]) -> Language? {
    let option = "--language"
    let options = arguments.prefix { $0 != "--" }
    var name: String?
    for (argument, next) in zip(options, options.dropFirst() + [""]) {
      if argument == option { name = next }
      if argument.hasPrefix(option + "=") { name = String(argument.dropFirst(option.count + 1)) }
    }
    return name.flatMap { Language(rawValue: $0) }
  }
}

/// The text in the language of this process; written whole in both.
func localized(en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
  Language.current.choose(en: en(), zh: zh())
}

extension ArgumentHelp {
  /// Help in the language of this process.
  static func localized(
    en: @autoclosure () -> String, zh: @autoclosure () -> String
  ) -> ArgumentHelp {
    ArgumentHelp(Language.current.choose(en: en(), zh: zh()))
  }
}

extension ValidationError {
  /// Refuses a command line in the language of this process.
  init(en: @autoclosure () -> String, zh: @autoclosure () -> String) {
    self.init(localized(en: en(), zh: zh()))
  }
}
