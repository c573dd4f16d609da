/// What the sheets of the workbook are called, and what they say besides figures.
package enum WorkbookText {
  /// A sheet.
  package enum Sheet: CaseIterable, Sendable {
    case overview, categories, communities, gaps, districts, standard, dataCheck, method
    case provinces, batches, cities, targets, failures

    /// Its name, of at most 31 characters.
    package func text(in language: Language) -> String {
      switch self {
      case .overview: language.choose(en: "Overview", zh: "概览")
      case .categories: language.choose(en: "Categories", zh: "业态")
      case .communities: language.choose(en: "Communities", zh: "社区")
      case .gaps: language.choose(en: "Gaps", zh: "缺口矩阵")
      case .districts: language.choose(en: "Districts", zh: "街道（区）")
      case .standard: language.choose(en: "Standard", zh: "标准")
      case .dataCheck: language.choose(en: "Data check", zh: "数据检查")
      case .method: language.choose(en: "Method", zh: "方法")
      case .provinces: language.choose(en: "Provinces", zh: "各省")
      case .batches: language.choose(en: "Pilot areas", zh: "试点批次")
      case .cities: language.choose(en: "Cities", zh: "各城市")
      case .targets: language.choose(en: "Targets", zh: "目标进度")
      case .failures: language.choose(en: "Without results", zh: "无结果的城市")
      }
    }
  }

  /// What a cell of the matrix of gaps says where it has no metres.
  package enum Mark: CaseIterable, Sendable {
    case covered, borderline, notRequired, unknown, tooFew, nowhere

    /// The cell.
    package func text(in language: Language) -> String {
      switch self {
      case .covered: "✓"
      case .borderline: "≈"
      case .notRequired: "–"
      case .unknown: "?"
      case .tooFew: language.choose(en: "too few", zh: "不足")
      case .nowhere: language.choose(en: "none", zh: "无网点")
      }
    }

    /// What it means.
    package func meaning(in language: Language) -> String {
      switch self {
      case .covered: language.choose(en: "covered", zh: "已覆盖")
      case .borderline:
        language.choose(
          en: "could be covered or missing within the position error", zh: "在定位误差内可能覆盖，也可能缺失")
      case .notRequired: language.choose(en: "not required here", zh: "此处不作要求")
      case .unknown: language.choose(en: "nobody can tell", zh: "无法判断")
      case .tooFew:
        language.choose(
          en: "missing: there are outlets within the limit, but too few or too small",
          zh: "缺失：范围内有网点，但数量或规模不足")
      case .nowhere:
        language.choose(en: "missing: no outlet of it anywhere in the data", zh: "缺失：数据中没有任何此类网点")
      }
    }
  }

  /// A row of the sheets that name things one by one.
  package enum Item: Sendable {
    case limit, reach, workingFrame, positionError, walkingSpeed, detour, pilot, version
    case input(String), rows(String), rejected(String), frame(String), date(String), hash(String)
    case attribution, number, cutTexts, edgeCommunities, contextCommunities
    case outletsWithoutCategory
    case residentsUnknown, belowGrades, title, source, files, chainShare
    case lacking(String), nation, notStated

    /// What it is called.
    package func text(in language: Language) -> String {
      let (en, zh) = texts
      return language.choose(en: en, zh: zh)
    }

    private var texts: (en: String, zh: String) {
      switch self {
      case .limit: ("Limit, m", "步行距离上限（米）")
      case .reach: ("Reach", "量算方式")
      case .workingFrame: ("Frame of measurement", "量算坐标系")
      case .positionError: ("Position error, m", "定位误差（米）")
      case .walkingSpeed: ("Walking speed, m/min", "步行速度（米/分钟）")
      case .detour: ("Detour factor", "绕行系数")
      case .pilot: ("Pilot area", "试点地区")
      case .version: ("Version of livingcircle", "livingcircle 版本")
      case .input(let role): ("File (\(role))", "文件（\(Self.zh(role))）")
      case .rows(let role): ("Rows (\(role))", "行数（\(Self.zh(role))）")
      case .rejected(let role): ("Rows set aside (\(role))", "未采用行数（\(Self.zh(role))）")
      case .frame(let role): ("Frame (\(role))", "坐标系（\(Self.zh(role))）")
      case .date(let role): ("Date of the data (\(role))", "数据日期（\(Self.zh(role))）")
      case .hash(let role): ("SHA-256 (\(role))", "SHA-256（\(Self.zh(role))）")
      case .attribution: ("Attribution", "数据来源声明")
      case .number: ("A number in a cell of gaps", "缺口矩阵中的数字")
      case .cutTexts: ("Texts cut to fit a cell", "因过长而截断的文字")
      case .edgeCommunities: ("Communities at the edge of the data", "位于数据边缘的社区")
      case .contextCommunities:
        ("Communities outside the study area", "研究范围之外的社区")
      case .outletsWithoutCategory: ("Outlets without a category", "未注明业态的网点")
      case .residentsUnknown: ("Communities whose residents are not known", "未填居民人数的社区")
      case .belowGrades: ("Below the lowest grade", "未达最低等级")
      case .title: ("Title", "名称")
      case .source: ("Source", "来源")
      case .files: ("File of the standard", "标准文件")
      case .lacking(let category): ("Communities without \(category)", "缺少“\(category)”的社区")
      case .nation: ("All cities", "全部城市")
      case .notStated: ("(not stated)", "（未注明）")
      case .chainShare: ("Share of chain outlets", "连锁网点占比")
      }
    }

    /// An input of the manifest in Chinese.
    private static func zh(_ role: String) -> String {
      switch role {
      case "communities": "社区"
      case "outlets": "商业网点"
      case "entrances": "出入口"
      case "network": "步行网络"
      default: role == "osm" ? "OpenStreetMap" : role
      }
    }
  }

  /// What a number in a cell of gaps means.
  package static func numberMeaning(_ language: Language) -> String {
    language.choose(
      en: "missing: metres by which the nearest outlet lies too far; the darker, the farther",
      zh: "缺失：最近网点超出距离上限的米数，颜色越深越远")
  }

  /// What is said of a reach.
  package static func reach(_ reach: String, _ language: Language) -> String {
    switch reach {
    case "circle":
      language.choose(
        en: "circle: the shortest distance on the ellipsoid", zh: "圆形：椭球面上的最短距离")
    case "network":
      language.choose(en: "network: the shortest way on foot", zh: "路网：最短步行路径")
    case "both":
      language.choose(
        en: "both: the shortest way on foot decides, the circle stands beside it",
        zh: "两者：以最短步行路径为准，并列出圆形结果")
    default: reach
    }
  }

  /// Yes and no.
  package static func flag(_ flag: Bool, _ language: Language) -> String {
    flag ? language.choose(en: "yes", zh: "是") : language.choose(en: "no", zh: "否")
  }
}
