/// The figures of a category that are held against every community, without the texts that go with them.
public struct CategoryTerms: Hashable, Sendable {
  /// How many outlets at least.
  public var minimum: Int
  /// How many outlets for each 1,000 residents.
  public var outletsPerThousand: Double?
  /// How much capacity for each 1,000 residents.
  public var capacityPerThousand: Double?
  /// The residents from which on it is asked for.
  public var fromResidents: Double?
  /// Whether it asks for anything at all.
  public var isAsked: Bool

  /// How many outlets a community of so many residents must have.
  ///
  /// - Parameter residents: NaN where unknown: then nothing is asked for each 1,000.
  /// - Returns: The least number of outlets within the limit.
  public func needed(residents: Double) -> Int {
    guard let rate = outletsPerThousand, !residents.isNaN else { return minimum }
    // One ulp of leeway: 3 for each 1,000 of 2,000 residents is 6, not 7.
    let exact = rate * residents / 1_000
    let whole = exact.rounded()
    let needed = abs(exact - whole) <= whole.ulp ? whole : exact.rounded(.up)
    return max(minimum, Int(min(needed, 1e9)))
  }

  /// How much capacity a community of so many residents must have; `nil` where nothing is asked.
  public func neededCapacity(residents: Double) -> Double? {
    guard let rate = capacityPerThousand, !residents.isNaN else { return nil }
    return rate * residents / 1_000
  }

  /// Whether it is asked of a community of so many residents, NaN where unknown.
  ///
  /// A trigger of residents is not pulled where nobody knows how many there are.
  public func isRequired(residents: Double) -> Bool {
    guard isAsked else { return false }
    guard let trigger = fromResidents else { return true }
    return residents >= trigger
  }
}
