import ArgumentParser
import Catalogue
import Coverage
import CoverageReport

/// `livingcircle pilots`: the pilot areas as the documents print them.
struct PilotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pilots",
    abstract: localized(
      en: "Lists the pilot areas of the quarter-hour circle programme.",
      zh: "列出一刻钟便民生活圈试点地区。"))

  @Option(help: .localized(en: "Only this batch, 1 to 4.", zh: "只列某一批次，1 到 4。"))
  var batch: Int?

  @Option(
    help: .localized(en: "Only this province, in Chinese.", zh: "只列某省（区、市）。"))
  var province: String?

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let batch, !(1...4).contains(batch) {
      throw ValidationError(
        en: "--batch \(batch): must be between 1 and 4.", zh: "--batch \(batch)：应在 1 到 4 之间。")
    }
  }

  func run() throws {
    let areas = PilotsFile.areas.filter { area in
      (batch == nil || area.list.batch == batch) && (province.map(area.isIn(province:)) ?? true)
    }
    for area in areas {
      let mark = area.provenance.mark(in: .current)
      let fields = [area.list.rawValue, area.province, area.area, area.document, mark]
      try standardOutput(fields.joined(separator: "\t") + "\n")
    }
  }
}
