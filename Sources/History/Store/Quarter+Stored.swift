import Catalogue

extension Quarter {
  /// As the history's file has it: 20263 is the third quarter of 2026.
  var stored: Int { year * 10 + number }

  init?(stored: Int) { self.init(year: stored / 10, number: stored % 10) }
}
