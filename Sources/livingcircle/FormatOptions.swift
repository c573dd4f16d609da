import ArgumentParser
import CoverageReport
import GeoFormats

/// The options that say what the tables' files do not say themselves.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        en: "The layer or sheet of the communities, where their file has several.",
        zh: "社区表所在的图层或工作表（文件中有多个时）。"),
      valueName: "name"))
  var communitiesLayer: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The layer or sheet of the outlets, where their file has several.",
        zh: "商业网点表所在的图层或工作表（文件中有多个时）。"),
      valueName: "name"))
  var outletsLayer: String?

  @Option(
    help: ArgumentHelp(
      localized(
        en: "The layer or sheet of the entrances, where their file has several.",
        zh: "出入口表所在的图层或工作表（文件中有多个时）。"),
      valueName: "name"))
  var entrancesLayer: String?

  @OptionGroup var text: TextOptions

  /// What is to be known of the tables' files.
  var formats: InputFormats {
    var formats = InputFormats()
    formats.communities = text.format(layer: communitiesLayer)
    formats.outlets = text.format(layer: outletsLayer)
    formats.entrances = text.format(layer: entrancesLayer)
    return formats
  }
}

/// The options that say how a text is written.
struct TextOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      localized(
        en: "The encoding of text files, by any name iconv knows.",
        zh: "文本文件的编码：iconv 支持的任何名称。"),
      discussion: localized(
        en: "UTF-8, UTF-16, GB18030 and GBK are recognised without it.",
        zh: "UTF-8、UTF-16、GB18030 和 GBK 可自动识别。"),
      valueName: "name"))
  var encoding: String?

  @Flag(
    help: .localized(
      en: "Numbers in text files have a comma for the decimal point: 114,3052.",
      zh: "文本文件中的小数点写作逗号：114,3052。"))
  var decimalComma = false

  /// What is to be known of a file.
  func format(layer: String?) -> InputFormat {
    var format = InputFormat()
    format.encoding = encoding
    format.layer = layer
    format.decimalComma = decimalComma
    return format
  }
}
