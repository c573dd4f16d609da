import Foundation
import TestSupport

/// The repository's files that tests use.
enum Repository {
  /// The folder of these tests.
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  static let root = tests.deletingLastPathComponent().deletingLastPathComponent()
}

/// What a run of the tool left behind.
struct Outcome {
  var status: Int32
  var output: Data
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
}

/// A folder in which the tool is run, so that paths are short and the same everywhere.
///
/// `city` is the sample city, `wuhan` a tiny one of these tests.
struct Workplace {
  static let city = ["--communities", "city/communities.csv", "--outlets", "city/outlets.csv"]
  static let wuhan = [
    "--communities", "wuhan/communities.csv", "--outlets", "wuhan/outlets.csv",
    "--crs", "EPSG:4326",
  ]

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try link("city", Repository.root.appending(path: "GeoData/samples/reykjavik"))
    try link("wuhan", Repository.tests.appending(path: "Fixtures/wuhan"))
  }

  private func link(_ name: String, _ target: URL) throws {
    try FileManager.default.createSymbolicLink(
      at: URL(filePath: folder.path(name)), withDestinationURL: target)
  }

  /// Two tables of their own, and the options that name them.
  func tables(_ communities: String, _ outlets: String) throws -> [String] {
    try folder.write("c.csv", communities)
    try folder.write("o.csv", outlets)
    return ["--communities", "c.csv", "--outlets", "o.csv"]
  }

  /// Starts the tool; its standard error goes to a file.
  func start(
    _ arguments: [String], output: Any, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Process {
    let errors = try folder.write("stderr", "")
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = environment
    process.standardInput =
      try input.map { FileHandle(forReadingAtPath: try folder.write("stdin", $0)) as Any }
      ?? FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    return process
  }

  /// Runs the tool to its end.
  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let pipe = Pipe()
    let process = try start(arguments, output: pipe, input: input, environment: environment)
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: output, errors: try takeErrors())
  }

  /// What is on standard error, whose file goes with it.
  func takeErrors() throws -> String {
    defer { try? FileManager.default.removeItem(atPath: folder.path("stderr")) }
    return try folder.text("stderr")
  }

  /// The tool stands beside the tests, in debug and release builds.
  private static var executable: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? Bundle.main.executableURL
    return tests!.deletingLastPathComponent().appending(path: "livingcircle")
  }
}
