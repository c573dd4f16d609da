public import ArgumentParser
import Coverage
import CoverageReport
public import GeoFormats

/// The options that say what to read and what to ask; the same for all commands.
struct InputOptions: ParsableArguments {
  @Option(
    help: .localized(
      en: "The table of communities, with id, lon, lat: CSV, GeoJSON, GeoPackage or XLSX.",
      zh: "社区表，含 id、lon、lat 列：CSV、GeoJSON、GeoPackage 或 XLSX。"))
  var communities: String?

  @Option(
    help: .localized(
      en: "The table of outlets, with id, category, lon, lat: any of the same formats.",
      zh: "商业网点表，含 id、category、lon、lat 列：格式同上。"))
  var outlets: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en:
          "The table of the outlets' entrances, with outlet_id, lon, lat: any of the same formats.",
        zh: "商业网点的出入口表，含 outlet_id、lon、lat 列：格式同上。"),
      discussion: localized(
        en: "An outlet that has some counts once, by the nearest, whatever its own position.",
        zh: "有出入口的网点只计一次，以最近的出入口为准，不再使用网点自身的位置。"),
      valueName: "file"))
  var entrances: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "OpenStreetMap data (.osm.pbf, .osm, .osm.gz, .osm.bz2) in place of tables.",
        zh: "代替两表的 OpenStreetMap 数据（.osm.pbf、.osm、.osm.gz、.osm.bz2）。"),
      discussion: localized(
        en: "A table that is given as well replaces its half.", zh: "同时指定的表优先于数据中的相应部分。"),
      valueName: "file"))
  var osm: String?

  @OptionGroup var origin: OriginOption

  @Option(
    help: ArgumentHelp(
      localized(
        en: """
          What the coordinates of both tables mean: GCJ-02 (Amap, Tencent), BD-09 (Baidu), an EPSG \
          code, WKT or PROJ string.
          """,
        zh: "两个表的坐标系：GCJ-02（高德、腾讯）、BD-09（百度）、EPSG 代码、WKT 或 PROJ 字符串。"),
      discussion: localized(
        en: "WGS 84 unless given or declared by the file; inside China it has to be.",
        zh: "默认以文件自身的声明为准，否则为 WGS 84；在中国境内必须指明。"),
      valueName: "frame"))
  var crs: String?

  @OptionGroup var formats: FormatOptions

  @Option(
    help: ArgumentHelp(
      localized(en: "The same for the communities alone.", zh: "仅指定社区表的坐标系。"),
      valueName: "frame"))
  var communitiesCrs: String?

  @Option(
    help: ArgumentHelp(
      localized(en: "The same for the outlets alone.", zh: "仅指定商业网点表的坐标系。"),
      valueName: "frame"))
  var outletsCrs: String?

  @Option(
    help: .localized(
      en: "How far residents walk, as the crow flies, in metres.",
      zh: "限距：居民步行的直线距离，单位为米。"))
  var radius: Double?

  @Option(
    help: .localized(
      en: "How long residents walk. (default: 15)",
      zh: "步行时间，单位为分钟。（默认：15）"))
  var minutes: Double?

  @Option(
    help: .localized(
      en: "How fast they walk, in metres a minute. (default: 80)",
      zh: "步行速度，单位为米/分钟。（默认：80）"))
  var speed: Double?

  @Option(
    help: .localized(
      en: "How many times as long as the straight line the way is. (default: 1.3)",
      zh: "绕行系数：实际路程与直线距离之比。（默认：1.3）"))
  var detour: Double?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A standard to hold the communities against, by id or file; repeatable.",
        zh: "所依据的标准：编号或文件；可重复使用。"),
      discussion: localized(
        en: "Without one, every category found is required once. See: standards list.",
        zh: "不指定时，表中出现的每类业态各要求一个。参见：standards list。"),
      valueName: "id|file"))
  var standard: [String] = []

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A crosswalk from codes, tags or texts to categories, by id or file; repeatable.",
        zh: "业态对照表（编码、标签或文字）：编号或文件；可重复使用。"),
      discussion: localized(
        en: "Ships: amap, baidu, osm, tencent. Names of outlets are read too.",
        zh: "内置：amap、baidu、osm、tencent。同时参考网点名称。"),
      valueName: "id|file"))
  var crosswalk: [String] = []

  @Option(
    help: .localized(
      en: "How far off a position may be, in metres: verdicts that could turn over are borderline.",
      zh: "位置误差，单位为米：可能因此改变的判定记为临界。"))
  var positionError = 0.0

  @Option(
    help: ArgumentHelp(
      localized(
        en:
          "A table of residential buildings: the share of them that is covered, for each community.",
        zh: "居住建筑表：给出每个社区被覆盖的建筑比例。"),
      discussion: localized(
        en:
          "osm for those of the OpenStreetMap data (--osm). Each belongs to the nearest community.",
        zh: "osm 表示取自 OpenStreetMap 数据（--osm）。每栋建筑归入最近的社区。"),
      valueName: "file|osm"))
  var buildings: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The area that the data covers, as polygons: communities outside it are set aside.",
        zh: "数据覆盖的研究范围（面文件）：范围外的社区不参与分析。"),
      discussion: localized(
        en: "Without it, the extent of the data; communities whose reach leaves it are marked.",
        zh: "不指定时为数据本身的范围；步行圈超出范围的社区会加以标注。"),
      valueName: "file"))
  var studyArea: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The main urban area, as polygons, in place of a column of communities.",
        zh: "主城区范围（面文件），代替社区表中的主城区列。"),
      valueName: "file"))
  var mainArea: String?

  @Flag(
    help: ArgumentHelp(
      localized(
        en:
          "Measure to the nearest part of the outline of outlets that are drawn as areas or lines.",
        zh: "以面或线绘制的网点，按到其轮廓最近处的距离量算。"),
      discussion: localized(
        en:
          """
          From GeoJSON, GeoPackage and OpenStreetMap data; inside an area it is 0 m. Along a network \
          walks end at places 20 m apart on the outline, and on the streets inside.
          """,
        zh: """
          适用于 GeoJSON、GeoPackage 和 OpenStreetMap 数据；在面内为 0 米。沿路网时，步行终点为轮廓上\
          及面内道路上每隔不超过 20 米的点。
          """)))
  var outletOutlines = false

  @Flag(
    help: .localized(
      en: "Count outlets once that stand in the table twice; the others go to rejected.csv.",
      zh: "重复的商业网点只计一次；其余记入 rejected.csv。"))
  var dedupe = false

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The pilot area that the city is, in Chinese, to be named in the results.",
        zh: "城市所属的试点地区，写入结果。"),
      discussion: localized(en: "See: pilots.", zh: "参见：pilots。"), valueName: "area"))
  var pilot: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "Whom the data asks to name, such as its licence says; repeatable.",
        zh: "数据许可要求注明的来源；可重复使用。"),
      discussion: localized(
        en: "Shown wherever results are. What OpenStreetMap data asks for is there by itself.",
        zh: "随结果一并显示。OpenStreetMap 数据所要求的声明会自动注明。"),
      valueName: "text"))
  var attribution: [String] = []

  @Option(
    help: ArgumentHelp(
      localized(
        en: "A column that goes by another name, such as lon=东经; repeatable.",
        zh: "列名不同时指定，例如 lon=东经；可重复使用。"),
      valueName: "role=header"))
  var column: [String] = []

  @Option(
    help: .localized(
      en: "What to do with rows that cannot be used: stop, or skip them into rejected.csv.",
      zh: "遇到不可用的行：stop 停止，或 skip 跳过并记入 rejected.csv。"))
  var badRows = PointTable.Request.BadRows.stop

  @OptionGroup var reach: ReachOptions

  @OptionGroup var parallel: ThreadsOption

  @OptionGroup var language: LanguageOption

  mutating func validate() throws {
    try requireSources()
    if reach.choice == .network, detour != nil {
      throw ValidationError(
        en: "--detour is for circles: along a network the way is as long as it is.",
        zh: "--detour 仅用于直线圈：沿路网时路程即为实际长度。")
    }
    if buildings == RunOptions.osmBuildings, osm == nil {
      throw ValidationError(
        en: "--buildings osm is for buildings out of OpenStreetMap data: --osm FILE.",
        zh: "--buildings osm 仅用于 OpenStreetMap 数据：--osm 文件。")
    }
    if reach.choice != .circle, reach.network == nil, osm == nil {
      throw ValidationError(
        en: "--reach \(reach.choice) needs a walking network: --network FILE, or --osm FILE.",
        zh: "--reach \(reach.choice) 需要步行路网：--network 文件 或 --osm 文件。")
    }
    let times = [("--minutes", minutes), ("--speed", speed), ("--detour", detour)]
    if radius != nil, let (name, _) = times.first(where: { $0.1 != nil }) {
      throw ValidationError(
        en: "--radius and \(name) exclude each other: give a distance or a time.",
        zh: "--radius 与 \(name) 不能同时使用：请给出距离或时间之一。")
    }
    for (name, value) in times + [("--radius", radius)] {
      if let value { try Self.requireSize(name, value) }
    }
    if !standard.isEmpty, let name = radius != nil ? "--radius" : minutes.map({ _ in "--minutes" })
    {
      throw ValidationError(
        en: """
          \(name) and --standard exclude each other: the standard says how near each category must \
          be. To change that, write a file that overrides it (--speed and --detour may be given).
          """,
        zh: """
          \(name) 与 --standard 不能同时使用：限距由标准规定。如需修改，请另写一个覆盖该标准的文件\
          （--speed 和 --detour 可以指定）。
          """)
    }
    if standard.isEmpty, positionError != 0 {
      throw ValidationError(
        en: "--position-error needs a standard: --standard ID.",
        zh: "--position-error 须与 --standard 一起使用。")
    }
    guard (0...10_000).contains(positionError) else {
      throw ValidationError(
        en: "--position-error \(positionError): must be between 0 and 10,000 m.",
        zh: "--position-error \(positionError)：应在 0 到 10,000 米之间。")
    }
    if attribution.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError(
        en: "--attribution: say whom to name.", zh: "--attribution：请写明数据来源声明。")
    }
    _ = try columns()
  }

  private static func requireSize(_ name: String, _ value: Double) throws {
    let mayBeZero = name == "--radius" || name == "--minutes"
    guard value.isFinite, mayBeZero ? value >= 0 : value > 0 else {
      throw mayBeZero
        ? ValidationError(
          en: "\(name) \(value): must be 0 or more.", zh: "\(name) \(value)：不得小于 0。")
        : ValidationError(en: "\(name) \(value): must be above 0.", zh: "\(name) \(value)：必须大于 0。")
    }
  }

  /// Refuses a command line that names no source of communities or outlets, or one too many.
  private func requireSources() throws {
    if osm != nil, communities != nil, outlets != nil {
      throw ValidationError(
        en: "--osm has nothing to give where --communities and --outlets are both given.",
        zh: "已同时指定 --communities 和 --outlets，无须再用 --osm。")
    }
    if !origin.communitiesFrom.isEmpty, osm == nil || communities != nil {
      throw ValidationError(
        en: "--communities-from is for communities out of OpenStreetMap data: --osm FILE.",
        zh: "--communities-from 仅用于从 OpenStreetMap 数据提取社区：--osm 文件。")
    }
    let given = [("--communities", communities), ("--outlets", outlets)]
    if osm == nil, let (name, _) = given.first(where: { $0.1 == nil }) {
      throw ValidationError(
        en: "Missing \(name) FILE: a table, or OpenStreetMap data for both: --osm FILE.",
        zh: "缺少 \(name) 文件：请指定表，或用 --osm 文件 从 OpenStreetMap 数据提取。")
    }
  }

  /// The options of a run.
  func runOptions() throws -> RunOptions {
    var options = RunOptions(communities: communities, outlets: outlets, osm: osmOptions)
    options.entrances = entrances
    options.communitiesFrame = (communitiesCrs ?? crs).map { Frame($0) }
    options.outletsFrame = (outletsCrs ?? crs).map { Frame($0) }
    options.formats = formats.formats
    options.badRows = badRows
    options.columns = try columns()
    options.standards = standard
    options.crosswalks = crosswalk
    options.positionError = positionError
    (options.pilot, options.attributions) = (pilot, attribution)
    (options.studyArea, options.mainArea, options.dedupe) = (studyArea, mainArea, dedupe)
    (options.speed, options.detour) = (speed, detour)
    reach.apply(to: &options)
    (options.buildings, options.outletOutlines) = (buildings, outletOutlines)
    if let radius {
      options.walk = .radius(radius)
    } else {
      options.walk = .time(minutes: minutes ?? 15, speed: speed ?? 80, detour: detour ?? 1.3)
    }
    return options
  }

  private var osmOptions: OSMExtract.Options? {
    osm.map { path in
      var options = OSMExtract.Options(path: path)
      options.origins = origin.origins
      return options
    }
  }

  var workers: Int { parallel.workers }

  private func columns() throws -> [ColumnRole: String] {
    try namedColumns(column, among: ColumnRole.allCases)
  }
}

extension PointTable.Request.BadRows: ExpressibleByArgument {}
