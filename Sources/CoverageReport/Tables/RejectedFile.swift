import GeoFormats

/// Writes `rejected.csv`: the rows that were set aside, with the reason.
enum RejectedFile {
  static let name = "rejected.csv"

  static func text(_ run: CoverageRun) -> ByteWriter {
    var writer = ByteWriter()
    writer.append("file,line,field,value,reason\n")
    for problem in run.rejected {
      writer.append(field: problem.file)
      writer.append(44)
      if let line = problem.line { writer.append(number: line) }
      writer.append(44)
      writer.append(field: problem.field ?? "")
      writer.append(44)
      writer.append(field: problem.value ?? "")
      writer.append(44)
      // Always English: the same inputs give the same bytes, whoever runs the tool in whatever language.
      writer.append(field: problem.explanation(in: .en))
      writer.append(10)
    }
    return writer
  }
}
