public import GeoFormats

/// The pictures of a finished run: the map, and each chart.
public struct RunPictures: Sendable {
  private let run: FinishedRun
  private let text: PageText

  /// Pictures with texts in a language.
  public init(_ run: FinishedRun, language: Language) {
    self.run = run
    text = PageText(language: language)
  }

  /// Their names, without an ending: with several standards, each carries its standard's id.
  public var names: [String] { list().map(\.name) }

  /// Makes the pictures as SVG, one after another.
  public func write(to sink: (_ name: String, borrowing ByteWriter) throws -> Void) throws {
    for (name, picture) in list() {
      var writer = ByteWriter()
      writer.append(#"<?xml version="1.0" encoding="UTF-8"?>"# + "\n")
      writer.append(picture().html)
      writer.append(10)
      try sink(name, writer)
    }
  }

  private func list() -> [(name: String, picture: () -> Markup)] {
    run.assessments.flatMap { assessment in
      let ending = run.assessments.count > 1 ? "-\(assessment.id ?? "")" : ""
      let charts = assessment.categories.indices.map { category in
        (
          "distances-\(category + 1)-\(assessment.categories[category].id)\(ending)".asFileName,
          { distances(assessment, category) }
        )
      }
      return [
        ("map\(ending)".asFileName, { map(assessment) }),
        ("coverage\(ending)".asFileName, { coverage(assessment) }),
        ("lorenz\(ending)".asFileName, { lorenz(assessment) }),
      ] + charts
    }
  }

  private func map(_ assessment: FinishedAssessment) -> Markup {
    MapPicture(run: run, assessment: assessment, text: text).drawing(.paper)
      .markup(title: text.mapPicture)
  }

  private func coverage(_ assessment: FinishedAssessment) -> Markup {
    CoverageChart(assessment: assessment, text: text).drawing(.paper)
      .markup(title: text.coverageChart)
  }

  private func lorenz(_ assessment: FinishedAssessment) -> Markup {
    LorenzChart(run, assessment, text).drawing(.paper).markup(title: text.lorenzChart)
  }

  private func distances(_ assessment: FinishedAssessment, _ category: Int) -> Markup {
    let name = assessment.categories[category].name.text(in: text.language)
    return DistanceChart(assessment: assessment, category: category, text: text).drawing(.paper)
      .markup(title: text.distanceChart(name))
  }
}

extension String {
  /// The text as a file's name: categories of a user's table may be called anything.
  fileprivate var asFileName: String {
    String(
      shortened.unicodeScalars.prefix(80).map { scalar in
        scalar == "/" || scalar == "." || scalar == "\\" || scalar.value < 32
          ? "_" : Character(scalar)
      })
  }
}
