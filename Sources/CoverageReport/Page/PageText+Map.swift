import GeoCore

extension PageText {
  // MARK: The map

  var mapHelp: String {
    choose(
      en: """
        Map of the communities. Arrow keys move it, plus and minus zoom, 0 shows everything. \
        The table below lists the same communities.
        """,
      zh: "社区地图。方向键移动，加号和减号缩放，0 显示全部。下方表格列出同样的社区。")
  }
  var selection: String { choose(en: "The selected community", zh: "所选社区") }
  var colouring: String { choose(en: "Colour by", zh: "着色") }
  var byScore: String { choose(en: "score", zh: "得分") }
  var byGrade: String { choose(en: "grade", zh: "等级") }
  var byCategory: String { choose(en: "a category", zh: "单类业态") }
  var category: String { choose(en: "Category", zh: "业态") }
  var zoomIn: String { choose(en: "Zoom in", zh: "放大") }
  var zoomOut: String { choose(en: "Zoom out", zh: "缩小") }
  var zoomAll: String { choose(en: "Show everything", zh: "显示全部") }
  var contextShown: String { choose(en: "outside the study area", zh: "研究范围之外") }
  var needsScript: String {
    choose(
      en: "Map and table need JavaScript, which this browser does not run.",
      zh: "地图和表格需要 JavaScript，当前浏览器未启用。")
  }

  /// What the map shows of the network.
  func streets(_ run: FinishedRun) -> [String] {
    guard let streets = run.streets else { return [] }
    guard let speed = run.walkedMetresAMinute else {
      let (shown, leftOut) = (grouped(streets.starts.count), grouped(streets.leftOut))
      return [
        language.choose(
          en: """
            The network is too large to be shown whole: the map has the longest of its streets, \(shown) \
            pieces, without the \(leftOut) of shorter ones, and circles in place of the areas of walks.
            """,
          zh: """
            路网过大，地图仅显示其中较长的街道共 \(shown) 段，略去较短的 \(leftOut) 段，并以直线圈代替步行范围。
            """)
      ]
    }
    let pace = speed.short
    let (tolerance, beside) = (StreetLines.tolerance.short, Isochrone.beside.short)
    return [
      language.choose(
        en: """
          The map's areas are walks of 5, 10 and 15 minutes at \(pace) m/min, or the limit of the chosen \
          category, with \(beside) m beside the paths; streets are drawn to \(tolerance) m. They are for \
          show: verdicts are decided at points.
          """,
        zh: """
          地图上的范围为按 \(pace) 米/分钟步行 5、10、15 分钟（或所选业态限距）所及，含路侧 \(beside) 米；\
          街道线形简化误差不超过 \(tolerance) 米。范围仅供展示，判定以点位计算为准。
          """)
    ]
  }

  // MARK: The table

  var search: String { choose(en: "Name, id or district", zh: "名称、编号或街道") }
  var grade: String { choose(en: "Grade", zh: "等级") }
  var district: String { choose(en: "District", zh: "街道（区）") }
  var everyDistrict: String { choose(en: "every district", zh: "全部街道（区）") }
  var lacking: String { choose(en: "Missing", zh: "缺失业态") }
  var clear: String { choose(en: "Clear", zh: "清除") }
  var back: String { choose(en: "Back", zh: "上一页") }
  var next: String { choose(en: "Next", zh: "下一页") }
}
