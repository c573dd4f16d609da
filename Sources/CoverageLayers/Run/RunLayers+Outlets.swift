import CoverageReport
import GeoCore
import GeoFormats

extension RunLayers {
  /// Outlets with what they serve; ids and names of those that are nearest to some community.
  var outletsLayer: Layer {
    let outlets = run.outlets
    let categories = run.assessments.flatMap(\.categories)
    let ids = outlets.lists.map { list in
      Self.joined(list.map { categories[$0].id })
    }
    let names = outlets.lists.map { list in
      Self.joined(list.map { categories[$0].name.text(in: language) })
    }
    let named = outlets.namedRows
    var layer = Layer(
      .outlets, language, kind: .points, count: outlets.count, style: .plain(color: "#7a7a7a")
    ) { .point(outlets.positions.coordinate($0)) }
    layer.add(.id, language, .text) { row in
      named.place(of: row).map { Layer.Value(outlets.namedIDs[$0]) } ?? .none
    }
    layer.add(.name, language, .text) { row in
      named.place(of: row).map { Layer.Value(outlets.names[$0]) } ?? .none
    }
    layer.add(.categories, language, .text) { ids[Int(outlets.labels[$0])] }
    layer.add(.categoryName, language, .text) { names[Int(outlets.labels[$0])] }
    return layer
  }

  /// Different texts one after another; several standards have categories in common.
  private static func joined(_ texts: [String]) -> Layer.Value {
    var seen: Set<String> = []
    return Layer.Value(texts.filter { seen.insert($0).inserted }.joined(separator: "|"))
  }
}

extension ContiguousArray<UInt32> {
  /// Where a number stands among these, which ascend; `nil` where it is not there.
  fileprivate func place(of number: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low < count && Int(self[low]) == number ? low : nil
  }
}
