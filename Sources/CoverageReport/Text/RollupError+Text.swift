extension RollupError {
  /// What is wrong and what to do about it.
  public func text(in language: Language) -> String {
    switch self {
    case .notABatch(let folder):
      language.choose(
        en: """
          \(folder): is not the folder of a batch: it has no \(BatchRecord.name). \
          Name the folder that batch wrote (--output).
          """,
        zh: """
          \(folder)：不是批量分析的结果文件夹，其中没有 \(BatchRecord.name)。\
          请指定 batch 用 --output 写入的文件夹。
          """)
    case .damaged(let file):
      language.choose(
        en: "\(file): is not what batch writes. Run batch once more, with --resume.",
        zh: "\(file)：不是 batch 写入的内容。请用 --resume 重新运行 batch。")
    case .otherFormat(let file, let format):
      language.choose(
        en: """
          \(file): has the layout \(format), and this version reads 1. \
          Run batch once more, with --resume.
          """,
        zh: "\(file)：格式版本为 \(format)，本版本只读取 1。请用 --resume 重新运行 batch。")
    case .noCities(let file):
      language.choose(
        en: "\(file): has no cities. Put them into the manifest and run batch once more.",
        zh: "\(file)：其中没有城市。请在清单中列出城市并重新运行 batch。")
    }
  }
}

extension Rollup.Failure {
  /// Why the city has no results.
  public func text(in language: Language) -> String {
    switch reason {
    case .told(let reason): reason
    case .run(let error): error.text(in: language)
    case .input(let error): error.text(in: language)
    }
  }
}

extension RollupRemark {
  /// What a reader has to know.
  public func text(in language: Language) -> String {
    switch self {
    case .severalMeasures(let count):
      language.choose(
        en: """
          The cities were not all analysed alike: there are \(count) sums, which cannot be compared.
          """,
        zh: "各城市采用的标准或选项不同：分为 \(count) 组汇总，组间不可比较。")
    case .severalVersions(let versions):
      language.choose(
        en: "The cities were analysed by different versions: \(language.list(versions)).",
        zh: "各城市分析时所用的版本不同：\(language.list(versions))。")
    case .unknownPilot(let city, let name):
      language.choose(
        en: """
          \(city): \(name) is not the name of one pilot area; the city is counted in no batch. \
          See: livingcircle pilots.
          """,
        zh: "\(city)：“\(name)”不是唯一的试点地区名称，未计入任何批次。名单见 livingcircle pilots。")
    case .withoutProvince(let count):
      language.choose(
        en: """
          \(counted(count, "city is", "cities are")) counted in no province: the manifest names \
          neither province nor pilot area.
          """,
        zh: "有 \(grouped(count)) 个城市未计入任何省份：清单中既无省份，也无试点地区。")
    case .withoutHistory(let count, let quarter):
      language.choose(
        en: """
          \(counted(count, "city has", "cities have")) no run of \(quarter) in the history: nothing is \
          known of their pace. Add the batch with history add.
          """,
        zh: "历史文件中没有 \(grouped(count)) 个城市 \(quarter) 的结果，无法判断其进度。请用 history add 加入该批次。")
    }
  }
}
