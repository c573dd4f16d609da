import CoverageReport
import GeoCore

/// A line on standard error that says what is being done, once it takes a while; only on a terminal.
struct ProgressLine {
  private let task: Task<Void, Never>?

  /// Begins to show a text, anew ten times a second.
  init(after delay: Duration, _ text: @escaping @Sendable () -> String) {
    guard Terminal.showsProgress else {
      task = nil
      return
    }
    task = Task.detached {
      try? await Task.sleep(for: delay)
      while !Task.isCancelled {
        standardError("\r\u{1B}[K" + text())
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  /// Begins to watch a run.
  init(_ monitor: RunMonitor) {
    self.init(after: .seconds(1)) { Self.text(monitor) }
  }

  /// Stops and clears the line.
  func end() async {
    guard let task else { return }
    task.cancel()
    await task.value
    standardError("\r\u{1B}[K")
  }

  private static func text(_ monitor: RunMonitor) -> String {
    let share = monitor.progress.fraction.map { Int($0 * 100) }
    let percent = share.map { localized(en: " \($0) %", zh: " \($0)%") } ?? ""
    return switch monitor.stage {
    case .none: ""
    case .read: localized(en: "Reading\(percent) ...", zh: "正在读取\(percent)……")
    case .index: localized(en: "Indexing outlets ...", zh: "正在建立商业网点索引……")
    case .query: localized(en: "Measuring\(percent) ...", zh: "正在量算距离\(percent)……")
    case .write: localized(en: "Writing\(percent) ...", zh: "正在写入结果\(percent)……")
    }
  }
}
