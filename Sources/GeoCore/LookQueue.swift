/// What has been found out about some points and has yet to be added to their groups' results.
///
/// A walk hands out many short runs of points. Working on each run's points one by one costs a
/// misforeseen branch where it ends; queued, they are worked on in one long loop.
struct LookQueue {
  /// Four bytes about each point, whose meaning is the visitor's.
  let values: UnsafeMutablePointer<UInt32>
  let rows: UnsafeMutablePointer<UInt32>
  let groups: UnsafeMutablePointer<UInt16>

  /// Few enough to stay in the first level of cache.
  static let capacity = 1_024

  init() {
    // Points are queued four at a time, past the last one too.
    values = allocateColumn(Self.capacity + 4)
    rows = allocateColumn(Self.capacity + 4)
    groups = allocateColumn(Self.capacity + 4)
  }

  func deallocate() {
    values.deallocate()
    rows.deallocate()
    groups.deallocate()
  }

  @inline(__always)
  func put(_ fourValues: SIMD4<UInt32>, _ fourGroups: SIMD4<UInt16>, at place: Int) {
    UnsafeMutableRawPointer(values + place).storeBytes(of: fourValues, as: SIMD4<UInt32>.self)
    UnsafeMutableRawPointer(groups + place).storeBytes(of: fourGroups, as: SIMD4<UInt16>.self)
  }

  @inline(__always)
  func put(
    _ fourValues: SIMD4<UInt32>, _ fourRows: SIMD4<UInt32>, _ fourGroups: SIMD4<UInt16>,
    at place: Int
  ) {
    put(fourValues, fourGroups, at: place)
    UnsafeMutableRawPointer(rows + place).storeBytes(of: fourRows, as: SIMD4<UInt32>.self)
  }
}
