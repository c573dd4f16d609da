import CoverageReport
import Foundation
import GeoFormats
import TestSupport
import Testing

/// A town of straight streets, 100 m apart, with a river through it that one bridge crosses.
@Suite(
  "The page of a network run in a browser", .serialized,
  .enabled(if: Chromium.isInstalled, "Chromium is not installed"))
struct NetworkPageTests {
  private let place: Workplace
  private let tables: [String]

  /// Degrees to 100 m.
  private static let step = 0.0009

  init() throws {
    place = try Workplace()
    var objects = ""
    let size = 30
    for row in 0..<size {
      for column in 0..<size {
        let (lon, lat) = (Double(column) * Self.step, Double(row) * Self.step)
        objects += "<node id='\(row * size + column + 1)' lon='\(lon)' lat='\(lat)'/>\n"
      }
    }
    func way(_ id: Int, _ nodes: [Int]) {
      let refs = nodes.map { "<nd ref='\($0 + 1)'/>" }.joined()
      objects += "<way id='\(id)'>\(refs)<tag k='highway' v='residential'/></way>\n"
    }
    for row in 0..<size { way(1 + row, (0..<size).map { row * size + $0 }) }
    for column in 0..<size {
      let nodes = (0..<size).map { $0 * size + column }
      // The river runs between two rows.
      if column == 20 {
        way(100 + column, nodes)
      } else {
        way(100 + column, Array(nodes[..<14]))
        way(200 + column, Array(nodes[14...]))
      }
    }
    try place.folder.write("streets.osm", "<osm version='0.6'>\(objects)</osm>\n")
    tables = try place.tables(
      """
      id,name,lon,lat
      south,South bank,0.0124,0.0104
      north,North bank,0.0121,0.0150
      apart,In the hills,0.0124,-0.01

      """,
      "id,category,lon,lat\no,bank,0.0130,0.0160\nfar,school,0.0010,0.0100\n")
  }

  private func page(_ options: [String], language: Language = .en) throws -> String {
    let outcome = try place.run(
      ["analyze", "--format", "html", "--output", "run", "--force", "--language"]
        + [language.rawValue] + tables + options)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    return place.folder.path("run/report.html")
  }

  private func ask(
    _ page: String, _ script: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: String] {
    let answer = try Chromium(folder: place.folder).ask(page, script)
    #expect(answer.console == [], sourceLocation: sourceLocation)
    #expect(answer.values["error"] == nil, sourceLocation: sourceLocation)
    return answer.values
  }

  /// Counts the pixels of a layer that something is drawn on.
  private static let counting = """
    // A copy, as the page's own canvases are not made for being read.
    const read = (name) => {
      const canvas = document.getElementById("map-" + name);
      const context = Object.assign(
        document.createElement("canvas"), { width: canvas.width, height: canvas.height }
      ).getContext("2d", { willReadFrequently: true });
      context.drawImage(canvas, 0, 0);
      return (...part) => context.getImageData(...part).data;
    };
    const drawn = (name) => {
      map.render();
      const { width, height } = document.getElementById("map-" + name);
      const data = read(name)(0, 0, width, height);
      let count = 0;
      for (let place = 3; place < data.length; place += 4) count += data[place] > 0;
      return count;
    };
    // The page's time runs ahead of its frames: what is to be drawn is drawn now, or when the map has come to rest.
    const rest = () => {
      map.render();
      return new Promise((done) => setTimeout(done, 400));
    };
    """

  @Test("streets lie under the map, and areas of walks in place of circles")
  func streets() throws {
    let answers = try ask(
      page(["--network", "streets.osm"]),
      Self.counting + """
        answer("lines", streets.count);
        answer("streets", drawn("backdrop") > 2000);
        answer("none", drawn("areas"));
        answer("legend", document.getElementById("legend").textContent.includes("walk of 15 minutes"));
        state.set({ selected: 0 });
        await rest();
        answer("area", drawn("areas") > 10000);
        const circle = map.height / 2 - map.reachDegrees(0, 1200) * map.view.scale;
        answer("circle", read("overlay")(map.width / 2, circle - 3, 1, 7).some((one) => one !== 0));
        state.set({ hovered: 1 });
        await rest();
        answer("other", map.areasKey.startsWith("1,"));
        state.set({ hovered: -1, selected: 2 });
        await rest();
        answer("apart", drawn("areas"));
        state.set({ selected: 0, category: 0, colouring: "category" });
        await rest();
        answer("category", map.areasKey);
        answer("limit", document.getElementById("legend").textContent.includes("walk of 1,200 m"));
        """)
    for question in ["streets", "legend", "area", "other", "limit"] {
      #expect(answers[question] == "true", "\(question)")
    }
    #expect(answers["none"] == "0" && answers["apart"] == "0" && answers["circle"] == "false")
    #expect(answers["category"] == "0,1200")
    let finished = try FinishedRun.read(place.folder.path("run"))
    #expect(answers["lines"] == "\(finished.streets?.lengths.count ?? 0)")
    let text = try place.folder.text("run/report.html")
    #expect(text.contains("verdicts are decided at points"))
  }

  @Test("the areas are those of explain --isochrones")
  func areas() throws {
    let page = try page(["--network", "streets.osm"])
    let explained = try place.run(
      ["explain", "south", "--network", "streets.osm", "--isochrones", "areas.geojson"] + tables)
    #expect(explained.status == 0, "\(explained.errors)")
    let answers = try ask(
      page,
      Self.counting + """
        const areas = \(try place.folder.text("areas.geojson"));
        const isIn = (rings, longitude, latitude) => {
          let isInside = false;
          for (const ring of rings) ring.slice(1).forEach(([bx, by], place) => {
            const [ax, ay] = ring[place];
            if ((ay > latitude) !== (by > latitude)
              && longitude < ax + (bx - ax) * (latitude - ay) / (by - ay)) isInside = !isInside;
          });
          return isInside;
        };
        const layer = map.layers[1][1];
        for (const { properties: { minutes }, geometry } of areas.features) {
          facts.walks.minutes = [minutes];
          map.areasKey = null;
          state.set({ selected: -1 });
          state.set({ selected: 0 });
          await rest();
          layer.drawAnew();
          const { width, height } = layer.canvas;
          const data = read("areas")(0, 0, width, height);
          let [same, all, inside] = [0, 0, 0];
          for (let x = 2; x < width; x += 5) for (let y = 2; y < height; y += 5) {
            const longitude = (x + 0.5 - width / 2) / map.view.scale + map.view.x + map.origin[0];
            const south = (y + 0.5 - height / 2) / map.view.scale + map.view.y + map.origin[1];
            const isDrawn = data[4 * (y * width + x) + 3] > 127;
            const isExpected = isIn(geometry.coordinates.flat(), longitude, unmercator(-south));
            all += isDrawn || isExpected;
            inside += isDrawn && isExpected;
          }
          answer(minutes, inside / all);
        }
        """)
    for minutes in [5, 10, 15] {
      let share = try #require(answers["\(minutes)"].flatMap(Double.init))
      // explain draws by squares of 10 m what lies 40 m to either side of a path.
      #expect(share > 0.9, "\(minutes) minutes: \(share)")
    }
  }

  @Test("a run of circles has neither")
  func circles() throws {
    let answers = try ask(
      page([]),
      Self.counting + """
        state.set({ selected: 0 });
        await rest();
        answer("layers", document.querySelectorAll("#map-backdrop, #map-areas").length);
        answer("lines", streets.count + map.layers.length);
        answer("legend", document.getElementById("legend").textContent.includes("walk"));
        """)
    #expect(answers["layers"] == "0" && answers["lines"] == "0" && answers["legend"] == "false")
  }

  @Test("where there was no room for all streets there are circles, and the page says so")
  func tooMany() throws {
    _ = try page(["--network", "streets.osm"])
    let path = place.folder.path("run/streets.bin")
    let before = try ResultBytes(path: path)
    var bytes = before.bytes
    bytes[48] = 9
    try Data(bytes).write(to: URL(filePath: path))
    let manifest = try place.folder.text("run/manifest.json")
    try place.folder.write(
      "run/manifest.json",
      manifest.replacing(before.sha256, with: ResultBytes(path: path).sha256))
    for (language, words) in [
      ("en", "without the 9 of shorter ones"), ("zh", "略去较短的 9 段"),
    ] {
      let made = try place.run(["report", "run", "--force", "--language", language])
      #expect(made.status == 0, "\(made.errors)")
      #expect(try place.folder.text("run/report.html").contains(words))
    }
    let answers = try ask(
      place.folder.path("run/report.html"),
      Self.counting + """
        state.set({ selected: 0 });
        await rest();
        answer("streets", drawn("backdrop") > 2000);
        answer("layers", map.layers.length);
        const circle = map.height / 2 - map.reachDegrees(0, 1200) * map.view.scale;
        answer("circle", read("overlay")(map.width / 2, circle - 3, 1, 7).some((one) => one !== 0));
        """)
    #expect(answers["streets"] == "true" && answers["layers"] == "1" && answers["circle"] == "true")
  }

  @Test(
    "pictures for people to look at", arguments: [(Language.en, 1_440, false), (.zh, 360, true)])
  func pictures(language: Language, width: Int, isDark: Bool) throws {
    let page = try page(["--network", "streets.osm"], language: language)
    var browser = Chromium(folder: place.folder, width: width, isDark: isDark)
    browser.height = 2_000
    try browser.photograph(
      page, fragment: "community=south",
      "network-\(language)-\(width)-\(isDark ? "dark" : "light")")
  }
}
