/// The candidates that a mistyped id may have meant, the likeliest first; at most three.
func similar(to id: String, among candidates: some Sequence<String>) -> [String] {
  // Longer texts are no mistyped ids.
  guard id.utf8.count <= 64 else { return [] }
  let typed = Array(id.utf8)
  let scored = candidates.compactMap { candidate -> (Int, String)? in
    let distance = editDistance(typed, Array(candidate.utf8.prefix(64)))
    let isPart = id.utf8.count > 2 && (candidate.contains(id) || id.contains(candidate))
    return distance <= max(1, typed.count / 3) || isPart ? (distance, candidate) : nil
  }
  return scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.1)
}

/// Levenshtein's distance between two short texts.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, byte) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let replaced = diagonal + (byte == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}
