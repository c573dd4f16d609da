import GeoFormats
import Testing

@Suite("What is an outlet or a community of OpenStreetMap data, and what is left out")
struct OSMRulesTests {
  private static let date = OSMDate(seconds: 1_700_000_000)  // 2023-11-14

  private func tags(_ text: String) -> OSMTags {
    OSMTags(
      text.split(separator: " ").map { tag in
        let sides = tag.split(separator: "=", maxSplits: 1)
        return .init(String(sides[0]), String(sides[1]))
      })
  }

  private func data(_ features: [OSMFeature]) -> OSMData {
    OSMData(
      source: .init(path: "x.osm", sha256: "", bytes: 0), date: Self.date, features: features)
  }

  private func node(_ number: Int64, _ x: Int32, _ y: Int32, _ text: String) -> OSMFeature {
    OSMFeature(.node, number, tags(text), .point(OSMPoint(x, y)))
  }

  /// A square way; 900 units are ten metres.
  private func way(
    _ number: Int64, _ x: Int32, _ y: Int32, side: Int32, _ text: String
  ) -> OSMFeature {
    OSMFeature(
      .way, number, tags(text),
      .area([
        OSMPolygon([
          OSMPoint(x, y), OSMPoint(x + side, y), OSMPoint(x + side, y + side),
          OSMPoint(x, y + side), OSMPoint(x, y),
        ])
      ]))
  }

  @Test(
    "out of use",
    arguments: [
      ("shop=a disused=yes", true), ("shop=a disused=no", false), ("shop=a abandoned=yes", true),
      ("shop=a disused:shop=a", true), ("shop=a disused:shop=b", false),
      ("shop=a was:amenity=b", false), ("shop=a demolished:building=yes", false),
      ("shop=vacant", true), ("shop=a opening_hours=closed", true),
      ("shop=a opening_hours=off", true), ("shop=a opening_hours=Mo-Fr", false),
      ("shop=a end_date=2023", false), ("shop=a end_date=2022", true),
      ("shop=a end_date=2023-11", false), ("shop=a end_date=2023-10", true),
      ("shop=a end_date=2023-11-14", false), ("shop=a end_date=2023-11-13", true),
      ("shop=a end_date=C19", true), ("shop=a end_date=2023-x", true),
    ])
  func outOfUse(text: String, isOut: Bool) {
    #expect(OSMLifecycle.isOutOfUse(tags(text), on: Self.date) == isOut)
    #expect(tags("a=b disused:shop=c was:x:y=z").former == tags("shop=c x:y=z"))
  }

  /// The outlets that are kept, each with the category that its shop says.
  private func kept(_ features: [OSMFeature]) -> (ids: [String], twice: Int) {
    let outlets = OSMOutlets(
      data(features),
      categories: features.map { OSMTags.values(in: $0.tags["shop"] ?? "") },
      wasOutlet: features.map { _ in false })
    return (outlets.outlets.map(\.feature.id), outlets.mappedTwice)
  }

  @Test("a node in its building is one outlet, and the one that says more is kept")
  func mappedTwice() {
    let building = way(1, 0, 0, side: 2_000, "shop=a building=yes height=3")
    #expect(kept([node(1, 500, 500, "shop=a"), building]) == (["n1"], 1))
    #expect(kept([node(1, 500, 500, "shop=a name=X"), building]) == (["n1"], 1))
    let named = way(1, 0, 0, side: 2_000, "shop=a name=X")
    #expect(kept([node(1, 500, 500, "shop=a"), named]) == (["w1"], 1))
    #expect(kept([node(1, 500, 500, "shop=a name=Xavier"), named]) == (["n1"], 1))
    // More categories say more than a name.
    #expect(
      kept([node(1, 500, 500, "shop=a name=X"), way(1, 0, 0, side: 2_000, "shop=a;b")])
        == (["w1"], 1))
  }

  @Test("other names, other categories and other places are other outlets")
  func notTwice() {
    let named = way(1, 0, 0, side: 2_000, "shop=a name=Y")
    #expect(kept([node(1, 500, 500, "shop=a name=X"), named]).twice == 0)
    #expect(kept([node(1, 500, 500, "shop=b"), named]).twice == 0)
    #expect(kept([node(1, 2_500, 500, "shop=a"), named]).twice == 0)
    // The same name: within thirty metres, 2,698 units, and not beyond.
    #expect(kept([node(1, 4_600, 500, "shop=a name=Y"), named]).twice == 1)
    #expect(kept([node(1, 4_800, 500, "shop=a name=Y"), named]).twice == 0)
    #expect(kept([node(1, 0, 0, "shop=a"), node(2, 0, 0, "shop=a")]).twice == 0)
    #expect(kept([node(1, 0, 0, "shop=a name=Y"), node(2, 900, 0, "shop=a name=y")]).twice == 1)
  }

  @Test("what the grid finds is what comparing everything finds")
  func grid() {
    var features: [OSMFeature] = []
    for number in 0..<400 as Range<Int64> {
      // A few hundred metres, squares of up to a kilometre, one over everything.
      let (x, y) = (Int32(number * 7_919 % 60_000), Int32(number * 104_729 % 60_000))
      let side = number == 7 ? 5_000_000 : Int32(number * 31 % 9_000 + 10)
      let text = "shop=\(["a", "b", "a;b"][Int(number) % 3]) name=\(number % 5)"
      features.append(
        number % 2 == 0
          ? node(number, x, y, text) : way(number, number == 7 ? -99 : x, y, side: side, text))
    }
    let entries = features.enumerated().map { place, feature in
      OSMEachOnce.Entry(box: feature.shape.box, labels: place % 3 == 1 ? [1] : [0, 1])
    }
    func isSame(_ kept: Int, _ later: Int) -> Bool {
      (later % 3 != 0 || kept % 3 != 1) && (kept + later) % 4 != 0
        && features[kept].shape.isWithin(30, of: features[later].shape)
        && entries[kept].labels.contains(entries[later].labels[0])
    }
    var plain: [Int] = []
    for later in features.indices where !plain.contains(where: { isSame($0, later) }) {
      plain.append(later)
    }
    #expect(OSMEachOnce.kept(entries, reach: 30, isSame: isSame) == plain)
    #expect(plain.count < features.count)
  }

  @Test("dwellings: as tagged, one a house, else floors by a hundred square metres")
  func dwellings() {
    // Twenty metres square, 400 m².
    func count(_ text: String) -> Int? {
      OSMDwellings(way(1, 0, 0, side: 1_799, text))?.count
    }
    #expect(count("building=apartments building:flats=17") == 17)
    #expect(count("building=house building:levels=9") == 1)
    #expect(count("building=apartments building:levels=5") == 20)
    #expect(count("building=apartments") == 12)
    #expect(count("building=residential building:levels=0 building:flats=many") == 12)
    #expect(count("building=apartments building:flats=0 building:levels=1e9") == 12)
    #expect(count("building=office building:flats=17") == nil)
    #expect(OSMDwellings(node(1, 0, 0, "building=apartments"))?.count == 1)
  }

  @Test("places with a name, residential land, buildings; nested ones of one name once")
  func communities() {
    let features = [
      node(1, 100, 100, "place=suburb name=A population=1200"), node(2, 0, 0, "place=suburb"),
      node(3, 9_000, 0, "place=quarter name=B landuse=industrial"),
      node(4, 9_000, 0, "place=town name=C"),
      way(5, 0, 0, side: 900, "landuse=residential name=A"),
      way(6, 0, 0, side: 900, "landuse=residential place=neighbourhood name=D"),
      way(7, 0, 0, side: 900, "landuse=residential abandoned=yes"),
      way(8, 0, 0, side: 900, "building=house"),
    ]
    func found(_ origins: Set<OSMCommunities.Origin>) -> OSMCommunities {
      OSMCommunities(data(features), from: origins)
    }
    let usual = found([.places, .residentialAreas])
    #expect(usual.communities.map(\.feature.id) == ["n1", "w6"])
    #expect(usual.communities.map(\.kind) == ["suburb", "neighbourhood"])
    #expect(usual.communities[0].population == 1_200)
    #expect(usual.mappedTwice == 1 && usual.unsettled == 2 && usual.outOfUse == 1)
    let land = found([.residentialAreas])
    #expect(land.communities.map(\.feature.id) == ["w5", "w6"])
    #expect(land.communities.map(\.kind) == ["residential", "residential"])
    #expect(found([.buildings]).communities.map(\.feature.id) == ["w8"])
    #expect(found(Set(OSMCommunities.Origin.allCases)).communities.count == 3)
  }

  @Test(
    "an entrance is one for those who come to be served",
    arguments: [
      ("entrance=yes", true), ("entrance=main", true), ("entrance=secondary", true),
      ("entrance=shop", true), ("entrance=no", false), ("entrance=exit", false),
      ("entrance=emergency", false), ("entrance=service", false), ("entrance=garage", false),
      ("entrance=home", false), ("entrance=main;emergency", true), ("entrance=;", false),
      ("entrance=service;emergency", false), ("entrance=yes access=private", false),
      ("entrance=yes access=customers", true), ("entrance=yes access=private foot=yes", true),
      ("entrance=yes foot=no", false), ("entrance=yes disused=yes", false), ("shop=a", false),
    ])
  func entrance(text: String, isOne: Bool) {
    let outlet = way(1, 0, 0, side: 900, "shop=a")
    let data = data([node(7, 900, 0, text), outlet])
    let outlets = OSMOutlets(data, categories: [[], ["a"]], wasOutlet: [false, false])
    let found = OSMEntrances(data, of: outlets).entrances
    #expect(found.map(\.feature.number) == (isOne ? [7] : []))
  }

  @Test("entrances lie on the outline of an outlet, or of a hole in it, and of each that shares it")
  func outlines() {
    let corner = OSMPoint(900, 0)
    let round = OSMPolygon(
      [OSMPoint(0, 0), corner, OSMPoint(900, 900), OSMPoint(0, 900), OSMPoint(0, 0)],
      holes: [[OSMPoint(300, 300), OSMPoint(600, 300), OSMPoint(600, 600), OSMPoint(300, 300)]])
    let data = data([
      // On the corner that two share, in the courtyard, inside, and on the side between two corners.
      node(1, 900, 0, "entrance=yes"), node(2, 600, 300, "entrance=yes name=Yard ref=2"),
      node(3, 100, 100, "entrance=yes"), node(4, 450, 0, "entrance=yes"),
      node(5, 900, 0, "entrance=main ref=5"), node(6, 0, 0, "shop=a"),
      way(8, 900, 0, side: 500, "shop=b"),
      OSMFeature(.relation, 9, tags("shop=a"), .area([round])),
    ])
    let categories = data.features.map { $0.tags["shop"].map { [$0 + String($0.count)] } ?? [] }
    let outlets = OSMOutlets(
      data, categories: categories, wasOutlet: data.features.map { _ in false })
    let found = OSMEntrances(data, of: outlets)
    // The shop at the corner is the same as the one of the relation, and it is the node that is kept.
    #expect(outlets.outlets.map(\.feature.id) == ["n6", "w8"])
    #expect(found.entrances.map(\.outlet) == ["w8", "w8"])
    #expect(found.entrances.map(\.name) == ["", "5"])
    #expect(found.outletCount == 1)
    let others = OSMOutlets(
      self.data(data.features.filter { $0.number != 6 }),
      categories: [[], [], [], [], [], ["b"], ["a"]], wasOutlet: Array(repeating: false, count: 7))
    let all = OSMEntrances(data, of: others)
    #expect(all.entrances.map(\.outlet) == ["w8", "w8", "r9", "r9", "r9"])
    #expect(all.entrances.map(\.name) == ["", "5", "", "Yard", "5"])
    #expect(
      String(decoding: all.table().bytes().prefix(60), as: UTF8.self)
        == "outlet_id,id,name,lon,lat\nw8,n1,,0.0000900,0.0000000\nw8,n5,5")
    #expect(OSMEntrances(self.data([]), of: others).entrances.isEmpty)
  }
}
