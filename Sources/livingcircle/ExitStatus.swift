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

/// Writes to standard error; where that fails, there is nowhere left to say so.
func standardError(_ text: String) {
  var text = text
  text.withUTF8 { _ = write(2, UnsafeRawBufferPointer($0)) }
}

/// Writes to standard output.
func standardOutput(_ text: String) throws(OutputError) {
  let bytes = Array(text.utf8)
  let code = bytes.withUnsafeBytes { write(1, $0) }
  if code != 0 { throw OutputError(.system(code), path: "standard output") }
}

/// Writes bytes to standard output.
func standardOutput(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
  let code = write(1, bytes)
  if code != 0 { throw OutputError(.system(code), path: "standard output") }
}

/// Writes all of some bytes.
///
/// - Returns: The system's error number, 0 for none.
private func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return errno }
    rest = rest.dropFirst(count)
  }
  return 0
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
