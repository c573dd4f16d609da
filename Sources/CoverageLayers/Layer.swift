/// Features of one kind, each with a place on the map and attributes: what a geographic information system shows as a layer.
///
/// Rows are made as they are written, so that a layer takes no memory of its own.
public struct Layer: Sendable {
  /// What all features of a layer are drawn as.
  public enum Kind: Sendable {
    /// Points.
    case points
    /// Lines.
    case lines
    /// Areas.
    case areas
  }

  /// Its name in files: letters and underscores.
  public var name: String
  /// What it is called.
  public var title: String
  /// What its features are, in a sentence.
  public var summary: String
  /// What its features are drawn as.
  public var kind: Kind
  /// How many features it has.
  public var count: Int
  /// The attributes.
  public var columns: [Column]
  /// How it is to look.
  public var style: LayerStyle
  /// Where a feature is; `nil` where it is nowhere.
  public var shape: @Sendable (Int) -> LayerShape?

  /// Names all that a layer is.
  package init(
    name: String, title: String, summary: String, kind: Kind, count: Int, columns: [Column],
    style: LayerStyle, shape: @escaping @Sendable (Int) -> LayerShape?
  ) {
    (self.name, self.title, self.summary, self.kind) = (name, title, summary, kind)
    (self.count, self.columns, self.style, self.shape) = (count, columns, style, shape)
  }

  /// An attribute of all features.
  public struct Column: Sendable {
    /// What kind of values it has.
    public enum Kind: Sendable {
      /// Texts.
      case text
      /// Whole numbers.
      case whole
      /// Other numbers.
      case number
      /// Yes or no.
      case flag
    }

    /// Its name in files, different from all others of the layer in any case.
    public var name: String
    /// What it is called.
    public var title: String
    /// What kind of values it has.
    public var kind: Kind
    /// The value of a feature.
    public var value: @Sendable (Int) -> Value

    /// Names an attribute and where its values come from.
    package init(name: String, title: String, kind: Kind, value: @escaping @Sendable (Int) -> Value)
    {
      (self.name, self.title, self.kind, self.value) = (name, title, kind, value)
    }
  }

  /// An attribute of one feature.
  public enum Value: Sendable, Equatable {
    /// Nothing is known.
    case none
    /// A text.
    case text(String)
    /// A whole number.
    case whole(Int)
    /// A number, finite.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
  }
}

/// How a layer is to look where it is opened.
public enum LayerStyle: Sendable, Equatable {
  /// Every feature alike, in a colour such as `#3b528b`.
  case plain(color: String)
  /// Features by the number in a column, in five equal steps from zero.
  case graduated(column: String, upTo: Double)
}
