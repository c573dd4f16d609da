import Coverage
import GeoFormats

extension CoverageRun {
  /// What a planner should know of the network that was walked.
  func networkRemarks(_ language: Language) -> [String] {
    guard let network else { return [] }
    var remarks: [String] = []
    let metres = language.distance(options.join.within)
    let (communities, outlets) = network.unjoined
    if communities > 0 {
      remarks.append(
        language.choose(
          en: """
            \(counted(communities, "community is", "communities are")) further than \(metres) from the network: \
            unknown, see unjoined.csv
            """,
          zh: "有 \(grouped(communities)) 个社区距路网超过 \(metres)：无法判定，详见 unjoined.csv"))
    }
    if outlets > 0 {
      remarks.append(
        language.choose(
          en: """
            \(counted(outlets, "outlet is", "outlets are")) further than \(metres) from the network: \
            reached by nobody, see unjoined.csv
            """,
          zh: "有 \(grouped(outlets)) 个商业网点距路网超过 \(metres)：视为步行不可达，详见 unjoined.csv"))
    }
    if network.input.cache == .stale {
      remarks.append(
        language.choose(
          en: "the source of the network has changed since it was built: read anew",
          zh: "路网生成后其数据来源已有变化：已重新读取"))
    }
    return remarks
  }

  /// How wrong the circle is, where both ways were asked for.
  func reachText(_ style: TextStyle) -> String {
    guard let comparison else { return "" }
    let language = style.language
    let document = ReachDocument(comparison)
    let (positives, negatives) = (
      grouped(document.falsePositives), grouped(document.falseNegatives)
    )
    let verdicts = grouped(document.verdicts)
    var lines = [
      style.paint(
        language.choose(en: "circle against network", zh: "直线圈与路网对比"), .dim),
      language.choose(
        en: """
          of \(verdicts) verdicts the circle covers \(positives) that the network does not, \
          and misses \(negatives) that it does
          """,
        zh: "\(verdicts) 项判定中，直线圈误判为覆盖 \(positives) 项，误判为缺失 \(negatives) 项"),
    ]
    if let detour = comparison.detour {
      let factor = String((detour * 100).rounded() / 100)
      lines.append(
        language.choose(
          en: "walks to the nearest outlets are \(factor) times as long as the straight line",
          zh: "到最近网点的步行路程是直线距离的 \(factor) 倍"))
    }
    return "\n" + lines.joined(separator: "\n") + "\n"
  }
}
