import GeoFormats

/// Packs a run's numbers for a page.
struct PageColumns {
  let run: FinishedRun

  func packed() -> PackedColumns {
    var columns = PackedColumns()
    addCommunities(&columns)
    for (number, assessment) in run.assessments.enumerated() {
      addCommunities(of: assessment, number, &columns)
      addFindings(of: assessment, number, &columns)
    }
    addOutlets(&columns)
    if run.context.count > 0 {
      columns.add("contextLongitude", run.context.positions.longitudes)
      columns.add("contextLatitude", run.context.positions.latitudes)
    }
    if let streets = run.streets { add(streets, &columns) }
    return columns
  }

  /// The streets as `streets.bin` has them; who takes lines apart, and finds ways along them, is the page's program.
  private func add(_ streets: FinishedStreets, _ columns: inout PackedColumns) {
    columns.add("nodeLongitude", streets.nodeLongitudes)
    columns.add("nodeLatitude", streets.nodeLatitudes)
    columns.add("lineStart", streets.starts)
    columns.add("lineEnd", streets.ends)
    columns.add("lineLength", streets.lengths)
    columns.add("lineShape", streets.shapes)
    guard streets.leftOut == 0 else { return }
    columns.add("joinLine", streets.communityLines)
    columns.add("joinOffset", streets.communityOffsets)
    columns.add("joinExtra", streets.communityExtras)
  }

  private func addCommunities(_ columns: inout PackedColumns) {
    columns.add("longitude", run.communities.positions.longitudes)
    columns.add("latitude", run.communities.positions.latitudes)
    if let residents = run.communities.residents { columns.add("residents", doubles: residents) }
    if let districts = run.communities.districts {
      columns.add("district", Districts(districts).numbers)
    }
    if let isEdge = run.communities.isEdge { columns.add("edge", isEdge.map { UInt8($0 ? 1 : 0) }) }
  }

  private func addCommunities(
    of assessment: FinishedAssessment, _ number: Int, _ columns: inout PackedColumns
  ) {
    // Thousandths, as communities.csv has them.
    columns.add(
      "score\(number)", assessment.scores.map { $0.isNaN ? .min : Int32(($0 * 1_000).rounded()) })
    columns.add("grade\(number)", assessment.gradeNumbers)
    columns.add("required\(number)", assessment.required)
    columns.add("covered\(number)", assessment.covered)
    var starts: [UInt32] = [0]
    for missing in assessment.missing { starts.append(starts.last! + UInt32(missing.count)) }
    columns.add("missingStart\(number)", starts)
    columns.add("missing\(number)", Array(assessment.missing.joined()))
  }

  private func addFindings(
    of assessment: FinishedAssessment, _ number: Int, _ columns: inout PackedColumns
  ) {
    columns.add("verdict\(number)", assessment.verdicts.map(\.rawValue))
    columns.add("needed\(number)", assessment.needed)
    columns.add("count\(number)", assessment.counts)
    columns.add("nearest\(number)", assessment.nearest)
    columns.add("metres\(number)", floats: assessment.nearestMetres)
    columns.add("shortBy\(number)", floats: assessment.shortBy)
  }

  /// The outlets that serve anything, or are the nearest of something.
  private func addOutlets(_ columns: inout PackedColumns) {
    let outlets = run.outlets
    let isServing = outlets.lists.map { !$0.isEmpty }
    var kept: [Int] = []
    var named: [UInt32] = []
    var nextNamed = 0
    for row in 0..<outlets.count {
      let isNamed =
        nextNamed < outlets.namedRows.count && Int(outlets.namedRows[nextNamed]) == row
      if isNamed {
        named.append(UInt32(kept.count))
        nextNamed += 1
      }
      if isNamed || isServing[Int(outlets.labels[row])] { kept.append(row) }
    }
    columns.add("outletLongitude", kept.map { outlets.positions.longitudes[$0] })
    columns.add("outletLatitude", kept.map { outlets.positions.latitudes[$0] })
    if outlets.lists.count <= 1 << 8 {
      columns.add("label", kept.map { UInt8(outlets.labels[$0]) })
    } else {
      columns.add("label", kept.map { outlets.labels[$0] })
    }
    columns.add("namedOutlet", named)
  }
}
