/// A queue of junctions by their distances, for a search whose distances never fall.
///
/// It is a ring of buckets, each for a range of distances about as wide as a short arc. An entry is
/// a distance in the upper 32 bits and a junction in the lower.
///
/// Entries of one bucket come out in rounds, as in delta-stepping (U. Meyer, P. Sanders, J.
/// Algorithms 49 (2003) 114–152): those that are put into the bucket while it is emptied come out
/// in its next round, so that a distance that was not final is mended there. An entry for beyond
/// the ring waits in the ring's last bucket and is put back from there.
package struct BucketQueue: ~Copyable {
  private struct Slot {
    var entry: UInt64
    var next: UInt32
  }

  private static let bucketCount = 1_024
  private static let nothing = UInt32.max

  /// The first slot of each bucket.
  private let heads: UnsafeMutablePointer<UInt32> = allocateColumn(bucketCount)
  private var slots: UnsafeMutablePointer<Slot> = allocateColumn(1_024)
  private var capacity: UInt32 = 1_024
  private var used: UInt32 = 0
  private var free = nothing
  private var count = 0
  /// Distances are cut to ranges of 2^`shift` mm.
  private let shift: UInt64
  /// The range that is being emptied, and what is left of its round.
  private var current: UInt64 = 0
  private var round = nothing

  /// A queue for arcs of about `meanLength` millimetres.
  package init(meanLength: UInt32) {
    // A quarter to a half of an arc; an eighth measures the same, a whole arc worse. At least 64 mm,
    // so that the longest distance is at most 2²⁶ buckets away.
    let bits = 32 - meanLength.leadingZeroBitCount
    shift = UInt64(max(bits - 2, 6)) + 32
    heads.update(repeating: Self.nothing, count: Self.bucketCount)
  }

  deinit {
    heads.deallocate()
    slots.deallocate()
  }

  @inline(__always)
  package mutating func push(_ entry: UInt64) {
    var slot = free
    if slot != Self.nothing {
      free = slots[Int(slot)].next
    } else {
      if used == capacity { grow() }
      slot = used
      used &+= 1
    }
    count &+= 1
    put(slot, entry)
  }

  @inline(__always)
  private mutating func put(_ slot: UInt32, _ entry: UInt64) {
    let range = min(entry &>> shift, current &+ UInt64(Self.bucketCount &- 1))
    let bucket = Int(truncatingIfNeeded: range) & (Self.bucketCount &- 1)
    slots[Int(slot)] = Slot(entry: entry, next: heads[bucket])
    heads[bucket] = slot
  }

  /// Takes an entry out whose distance none undercuts by more than a bucket's width; `nil` when empty.
  @inline(__always)
  package mutating func pop() -> UInt64? {
    guard count > 0 else {
      current = 0
      return nil
    }
    while true {
      while round == Self.nothing {
        let bucket = Int(truncatingIfNeeded: current) & (Self.bucketCount &- 1)
        round = heads[bucket]
        heads[bucket] = Self.nothing
        if round == Self.nothing { current &+= 1 }
      }
      let slot = round
      let entry = slots[Int(slot)].entry
      round = slots[Int(slot)].next
      if entry &>> shift > current {
        put(slot, entry)
        continue
      }
      slots[Int(slot)].next = free
      free = slot
      count &-= 1
      return entry
    }
  }

  private mutating func grow() {
    let larger: UnsafeMutablePointer<Slot> = allocateColumn(2 * Int(capacity))
    larger.update(from: slots, count: Int(used))
    slots.deallocate()
    (slots, capacity) = (larger, 2 * capacity)
  }
}
