import GeoFormats

/// Writes `shares.csv`: how many buildings of each community each category covers.
enum SharesFile {
  static let name = "shares.csv"

  static func text(_ run: CoverageRun, _ shares: BuildingShares) -> ByteWriter {
    var writer = ByteWriter(capacity: shares.shares.count * 48)
    writer.append("community_id,standard,category,buildings,covered,unknown,share")
    writer.append(shares.hasDwellings ? ",dwellings,covered_dwellings,share_dwellings\n" : "\n")
    for community in 0..<run.communities.count {
      for (category, share) in zip(shares.categories, shares.shares(of: community)) {
        writer.append(field: community, of: run.communities.ids)
        writer.append(44)
        writer.append(field: category.standard ?? "")
        writer.append(44)
        writer.append(field: category.id)
        for number in [share.covered + share.missing + share.unknown, share.covered, share.unknown]
        {
          writer.append(44)
          writer.append(number: number)
        }
        writer.append(44)
        if let rate = share.rate { writer.append(metres: rate) }
        if shares.hasDwellings { append(dwellings: share, &writer) }
        writer.append(10)
      }
    }
    return writer
  }

  private static func append(dwellings share: BuildingShares.Share, _ writer: inout ByteWriter) {
    for number in [share.coveredDwellings + share.missingDwellings, share.coveredDwellings] {
      writer.append(44)
      writer.append(metres: number)
    }
    writer.append(44)
    if let rate = share.dwellingRate { writer.append(metres: rate) }
  }
}

/// What `summary.json` says of buildings.
struct SharesDocument: Encodable {
  struct Category: Encodable {
    var standard: String?
    var category: String
    var coveredBuildings: Int
    var missingBuildings: Int
    var unknownBuildings: Int
    var coverageRate: Double?
    var coverageRateDwellings: Double?
  }

  var buildings: Int
  var categories: [Category]

  init(_ shares: BuildingShares) {
    buildings = shares.buildings.count
    categories = zip(shares.categories, shares.all).map { category, share in
      Category(
        standard: category.standard, category: category.id, coveredBuildings: share.covered,
        missingBuildings: share.missing, unknownBuildings: share.unknown,
        coverageRate: share.rate, coverageRateDwellings: share.dwellingRate)
    }
  }
}
