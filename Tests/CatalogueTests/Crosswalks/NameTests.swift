import Catalogue
import Coverage
import Testing

@Suite("Names, tags and category texts with the crosswalks that ship")
struct NameTests {
  @Test(
    "a name alone decides where it has words of one kind",
    arguments: [
      ("阳光便利店", "convenience 0.6"), ("大地超市", "supermarket 0.6"),
      ("街角小超市", "convenience 0.6"), ("绿叶生鲜超市", "fresh-store 0.6"),
      ("鲜花坊", "flower-gift 0.6"), ("宠物药店", "pet 0.6"), ("宠物美容", "pet 0.6"),
      ("幸福养老驿站", "elderly-care 0.6"), ("东街快递驿站", "parcel 0.6"),
      ("长者食堂", "elderly-care 0.6"), ("星星教育", "training 0.3"), ("清风茶馆", "cafe-tea 0.3"),
      ("第三小学", "primary-school 0.6, school 0.6"), ("小学生托管班", "childcare 0.6"),
      ("邮政储蓄银行", "bank 0.6"), ("便利店（宠物市场店）", "convenience 0.6"),
      ("便利店(超市店)【药房】", "convenience 0.6"), ("山水[早餐]药店", "pharmacy 0.6"),
    ])
  func alone(name: String, expected: String) throws {
    #expect(try assigned([], "", name) == expected)
  }

  @Test(
    "and leaves it open where it has words of several, or of none",
    arguments: [
      ("早餐便利店", Outcome.Reason.ambiguous), ("药店超市", .ambiguous), ("永恒婚纱照相", .rejected),
      ("靓车汽车美容", .rejected), ("老年大学养老", .rejected), ("王记", .noRule), ("", .noRule),
      ("（便利店）", .noRule), ("便（利）利店", .noRule), ("新鲜感", .noRule),
    ])
  func open(name: String, reason: Outcome.Reason) throws {
    #expect(try classifier([]).outcome(text: "", name: name).reason == reason)
  }

  @Test("a name says less beside a code that no rule knows")
  func besideCode() throws {
    #expect(try assigned(["amap"], "999999", "阳光便利店") == "convenience 0.3")
    #expect(try assigned(["amap"], "100000", "大地超市") == "supermarket 0.3")
  }

  @Test("every assignment names its rule")
  func rules() throws {
    func rules(_ text: String, _ name: String) throws -> [String] {
      let outcome = try classifier(["amap", "osm"]).outcome(text: text, name: name)
      return outcome.assignments.map(\.rule) + outcome.rules
    }
    #expect(try rules("060402", "") == ["amap 060400-060409"])
    #expect(try rules("071600", "安心家政") == ["amap 071600 + 家政"])
    #expect(try rules("141300", "") == ["amap 141300"])
    #expect(try rules("071300", "婚纱摄影") == ["amap 071300 - 婚纱"])
    #expect(try rules("", "早餐便利店") == ["names 便利店", "names 早餐"])
    #expect(try rules("shop=bakery", "") == ["osm shop=bakery;pastry"])
  }

  @Test(
    "tags",
    arguments: [
      ("shop=convenience", "convenience 0.9"), ("shop=kiosk", "convenience 0.3"),
      ("shop=bakery;pastry", "bakery 0.9"),
      ("shop=books;amenity=cafe", "cafe-tea 0.9, bookstore 0.9"),
      ("shop=butcher|name=x", "fresh-store 0.9"), ("amenity=post_office", "parcel 0.9, post 0.9"),
      ("amenity=recycling", "recycling 0.6"),
      ("amenity=recycling;recycling_type=centre", "recycling 0.9"),
      (
        "amenity=social_facility;social_facility=day_care;social_facility:for=senior",
        "elderly-care 0.9"
      ),
      ("amenity=social_facility;social_facility=shelter;social_facility:for=senior", ""),
      ("amenity=social_facility;social_facility=day_care", ""),
      (
        "amenity=restaurant;cuisine=chinese;noodle",
        "breakfast 0.6, specialty-dining 0.9, food-service 0.9"
      ),
      ("amenity=school;isced:level=1", "school 0.9, primary-school 0.9"),
      ("shop=pharmacy", ""), ("shop=chemist", ""), ("convenience", ""),
      ("amenity=kindergarten", "childcare 0.3, kindergarten 0.9"), ("station=subway", "subway 0.9"),
    ])
  func tags(text: String, expected: String) throws {
    let found = try assigned(["osm"], text, "").split(separator: ", ").map(String.init)
    #expect(Set(found) == Set(expected.split(separator: ", ").map(String.init)))
  }

  @Test(
    "category texts of Baidu and Tencent",
    arguments: [
      ("baidu", "购物;便利店", "", "convenience 0.9"), ("baidu", "购物；便利店", "", "convenience 0.9"),
      ("baidu", "教育培训;小学", "", "primary-school 0.9, school 0.9"),
      ("baidu", "购物;市场", "东街菜市场", "wet-market 0.6"), ("baidu", "购物;市场", "", "wet-market 0.3"),
      ("baidu", "购物", "", ""), ("baidu", "便利店", "", ""), ("baidu", "医疗;诊所", "李氏诊所", ""),
      ("baidu", "美食;小吃快餐店", "包子", "breakfast 0.6, food-service 0.9"),
      ("tencent", "购物:便利店", "", "convenience 0.6"),
      ("tencent", "美食:小吃快餐:其它", "", "breakfast 0.3, food-service 0.9"),
      ("tencent", "购物:便利店铺", "", ""),
    ])
  func levels(crosswalk: String, text: String, name: String, expected: String) throws {
    #expect(try assigned([crosswalk], text, name) == expected)
  }
}
