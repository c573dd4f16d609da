import Catalogue
import Coverage

/// What two standards do not have in common, for programs.
struct ComparisonDocument: Encodable {
  struct Side: Encodable {
    var id: String
    var version: String
  }

  struct Item: Encodable {
    var kind: String
    var id: String
  }

  struct Difference: Encodable {
    var kind: String
    var id: String
    var key: String
    var first: Figure?
    var second: Figure?
  }

  struct Figure: Encodable {
    var value: FigureValue
    var source: String?
    var provenance: Provenance?
  }

  var first: Side
  var second: Side
  var onlyInFirst: [Item]
  var onlyInSecond: [Item]
  var different: [Difference]

  init(_ comparison: StandardComparison) {
    first = Side(id: comparison.first.id, version: comparison.first.version)
    second = Side(id: comparison.second.id, version: comparison.second.version)
    onlyInFirst = comparison.onlyInFirst.map { Item(kind: $0.kind.rawValue, id: $0.id) }
    onlyInSecond = comparison.onlyInSecond.map { Item(kind: $0.kind.rawValue, id: $0.id) }
    different = comparison.differences.map {
      Difference(
        kind: $0.item.kind.rawValue, id: $0.item.id, key: $0.key,
        first: $0.first.map(Figure.init), second: $0.second.map(Figure.init))
    }
  }
}

extension ComparisonDocument.Figure {
  init(_ figure: StandardFigure) {
    self.init(
      value: FigureValue(value: figure.value), source: figure.basis?.source,
      provenance: figure.basis?.provenance)
  }
}

/// What a figure says: text, number, flag, list, or keys with values as in the file.
struct FigureValue: Encodable {
  var value: StandardFigure.Value

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .name(let name): try container.encode(name)
    case .walk(let walk):
      try container.encode(
        ["minutes": walk.minutes, "speed_m_per_min": walk.speed, "detour": walk.detour])
    case .limit(.minutes(let minutes)): try container.encode(["minutes": minutes])
    case .limit(.metres(let metres)): try container.encode(["metres": metres])
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .texts(let texts): try container.encode(texts)
    case .rule(let rule): try container.encode(RuleValue(rule))
    }
  }
}
