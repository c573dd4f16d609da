import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Outlets' category texts are split into categories")
struct CategorySetTests {
  @Test(
    "by both separators, without spaces, each category once",
    arguments: [
      ("shop", ["shop"]), ("a;b", ["a", "b"]), ("b|a", ["b", "a"]), (" a ; b|c ", ["a", "b", "c"]),
      ("a;a|a", ["a"]), ("菜市场;超市", ["菜市场", "超市"]), ("wet market", ["wet market"]),
      (";", []), ("", []), (" ; | ", []), (";a;;", ["a"]), ("a,b", ["a,b"]), ("A;a", ["A", "a"]),
      ("\u{3000}药店\u{3000};b", ["药店", "b"]),
    ])
  func split(text: String, categories: [String]) {
    #expect(OutletCategories.split(text) == categories)
  }

  @Test("names ascend by bytes, and outlets are grouped and counted by them")
  func groups() {
    let set = CategorySet(
      labels: [0, 1, 0, 2, 3, 3], texts: ["shop;bank", "药店", ";", "bank", "never used"])
    #expect(set.names == ["bank", "never used", "shop", "药店"])
    #expect(set.outletCounts == [4, 0, 2, 1])
    #expect(set.outletsWithoutCategory == 1)
    #expect(set.grouping.groupCount == 4)
    #expect(set.grouping.labels == [0, 1, 0, 2, 3, 3])
    #expect(set.grouping.groups.map { Set($0) } == [[0, 2], [3], [], [0], [1]])
  }

  @Test("no outlets have no categories")
  func empty() {
    let set = CategorySet(labels: [], texts: [])
    #expect(set.names.isEmpty && set.outletCounts.isEmpty && set.outletsWithoutCategory == 0)
  }

  @Test("the order of outlets changes neither names nor counts")
  func order() {
    var random = SeededGenerator(seed: 71)
    let texts = (0..<50).map { "c\($0 % 9);c\($0 % 7)|x\($0)" }
    let labels = (0..<500).map { _ in UInt32.random(in: 0..<50, using: &random) }
    let shuffled = labels.shuffled(seed: 3)
    let a = CategorySet(labels: ContiguousArray(labels), texts: texts)
    let b = CategorySet(labels: ContiguousArray(shuffled), texts: texts)
    #expect(a.names == b.names)
    #expect(a.outletCounts == b.outletCounts)
    // Every outlet is counted in each of its two or three categories.
    let pairs = labels.reduce(0) { $0 + OutletCategories.split(texts[Int($1)]).count }
    #expect(a.outletCounts.reduce(0, +) == pairs)
  }
}
