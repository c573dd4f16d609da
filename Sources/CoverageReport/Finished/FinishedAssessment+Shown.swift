extension FinishedAssessment {
  /// The score of a community as `communities.csv` has it: up to ``highestScore``.
  package func score(of community: Int) -> Double {
    (scores[community] * highestScore * 10).rounded() / 1_000
  }

  /// The score of a community that lacks nothing: 1 where there is no standard, as the score is the share of what is covered.
  package var highestScore: Double { id == nil ? 1 : 100 }

  /// The grade of a community; `nil` below the lowest, and where nothing is graded.
  package func grade(of community: Int) -> Named? {
    let number = Int(gradeNumbers[community])
    return number < 0 ? nil : grades[number]
  }
}
