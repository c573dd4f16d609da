import Foundation
import TestSupport
import Testing

/// Chromium without a window: opens a page, lets a script ask it questions, and takes its picture.
struct Chromium {
  static let path = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].first { FileManager.default.isExecutableFile(atPath: $0) }

  static var isInstalled: Bool { path != nil }

  /// What a page said when it was asked.
  struct Answer {
    /// What the script has answered, by its questions.
    var values: [String: String]
    /// Errors and warnings of the page.
    var console: [String]
  }

  let folder: TemporaryFolder
  var width = 1_440
  var height = 900
  var isDark = false

  /// Opens a page with a script at its end.
  ///
  /// The script calls `answer(question, value)`; it may be asynchronous, and has ten seconds of the page's time.
  func ask(_ page: String, fragment: String = "", _ script: String) throws -> Answer {
    let text = try String(contentsOfFile: page, encoding: .utf8)
    let asking = """
      <script>
      "use strict";
      const answers = {};
      function answer(question, value) { answers[question] = String(value); }
      addEventListener("error", (event) => answer("error", event.message));
      (async () => {
      await new Promise((done) => setTimeout(done, 300));
      try { \(script) } catch (error) { answer("error", error.stack); }
      const place = document.createElement("template");
      place.id = "answers";
      place.setAttribute("data-answers", encodeURIComponent(JSON.stringify(answers)));
      document.body.append(place);
      })();
      </script>
      </body>
      """
    let copy = try folder.write("asked.html", text.replacing("</body>", with: asking))
    let (output, errors) = try run([
      "--dump-dom", "--virtual-time-budget=10000", url(copy, fragment),
    ])
    let found = try #require(
      output.firstMatch(of: /data-answers="([^"]*)"/),
      "the script did not come to its end: \(errors)")
    let json = try #require(String(found.1).removingPercentEncoding)
    let values = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    let console = errors.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init)
    return Answer(values: values, console: console)
  }

  /// Takes a picture of a page into the folder that `LIVINGCIRCLE_SCREENSHOTS` names, for people to look at.
  func photograph(_ page: String, fragment: String = "", _ name: String) throws {
    let picture = folder.path("\(name).png")
    _ = try run([
      "--screenshot=\(picture)", "--hide-scrollbars", "--virtual-time-budget=4000",
      url(page, fragment),
    ])
    let bytes = try Data(contentsOf: URL(filePath: picture))
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count > 10_000)
    guard let place = ProcessInfo.processInfo.environment["LIVINGCIRCLE_SCREENSHOTS"] else {
      return
    }
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try bytes.write(to: URL(filePath: "\(place)/\(name).png"))
  }

  private func url(_ page: String, _ fragment: String) -> String {
    URL(filePath: page).absoluteString + (fragment.isEmpty ? "" : "#" + fragment)
  }

  private func run(_ arguments: [String]) throws -> (output: String, errors: String) {
    let errors = try folder.write("chromium.log", "")
    let process = Process()
    process.executableURL = URL(filePath: Self.path ?? "")
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--enable-logging=stderr",
        "--user-data-dir=\(folder.path("profile"))", "--window-size=\(width),\(height)",
        "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
      ] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let log = try String(contentsOfFile: errors, encoding: .utf8)
    return (String(decoding: output, as: UTF8.self), log)
  }
}
