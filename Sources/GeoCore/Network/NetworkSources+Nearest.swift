extension NetworkSources.Source {
  /// The label of the place where the walk to the source leaves the network.
  var label: NetworkLabel {
    extra > NetworkLabel.farthest ? .none : NetworkLabel(millimetres: extra, row: row)
  }
}

extension NetworkSources {
  static func nearestBefore(
    _ groupStarts: ContiguousArray<Int>, _ sources: ContiguousArray<Source>
  ) -> ContiguousArray<NetworkLabel> {
    var labels = ContiguousArray(sources.map(\.label))
    for (first, end) in zip(groupStarts, groupStarts.dropFirst()) where first < end {
      for place in first + 1..<end where sources[place].chain == sources[place - 1].chain {
        let gap = sources[place].offset - sources[place - 1].offset
        labels[place] = min(labels[place], labels[place - 1].further(by: gap))
      }
    }
    return labels
  }

  static func nearestAfter(
    _ groupStarts: ContiguousArray<Int>, _ sources: ContiguousArray<Source>
  ) -> ContiguousArray<NetworkLabel> {
    var labels = ContiguousArray(sources.map(\.label))
    for (first, end) in zip(groupStarts, groupStarts.dropFirst()) where first < end {
      for place in (first..<end - 1).reversed()
      where sources[place].chain == sources[place + 1].chain {
        let gap = sources[place + 1].offset - sources[place].offset
        labels[place] = min(labels[place], labels[place + 1].further(by: gap))
      }
    }
    return labels
  }

  /// The nearest source of a group along a chain, without leaving it.
  ///
  /// - Complexity: O(log n) in the group's sources.
  func nearest(of group: Int, alongChain point: ContractedNetwork.ChainPoint) -> NetworkLabel {
    let range = range(of: group)
    let key = UInt64(point.chain) << 32 | UInt64(point.offset)
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let source = sources[middle]
      if UInt64(source.chain) << 32 | UInt64(source.offset) < key {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return nearest(around: low, in: range, alongChain: point)
  }

  /// The nearer of what the sources before a place and those from it on have.
  func nearest(
    around next: Int, in range: Range<Int>, alongChain point: ContractedNetwork.ChainPoint
  ) -> NetworkLabel {
    var best = NetworkLabel.none
    if next > range.lowerBound, Int(sources[next - 1].chain) == point.chain {
      best = nearestBefore[next - 1].further(by: point.offset - sources[next - 1].offset)
    }
    if next < range.upperBound, Int(sources[next].chain) == point.chain {
      best = min(best, nearestAfter[next].further(by: sources[next].offset - point.offset))
    }
    return best
  }
}
