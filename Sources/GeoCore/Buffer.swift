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
func allocateColumn<Element: BitwiseCopyable>(_ capacity: Int) -> UnsafeMutablePointer<Element> {
  let size = max(capacity, 1) * MemoryLayout<Element>.stride
  let isLong = size >= 2 * hugePage
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: size, alignment: isLong ? hugePage : 64)
  #if canImport(Glibc) || canImport(Musl)
    if isLong { madvise(memory, size, MADV_HUGEPAGE) }
  #endif
  return memory.bindMemory(to: Element.self, capacity: max(capacity, 1))
}

private let hugePage = 2 << 20
