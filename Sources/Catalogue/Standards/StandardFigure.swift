public import Coverage

/// One figure of a standard, with where it stands and where it comes from.
///
/// A standard laid out as a list of figures can be counted and compared whatever it consists of.
public struct StandardFigure: Hashable, Sendable {
  /// What a figure belongs to: the walk, or something with an id.
  public struct Item: Hashable, Sendable {
    /// Kinds of things that have figures.
    public enum Kind: String, Hashable, Sendable {
      /// How residents walk; there is one, without id.
      case walk
      /// A tier.
      case tier
      /// A category.
      case category
      /// Categories reported on their own.
      case headline
      /// Another order of filling; goes by the kinds of communities.
      case order
      /// A figure from outside.
      case indicator
      /// A grade.
      case grade
    }

    /// The kind.
    public var kind: Kind
    /// The id; empty for the walk.
    public var id: String
  }

  /// What a figure says.
  public enum Value: Hashable, Sendable {
    /// A name.
    case name(LocalText)
    /// How residents walk.
    case walk(WalkRule)
    /// How near.
    case limit(Limit)
    /// A number.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
    /// Ids, or other words.
    case texts([String])
    /// A condition of a grade.
    case rule(GradeRule)
  }

  /// What the figure belongs to.
  public var item: Item
  /// The key in the file, such as `limit`.
  public var key: String
  /// What it says.
  public var value: Value
  /// Where it comes from; names and the ids of headlines have no source of their own.
  public var basis: Basis?
}

extension Standard {
  /// All figures, in the order of the file.
  public var figures: [StandardFigure] {
    let walk = StandardFigure(
      item: .init(kind: .walk, id: ""), key: "walk", value: .walk(walk.value), basis: walk.basis)
    return [walk] + tiers.map { Self.name(.tier, $0.id, $0.name) }
      + categories.flatMap(\.figures)
      + headlines.flatMap { headline in
        [
          Self.name(.headline, headline.id, headline.name),
          StandardFigure(
            item: .init(kind: .headline, id: headline.id), key: "categories",
            value: .texts(headline.categories)),
        ]
      }
      + orders.map { order in
        StandardFigure(
          item: .init(kind: .order, id: order.kinds.joined(separator: ", ")), key: "first",
          value: .texts(order.first), basis: order.basis)
      }
      + indicators.map { indicator in
        StandardFigure(
          item: .init(kind: .indicator, id: indicator.id), key: "columns",
          value: .texts(indicator.columns), basis: indicator.basis)
      }
      + grades.flatMap(\.figures)
  }

  fileprivate static func name(
    _ kind: StandardFigure.Item.Kind, _ id: String, _ name: LocalText
  ) -> StandardFigure {
    StandardFigure(item: .init(kind: kind, id: id), key: "name", value: .name(name))
  }
}

extension StandardCategory {
  /// The category's figures; those that it does not have are left out.
  fileprivate var figures: [StandardFigure] {
    let item = StandardFigure.Item(kind: .category, id: id)
    func figure(
      _ key: String, _ value: StandardFigure.Value, _ basis: Basis
    ) -> StandardFigure {
      StandardFigure(item: item, key: key, value: value, basis: basis)
    }
    let rates = [
      ("per-1000.outlets", outletsPerThousand), ("per-1000.capacity", capacityPerThousand),
      ("from-residents", fromResidents),
    ].compactMap { key, rate in rate.map { figure(key, .number($0.value), $0.basis) } }
    return [
      Standard.name(.category, id, name), figure("tier", .texts([tier]), basis),
      figure("any-of", .texts(members), basis), figure("limit", .limit(limit.value), limit.basis),
      figure("minimum", .number(Double(minimum.value)), minimum.basis),
    ] + rates + [
      figure("weight", .number(weight.value), weight.basis),
      figure("priority", .number(Double(priority)), basis),
      figure("counts-mobile", .flag(countsMobile.value), countsMobile.basis),
    ]
  }
}

extension Grade {
  fileprivate var figures: [StandardFigure] {
    [Standard.name(.grade, id, name)]
      + rules.enumerated().map { number, rule in
        StandardFigure(
          item: .init(kind: .grade, id: id), key: "rules[\(number)]", value: .rule(rule.value),
          basis: rule.basis)
      }
  }
}
