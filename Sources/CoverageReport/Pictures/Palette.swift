/// The colours of pictures: names that a page gives values to, in light and dark; or values of their own.
///
/// Scores are a cut of viridis, verdicts are of Okabe and Ito's colours, so that the colour-blind can tell them apart.
enum Palette {
  /// Inside a page, whose style sheet has the values.
  case page
  /// In a picture by itself, on white.
  case paper

  enum Colour: String {
    case paper, ground, street, ink, quiet, line, covered, missing, outlet, context, accent, rim
    case score0 = "score-0"
    case score1 = "score-1"
    case score2 = "score-2"
    case score3 = "score-3"
    case score4 = "score-4"
  }

  /// The colour as an attribute has it.
  func value(_ colour: Colour) -> String {
    switch self {
    case .page: "var(--\(colour.rawValue))"
    case .paper: Self.values(colour)
    }
  }

  /// The colour of a score of 0...100.
  func value(score: Double) -> String {
    if score.isNaN { return value(.quiet) }
    let fifths: [Colour] = [.score0, .score1, .score2, .score3, .score4]
    return value(fifths[min(Int(score / 20), 4)])
  }

  private static func values(_ colour: Colour) -> String {
    switch colour {
    case .paper, .rim: "#ffffff"
    case .ground: "#f1f3f5"
    case .street: "#cbd3db"
    case .ink: "#1c2530"
    case .quiet: "#5b6775"
    case .line: "#dde2e7"
    case .covered: "#3d7fb8"
    case .missing: "#d55e00"
    case .outlet: "#47525e"
    case .context: "#aeb7c0"
    case .accent: "#1f5f99"
    case .score0: "#440154"
    case .score1: "#3b528b"
    case .score2: "#21918c"
    case .score3: "#5ec962"
    case .score4: "#d9c913"
    }
  }
}
