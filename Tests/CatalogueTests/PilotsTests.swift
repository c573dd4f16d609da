import Catalogue
import Coverage
import Testing

@Suite("Pilot areas")
struct PilotsTests {
  private let areas = PilotsFile.areas

  @Test("as many as the documents say")
  func counts() {
    let counts = PilotArea.List.allCases.map { list in areas.count { $0.list == list } }
    #expect(counts == [30, 50, 70, 60, 15])
  }

  @Test("numbered from 1 without a gap where a list is printed; the second batch is inferred")
  func numbers() {
    for list in PilotArea.List.allCases {
      let entries = areas.filter { $0.list == list }
      let isInferred = list == .batch2
      #expect(entries.allSatisfy { ($0.provenance == .inferred) == isInferred })
      #expect(entries.map(\.number) == (1...entries.count).map { isInferred ? nil : $0 })
    }
  }

  @Test("no area twice among the batches, and none in two provinces")
  func distinct() {
    let batches = areas.filter { $0.list.batch != nil }
    #expect(batches.count == 210)
    #expect(Set(batches.map { $0.province + $0.area }).count == 210)
    #expect(Set(batches.map(\.area)).count == 210)
  }

  @Test("the full-coverage areas come from batches 1, 2 and 3: 8, 5 and 2")
  func fullCoverage() {
    let chosen = areas.filter { $0.list == .fullCoverage1 }
    let counts = [PilotArea.List.batch1, .batch2, .batch3, .batch4].map { batch in
      chosen.count { $0.batch == batch }
    }
    #expect(counts == [8, 5, 2, 0])
    for area in chosen {
      #expect(
        areas.contains {
          $0.list == area.batch && $0.area == area.area && $0.province == area.province
        })
    }
  }

  @Test("provinces are official names, 31 and the corps, in every list")
  func provinces() {
    let provinces = Set(areas.map(\.province))
    #expect(provinces.count == 32)
    let endings = ["省", "市", "自治区", "兵团"]
    #expect(provinces.allSatisfy { name in endings.contains { name.hasSuffix($0) } })
    let groups = PilotArea.List.allCases.map { list in
      Set(areas.filter { $0.list == list }.map(\.province)).count
    }
    #expect(groups == [22, 23, 27, 29, 14])
  }

  @Test("looked up by a name are the entries that go by it")
  func lookUp() {
    let names = areas.flatMap { [$0.area, $0.areaPrinted, $0.province + $0.area] }
    for name in names + ["吉林", "海南", "市", "", "火星"] {
      let expected = areas.filter { $0.isNamed(name) }.map(\.area)
      let found: [String]
      do { found = [try Pilot.named(name).area] } catch {
        if case .ambiguous(let several) = error { found = several } else { found = [] }
      }
      #expect(found.isEmpty == expected.isEmpty, "\(name)")
      #expect(expected.allSatisfy { area in found.contains { $0.hasSuffix(area) } }, "\(name)")
    }
  }

  @Test("a province is found by its whole name, its beginning and its print, where one goes by it")
  func provinceNames() {
    for area in areas {
      #expect(PilotsFile.province(area.province) == area.province)
      let printed = PilotsFile.province(area.provincePrinted)
      #expect(printed == area.province || (printed == nil && area.provincePrinted == "新疆"))
    }
    #expect(PilotsFile.province("江苏") == "江苏省" && PilotsFile.province("广 西") == "广西壮族自治区")
    for name in ["", " ", "河", "Jiangsu", "苏州"] { #expect(PilotsFile.province(name) == nil) }
  }

  @Test("remarks stand where the first list has them")
  func notes() {
    #expect(
      areas.filter { $0.note == "计划单列市" }.map(\.area) == ["大连市", "宁波市", "厦门市", "青岛市"])
  }

  @Test("found by official and printed names")
  func names() throws {
    let corps = try #require(areas.first { $0.area == "第八师石河子市" })
    #expect(corps.areaPrinted == "第八师 石河子市")
    #expect(corps.hasArea("石河子") && corps.isNamed("第八师 石河子市"))
    let qiandongnan = try #require(areas.first { $0.area == "黔东南苗族侗族自治州" })
    #expect(qiandongnan.isNamed("贵州黔东南州") && qiandongnan.isNamed("贵州省黔东南苗族侗族自治州"))
    #expect(areas.filter { $0.isNamed("河北区") }.map(\.province) == ["天津市"])
    #expect(areas.filter { $0.isIn(province: "北京") && $0.list.batch != nil }.count == 14)
    #expect(areas.filter { $0.isIn(province: "吉林") }.allSatisfy { $0.province == "吉林省" })
    #expect(areas.filter { $0.isNamed("吉林市") }.count == 1)
    #expect(areas.contains { $0.isNamed("盐城城市") } && areas.contains { $0.isNamed("盐城市") })
  }
}
