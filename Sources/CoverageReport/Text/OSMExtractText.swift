import Coverage
import GeoFormats

extension OSMExtract {
  /// How many communities and outlets of which kind there are, what was left out, and who is to be named.
  public func text(_ style: TextStyle) -> String {
    let language = style.language
    var lines = [style.paint(headline(language), .bold)]
    if let doors = doors(language) { lines.append(doors) }
    lines.append(attribution(language))
    let leftOut = leftOut(language)
    if !leftOut.isEmpty {
      let title = language.choose(en: "left out", zh: "未采用")
      lines += ["", style.paint(title, .dim)] + leftOut.map { "  " + $0 }
    }
    for rows in [kinds(language), categories(language)] where !rows.rows.isEmpty {
      lines += [""] + rows.lines(style)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ language: Language) -> String {
    let (places, shops) = (communities.communities.count, outlets.outlets.count)
    return language.choose(
      en: """
        \(counted(places, "community", "communities")) and \(counted(shops, "outlet", "outlets")) \
        of \(source.path.printable)
        """,
      zh: "\(source.path.printable)：\(grouped(places)) 个社区，\(grouped(shops)) 个商业网点")
  }

  /// How many outlets have entrances; `nil` where none has.
  private func doors(_ language: Language) -> String? {
    let (count, owners) = (entrances.entrances.count, entrances.outletCount)
    guard count > 0 else { return nil }
    return language.choose(
      en: """
        \(counted(count, "entrance", "entrances")) of \(counted(owners, "outlet", "outlets")) \
        drawn as areas
        """,
      zh: "\(grouped(owners)) 个面状商业网点共有 \(grouped(count)) 个出入口")
  }

  /// Who is to be named, and how old the data is.
  func attribution(_ language: Language) -> String { Self.attribution(on: date, in: language) }

  /// Who is to be named with data of a day.
  static func attribution(on date: OSMDate?, in language: Language) -> String {
    guard let date else {
      return language.choose(
        en: "\(attribution); of unknown date", zh: "\(attribution)；数据日期不详")
    }
    return language.choose(
      en: "\(attribution); data of \(date.dayText)", zh: "\(attribution)；数据日期 \(date.dayText)")
  }

  /// What was left out, a line for each reason.
  private func leftOut(_ language: Language) -> [String] {
    func line(_ count: Int, _ one: String, _ many: String, zh: String) -> String? {
      guard count > 0 else { return nil }
      return language.choose(en: counted(count, one, many), zh: "\(grouped(count)) \(zh)")
    }
    let dangling = grouped(counts.dangling)
    return [
      line(
        outlets.mappedTwice, "outlet mapped twice", "outlets mapped twice", zh: "个商业网点重复绘制"),
      line(
        outlets.outOfUse, "outlet closed, vacant, disused or gone",
        "outlets closed, vacant, disused or gone", zh: "个商业网点已关闭、空置、停用或不复存在"),
      line(
        communities.mappedTwice, "community mapped twice", "communities mapped twice",
        zh: "个社区重复绘制"),
      line(
        communities.unsettled, "place without a name or on land for business",
        "places without a name or on land for business", zh: "处地名没有名称或位于商业、工业用地"),
      line(
        communities.outOfUse, "community disused or gone", "communities disused or gone",
        zh: "个社区已停用或不复存在"),
      line(
        counts.incomplete, "area whose nodes or ways are not all in the file (\(dangling) missing)",
        "areas whose nodes or ways are not all in the file (\(dangling) missing)",
        zh: "个区域的节点或路径不全（文件中缺少 \(dangling) 个）"),
      line(
        counts.broken, "area whose outlines cross or do not close",
        "areas whose outlines cross or do not close", zh: "个区域的边界相交或不闭合"),
      line(
        counts.shapeless, "object that is neither a point nor an area",
        "objects that are neither points nor areas", zh: "个对象既非点也非区域"),
      line(counts.unplaced, "node without a position", "nodes without a position", zh: "个节点没有坐标"),
      line(
        counts.deleted, "object marked as deleted", "objects marked as deleted", zh: "个对象标记为已删除"),
      line(
        counts.superseded, "version before the last one", "versions before the last one",
        zh: "个旧版本"),
    ].compactMap { $0 }
  }

  private func kinds(_ language: Language) -> PrintedTable {
    table(
      language.choose(en: "communities", zh: "社区"), communities.communities.map(\.kind), language)
  }

  private func categories(_ language: Language) -> PrintedTable {
    table(
      language.choose(en: "category", zh: "业态"), outlets.outlets.flatMap(\.categories), language)
  }

  /// What there is of each, the most first.
  private func table(_ header: String, _ names: [String], _ language: Language) -> PrintedTable {
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return PrintedTable(
      [
        .init(header: header),
        .init(header: language.choose(en: "number", zh: "数量"), isNumber: true),
      ], rows.map { [$0.key, grouped($0.value)] })
  }
}
