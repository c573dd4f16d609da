import Catalogue
import CoverageReport
public import GeoFormats

extension QuarterComparison {
  private struct Document: Encodable {
    var before: String
    var after: String
    var cities: [Line]
    var onlyBefore: [String]
    var onlyAfter: [String]
  }

  private struct Line: Encodable {
    var city: String
    var province: String?
    var standard: String?
    var communitiesBefore: Int
    var communities: Int
    var livingCirclesBefore: Int
    var livingCircles: Int
    var livingCircleRateBefore: Double
    var livingCircleRate: Double
    var meanScoreBefore: Double
    var meanScore: Double
    var outletsBefore: Int
    var outlets: Int
    var communitiesBetter: Int
    var communitiesWorse: Int
    var verdictsImproved: Int
    var verdictsWorsened: Int
    var changed: [String]

    init(_ line: City) {
      let (was, now) = (line.before, line.after)
      (city, province, standard) = (now.city, now.province, now.standard)
      (communitiesBefore, communities) = (was.all.communities, now.all.communities)
      (livingCirclesBefore, livingCircles) = (was.all.livingCircles, now.all.livingCircles)
      livingCircleRateBefore = was.all.livingCircleRate
      livingCircleRate = now.all.livingCircleRate
      (meanScoreBefore, meanScore) = (was.all.meanScore, now.all.meanScore)
      (outletsBefore, outlets) = (was.outlets, now.outlets)
      (communitiesBetter, communitiesWorse) = (line.better, line.worse)
      (verdictsImproved, verdictsWorsened) = (line.improved, line.worsened)
      changed = line.kinds.map(\.rawValue)
    }

    var fields: [String] {
      [
        city, province ?? "", standard ?? "", "\(communitiesBefore)", "\(communities)",
        "\(livingCirclesBefore)", "\(livingCircles)", "\(livingCircleRateBefore)",
        "\(livingCircleRate)", "\(meanScoreBefore)", "\(meanScore)", "\(outletsBefore)",
        "\(outlets)", "\(communitiesBetter)", "\(communitiesWorse)", "\(verdictsImproved)",
        "\(verdictsWorsened)", changed.joined(separator: "|"),
      ]
    }
  }

  /// City by city.
  ///
  /// - Returns: JSON in UTF-8.
  /// - Throws: `EncodingError`.
  public func json() throws -> ByteWriter {
    try jsonDocument(
      Document(
        before: before.description, after: after.description, cities: cities.map { Line($0) },
        onlyBefore: onlyBefore, onlyAfter: onlyAfter))
  }

  /// A row for each city and standard.
  public func csv() -> ByteWriter {
    var writer = ByteWriter()
    writer.append(
      row: [
        "city", "province", "standard", "communities_before", "communities",
        "living_circles_before", "living_circles", "living_circle_rate_before",
        "living_circle_rate", "mean_score_before", "mean_score", "outlets_before", "outlets",
        "communities_better", "communities_worse", "verdicts_improved", "verdicts_worsened",
        "changed",
      ])
    for city in cities { writer.append(row: Line(city).fields) }
    return writer
  }
}
