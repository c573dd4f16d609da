import Benchmark
import Foundation
import Synchronization

/// Why the benchmark of this process failed.
private let failure = Mutex<String?>(nil)

extension Benchmark {
  /// Lets the benchmark fail with an explanation unless its result is right.
  func check(_ isRight: Bool, _ explanation: @autoclosure () -> String) {
    guard !isRight else { return }
    let reason = "\(name): \(explanation())"
    error(reason)
    failure.withLock { $0 = reason }
  }
}

/// Ends the process after a failed check with an explanation and the code 1.
///
/// Left alone, the plugin prints what `error(_:)` is given and exits with 0.
func exitAfterFailure() {
  guard let reason = failure.withLock({ $0 }) else { return }
  FileHandle.standardError.write(Data("\(reason)\n".utf8))
  exit(1)
}
