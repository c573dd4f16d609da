import ArgumentParser
import Catalogue
import CoverageReport
import GeoFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension LivingCircle {
  /// Says what went wrong on standard error and ends the process: 1 for a run that failed, 2 for a command line that
  /// cannot be understood.
  static func exit(reporting error: any Error) -> Never {
    if let text = words(for: error) {
      standardError("livingcircle: \(text)\n")
      Glibc.exit(1)
    }
    let code = exitCode(for: error)
    guard code == .validationFailure else { exit(withError: error) }
    standardError(fullMessage(for: error) + "\n")
    Glibc.exit(2)
  }

  /// The text for errors of a run; `nil` for errors of the command line.
  static func words(for error: any Error) -> String? {
    switch error {
    case let error as BatchError: error.text(in: .current)
    case let error as BatchHalt: error.text(in: .current)
    case let error as InputError: error.text(in: .current)
    case let error as RunError: error.text(in: .current)
    case let error as FinishedRunError: error.text(in: .current)
    case let error as HandoverError: error.text(in: .current)
    case let error as RollupError: error.text(in: .current)
    case let error as HistoryError: error.text(in: .current)
    case let error as OutputError: error.text(in: .current)
    case let error as RenderError: error.text(in: .current)
    case let error as FrameError: error.text(in: .current)
    case let error as DataFileError: error.text(in: .current)
    case is CancellationError: localized(en: "interrupted", zh: "已中断")
    default: nil
    }
  }
}

/// Writes to standard error; where that fails, there is nowhere left to say so.
func standardError(_ text: String) {
  var text = text
  text.withUTF8 { _ = writeAll(UnsafeRawBufferPointer($0), to: 2) }
}

/// What errors call standard output.
private var standardOutputName: String { localized(en: "standard output", zh: "标准输出") }

/// Writes to standard output.
func standardOutput(_ text: String) throws(OutputError) {
  let code = Array(text.utf8).withUnsafeBytes { writeAll($0, to: 1) }
  if code != 0 { throw OutputError(.system(code), path: standardOutputName) }
}

/// Writes bytes to standard output.
func standardOutput(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
  let code = writeAll(bytes, to: 1)
  if code != 0 { throw OutputError(.system(code), path: standardOutputName) }
}
