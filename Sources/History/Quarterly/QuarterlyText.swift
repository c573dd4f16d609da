import Catalogue
import Coverage
import CoverageReport

/// A quarter's report in words.
struct QuarterlyText {
  let report: QuarterlyReport
  let language: Language

  init(_ report: QuarterlyReport, _ language: Language) {
    (self.report, self.language) = (report, language)
  }

  var title: String {
    let (year, number) = (report.quarter.year, report.quarter.number)
    return language.choose(
      en: "Quarter-hour living circles, \(report.quarter)",
      zh: "一刻钟便民生活圈建设工作进展情况（\(year) 年第 \(number) 季度）")
  }

  func blocks() -> [ReportBlock] {
    var blocks: [ReportBlock] = [.title(title), .text(due)]
    for total in report.totals { blocks += totals(total) }
    blocks += cities()
    blocks += changes()
    blocks += targets()
    return blocks + method()
  }

  private var due: String {
    let date = report.quarter.dueDate
    return language.choose(
      en: """
        Due on \(date): a quarter's progress is reported by the 10th of the first month after it \
        (陕商函〔2021〕575号).
        """,
      zh: "报送时限：\(date)。依据陕商函〔2021〕575号：“于每季度第一个月10日前”报送上季度工作进展情况。")
  }

  // MARK: All cities

  func totals(_ total: QuarterlyReport.Total) -> [ReportBlock] {
    typealias Sum = QuarterlyReport.Sum
    func row(_ en: String, _ zh: String, _ value: (Sum) -> String?) -> [String]? {
      value(total.now).map {
        [language.choose(en: en, zh: zh), total.before.flatMap(value) ?? "", $0]
      }
    }
    let rows = [
      row("cities", "城市", { grouped($0.cities) }),
      row("communities", "社区", { grouped($0.all.communities) }),
      row("living circles", "达标生活圈", { language.livingCircles($0.all) }),
      row(
        "living circles of the main urban area", "主城区达标生活圈", { $0.main.map(language.livingCircles) }
      ),
      row("residents", "居民", { $0.all.residents.map { grouped(Int($0.rounded())) } }),
      row("residents in living circles", "生活圈覆盖居民", residents),
      row("communities with a grade", "达到等级的社区", { $0.all.graded.map(grouped) }),
      row("mean score", "平均得分", { language.score($0.all.meanScore) }),
    ].compactMap { $0 }
    let before = report.previous.map { "\($0)" } ?? ""
    let table = PrintedTable(
      [
        language.column("", ""), .init(header: before, isNumber: true),
        .init(header: "\(report.quarter)", isNumber: true),
      ], rows)
    let heading = language.choose(
      en: "All cities, by \(language.name(ofStandard: total.standard))",
      zh: "总体情况（标准：\(language.name(ofStandard: total.standard))）")
    return [.heading(heading), .table(table)] + grades(total) + categories(total)
  }

  private func categories(_ total: QuarterlyReport.Total) -> [ReportBlock] {
    if total.now.categories.isEmpty { return [] }
    let rows = total.now.categories.map { category in
      let before = total.before?.categories.first { $0.id == category.id }
      return [
        category.name.text(in: language),
        before.map { $0.rate.map { language.percent($0) } ?? "–" } ?? "",
        category.rate.map { language.percent($0) } ?? "–", grouped(category.outlets),
      ]
    }
    return [
      .table(
        PrintedTable(
          [
            language.column("category", "业态"),
            language.number("covered before", "前次覆盖率"), language.number("covered", "覆盖率"),
            language.number("outlets", "商业网点"),
          ], rows))
    ]
  }

  private func residents(_ sum: QuarterlyReport.Sum) -> String? {
    sum.all.residentsOfLivingCircles.flatMap { count in
      sum.all.residentRate.map { "\(grouped(Int(count.rounded()))) (\(language.percent($0)))" }
    }
  }

  private func grades(_ total: QuarterlyReport.Total) -> [ReportBlock] {
    if total.grades.isEmpty { return [] }
    let all = Double(max(total.now.all.communities, 1))
    let rows = total.grades.map { grade in
      [
        grade.name?.text(in: language) ?? language.noGrade, grouped(grade.communities),
        language.percent(Double(grade.communities) / all),
      ]
    }
    return [
      .table(
        PrintedTable(
          [
            language.column("grade", "等级"), language.number("communities", "社区"),
            language.number("share", "占比"),
          ], rows))
    ]
  }
}
