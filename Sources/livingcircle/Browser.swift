import CoverageReport
import FoundationEssentials
import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the machine that makes of a page or picture what livingcircle does not: PDF, pixels.
enum RenderError: Error, Hashable {
  /// None of the programs that could do it is installed.
  case noProgram(work: Work)
  /// The program ended without a result.
  case failed(program: String, status: Int32)

  /// What is to be made.
  enum Work: Hashable {
    case pdf
    case png
  }

  /// What is wrong and what to do about it.
  func text(in language: Language) -> String {
    switch self {
    case .noProgram(.pdf):
      language.choose(
        en: """
          --pdf: no Chromium or Chrome is installed, which makes the PDF. Install one \
          (apt-get install chromium), or open the page in any browser and print it to a file.
          """,
        zh: """
          --pdf：未安装生成 PDF 所需的 Chromium 或 Chrome。请安装（apt-get install chromium），\
          或用任意浏览器打开网页后打印为 PDF。
          """)
    case .noProgram(.png):
      language.choose(
        en: """
          --format png: neither rsvg-convert nor Chromium is installed, which make the pixels. \
          Install one (apt-get install librsvg2-bin), or use --format svg.
          """,
        zh: """
          --format png：未安装生成 PNG 所需的 rsvg-convert 或 Chromium。\
          请安装其一（apt-get install librsvg2-bin），或改用 --format svg。
          """)
    case .failed(let program, let status):
      language.choose(
        en: """
          \(program): ended with status \(status) and without a result. \
          Try it by hand, or make the page or the SVG alone.
          """,
        zh: "\(program)：异常结束（状态码 \(status)），没有生成结果。请手工运行该程序检查，或只生成网页或 SVG。")
    }
  }
}

/// Chromium or a program of its family, without a window.
struct Browser {
  let program: Program

  /// The first that is installed.
  static func find() throws(RenderError) -> Browser {
    guard let program = Program.find(names) else { throw .noProgram(work: .pdf) }
    return Browser(program: program)
  }

  static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ]

  /// A page as it is printed, the same bytes of the same page.
  func pdf(ofPage path: String) throws -> ByteWriter {
    var pdf = ByteWriter()
    let printed = try run(path, "--no-pdf-header-footer", "--print-to-pdf=", "page.pdf")
    Self.withoutDates(printed.bytes()).withUnsafeBufferPointer { pdf.append($0) }
    return pdf
  }

  /// A PDF without the moment at which it was made, which stands at its beginning; spaces in its place, so that everything else
  /// stays where the file's own table says it is.
  private static func withoutDates(_ pdf: [UInt8]) -> [UInt8] {
    var pdf = pdf
    for key in ["/CreationDate (", "/ModDate ("] {
      let beginning = pdf[..<min(4_096, pdf.count)]
      guard let first = beginning.firstRange(of: Array(key.utf8))?.lowerBound,
        let last = beginning[first...].firstIndex(of: UInt8(ascii: ")"))
      else { continue }
      for place in first...last { pdf[place] = UInt8(ascii: " ") }
    }
    return pdf
  }

  /// A picture of so many pixels.
  func png(_ path: String, width: Int, height: Int) throws -> ByteWriter {
    try run(path, "--window-size=\(width),\(height)", "--screenshot=", "page.png")
  }

  private func run(
    _ page: String, _ option: String, _ output: String, _ name: String
  ) throws -> ByteWriter {
    let place = try ScratchFolder()
    let url = URL(filePath: page).absoluteString
    var options = [
      "--headless", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
      "--user-data-dir=\(place.path)/profile", option, "\(output)\(place.path)/\(name)",
    ]
    // Chromium does not run as root inside its sandbox.
    if geteuid() == 0 { options.append("--no-sandbox") }
    let status = try program.run(options + [url])
    guard let result = place.take(name) else {
      throw RenderError.failed(program: program.path, status: status)
    }
    return result
  }
}

/// What turns SVG into pixels: rsvg-convert where it is installed, or else Chromium.
enum Painter {
  case converter(Program)
  case browser(Browser)

  static func find() throws(RenderError) -> Painter {
    if let program = Program.find(["rsvg-convert"]) { return .converter(program) }
    guard let program = Program.find(Browser.names) else { throw .noProgram(work: .png) }
    return .browser(Browser(program: program))
  }

  /// The picture with two pixels for each unit.
  func png(_ svg: borrowing ByteWriter) throws -> ByteWriter {
    let place = try ScratchFolder()
    try place.write("picture.svg", svg)
    let path = "\(place.path)/picture.svg"
    switch self {
    case .converter(let program):
      let status = try program.run(["--zoom=2", "--output=\(place.path)/picture.png", path])
      guard let result = place.take("picture.png") else {
        throw RenderError.failed(program: program.path, status: status)
      }
      return result
    case .browser(let browser): return try browser.png(path, width: 1_000, height: 1_200)
    }
  }
}
