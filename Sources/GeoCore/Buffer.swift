/// Memory that several tasks write, each its own places.
///
/// Unchecked because the compiler cannot see that: every use writes disjoint ranges in parallel and reads only after
/// those tasks have ended.
struct Buffer<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>

  init(capacity: Int) { base = allocateColumn(capacity) }

  func deallocate() { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }
}

/// Uninitialised memory for a column.
func allocateColumn<Element: BitwiseCopyable>(_ capacity: Int) -> UnsafeMutablePointer<Element> {
  .allocate(capacity: max(capacity, 1))
}
