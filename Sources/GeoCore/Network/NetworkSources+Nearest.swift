extension NetworkSources.Source {
  /// The label of the place where the walk to the source leaves the network.
  package var label: NetworkLabel {
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

  /// The nearest source along a chain, without leaving it.
  ///
  /// - Parameters:
  ///   - range: Sources of one group, those on the chain among them.
  ///   - point: A place on the chain.
  /// - Returns: Its label at the place; none where no source of the range is on the chain.
  /// - Complexity: O(log n) in the range.
  func nearest(
    in range: Range<Int>, alongChain point: ContractedNetwork.ChainPoint
  ) -> NetworkLabel {
    let next = firstSource(in: range, notBefore: point)
    var best = NetworkLabel.none
    if next > range.lowerBound, Int(sources[next - 1].chain) == point.chain {
      best = nearestBefore[next - 1].further(by: point.offset - sources[next - 1].offset)
    }
    if next < range.upperBound, Int(sources[next].chain) == point.chain {
      best = min(best, nearestAfter[next].further(by: sources[next].offset - point.offset))
    }
    return best
  }

  private func firstSource(
    in range: Range<Int>, notBefore point: ContractedNetwork.ChainPoint
  ) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let source = sources[middle]
      if (Int(source.chain), source.offset) < (point.chain, point.offset) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
