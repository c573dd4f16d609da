import Coverage
import GeoCore
import GeoFormats

/// What a run knows of communities and outlets besides where they are and what they are.
struct RunFacts: Sendable {
  var communities = CommunityFacts()
  let outlets: OutletFacts

  /// Columns that are read besides the usual ones, for communities and for outlets.
  static let communityAttributes: [ColumnRole] = [.kind, .main]
  static let outletAttributes: [ColumnRole] = [.mobile, .chain, .capacity]

  /// Reads the columns that the standards ask for, and holds communities against the areas.
  ///
  /// - Parameters:
  ///   - inputs: The tables and areas.
  ///   - standards: The standards.
  /// - Throws: `InputError` for fields that hold something else.
  init(_ inputs: RunInputs, _ standards: [Standard]) throws(InputError) {
    let (communities, outlets) = (inputs.communities, inputs.outlets)
    self.communities.residents = communities.populations
    self.communities.kinds = communities.attribute(.kind).map { column in
      (0..<column.count).map { column[$0].trimmingSpaces() }
    }
    self.communities.districts = communities.column(named: ColumnRole.district.headers).map {
      column in (0..<column.count).map { column[$0].trimmingSpaces() }
    }
    let places = (0..<communities.count).lazy.map { communities.positions[$0] }
    self.communities.isMain =
      if let area = inputs.mainArea {
        places.map { area.contains($0) }
      } else {
        try communities.flags(.main).map { Array($0) }
      }
    for indicator in standards.flatMap(\.indicators) {
      guard let shares = try communities.shares(indicator.columns) else { continue }
      self.communities.indicators[indicator.id] = shares
    }
    self.outlets = try OutletFacts(outlets)
  }
}

/// What a run knows of outlets besides where they are and what they are.
struct OutletFacts: Sendable {
  /// Whether each outlet moves about; `nil` where the table does not say.
  let isMobile: ContiguousArray<Bool>?
  /// Whether each outlet belongs to a chain.
  let isChain: ContiguousArray<Bool>?
  /// How much each outlet holds, NaN where unknown.
  let capacities: ContiguousArray<Double>?

  /// Reads the columns that the standards ask for.
  ///
  /// - Throws: `InputError` for fields that hold something else.
  init(_ outlets: PointTable) throws(InputError) {
    isMobile = try outlets.flags(.mobile)
    isChain = try outlets.flags(.chain)
    capacities = try outlets.numbers(.capacity)
  }

  /// The share of outlets that belong to a chain, of those that any group holds.
  func chainShare(_ categories: CategorySet) -> Double? {
    guard let isChain else { return nil }
    let labels = categories.grouping.labels
    var (all, chains) = (0, 0)
    for row in isChain.indices where !categories.grouping.groups[Int(labels[row])].isEmpty {
      all += 1
      chains += isChain[row] ? 1 : 0
    }
    return all > 0 ? Double(chains) / Double(all) : nil
  }
}

extension PointTable {
  /// The texts of the first column whose header is one of those given, in any case.
  func column(named names: [String]) -> StringColumn? {
    let wanted = names.map { $0.lowercased() }
    return headers.firstIndex { wanted.contains($0.lowercased()) }
      .flatMap { texts.indices.contains($0) ? texts[$0] : nil }
  }

  /// An attribute of yes and no; an empty field is no.
  fileprivate func flags(_ role: ColumnRole) throws(InputError) -> ContiguousArray<Bool>? {
    guard let column = attribute(role) else { return nil }
    let yes: Set = ["1", "true", "yes", "y", "t", "是", "有"]
    let no: Set = ["", "0", "false", "no", "n", "f", "否", "无"]
    return try map(column, role.headers) { text in
      let text = text.lowercased()
      return yes.contains(text) ? true : no.contains(text) ? false : nil
    } or: { _ in
      .notAFlag
    }
  }

  /// An attribute of numbers that are not negative, NaN where empty.
  fileprivate func numbers(_ role: ColumnRole) throws(InputError) -> ContiguousArray<Double>? {
    guard let column = attribute(role) else { return nil }
    return try map(column, role.headers) { text in
      if text.isEmpty { return .nan }
      return Double(text).flatMap { (0...1e10).contains($0) ? $0 : nil }
    } or: {
      Double($0) == nil ? .notANumber : .outOfRange(0, 1e10)
    }
  }

  /// A column of shares, as 0.92, 92 or 92%; NaN where empty.
  fileprivate func shares(_ names: [String]) throws(InputError) -> ContiguousArray<Double>? {
    guard let column = column(named: names) else { return nil }
    return try map(column, names) { text in
      if text.isEmpty { return .nan }
      let isPercent = text.hasSuffix("%") || text.hasSuffix("％")
      guard let number = Double(isPercent ? String(text.dropLast()) : text) else { return nil }
      guard (0...100).contains(number) else { return nil }
      return isPercent || number > 1 ? number / 100 : number
    } or: {
      Double($0) == nil ? .notANumber : .outOfRange(0, 100)
    }
  }

  /// Reads each text of a column.
  private func map<Value>(
    _ column: StringColumn, _ names: [String], _ read: (String) -> Value?,
    or reason: (String) -> InputProblem.Reason
  ) throws(InputError) -> ContiguousArray<Value> {
    var problems: [InputProblem] = []
    var values: ContiguousArray<Value> = []
    values.reserveCapacity(column.count)
    for row in 0..<column.count {
      let text = column[row].trimmingSpaces()
      if let value = read(text) {
        values.append(value)
      } else {
        let header = headers.first { names.contains($0.lowercased()) }
        problems.append(
          InputProblem(
            reason(text), file: source.path, line: line(ofRow: row), field: header, value: text))
      }
    }
    if !problems.isEmpty {
      throw InputError(Array(problems.prefix(20)), count: problems.count)
    }
    return values
  }
}
