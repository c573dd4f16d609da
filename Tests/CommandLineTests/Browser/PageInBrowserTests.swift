import CoverageReport
import Foundation
import TestSupport
import Testing

@Suite(
  "The page in a browser", .serialized,
  .enabled(if: Chromium.isInstalled, "Chromium is not installed"))
struct PageInBrowserTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private static let samples = Repository.root.appending(path: "GeoData/samples")

  /// Analyses the sample city under `everyday` and gives the page's path.
  private func page(_ language: Language = .en, _ options: [String] = Workplace.city) throws
    -> String
  {
    let run =
      ["analyze", "--standard", "everyday", "--format", "html", "--output", "run"]
      + ["--language", language.rawValue]
    let outcome = try place.run(run + options)
    #expect(outcome.status == 0 && outcome.errors == "")
    return place.folder.path("run/report.html")
  }

  private func browser(width: Int = 1_440, isDark: Bool = false) -> Chromium {
    Chromium(folder: place.folder, width: width, isDark: isDark)
  }

  private func ask(
    _ page: String, fragment: String = "", width: Int = 1_440, isDark: Bool = false,
    _ script: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: String] {
    let answer = try browser(width: width, isDark: isDark).ask(page, fragment: fragment, script)
    #expect(answer.console == [], sourceLocation: sourceLocation)
    #expect(answer.values["error"] == nil, sourceLocation: sourceLocation)
    return answer.values
  }

  @Test("the table's figures are those of communities.csv, page after page")
  func tableFigures() throws {
    let answers = try ask(
      page(),
      """
      const rows = [];
      for (;;) {
        for (const row of table.element.tBodies[0].rows) {
          const [name, score, grade, covered] = [...row.cells].map((cell) => cell.textContent);
          rows.push([communities.id(Number(row.dataset.row)), score, grade, covered].join("|"));
        }
        if (document.getElementById("page-on").disabled) break;
        document.getElementById("page-on").click();
      }
      answer("rows", rows.sort().join("\\n"));
      """)
    let names = ["none": "below all grades", "basic": "Basic", "improved": "Improved"]
    let lines = try place.folder.text("run/communities.csv").split(separator: "\n").dropFirst()
    let expected = lines.map { line in
      // No field of the sample city is in quotation marks.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let score = String(format: "%.1f", (Double(fields[9]) ?? .nan) + 1e-9)
      let grade = names[fields[10]] ?? "Quality"
      return "\(fields[0])|\(score)|\(grade)|\(fields[6]) of \(fields[5])"
    }
    #expect(answers["rows"] == expected.sorted().joined(separator: "\n"))
    #expect(expected.count == 249)
  }

  @Test(
    "a row moves the map, fills the panel and is kept in the fragment; all three are one selection")
  func selection() throws {
    let answers = try ask(
      page(),
      """
      const before = map.place().join();
      const row = table.element.tBodies[0].rows[3];
      row.click();
      answer("moved", map.place().join() !== before);
      const number = Number(row.dataset.row);
      answer("middle", Math.hypot(map.view.x - map.communities.xs[number],
        map.view.y - map.communities.ys[number]) < 1e-9);
      answer("panel", document.querySelector("#community h3").textContent === communities.name(number));
      answer("marked", table.element.querySelectorAll("[aria-selected=true]").length);
      await new Promise((done) => setTimeout(done, 400));
      answer("fragment", new URLSearchParams(location.hash.slice(1)).get("community")
        === communities.id(number));
      answer("said", document.getElementById("announcement").textContent.includes(communities.name(number)));
      const box = map.element.getBoundingClientRect();
      const other = (number + 5) % communityCount;
      map.isHeld = true;
      map.goTo(other);
      const [x, y] = map.pixel(map.communities.xs[other], map.communities.ys[other]);
      const at = { clientX: box.left + x / map.ratio, clientY: box.top + y / map.ratio,
        pointerId: 1, bubbles: true };
      map.element.setPointerCapture = () => {};
      map.element.dispatchEvent(new PointerEvent("pointerdown", at));
      map.element.dispatchEvent(new PointerEvent("pointerup", at));
      answer("clicked", Math.hypot(map.communities.xs[state.selected] - map.communities.xs[other],
        map.communities.ys[state.selected] - map.communities.ys[other]) < 1e-6);
      """)
    for question in ["moved", "middle", "panel", "fragment", "said", "clicked"] {
      #expect(answers[question] == "true", "\(question)")
    }
    #expect(answers["marked"] == "1")
  }

  @Test("filters and sorting leave what was asked for, and the fragment brings a view back")
  func filters() throws {
    let answers = try ask(
      page(), fragment: "community=n297536441&category=bank&by=category&at=-21.9,64.1,3.00",
      """
      answer("community", communities.id(state.selected));
      answer("category", state.current.categories[state.category].id + " " + state.colouring);
      answer("at", map.place().join());
      const count = () => table.rows.length;
      const change = (control, value) => {
        control.value = value;
        control.dispatchEvent(new Event("input"));
      };
      const bank = state.current.categories.findIndex((one) => one.id === "bank");
      change(table.lacking, bank);
      answer("lacking", count());
      change(table.grade, -1);
      answer("lackingWithoutGrade", count());
      document.getElementById("filter-clear").click();
      answer("all", count());
      change(table.search, "KÁRSNES");
      answer("found", table.rows.map((row) => communities.name(row)).join());
      change(table.search, "");
      table.sortBy("covered");
      table.sortBy("covered");
      const covered = table.rows.map((row) => state.current.column.covered[row]);
      answer("sorted", covered.every((one, place) => place === 0 || covered[place - 1] >= one));
      answer("header", table.element.querySelector("[aria-sort=descending]").textContent);
      """)
    #expect(answers["community"] == "n297536441")
    #expect(answers["category"] == "bank category")
    #expect(answers["at"] == "-21.90000,64.10000,3.00")
    #expect(answers["lacking"] == "149" && answers["all"] == "249")
    let lines = try place.folder.text("run/communities.csv").split(separator: "\n")
    let expected = lines.count { $0.contains(",none,") && $0.contains(/[,|]bank[,|]/) }
    #expect(answers["lackingWithoutGrade"] == "\(expected)")
    #expect(answers["found"] == "Kársnes" && answers["sorted"] == "true")
    #expect(answers["header"] == "Covered")
  }

  @Test("keys move and zoom the map, and a standard that is chosen is shown everywhere")
  func keysAndStandards() throws {
    let run =
      ["analyze", "--standard", "everyday", "--standard", "beijing-8", "--format", "html"]
      + ["--language", "en", "--output", "run"]
    #expect(try place.run(run + Workplace.city).status == 0)
    let answers = try ask(
      place.folder.path("run/report.html"),
      """
      const press = (key) => map.element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const [x, scale] = [map.view.x, map.view.scale];
      press("ArrowRight");
      answer("right", map.view.x > x);
      press("+");
      answer("nearer", map.view.scale > scale);
      press("0");
      answer("all", map.view.scale === scale && map.view.x === x);
      const headings = () => [...document.querySelectorAll("[data-assessment] h2")]
        .filter((one) => one.checkVisibility()).map((one) => one.textContent);
      answer("first", headings()[0]);
      state.set({ category: 14, colouring: "category", selected: 7 });
      controls.assessment.value = "1";
      controls.assessment.dispatchEvent(new Event("change"));
      answer("second", headings()[0]);
      answer("category", state.category + " " + state.colouring + " " + state.selected);
      answer("choices", controls.category.options.length - 1);
      answer("rows", table.rows.length);
      await new Promise((done) => setTimeout(done, 300));
      answer("fragment", new URLSearchParams(location.hash.slice(1)).get("standard"));
      """)
    for question in ["right", "nearer", "all"] { #expect(answers[question] == "true") }
    let finished = try FinishedRun.read(place.folder.path("run"))
    #expect(answers["first"] == "Everyday services")
    #expect(answers["second"] != answers["first"] && answers["second"] != nil)
    #expect(answers["category"] == "-1 score 7")
    #expect(answers["choices"] == "\(finished.assessments[1].categories.count)")
    #expect(answers["rows"] == "249" && answers["fragment"] == "beijing-8")
  }

  @Test(
    "both languages, dark and light, on a telephone and a screen: nothing is wider than the window",
    arguments: [
      (Language.en, 360, true), (.zh, 360, false), (.en, 1_440, false), (.zh, 1_440, true),
    ])
  func widths(language: Language, width: Int, isDark: Bool) throws {
    let page = try page(language)
    let answers = try ask(
      page, width: width, isDark: isDark,
      """
      answer("ready", "ready" in document.documentElement.dataset);
      answer("language", document.documentElement.lang);
      answer("wider", document.documentElement.scrollWidth > innerWidth);
      answer("dark", getComputedStyle(document.body).backgroundColor);
      const context = map.points.context;
      const pixels = context.getImageData(0, 0, map.width, map.height).data;
      answer("drawn", pixels.some((one) => one !== 0));
      """)
    #expect(answers["ready"] == "true" && answers["drawn"] == "true")
    #expect(answers["wider"] == "false")
    #expect(answers["language"] == (language == .en ? "en" : "zh-CN"))
    #expect(answers["dark"] == (isDark ? "rgb(18, 22, 27)" : "rgb(246, 247, 248)"))
    var browser = browser(width: width, isDark: isDark)
    browser.height = 3_000
    try browser.photograph(
      page, "report-\(language)-\(width)-\(isDark ? "dark" : "light")")
  }

  @Test("hostile names are text on the page, on the map and on cards")
  func hostileNames() throws {
    let name = #""<script>answer('error', 'ran')</script><img src=x onerror=alert(1)> \u{202E}abc""#
    let name2 = "</script><!--<script>"
    let tables = try place.tables(
      "id,name,district,lon,lat\n1,\(name),\(name2),10,50\n2,\(String(repeating: "long ", count: 200_000)),,10.1,50\n",
      "id,category,lon,lat,name\no,bank,10.02,50,\(name2)\n")
    let outcome = try place.run(
      ["analyze", "--format", "html", "--output", "run"] + tables)
    #expect(outcome.status == 0)
    let answers = try ask(
      place.folder.path("run/report.html"),
      """
      state.set({ selected: 0 });
      answer("scripts", document.scripts.length);
      answer("images", document.images.length);
      answer("heading", document.querySelector("#community h3").textContent);
      answer("outlet", document.querySelector("#community .nearest").textContent.includes("\\u003c/script>\\u003c!--"));
      answer("district", [...document.querySelectorAll("main th bdi")]
        .some((one) => one.textContent === "\\u003c/script>\\u003c!--\\u003cscript>"));
      state.set({ selected: 1 });
      answer("long", document.querySelector("#community h3").textContent.length < 100);
      """)
    // Three of the page, one of this test.
    #expect(answers["scripts"] == "4" && answers["images"] == "0")
    #expect(
      answers["heading"]?.hasPrefix("<script>answer('error', 'ran')</script><img src=x") == true)
    #expect(
      answers["outlet"] == "true" && answers["district"] == "true" && answers["long"] == "true")
    #expect(try place.run(["report", "run", "--cards"]).status == 0)
    let cards = try place.folder.text("run/cards.html")
    #expect(!cards.contains("<script") && !cards.contains("<img") && cards.utf8.count < 50_000)
  }

  @Test("a PDF has the same bytes whenever it is printed")
  func printedTwice() async throws {
    _ = try page()
    var printed: [Data] = []
    for _ in 0..<2 {
      let outcome = try place.run(
        ["report", "run", "--pdf", "--force"], environment: ProcessInfo.processInfo.environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
      printed.append(try place.bytes("run/report.pdf"))
      // Its dates would be in seconds.
      try await Task.sleep(for: .seconds(1.1))
    }
    #expect(printed[0] == printed[1])
    #expect(printed[0].prefix(5) == Data("%PDF-".utf8) && printed[0].count > 20_000)
  }

  @Test("nothing is fetched")
  func offline() throws {
    let text = try String(contentsOfFile: page(), encoding: .utf8)
    for sign in ["http://", "https://", "src=", "@import", "url(", "fetch(", "XMLHttpRequest"] {
      let rest = text.replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!rest.contains(sign), "\(sign)")
    }
    #expect(text.contains("default-src 'none'"))
  }
}
