import CoverageReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What standard output and standard error are connected to.
enum Terminal {
  /// How text on standard output may look: colours only on a terminal, and not where `NO_COLOR` is set.
  static var style: TextStyle {
    TextStyle(hasColor: isatty(1) == 1 && wantsColor, width: width, language: .current)
  }

  /// Whether progress may be shown.
  static var showsProgress: Bool { isatty(2) == 1 }

  private static var wantsColor: Bool {
    let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    return !noColor && !isDumb
  }

  private static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }
}
