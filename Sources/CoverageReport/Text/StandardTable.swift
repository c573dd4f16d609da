public import Coverage

/// A standard as a table to read.
public struct StandardTable {
  private let standard: Standard

  /// Shows a standard.
  public init(_ standard: Standard) {
    self.standard = standard
  }

  /// The standard as text.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines = [
      style.paint(standard.heading(in: language), .bold), standard.basis.source.printable,
    ]
    if let note = standard.note { lines.append(note.text(in: language).printable) }
    for change in standard.changes {
      lines.append((change.because.text(in: language) + "  " + change.basis.source).printable)
    }
    for tier in standard.tiers {
      let members = standard.categories.filter { $0.tier == tier.id }
      if members.isEmpty { continue }
      lines += ["", style.paint(header(tier, language), .dim)]
      lines += members.map { line($0, language) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func header(_ tier: Tier, _ language: Language) -> String {
    tier.name.text(in: language).printable.fitted(30) + " "
      + language.choose(en: "id", zh: "编号").fitted(20)
      + language.choose(en: "limit", zh: "限距").rightAligned(18)
      + language.choose(en: "number", zh: "数量").rightAligned(8)
      + language.choose(en: "weight", zh: "权重").rightAligned(8) + "  "
      + language.choose(en: "source", zh: "来源")
  }

  private func line(_ category: StandardCategory, _ language: Language) -> String {
    let metres = language.distance(standard.limit(of: category))
    let limit =
      switch category.limit.value {
      case .metres: metres
      case .minutes(let minutes):
        language.choose(en: "\(minutes.short) min, \(metres)", zh: "\(minutes.short) 分钟，\(metres)")
      }
    let basis = category.limit.basis
    let mark = basis.provenance.mark(in: language)
    let source = mark.isEmpty ? basis.source : "[\(mark)] \(basis.source)"
    return category.name.text(in: language).printable.fitted(30) + " "
      + category.id.printable.fitted(20) + limit.rightAligned(18)
      + "\(category.minimum.value)".rightAligned(8) + category.weight.value.short.rightAligned(8)
      + "  " + (notes(category, language) + [source]).joined(separator: "; ").printable
  }

  private func notes(_ category: StandardCategory, _ language: Language) -> [String] {
    var notes: [String] = []
    if category.members != [category.id] {
      let members = category.members.joined(separator: ", ")
      notes.append(language.choose(en: "any of \(members)", zh: "任一：\(members)"))
    }
    if let rate = category.outletsPerThousand?.value.short {
      notes.append(
        language.choose(en: "\(rate) for each 1,000 residents", zh: "每千人 \(rate) 个"))
    }
    if let rate = category.capacityPerThousand?.value.short {
      notes.append(
        language.choose(en: "capacity \(rate) for each 1,000", zh: "每千人容量 \(rate)"))
    }
    if let trigger = category.fromResidents.map({ grouped(Int($0.value)) }) {
      notes.append(language.choose(en: "from \(trigger) residents on", zh: "居民 \(trigger) 人起"))
    }
    if !category.countsMobile.value {
      notes.append(language.choose(en: "mobile outlets do not count", zh: "流动网点不计"))
    }
    return notes
  }
}
