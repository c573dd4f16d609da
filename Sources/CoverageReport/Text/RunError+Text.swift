import Catalogue
import GeoCore
import GeoFormats

extension RunError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    switch self {
    case .undeclaredFrame(let file, let longitude, let latitude):
      Self.undeclaredFrame(file, longitude, latitude, language)
    case .apart(let metres, let communities, let outlets):
      Self.apart(Int(metres / 1_000), communities, outlets, language)
    case .swappedAxes(let communities, let first, let outlets, let other):
      Self.swappedAxes(communities, first, outlets, other, language)
    case .noCategories(let file):
      language.choose(
        en: """
          \(file): no outlet has a category. Check the column of categories, or name it: \
          --column category=HEADER.
          """,
        zh: "\(file)：没有一个商业网点注明业态。请检查业态列，或指定列名：--column category=列名。")
    case .noCategoriesOfStandards(let file, let standards, let found):
      Self.noCategories(file, standards, found, language)
    case .sameStandard(let id):
      language.choose(
        en: "--standard \(id): two standards go by this id. Give the changed one an id of its own.",
        zh: "--standard \(id)：有两个标准使用同一编号。请为修改后的标准另取编号。")
    case .unknownCommunity(let id, let file, let similar):
      Self.unknownCommunity(id, file, similar, language)
    case .outsideStudyArea(let file, let area):
      language.choose(
        en: """
          \(file): every community lies outside the study area of \(area). \
          Check that both are of the same city, and in which frame the area is.
          """,
        zh: "\(file)：所有社区都在 \(area) 的研究范围之外。请确认两者属于同一城市，并核对研究范围的坐标系。")
    case .communityOutsideStudyArea(let id, let file, let area):
      language.choose(
        en: """
          \(file): the community "\(id)" lies outside the study area of \(area), so nothing is asked of \
          it. Leave --study-area out, or give an area that holds it.
          """,
        zh: """
          \(file)：社区“\(id)”位于 \(area) 的研究范围之外，不参与评价。请去掉 --study-area，或给出包含该社区的范围。
          """)
    case .unknownPilot(let name, let failure):
      Self.unknownPilot(name, failure, language)
    case .nothingExtracted(let file, .communities):
      language.choose(
        en: """
          \(file): holds no community of the kinds asked for. Try others: --communities-from \
          places, residential-areas or buildings; or give a table: --communities FILE.
          """,
        zh: """
          \(file)：没有所要求类型的社区。请换用 --communities-from places、residential-areas 或 \
          buildings，或用 --communities 指定社区表。
          """)
    case .nothingExtracted(let file, _):
      language.choose(
        en: """
          \(file): holds no outlet that the crosswalk knows. Name another (--crosswalk), \
          or give a table: --outlets FILE.
          """,
        zh: "\(file)：没有对照表认得的商业网点。请换用其他对照表（--crosswalk），或用 --outlets 指定网点表。")
    case .noWalkableWays(let file, let profile):
      language.choose(
        en: """
          \(file): has no way that may be walked by the profile \(profile). Check that it is a file of streets and \
          paths, or name another: --profile FILE.
          """,
        zh: "\(file)：按步行规则 \(profile)，其中没有可步行的道路。请确认是道路数据，或用 --profile 指定其他规则文件。")
    case .nothingJoined(let file, let network, let metres, let place, let near):
      Self.nothingJoined(file, network, Int(metres), place, near, language)
    case .noOutlines(let file):
      language.choose(
        en: """
          \(file): no outlet in it is drawn as an area or a line, so that there are no outlines to measure to. Give GeoJSON, a \
          GeoPackage or OpenStreetMap data with areas, or leave --outlet-outlines out.
          """,
        zh: """
          \(file)：其中没有以面或线绘制的商业网点，无法按轮廓量算。请使用含面要素的 GeoJSON、GeoPackage 或 \
          OpenStreetMap 数据，或去掉 --outlet-outlines。
          """)
    case .noNetwork:
      language.choose(
        en: """
          --reach network needs a walking network: --network FILE (OpenStreetMap data, lines, or what network build \
          wrote), or take everything from OpenStreetMap data: --osm FILE.
          """,
        zh: """
          --reach network 需要步行网络：用 --network 指定文件（OpenStreetMap 数据、线数据或 network build 的结果），\
          或用 --osm 文件 全部取自 OpenStreetMap 数据。
          """)
    case .cannotPart(let feature, let needed, let limit):
      Self.cannotPart(feature, mebibytes(needed), mebibytes(limit), language)
    case .tooLittleMemory(let needed, let limit):
      language.choose(
        en: """
          --memory \(mebibytes(limit))M is too little: the communities and what is found for them, with few outlets at a \
          time, take \(mebibytes(needed)) MiB. Give it more: --memory \(mebibytes(needed))M.
          """,
        zh: """
          --memory \(mebibytes(limit))M 不足：社区及其结果加上每次读取的少量商业网点约需 \(mebibytes(needed)) MiB。\
          请提高上限：--memory \(mebibytes(needed))M。
          """)
    case .invalidWalk(let metres):
      language.choose(
        en: """
          A walk of \(metres) m cannot be used: --radius, or --minutes × --speed ÷ --detour, \
          must lie in 0...5,000,000 m.
          """,
        zh: """
          步行距离 \(metres) 米无法使用：--radius 或 --minutes × --speed ÷ --detour \
          应在 0 到 5,000,000 米之间。
          """)
    }
  }

  private static func nothingJoined(
    _ file: String, _ network: String, _ metres: Int, _ place: Coordinate, _ near: Coordinate,
    _ language: Language
  ) -> String {
    let (here, there) = (
      "\(place.longitude), \(place.latitude)", "\(near.longitude), \(near.latitude)"
    )
    return language.choose(
      en: """
        \(file): nothing of it is within \(metres) m of any way of \(network): its first position is \(here), the \
        network begins at \(there). Check that both are of the same city and in the right frame (--crs), or allow \
        longer walks to the network: --join-within METRES.
        """,
      zh: """
        \(file)：没有任何位置距 \(network) 的道路 \(metres) 米以内：首个位置为 \(here)，路网起点为 \(there)。\
        请确认两者属于同一城市、坐标系正确（--crs），或用 --join-within 放宽到路网的距离。
        """)
  }

  private static func unknownPilot(
    _ name: String, _ failure: Pilot.Failure, _ language: Language
  ) -> String {
    switch failure {
    case .ambiguous(let areas):
      language.choose(
        en:
          "--pilot \(name): several pilot areas go by this name. Say which: \(language.list(areas)).",
        zh: "--pilot \(name)：有几个试点地区同名，请写明是哪一个：\(language.list(areas))。")
    case .unknown(similar: []):
      language.choose(
        en: "--pilot \(name): no list of pilot areas has it. See: livingcircle pilots.",
        zh: "--pilot \(name)：试点名单中没有这个地区。名单见 livingcircle pilots。")
    case .unknown(let similar):
      language.choose(
        en:
          "--pilot \(name): no list of pilot areas has it. Did you mean \(language.list(similar))?",
        zh: "--pilot \(name)：试点名单中没有这个地区。是否指 \(language.list(similar))？")
    }
  }

  private static func noCategories(
    _ file: String, _ standards: [String], _ found: [String], _ language: Language
  ) -> String {
    let (names, found) = (language.list(standards), language.list(found))
    return language.choose(
      en: """
        \(file): no outlet has a category that \(names) asks for. Its categories are \(found). \
        Use the ids that "standards show" lists, or classify the outlets first.
        """,
      zh: """
        \(file)：没有一个商业网点的业态是 \(names) 所要求的，表中的业态有：\(found)。\
        请使用 standards show 列出的业态编号，或先对网点分类（classify）。
        """)
  }

  private static func cannotPart(
    _ feature: RunFeature, _ needed: Int, _ limit: Int, _ language: Language
  ) -> String {
    let what = feature.text(language)
    return language.choose(
      en: """
        \(what): needs all outlets in memory at once, which may take \(needed) MiB, and --memory allows \(limit). Give it \
        more: --memory \(needed)M; or do without.
        """,
      zh: """
        \(what)：需要将全部商业网点同时读入内存，可能需要 \(needed) MiB，而 --memory 的上限为 \(limit) MiB。\
        请提高上限：--memory \(needed)M，或不使用该功能。
        """)
  }

  private static func undeclaredFrame(
    _ file: String, _ longitude: Double, _ latitude: Double, _ language: Language
  ) -> String {
    language.choose(
      en: """
        \(file): \(longitude), \(latitude) lies in the rectangle round China, where WGS 84, \
        GCJ-02 and BD-09 are all in use and differ by 0.5 to 1 km. Say which one it is: \
        --crs EPSG:4326 for WGS 84 (GPS, OpenStreetMap), --crs GCJ-02 (Amap, Tencent) or \
        --crs BD-09 (Baidu); for one table alone, --communities-crs or --outlets-crs.
        """,
      zh: """
        \(file)：\(longitude), \(latitude) 位于中国及周边的矩形范围内，此处 WGS 84、GCJ-02 和 BD-09 \
        三种坐标系并用，相差 0.5 到 1 公里。请指明坐标系：WGS 84（GPS、OpenStreetMap）用 --crs EPSG:4326，\
        高德、腾讯用 --crs GCJ-02，百度用 --crs BD-09；仅指定一个表时用 --communities-crs 或 --outlets-crs。
        """)
  }

  private static func apart(
    _ kilometres: Int, _ communities: String, _ outlets: String, _ language: Language
  ) -> String {
    language.choose(
      en: """
        \(outlets): no outlet is within 100 km of any community of \(communities); \
        the nearest is \(kilometres) km away. \
        Check that both files are of the same city and in the same frame (--crs).
        """,
      zh: """
        \(outlets)：没有商业网点距 \(communities) 中任何社区 100 公里以内，最近的也有 \(kilometres) 公里。\
        请确认两个文件属于同一城市、使用同一坐标系（--crs）。
        """)
  }

  private static func swappedAxes(
    _ communities: String, _ first: Coordinate, _ outlets: String, _ other: Coordinate,
    _ language: Language
  ) -> String {
    language.choose(
      en: """
        \(communities), \(outlets): longitude and latitude seem to be swapped in one of the two; \
        the first community is at longitude \(first.longitude), latitude \(first.latitude), \
        the first outlet at longitude \(other.longitude), latitude \(other.latitude). \
        Correct the headers, or say --column lon=HEADER --column lat=HEADER.
        """,
      zh: """
        \(communities)、\(outlets)：其中一个文件的经纬度似乎颠倒了；\
        第一个社区位于经度 \(first.longitude)、纬度 \(first.latitude)，\
        第一个商业网点位于经度 \(other.longitude)、纬度 \(other.latitude)。\
        请更正表头，或用 --column lon=列名 --column lat=列名 指定。
        """)
  }

  private static func unknownCommunity(
    _ id: String, _ file: String, _ similar: [String], _ language: Language
  ) -> String {
    guard !similar.isEmpty else {
      return language.choose(
        en: "\(file): no community has the id \"\(id)\".",
        zh: "\(file)：没有编号为“\(id)”的社区。")
    }
    return language.choose(
      en: """
        \(file): no community has the id "\(id)". Did you mean \(language.list(similar))?
        """,
      zh: "\(file)：没有编号为“\(id)”的社区。是否指 \(language.list(similar))？")
  }
}

extension RunFeature {
  /// The option that asks for it.
  fileprivate func text(_ language: Language) -> String {
    switch self {
    case .network: "--reach network"
    case .osm: "--osm"
    case .crosswalks: "--crosswalk"
    case .dedupe: "--dedupe"
    case .buildings: "--buildings"
    case .entrances: "--entrances"
    case .outlines: "--outlet-outlines"
    case .standard:
      language.choose(
        en: "--standard with capacities within a limit, or very many outlets",
        zh: "--standard 中按限距内容量或大量网点的要求")
    }
  }
}

/// Bytes in mebibytes, rounded up.
private func mebibytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }
