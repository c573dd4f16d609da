import CoverageReport
import GeoCore
import GeoFormats

extension RunLayers {
  /// Communities, coloured by their score under the first standard.
  var communitiesLayer: Layer {
    let communities = run.communities
    let first = run.assessments.first
    let style = LayerStyle.graduated(
      column: Layer.columnName(.score, first.map(suffix) ?? ""), upTo: first?.highestScore ?? 1)
    var layer = Layer(
      .communities, language, kind: .points, count: communities.count, style: style
    ) { .point(communities.positions.coordinate($0)) }
    layer.add(.id, language, .text) { Layer.Value(communities.ids[$0]) }
    if let names = communities.names {
      layer.add(.name, language, .text) { Layer.Value(names[$0]) }
    }
    if let districts = communities.districts {
      layer.add(.district, language, .text) { Layer.Value(districts[$0]) }
    }
    if let residents = communities.residents {
      layer.add(.residents, language, .number) { Layer.Value(residents[$0]) }
    }
    if let isEdge = communities.isEdge {
      layer.add(.edge, language, .flag) { .flag(isEdge[$0]) }
    }
    for assessment in run.assessments { add(assessment, to: &layer) }
    return layer
  }

  /// Communities outside the study area.
  var contextLayer: Layer {
    let context = run.context
    var layer = Layer(
      .context, language, kind: .points, count: context.count, style: .plain(color: "#aeb7c0")
    ) { .point(context.positions.coordinate($0)) }
    layer.add(.id, language, .text) { Layer.Value(context.ids[$0]) }
    layer.add(.name, language, .text) { Layer.Value(context.names[$0]) }
    return layer
  }

  /// What tells the columns of several standards apart.
  private func suffix(_ assessment: FinishedAssessment) -> String {
    run.assessments.count > 1 ? assessment.id ?? "" : ""
  }

  private func add(_ assessment: FinishedAssessment, to layer: inout Layer) {
    let (language, suffix) = (language, suffix(assessment))
    let ids = assessment.categories.map(\.id)
    layer.add(.required, language, suffix: suffix, .whole) {
      .whole(Int(assessment.required[$0]))
    }
    layer.add(.covered, language, suffix: suffix, .whole) { .whole(Int(assessment.covered[$0])) }
    layer.add(.missing, language, suffix: suffix, .text) { row in
      Layer.Value(assessment.missing[row].map { ids[Int($0)] }.joined(separator: "|"))
    }
    layer.add(.score, language, suffix: suffix, .number) {
      Layer.Value(assessment.score(of: $0))
    }
    guard !assessment.grades.isEmpty else { return }
    layer.add(.grade, language, suffix: suffix, .text) { row in
      assessment.grade(of: row).map { .text($0.id) } ?? .none
    }
    layer.add(.gradeName, language, suffix: suffix, .text) { row in
      assessment.grade(of: row).map { .text($0.name.text(in: language)) } ?? .none
    }
  }
}
