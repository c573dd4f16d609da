import Catalogue
import Coverage
import Testing

@Suite("Crosswalks that ship")
struct ShippedCrosswalkTests {
  @Test("are read without a mistake and go by their files' names")
  func load() throws {
    #expect(CrosswalkFile.shippedIDs == ["amap", "baidu", "osm", "tencent"])
    for id in CrosswalkFile.shippedIDs {
      let file = try CrosswalkFile.load(id)
      #expect(file.crosswalk.id == id)
      #expect(file.bases.count == file.crosswalk.rules.count)
      #expect(file.bases.allSatisfy { !$0.source.isEmpty })
    }
    #expect(try NameWordsFile.load().basis.provenance == .projectDefault)
  }

  @Test("the vocabulary is sound, and the formats with thin margins are those of the notice")
  func categories() throws {
    let categories = try CategoriesFile.load().categories
    #expect(
      categories.filter(\.hasLowMargin).map(\.id) == [
        "wet-market", "fresh-store", "photo-print", "housekeeping", "repair", "recycling",
        "elderly-care", "childcare", "bookstore",
      ])
    #expect(categories.allSatisfy { !$0.basis.source.isEmpty })
    #expect(Set(categories.map(\.id)) == Set(Vocabulary.shipped.names.keys))
  }

  @Test(
    "Amap codes give what the table says",
    arguments: [
      ("060200", "", "convenience 0.6"), ("060201", "", "convenience 0.9"),
      ("060200", "阳光便利店", "convenience 0.9"), ("060400", "", "supermarket 0.9"),
      ("060402", "", "supermarket 0.9"), ("060409", "", "supermarket 0.9"),
      ("060413", "", "supermarket 0.9"), ("060703", "", "wet-market 0.9"),
      ("060705", "", "wet-market 0.9, fresh-store 0.9"), ("060704", "", "fresh-store 0.9"),
      ("060700", "", "wet-market 0.3"), ("060706", "", "wet-market 0.3, fresh-store 0.9"),
      ("060200", "绿叶生鲜", "convenience 0.6, fresh-store 0.6"),
      ("060400", "大地超市生鲜馆", "supermarket 0.9, fresh-store 0.6"),
      ("050300", "老王包子铺", "breakfast 0.6, food-service 0.9"),
      ("050300", "西门汉堡", "breakfast 0.3, food-service 0.9"),
      ("050304", "", "breakfast 0.6, food-service 0.9"),
      ("050100", "东街馄饨", "breakfast 0.3, specialty-dining 0.9, food-service 0.9"),
      ("050118", "", "specialty-dining 0.9, food-service 0.9"),
      ("071500", "", "laundry 0.9"), ("071100", "", "hair-beauty 0.9"),
      ("071300", "", "photo-print 0.9"), ("070000", "快捷图文", "photo-print 0.6"),
      ("060800", "小树打印", "photo-print 0.6"), ("071600", "安心家政", "housekeeping 0.6"),
      ("071700", "", "housekeeping 0.3"), ("071200", "", "repair 0.9"),
      ("090601", "", "pharmacy 0.9"), ("090600", "", "pharmacy 0.3"),
      ("070400", "", "parcel 0.9, post 0.9"), ("070500", "", "parcel 0.9"),
      ("070000", "街角再生资源站", "recycling 0.6"), ("080402", "", "elderly-care 0.9"),
      ("070501", "", "front-warehouse 0.3"), ("141204", "", "childcare 0.3, kindergarten 0.9"),
      ("141400", "小星托育", "childcare 0.6, training 0.9"), ("050800", "", "bakery 0.9"),
      ("050500", "", "cafe-tea 0.9"), ("050700", "", "cafe-tea 0.3"),
      ("061205", "", "bookstore 0.9"), ("080111", "", "fitness 0.9"), ("090701", "", "pet 0.9"),
      ("061209", "", "flower-gift 0.9"), ("090602", "", "wellness 0.9"),
      ("070100", "", "travel 0.9"), ("141205", "", "training 0.9"), ("080601", "", "leisure 0.9"),
      ("141203", "", "primary-school 0.9, school 0.9"),
      ("141202", "", "middle-school 0.9, school 0.9"), ("090101", "", "hospital 0.9"),
      ("090100", "城南社区卫生服务中心", "clinic 0.9"),
      ("090300", "河西社区卫生服务站", "clinic 0.9"),
      ("120304", "", "community-centre 0.9"), ("130106", "梧桐居委会", "community-centre 0.6"),
      ("130501", "", "police 0.9"), ("110101", "", "park 0.9"), ("150700", "", "bus-stop 0.9"),
      ("150500", "", "subway 0.9"), ("200300", "", "toilets 0.9"), ("160100", "", "bank 0.9"),
      ("140500", "", "library 0.9"), ("110105", "", "square 0.9"),
      ("060200|050300", "晨光早餐便利店", "convenience 0.9, breakfast 0.6, food-service 0.9"),
      ("60200", "", "convenience 0.6"), ("[]", "晨光便利店", "convenience 0.6"),
    ])
  func amap(code: String, name: String, expected: String) throws {
    #expect(try assigned(["amap"], code, name) == expected)
  }

  @Test(
    "no trap of a published map is fallen into",
    arguments: [
      // Not a school, not disease prevention's pharmacy, chemists that aren't supermarkets, estate agents.
      ("141300", "幸福小学科学教育研究所"), ("090500", "疾控中心药房"), ("060411", "超市屈臣氏"),
      ("060415", "万宁超市"), ("071600", "万家中介"), ("141500", "安全驾校培训"),
      ("030000", "靓车汽车美容"), ("071200", "老李汽车维修"), ("090702", "兽医站"),
      ("120302", "书香小区便利店宿舍"), ("060701", "小商品市场"), ("090201", "美丽整形美容"),
      // Weddings are not the corner photo shop, warehouses no parcel points.
      ("071300", "永恒婚纱摄影"), ("070500", "北方物流园"), ("072001", "托儿婴儿游泳"),
      ("060703", "城东建材批发市场"), ("070000", "名酒回收"), ("050800", "零食铺子"),
      ("070400", "邮政储蓄所"),
    ])
  func traps(code: String, name: String) throws {
    let outcome = try classifier(["amap"]).outcome(text: code, name: name)
    #expect(outcome.reason == .rejected, "\(outcome)")
    #expect(!outcome.rules.isEmpty)
  }

  @Test(
    "a code that isn't what maps take it for",
    arguments: [
      ("060402", "convenience"), ("141300", "primary-school"), ("141400", "middle-school"),
      ("090500", "pharmacy"), ("060411", "supermarket"), ("060415", "supermarket"),
      ("071600", "housekeeping"), ("070501", "parcel"), ("090602", "pharmacy"),
      ("060704", "wet-market"), ("060701", "wet-market"),
    ])
  func notThat(code: String, category: String) throws {
    let outcome = try classifier(["amap"]).outcome(text: code, name: "")
    #expect(!outcome.assignments.contains { $0.category == category })
  }
}

/// Categories and confidences, in the order of the rules.
func assigned(_ crosswalks: [String], _ text: String, _ name: String) throws -> String {
  try classifier(crosswalks).outcome(text: text, name: name).assignments
    .map { "\($0.category) \($0.confidence)" }.joined(separator: ", ")
}

/// The shipped crosswalks by their ids, with the shipped words.
func classifier(_ crosswalks: [String]) throws -> Classifier {
  Classifier(
    try crosswalks.map { try #require(Shipped.crosswalks[$0]) }, names: try Shipped.words.get())
}

/// Read once: debug builds take their time over YAML.
private enum Shipped {
  static let crosswalks = Dictionary(
    uniqueKeysWithValues: CrosswalkFile.shippedIDs.compactMap { id in
      (try? CrosswalkFile.load(id)).map { (id, $0.crosswalk) }
    })
  static let words = Result { try NameWordsFile.load().words }
}
