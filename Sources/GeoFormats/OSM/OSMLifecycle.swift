/// Whether tags say that a place no longer serves.
package enum OSMLifecycle {
  /// What stands before a key, or alone, where something is no longer there or in use.
  static let states = ["disused", "abandoned", "demolished", "removed", "razed", "was"]

  /// Whether the tags say that it is out of use.
  ///
  /// It is where a state stands alone and is not `no`, or before a key with the same value as without it; where a shop is vacant or
  /// opens never; or where it came to an end before the data's date. An end that is not written as a date counts as one in the past.
  package static func isOutOfUse(_ tags: OSMTags, on date: OSMDate?) -> Bool {
    tags.pairs.contains { tag in
      switch tag.key {
      case "shop": tag.value == "vacant"
      case "opening_hours": tag.value == "closed" || tag.value == "off"
      case "end_date": date?.isAfter(tag.value) ?? true
      default:
        states.contains(tag.key)
          ? tag.value != "no" : former(tag.key).map { tags[$0] == tag.value } ?? false
      }
    }
  }

  /// The key that has a state before it; `nil` where none has.
  fileprivate static func former(_ key: String) -> String? {
    guard let colon = key.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let state = key[..<colon]
    guard states.contains(where: { $0 == state }) else { return nil }
    return String(key[key.utf8.index(after: colon)...])
  }
}

extension OSMTags {
  /// What the tags said before: those with `disused:`, `abandoned:`, `was:` and the like before their key, without it.
  public var former: OSMTags {
    OSMTags(
      pairs.compactMap { tag in OSMLifecycle.former(tag.key).map { .init($0, tag.value) } })
  }
}

extension OSMQuery.Condition {
  /// The conditions that objects out of use meet which met this one before.
  public var former: [OSMQuery.Condition] {
    OSMLifecycle.states.map { .init("\($0):\(key)", isPrefix: isPrefix, values: values) }
  }
}
