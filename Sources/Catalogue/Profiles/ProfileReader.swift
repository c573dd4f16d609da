import Coverage

/// Reads a walking profile from its document, noting every mistake.
struct ProfileReader {
  let problems: ProblemList

  /// A profile; worth something only where no mistake was noted.
  func profile(_ document: Document) -> ProfileFile {
    var fields = Fields(document.root, "", problems)
    if let node = fields.required("format"), node.text != ProfileFile.format {
      problems.add(.format(expected: [ProfileFile.format]), node, "format")
    }
    let (id, version) = (fields.requiredID(), fields.requiredText("version"))
    let title = fields.requiredLocalText("title")
    let basis = fields.requiredBasis()
    let profile = WalkingProfile(
      id: id, classes: rows(&fields, "classes", basis, isRequired: true, wayClass),
      leftOut: rows(&fields, "left-out", basis, rule), squares: patterns(&fields, "squares"),
      barriers: rows(&fields, "barriers", basis, rule),
      slope: fields.sourced("slope", basis) { problems.choice($0, $1) } ?? Sourced(.none, basis))
    limitConditions(profile, document.root)
    fields.finish()
    return ProfileFile(
      profile: profile, version: version, title: title, basis: basis, source: document.source)
  }

  /// The entries of a list, none of whose ids may stand there twice.
  private func rows<Row>(
    _ fields: inout Fields, _ key: String, _ basis: Basis, isRequired: Bool = false,
    _ read: (inout Fields, Basis) -> (id: String, row: Row)
  ) -> [Row] {
    var lines: [String: Int] = [:]
    let items = isRequired ? fields.requiredList(key) : fields.list(key)
    return items.map { item in
      var entry = Fields(item.node, item.path, problems)
      let (id, row) = read(&entry, basis)
      entry.finish()
      if let line = lines[id], !id.isEmpty {
        problems.add(.duplicateID(line: line), item.node["id"] ?? item.node, "\(item.path).id")
      }
      lines[id] = lines[id] ?? item.node.line
      return row
    }
  }

  private func rule(
    _ fields: inout Fields, _ inherited: Basis
  ) -> (id: String, row: WalkingProfile.Rule) {
    let id = fields.requiredID()
    _ = fields.requiredList("tags")
    let rule = WalkingProfile.Rule(
      id: id, title: fields.requiredLocalText("title"), patterns: patterns(&fields, "tags"),
      exceptions: patterns(&fields, "unless"), basis: fields.basis(or: inherited))
    return (id, rule)
  }

  private func wayClass(
    _ fields: inout Fields, _ inherited: Basis
  ) -> (id: String, row: WalkingProfile.WayClass) {
    let (id, rule) = rule(&fields, inherited)
    _ = fields.required("cost")
    // No way is shorter than its length on the map: the search's bounds need that.
    let cost: Sourced<Double>? = fields.sourced("cost", rule.basis) {
      problems.number($0, $1, in: 1...1_000)
    }
    let extra: Sourced<Double>? = fields.sourced("extra-metres", rule.basis) {
      problems.number($0, $1, in: 0...100_000)
    }
    return (
      id,
      WalkingProfile.WayClass(
        rule: rule, cost: cost ?? Sourced(1, rule.basis),
        extraMetres: extra ?? Sourced(0, rule.basis))
    )
  }

  private static let examples = [
    "highway=footway", "highway=footway;path", "highway=* & access=private;no",
  ]

  private func patterns(_ fields: inout Fields, _ key: String) -> [TagPattern] {
    fields.list(key).compactMap { item in
      guard let text = problems.text(item.node, item.path) else { return nil }
      if let pattern = TagPattern(text) { return pattern }
      problems.add(.pattern(examples: Self.examples), item.node, item.path)
      return nil
    }
  }

  private func limitConditions(_ profile: WalkingProfile, _ root: DocumentNode) {
    let rules = profile.classes.map(\.rule) + profile.leftOut + profile.barriers
    let patterns = rules.flatMap { $0.patterns + $0.exceptions } + profile.squares
    let conditions = Set(patterns.flatMap(\.conditions))
    if conditions.count > WalkingProfile.mostConditions {
      problems.add(.tooMany(limit: WalkingProfile.mostConditions), root, "")
    }
  }
}
