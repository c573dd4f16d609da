public import ArgumentParser
import Catalogue
public import CoverageReport

/// How near is measured, and along which network.
struct ReachOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        en: "How near is measured: circle, network, or both. (default: circle)",
        zh: "距离的量算方式：circle（直线圈）、network（步行路网）或 both（两者）。（默认：circle）"),
      discussion: localized(
        en: "With both, the network decides, and what the circle gets wrong is written beside it.",
        zh: "both 以路网为准，并列出直线圈的误判。")))
  var reach: RunReach?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The walking network: OpenStreetMap data, lines, or what network build wrote.",
        zh: "步行路网：OpenStreetMap 数据、线数据，或 network build 的结果。"),
      discussion: localized(
        en:
          "Where it is given, reach is network unless said otherwise; with --osm it comes from there.",
        zh: "指定后默认按路网量算；使用 --osm 时取自该数据。"),
      valueName: "file"))
  var network: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The layer of the network's lines, where its file has several.",
        zh: "路网文件有多个图层时，线所在的图层。"),
      valueName: "name"))
  var networkLayer: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The walking profile, by id or file. (default: walking)", zh: "步行规则：编号或文件。（默认：walking）"),
      valueName: "id|file"))
  var profile: String?

  @Option(
    help: .localized(
      en: "The longest walk to the network, in metres: what is further is unknown. (default: 200)",
      zh: "到路网的最大距离，单位为米：更远者无法判定。（默认：200）"))
  var joinWithin: Double?

  @Option(
    help: .localized(
      en:
        "Pieces of the network shorter than this, in metres, are joined by nobody. (default: 1000)",
      zh: "总长不足此值（米）的孤立路段不予接入。（默认：1000）"))
  var smallestIsland: Double?

  /// How near is measured.
  var choice: RunReach { reach ?? (network == nil ? .circle : .network) }

  mutating func validate() throws {
    let given = [
      ("--network", network != nil), ("--network-layer", networkLayer != nil),
      ("--profile", profile != nil), ("--join-within", joinWithin != nil),
      ("--smallest-island", smallestIsland != nil),
    ]
    if choice == .circle, let (name, _) = given.first(where: \.1) {
      throw ValidationError(
        en: "\(name) is for walking networks: --reach network or both.",
        zh: "\(name) 仅用于步行路网：--reach network 或 both。")
    }
    if let joinWithin, !(0...5_000).contains(joinWithin) {
      throw ValidationError(
        en: "--join-within \(joinWithin): must be between 0 and 5,000 m.",
        zh: "--join-within \(joinWithin)：应在 0 到 5,000 米之间。")
    }
    if let smallestIsland, !(0...1e9).contains(smallestIsland) {
      throw ValidationError(
        en: "--smallest-island \(smallestIsland): must be between 0 and a million kilometres.",
        zh: "--smallest-island \(smallestIsland)：应在 0 到一百万公里之间。")
    }
  }

  /// Notes the choice in a run's options.
  func apply(to options: inout RunOptions) {
    options.reach = choice
    guard choice != .circle else { return }
    if let path = network ?? options.osm?.path {
      options.network = NetworkInput.Options(
        path: path, profile: profile ?? ProfileFile.usual, layer: networkLayer)
    }
    if let joinWithin { options.join.within = joinWithin }
    if let smallestIsland { options.join.smallestIsland = smallestIsland }
  }
}

extension RunReach: ExpressibleByArgument {}
