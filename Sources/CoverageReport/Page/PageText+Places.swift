extension PageText {
  /// Where outlets are reached, where that is not at their positions alone.
  func outletPlaces(_ run: FinishedRun) -> [String] {
    var lines: [String] = []
    if run.record.inputs["entrances"] != nil {
      lines.append(
        language.choose(
          en: "An outlet that has entrances counts once, by the nearest of them.",
          zh: "有出入口的网点只计一次，以最近的出入口为准。"))
    }
    if run.record.options.outletOutlines == true {
      lines.append(
        language.choose(
          en:
            "Outlets drawn as areas or lines are measured to at the nearest part of their outline.",
          zh: "以面或线绘制的网点，按到其轮廓最近处的距离量算。"))
    }
    return lines
  }
}
