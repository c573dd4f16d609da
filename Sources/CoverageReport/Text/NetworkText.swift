import GeoFormats
import GeoCore
import Coverage

extension NetworkInput {
  /// What the network is made of, and what was left out and why.
  public func text(_ style: TextStyle) -> String {
    lines(style).joined(separator: "\n") + "\n"
  }

  /// The same, and how well it hangs together.
  public func text(_ style: TextStyle, _ health: NetworkHealth) -> String {
    (lines(style) + [""] + health.lines(style, nodes: network.nodeCount))
      .joined(separator: "\n") + "\n"
  }

  private func lines(_ style: TextStyle) -> [String] {
    let language = style.language
    var lines = [style.paint(headline(language), .bold)]
    lines += [attribution(language), profile(language)].compactMap { $0 }
    if cache == .stale {
      let note = language.choose(
        en: "The source has changed since the network was built, and was read anew.",
        zh: "源文件或步行规则在路网生成后有变动，已重新读取。")
      lines.append(style.paint(note, .yellow))
    }
    let classes = report.classes.filter { $0.count > 0 }
    if !classes.isEmpty {
      lines += [""] + table(classes, language.choose(en: "walked", zh: "可步行")).lines(style)
    }
    if report.squares > 0 {
      let (squares, crossings) = (report.squares, report.crossings)
      lines += [
        "",
        language.choose(
          en: """
            \(counted(squares, "square", "squares")) crossed by \(counted(crossings, "line", "lines"))
            """,
          zh: "\(grouped(squares)) 个广场，穿行线 \(grouped(crossings)) 条"),
      ]
    }
    let leftOut = leftOut(language)
    if !leftOut.isEmpty {
      let title = language.choose(en: "left out, or not whole", zh: "未采用或不完整")
      lines += ["", style.paint(title, .dim)] + leftOut.map { "  " + $0 }
    }
    return lines

    func table(_ rows: [NetworkReport.Row], _ header: String) -> PrintedTable {
      PrintedTable(
        [
          .init(header: header),
          .init(header: language.choose(en: "ways", zh: "条数"), isNumber: true),
        ], rows.map { [$0.title.text(in: language), grouped($0.count)] })
    }
  }

  private func headline(_ language: Language) -> String {
    let metres = network.lengths.reduce(into: 0.0) { $0 += Double($1) / 1_000 }
    let (nodes, edges) = (network.nodeCount, network.edgeCount)
    return language.choose(
      en: """
        \(language.distance(metres)) to walk in \(source.path.printable): \
        \(counted(nodes, "node", "nodes")), \(counted(edges, "edge", "edges"))
        """,
      zh: """
        \(source.path.printable)：可步行 \(language.distance(metres))，\(grouped(nodes)) 个节点，\
        \(grouped(edges)) 条边
        """)
  }

  /// Whom the data asks to name, and how old it is.
  func attribution(_ language: Language) -> String? {
    attribution == nil ? nil : OSMExtract.attribution(on: date, in: language)
  }

  private func profile(_ language: Language) -> String {
    let (id, version) = (report.profile.id.printable, report.profile.version.printable)
    return language.choose(en: "profile: \(id) \(version)", zh: "步行规则：\(id) \(version)")
  }

  /// What was left out, a line for each reason.
  private func leftOut(_ language: Language) -> [String] {
    func line(_ count: Int, _ en: String, _ zh: String) -> String? {
      count > 0
        ? language.choose(en: "\(grouped(count)) × \(en)", zh: "\(grouped(count)) \(zh)") : nil
    }
    func rows(_ rows: [NetworkReport.Row], _ unit: String) -> [String?] {
      rows.map { line($0.count, $0.title.en, "\(unit)：\($0.title.zh)") }
    }
    let missing = grouped(report.missingNodes)
    return
      (rows(report.leftOut, "条")
      + [line(report.unnamed, "of a kind that the profile does not name", "条：步行规则未列出的类型")]
      + rows(report.barriers, "处")
      + [
        line(
          report.cutWays, "ways cut where nodes are not in the file (\(missing) missing)",
          "条道路在缺失的节点处断开（文件中缺少 \(missing) 个节点）"),
        line(
          report.incompleteAreas, "areas whose nodes or ways are not all in the file",
          "个区域的节点或路径不全"),
        line(
          report.limitedSquares, "squares crossed only between the first 64 places where ways join",
          "个广场的接入点过多，仅在前 64 处之间穿行"),
        line(report.waysWithoutLength, "ways of a single node", "条道路只有一个节点"),
        line(report.waysOffEarth, "ways with a position that is not on Earth", "条道路的坐标超出范围"),
        line(report.edgesTooLong, "edges too long to be walked", "条边过长"),
        line(report.featuresWithoutLine, "features that are no lines", "个要素不是线"),
      ]).compactMap { $0 }
  }
}

extension NetworkHealth {
  /// Pieces, dead ends and gaps, a line each.
  func lines(_ style: TextStyle, nodes: Int) -> [String] {
    let language = style.language
    let share = language.percent(nodes == 0 ? 0 : Double(largestNodes) / Double(nodes))
    let apart = language.distance(metres - largestMetres)
    let reach = language.metres("\(Int(NetworkGap.reach))")
    return [
      language.choose(
        en: """
          \(counted(components, "piece", "pieces")), the largest with \(share) of the nodes; \
          \(counted(islands, "island", "islands")), \(apart) together
          """,
        zh: """
          \(grouped(components)) 个连通部分，最大的占节点的 \(share)；\
          孤立部分 \(grouped(islands)) 个，合计 \(apart)
          """),
      language.choose(
        en: counted(deadEnds, "dead end", "dead ends"), zh: "尽端 \(grouped(deadEnds)) 个"),
      language.choose(
        en: """
          \(counted(gaps.count, "dead end", "dead ends")) within \(reach) of an edge not joined to: \
          mistakes in the map, or walls
          """,
        zh: "尽端与相邻道路相距不到 \(reach)却未相连：\(grouped(gaps.count)) 处，可能是绘图错误，也可能有墙"),
    ]
  }
}
