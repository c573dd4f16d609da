import ArgumentParser
import Catalogue
import CoverageReport
import GeoFormats

/// `livingcircle pilots`: the pilot areas as the documents print them, and normalised.
struct PilotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pilots",
    abstract: localized(
      en: "Lists the pilot areas of the quarter-hour circle programme.",
      zh: "列出一刻钟便民生活圈试点地区。"))

  /// What is shown on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
  }

  @Option(help: .localized(en: "Only this batch, 1 to 4.", zh: "只列某一批次，1 到 4。"))
  var batch: Int?

  @Flag(
    help: .localized(en: "Only the first full-coverage areas (先行区).", zh: "只列首批先行区。"))
  var fullCoverage = false

  @Option(
    help: .localized(
      en: "Only this province, in Chinese, in full or its beginning.", zh: "只列某省（区、市）；可用简称。"))
  var province: String?

  @Option(
    help: .localized(
      en: "Only areas with this in their name, in Chinese.", zh: "只列名称含有这些字的地区。"))
  var area: String?

  @Option(help: .localized(en: "What to show: text, csv or json.", zh: "显示什么：text、csv 或 json。"))
  var format = Format.text

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let batch, !(1...4).contains(batch) {
      throw ValidationError(
        en: "--batch \(batch): must be between 1 and 4.", zh: "--batch \(batch)：应在 1 到 4 之间。")
    }
    if batch != nil, fullCoverage {
      throw ValidationError(
        en: "--batch and --full-coverage exclude each other: give one of them.",
        zh: "--batch 与 --full-coverage 不能同时使用：请只用其一。")
    }
  }

  func run() throws {
    let table = PilotsTable(PilotsFile.areas.filter(isWanted))
    switch format {
    case .text: try standardOutput(table.text(Terminal.style))
    case .csv: try table.csv().withBytes { try standardOutput($0) }
    case .json: try table.json().withBytes { try standardOutput($0) }
    }
  }

  private func isWanted(_ entry: PilotArea) -> Bool {
    (batch == nil || entry.list.batch == batch)
      && (!fullCoverage || entry.list.batch == nil)
      && (province.map(entry.isIn(province:)) ?? true)
      && (area.map(entry.hasArea) ?? true)
  }
}
