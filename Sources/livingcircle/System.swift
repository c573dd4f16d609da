import Dispatch
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The number of processors that this process may use.
func processorCount() -> Int {
  max(ProcessInfo.processInfo.activeProcessorCount, 1)
}

/// What is tidied up when the user interrupts a run.
enum Interruption {
  // Unsafe only for the compiler: set once, by the command before it starts any work, to keep the sources alive.
  private nonisolated(unsafe) static var sources: [any DispatchSourceSignal] = []

  /// On Ctrl-C or a request to end, runs `work` and ends the process as the signal would have.
  static func cleanUp(_ work: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        work()
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}
