import ArgumentParser
import FoundationEssentials

/// An amount of memory, as people write it.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  /// Three quarters of what the machine has.
  static var usual: MemorySize {
    MemorySize(bytes: Int(ProcessInfo.processInfo.physicalMemory / 4 * 3))
  }

  private init(bytes: Int) { self.bytes = bytes }

  /// A number with K, M, G or T for powers of 1,024; bytes without one.
  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber || $0 == "." }
    var unit = argument.dropFirst(digits.count).uppercased()
    for ending in ["IB", "B"] where unit.hasSuffix(ending) {
      unit = String(unit.dropLast(ending.count))
      break
    }
    guard let number = Double(digits), let power = ["", "K", "M", "G", "T"].firstIndex(of: unit)
    else { return nil }
    let bytes = (0..<power).reduce(number) { size, _ in size * 1_024 }
    guard bytes >= 1, bytes <= 1e15 else { return nil }
    self.bytes = Int(bytes)
  }
}
