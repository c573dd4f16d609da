public import ArgumentParser
import CoverageReport
public import GeoFormats

/// The option that says what communities are made of, where they come from OpenStreetMap.
struct OriginOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        en: "What communities are made of; repeatable. (default: places and residential-areas)",
        zh: "社区取自：places（地名）、residential-areas（居住用地）、buildings（住宅楼）；可重复使用。"
          + "（默认：places 和 residential-areas）"),
      valueName: OSMCommunities.Origin.allCases.map(\.rawValue).joined(separator: "|")))
  var communitiesFrom: [OSMCommunities.Origin] = []

  var origins: Set<OSMCommunities.Origin> {
    communitiesFrom.isEmpty ? [.places, .residentialAreas] : Set(communitiesFrom)
  }
}

extension OSMCommunities.Origin: ExpressibleByArgument {}
