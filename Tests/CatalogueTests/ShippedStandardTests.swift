import Catalogue
import Coverage
import Testing

@Suite("Standards that ship")
struct ShippedStandards {
  @Test(arguments: StandardFile.shippedIDs)
  func `is read without a mistake and goes by its file's name`(id: String) throws {
    let file = try StandardFile.load(id)
    #expect(file.standard.id == id)
    #expect(!file.standard.categories.isEmpty)
  }

  @Test func `a group serves with all its categories`() throws {
    let standard = try StandardFile.load("mofcom-2021").standard
    let vegetables = try #require(standard.categories.first { $0.id == "vegetables" })
    #expect(vegetables.members == ["wet-market", "fresh-store"])
    #expect(standard.limit(of: vegetables) == 8 * 80 / 1.3)
    #expect(vegetables.limit.basis.source.contains("8 minutes"))
  }
}
