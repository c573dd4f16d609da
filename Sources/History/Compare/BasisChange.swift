/// Something other than the places that differs between two runs.
public struct BasisChange: Sendable, Equatable {
  /// What kind of thing it is.
  public enum Kind: String, Sendable, CaseIterable, Comparable {
    /// The files of communities, outlets and areas.
    case data
    /// A standard: its figures decide verdicts.
    case standard
    /// What was asked: the reach, limits, frames, rules by which outlets were read.
    case options
    /// The walking network.
    case network
    /// The version of livingcircle.
    case tool

    /// In this order.
    public static func < (a: Kind, b: Kind) -> Bool {
      Self.allCases.firstIndex(of: a)! < Self.allCases.firstIndex(of: b)!
    }

    /// Whether verdicts may differ because of it though no outlet did.
    public var decidesVerdicts: Bool { self != .data }
  }

  /// The kind.
  public var kind: Kind
  /// The manifest's key, such as `options.detour`.
  public var key: String
  /// Its value in the earlier run; `nil` where it had none.
  public var before: String?
  /// Its value in the later run.
  public var after: String?

  /// Names what differs.
  package init(kind: Kind, key: String, before: String?, after: String?) {
    (self.kind, self.key, self.before, self.after) = (kind, key, before, after)
  }
}

extension RunBasis {
  /// What differs, by kind and key.
  public func changes(to later: RunBasis) -> [BasisChange] {
    let keys = Set(entries.keys).union(later.entries.keys)
    let changes = keys.compactMap { key -> BasisChange? in
      let (before, after) = (entries[key], later.entries[key])
      guard before != after else { return nil }
      return BasisChange(kind: Self.kind(key), key: key, before: before, after: after)
    }
    return changes.sorted { ($0.kind, $0.key) < ($1.kind, $1.key) }
  }

  /// How far off a position may be, in metres.
  var positionError: Double { entries["options.position_error_m"].flatMap { Double($0) } ?? 0 }

  /// The frame that positions are in.
  var workingFrame: String? { entries["working_frame"] }

  private static func kind(_ key: String) -> BasisChange.Kind {
    let parts = key.split(separator: ".")
    switch parts.first {
    case "standards": return .standard
    case "network": return .network
    case "version", "format": return .tool
    case "areas": return .data
    case "inputs":
      let isReading = parts.contains("frame") || parts.contains("columns")
      return isReading ? .options : .data
    default: return .options
    }
  }
}
