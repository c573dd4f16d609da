import ArgumentParser
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
    if let text = runFailure(error) {
      standardError("livingcircle: \(text)\n")
      Glibc.exit(1)
    }
    let code = exitCode(for: error)
    guard code == .validationFailure else { exit(withError: error) }
    standardError(fullMessage(for: error) + "\n")
    Glibc.exit(2)
  }

  /// The text for errors of a run; `nil` for errors of the command line.
  private static func runFailure(_ error: any Error) -> String? {
    switch error {
    case let error as InputError: error.text
    case let error as RunError: error.text
    case let error as OutputError: error.text
    case let error as FrameError: error.text
    case is CancellationError: "interrupted"
    default: nil
    }
  }
}

/// Writes to standard error.
func standardError(_ text: String) { write(2, text) }

/// Writes to standard output.
func standardOutput(_ text: String) { write(1, text) }

/// Writes bytes to standard output.
///
/// - Returns: Whether all of them went out.
func standardOutput(_ bytes: UnsafeRawBufferPointer) -> Bool { write(1, bytes) }

private func write(_ descriptor: Int32, _ text: String) {
  var text = text
  text.withUTF8 { _ = write(descriptor, UnsafeRawBufferPointer($0)) }
}

private func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = Glibc.write(descriptor, rest.base.baseAddress! + rest.startIndex, rest.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}
