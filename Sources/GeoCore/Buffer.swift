#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// Memory that several tasks write, each its own places.
///
/// Unchecked because the compiler cannot see that: every use writes disjoint ranges in parallel and
/// reads only after those tasks have ended.
struct Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
}

/// Uninitialised memory for a column, aligned for vectors.
///
/// Long columns ask for huge pages. A page's first touch costs 1–4 µs, whatever its size up to the
/// memory that has to be cleared, so that 4 KiB at a time it costs more than sorting the points
/// that go there.
package func allocateColumn<Element: BitwiseCopyable>(
  _ capacity: Int
) -> UnsafeMutablePointer<Element> {
  let size = max(capacity, 1) * MemoryLayout<Element>.stride
  let isLong = size >= 2 * hugePage
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: size, alignment: isLong ? hugePage : 64)
  preferHugePages(memory, byteCount: size)
  return memory.bindMemory(to: Element.self, capacity: max(capacity, 1))
}

/// Asks the system for huge pages for memory that has not been touched yet, where it has them and the memory fills some.
///
/// Only speed depends on it: a table of a million rows touches ten thousand ordinary pages for the first time.
public func preferHugePages(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
  #if canImport(Glibc) || canImport(Musl)
    let first = memory.alignedUp(toMultipleOf: hugePage)
    let end = (memory + byteCount).alignedDown(toMultipleOf: hugePage)
    if first < end { madvise(first, end - first, MADV_HUGEPAGE) }
  #endif
}

private let hugePage = 2 << 20
