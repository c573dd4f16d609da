/// What a search writes: the junctions' labels, and the queue of those to go on from.
///
/// All of it in one value, so that a search has exclusive access to it once and not at every arc.
struct SearchFrontier: ~Copyable {
  /// The junctions' labels; `NetworkLabel.none` where the search did not come.
  let labels: UnsafeMutablePointer<NetworkLabel>
  /// The junctions with labels, in the order in which the search came to them.
  let touched: UnsafeMutablePointer<UInt32>
  private(set) var touchedCount = 0
  private var queue: BucketQueue
  private let count: Int

  init(_ network: ContractedNetwork) {
    count = network.junctions.count
    labels = allocateColumn(count)
    labels.update(repeating: .none, count: count)
    touched = allocateColumn(count)
    let sum = network.chainLengths.reduce(into: UInt64(0)) { $0 += UInt64($1) }
    queue = BucketQueue(meanLength: UInt32(sum / UInt64(max(network.chainCount, 1))))
  }

  deinit {
    labels.deallocate()
    touched.deallocate()
  }

  /// Takes the labels of the last search away.
  mutating func reset() {
    if touchedCount > count / 8 {
      labels.update(repeating: .none, count: count)
    } else {
      for place in 0..<touchedCount { labels[Int(touched[place])] = .none }
    }
    touchedCount = 0
  }

  /// Gives a junction a label and queues it, unless it has a lesser one.
  @inline(__always)
  mutating func improve(_ junction: UInt32, _ label: NetworkLabel) {
    let known = labels[Int(junction)]
    guard label < known else { return }
    if known == .none {
      touched[touchedCount] = junction
      touchedCount &+= 1
    }
    labels[Int(junction)] = label
    queue.push(label.bits & ~0xFFFF_FFFF | UInt64(junction))
  }

  /// Spreads the labels of the queue over the network as far as the limit.
  ///
  /// No sum overflows: an arc is only followed where it is no longer than what is left of the limit.
  mutating func spread(over network: ContractedNetwork, limit: UInt32) {
    let starts = network.arcStarts.span
    let arcs = network.arcs.span
    while let entry = queue.pop() {
      let junction = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
      let label = labels[junction]
      // A shorter way was found after this entry was queued.
      guard label.bits &>> 32 == entry &>> 32 else { continue }
      let left = limit &- label.millimetres
      for place in Int(starts[junction])..<Int(starts[junction &+ 1]) {
        let arc = arcs[place]
        guard arc.millimetres <= left else { continue }
        improve(arc.target, NetworkLabel(bits: label.bits &+ UInt64(arc.millimetres) &<< 32))
      }
    }
  }
}
