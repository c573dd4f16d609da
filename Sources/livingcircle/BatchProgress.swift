import CoverageReport

/// Shows on standard error how far a batch has come: one line that changes on a terminal, else a line for each city.
struct BatchProgress {
  let monitor: BatchMonitor

  init() {
    monitor =
      Terminal.showsProgress
      ? BatchMonitor()
      : BatchMonitor { city, state in
        let result = city.failure == nil ? "" : localized(en: ": failed", zh: "：失败")
        standardError("[\(state.finished)/\(state.cities)] \(city.city)\(result)\n")
      }
  }

  /// Runs a batch and shows how far it has come in the meantime.
  func show(_ batch: () async throws -> BatchRecord) async throws -> BatchRecord {
    let start = ContinuousClock.now
    let line = ProgressLine(after: .milliseconds(300)) { [monitor] in
      Self.text(monitor.state, after: (ContinuousClock.now - start) / .seconds(1))
    }
    let result: Result<BatchRecord, any Error>
    do { result = .success(try await batch()) } catch { result = .failure(error) }
    await line.end()
    return try result.get()
  }

  /// The line; the time that is left is what the bytes that are left would take at the speed so far.
  private static func text(_ state: BatchMonitor.State, after seconds: Double) -> String {
    let failed =
      state.failed == 0
      ? "" : localized(en: ", \(state.failed) failed", zh: "，\(state.failed) 个失败")
    let cities = localized(
      en: "\(state.finished) of \(state.cities) cities\(failed)",
      zh: "已完成 \(state.finished)/\(state.cities) 个城市\(failed)")
    var rest = ""
    if state.doneBytes > 0, seconds > 2 {
      let left = seconds * Double(state.bytes - state.doneBytes) / Double(state.doneBytes)
      rest = localized(en: ", about \(duration(left)) left", zh: "，约剩 \(duration(left))")
    }
    let names = state.running.prefix(3).joined(separator: localized(en: ", ", zh: "、"))
    return cities + rest + (names.isEmpty ? "" : localized(en: ": \(names)", zh: "：\(names)"))
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    if seconds < 90 { return localized(en: "\(seconds) s", zh: "\(seconds) 秒") }
    let minutes = (seconds + 30) / 60
    if minutes < 90 { return localized(en: "\(minutes) min", zh: "\(minutes) 分钟") }
    return localized(en: "\((minutes + 30) / 60) h", zh: "\((minutes + 30) / 60) 小时")
  }
}
