import GeoFormats

extension Concern {
  /// What was found, in a sentence.
  public func text(in language: Language) -> String {
    func of(_ one: String, _ many: String, _ zh: String) -> String {
      let (some, all, rows) = (grouped(count), grouped(total), table.name(in: language))
      return language.choose(
        en: "\(some) of \(all) \(rows) \(count == 1 ? one : many).",
        zh: "\(all) 个\(rows)中有 \(some) 个\(zh)。")
    }
    return switch kind {
    case .failure(let failure): failure.text(in: language)
    case .metresAsDegrees:
      of(
        "has coordinates that look like metres and are read as degrees",
        "have coordinates that look like metres and are read as degrees", "的坐标像是以米为单位，却按经纬度读取")
    case .rejectedRows: of("cannot be used", "cannot be used", "无法使用")
    case .swappedAxes:
      of(
        "seems to have longitude and latitude swapped",
        "seem to have longitude and latitude swapped", "似乎颠倒了经纬度")
    case .zeroPosition:
      of("lies at longitude 0, latitude 0", "lie at longitude 0, latitude 0", "位于经度 0、纬度 0")
    case .farAway:
      of(
        "lies 10 km or more from everything else", "lie 10 km or more from everything else",
        "距其他所有点 10 公里以上")
    case .outsideArea: of("lies outside the study area", "lie outside the study area", "位于研究范围之外")
    case .edge:
      of(
        "lies so near the edge of the data that its reach leaves it",
        "lie so near the edge of the data that their reach leaves it", "靠近数据范围边缘，步行圈超出该范围")
    case .duplicate:
      of(
        "stands in the table twice: same category, same place",
        "stand in the table twice: same category, same place", "重复出现：业态和位置都相同")
    case .nearDuplicate:
      of(
        "may be a double: same category and name, less than 50 m apart",
        "may be doubles: same category and name, less than 50 m apart",
        "可能重复：业态和名称相同，相距不到 50 米")
    case .stacked:
      of(
        "shares its position with 29 or more others of different names",
        "share their position with 29 or more others of different names",
        "与至少 29 个名称不同的网点位置完全相同")
    case .offset(let offset): offset.text(in: language)
    case .offStreets(let offset): offset.text(of: table, in: language)
    case .noCategory: of("has no category", "have no category", "未注明业态")
    case .unknownCategory:
      of(
        "has only categories that nothing asks for", "have only categories that nothing asks for",
        "的业态不在任何标准或业态表中")
    case .sentinelResidents:
      of(
        "has a number of residents that stands for something else",
        "have a number of residents that stands for something else", "的居民人数像是代替缺失值的占位数")
    case .hugeResidents:
      of(
        "has more residents than there is room for", "have more residents than there is room for",
        "的居民人数大得不合理")
    case .noResidents:
      of(
        "does not say how many residents it has", "do not say how many residents they have",
        "未填居民人数")
    }
  }

  /// What to do about it; `nil` where the sentence says so, or nothing is to be done.
  public func remedy(in language: Language) -> String? {
    switch kind {
    case .failure, .noResidents: nil
    case .metresAsDegrees:
      language.choose(
        en: "Say which projection they are in, such as --crs EPSG:4547.",
        zh: "请指明所用投影坐标系，例如 --crs EPSG:4547。")
    case .rejectedRows:
      language.choose(
        en: "Correct them, or leave them out with --bad-rows skip.",
        zh: "请更正，或用 --bad-rows skip 跳过。")
    case .swappedAxes:
      language.choose(en: "Exchange the two values in these rows.", zh: "请对调这些行的经度和纬度。")
    case .zeroPosition, .farAway:
      language.choose(en: "Look them up again, or take them out.", zh: "请重新核对位置，或删除。")
    case .outsideArea:
      language.choose(en: "They are left out of the rates.", zh: "这些社区不计入覆盖率。")
    case .edge:
      language.choose(
        en: "What they lack may lie beyond the edge.", zh: "所缺业态可能就在边缘之外。")
    case .duplicate, .nearDuplicate:
      language.choose(
        en: "They inflate counts. Take them out, or say --dedupe.",
        zh: "重复会虚增数量。请删除，或使用 --dedupe。")
    case .stacked:
      language.choose(
        en: "A geocoder may have put there what it did not find: look the addresses up again.",
        zh: "可能是地址解析失败后的默认位置，请重新解析地址。")
    case .offset(let offset): offset.remedy(in: language)
    case .offStreets(let offset): offset.remedy(for: table, in: language)
    case .noCategory, .unknownCategory:
      language.choose(en: "See: livingcircle classify.", zh: "请参见 livingcircle classify。")
    case .sentinelResidents, .hugeResidents:
      language.choose(
        en: "Leave the field empty where the number is not known.", zh: "人数未知时请将该字段留空。")
    }
  }
}

extension Concern.Failure {
  fileprivate func text(in language: Language) -> String {
    switch self {
    case .input(let problem): problem.text(in: language)
    case .frame(let error): error.text(in: language)
    case .run(let error): error.text(in: language)
    }
  }
}

extension Concern.Offset {
  /// The way is no surer than to 25 m.
  private func rounded(_ metres: Double) -> String { grouped(Int((metres / 25).rounded()) * 25) }

  fileprivate func text(in language: Language) -> String {
    let metres = rounded((east * east + north * north).squareRoot())
    let (east, north) = (rounded(east), rounded(north))
    return language.choose(
      en: """
        The outlets lie about \(metres) m off the communities: moved \(east) m east and \
        \(north) m north, they would crowd round them.
        """,
      zh: "商业网点相对社区整体偏移约 \(metres) 米：向东移 \(east) 米、向北移 \(north) 米即可吻合。")
  }

  fileprivate func remedy(in language: Language) -> String {
    guard explanation.count == 2 else {
      return language.choose(
        en: "Check in which frame each table is: --communities-crs, --outlets-crs.",
        zh: "请核对两个表各自的坐标系：--communities-crs、--outlets-crs。")
    }
    let (communities, outlets) = (explanation[0].name, explanation[1].name)
    return language.choose(
      en: """
        Communities in \(communities) and outlets in \(outlets) would explain it: \
        --communities-crs \(communities) --outlets-crs \(outlets).
        """,
      zh: """
        若社区为 \(communities)、商业网点为 \(outlets) 坐标，则可解释此偏移：\
        --communities-crs \(communities) --outlets-crs \(outlets)。
        """)
  }
}

extension Concern.StreetOffset {
  /// The way is no surer than to 10 m.
  private func rounded(_ metres: Double) -> String {
    grouped(Int((metres.magnitude / 10).rounded()) * 10)
  }

  fileprivate func text(of table: Concern.Table, in language: Language) -> String {
    let metres = rounded((east * east + north * north).squareRoot())
    let (x, y, most) = (rounded(east), rounded(north), Int(StreetDistances.most))
    let (before, after) = (Int(self.metres.rounded()), Int(metresMoved.rounded()))
    let rows = table.name(in: language)
    return language.choose(
      en: """
        The \(rows) lie about \(metres) m off the streets: moved \(x) m \(east < 0 ? "west" : "east") \
        and \(y) m \(north < 0 ? "south" : "north"), they would be \(after) m from the nearest street on \
        average in place of \(before) m (further than \(most) m counts as \(most) m).
        """,
      zh: """
        \(rows)相对路网整体偏移约 \(metres) 米：向\(east < 0 ? "西" : "东")移 \(x) 米、\
        向\(north < 0 ? "南" : "北")移 \(y) 米后，到最近道路的平均距离由 \(before) 米降至 \(after) 米\
        （超过 \(most) 米的按 \(most) 米计）。
        """)
  }

  fileprivate func remedy(for table: Concern.Table, in language: Language) -> String {
    let (rows, option) = (table.name(in: language), "--\(table.rawValue)-crs")
    guard let frame = frame?.name else {
      return language.choose(
        en: "Check in which frame the \(rows) are (\(option)), and the lines of the network.",
        zh: "请核对\(rows)的坐标系（\(option)）以及路网线的坐标系。")
    }
    return language.choose(
      en: """
        The \(rows) in \(frame) would explain it: \(option) \(frame). Where the network is of your own \
        lines, these may be in another frame than they say.
        """,
      zh: """
        若\(rows)为 \(frame) 坐标，则可解释此偏移：\(option) \(frame)。\
        若路网取自自有线数据，也可能是路网的坐标系有误。
        """)
  }
}

extension Concern.Table {
  func name(in language: Language) -> String {
    switch self {
    case .communities: language.choose(en: "communities", zh: "社区")
    case .outlets: language.choose(en: "outlets", zh: "商业网点")
    case .both: language.choose(en: "tables", zh: "表")
    }
  }
}
