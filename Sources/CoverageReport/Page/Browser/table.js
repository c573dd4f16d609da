"use strict";

// The table of communities: sorted, filtered, a page at a time.
const table = {
  element: document.getElementById("communities-table"),
  key: "score", isDescending: false, page: 0, rows: [], pageSize: 15,

  get fields() {
    const { current } = state;
    return [
      { key: "name", word: "community", value: (row) => communities.name(row) },
      { key: "score", word: "score", value: (row) => current.score(row), isNumber: true },
      { key: "grade", word: "grade", value: (row) => current.grade(row),
        isShown: current.grades.length > 0 },
      { key: "covered", word: "covered", value: (row) => current.column.covered[row], isNumber: true },
      { key: "district", word: "district", value: (row) => communities.district(row),
        isShown: facts.communities.districts !== undefined },
      { key: "residents", word: "residents", value: (row) => communities.residents(row),
        isNumber: true, isShown: columns.residents !== undefined },
      { key: "missing", word: "missing", value: (row) => current.missing(row).length },
    ].filter((field) => field.isShown ?? true);
  },

  start() {
    this.search = document.getElementById("filter-text");
    this.grade = document.getElementById("filter-grade");
    this.district = document.getElementById("filter-district");
    this.lacking = document.getElementById("filter-missing");
    for (const control of [this.search, this.grade, this.district, this.lacking]) {
      control?.addEventListener("input", () => this.refresh());
    }
    document.getElementById("page-back").addEventListener("click", () => this.turn(-1));
    document.getElementById("page-on").addEventListener("click", () => this.turn(1));
    document.getElementById("filter-clear").addEventListener("click", () => this.clear());
    addEventListener("beforeprint", () => this.show(200));
    addEventListener("afterprint", () => this.show());
    if (facts.communities.districts) {
      const sorted = facts.communities.districts.map((name, number) => [name, number])
        .sort((a, b) => this.order.compare(a[0], b[0]));
      for (const [name, number] of sorted) {
        this.district.append(element("option", { value: number }, shortened(name, 40)));
      }
    }
    state.listen((changed) => {
      if (changed.has("assessment")) this.reset();
      if (changed.has("selected")) this.follow();
    });
    this.reset();
  },

  order: new Intl.Collator(facts.locale, { numeric: true }),

  // Everything that depends on the standard.
  reset() {
    const { current } = state;
    const fill = (control, all, options) => {
      control.replaceChildren(
        element("option", { value: "" }, all),
        ...options.map(([value, name]) => element("option", { value }, name)));
    };
    fill(this.grade, say("everyGrade"), [
      ...current.grades.map((grade, number) => [number, grade.name]), [-1, say("noGrade")]]);
    this.grade.closest("label").hidden = current.grades.length === 0;
    fill(this.lacking, say("whateverIsMissing"),
      current.categories.map((category, number) => [number, category.name]));
    this.refresh();
  },

  clear() {
    for (const control of [this.search, this.grade, this.district, this.lacking]) {
      if (control) control.value = "";
    }
    this.refresh();
  },

  // Which rows there are, and in which order.
  refresh() {
    const { current } = state;
    const wanted = this.search.value.trim().toLowerCase();
    const number = (control) => (!control || control.value === "" ? null : Number(control.value));
    const [grade, district, lacking] = [this.grade, this.district, this.lacking].map(number);
    this.rows = [];
    for (let row = 0; row < communityCount; row += 1) {
      if (grade !== null && current.grade(row) !== grade) continue;
      if (district !== null && columns.district[row] !== district) continue;
      if (lacking !== null && !current.missing(row).includes(lacking)) continue;
      if (wanted !== "" && !this.texts(row).includes(wanted)) continue;
      this.rows.push(row);
    }
    this.sort();
    this.page = 0;
    this.show();
  },

  texts(row) {
    return [communities.name(row), communities.id(row), communities.district(row)]
      .join("\n").toLowerCase();
  },

  sort() {
    const { value } = this.fields.find((field) => field.key === this.key) ?? this.fields[0];
    const values = new Map(this.rows.map((row) => [row, value(row)]));
    const sign = this.isDescending ? -1 : 1;
    const compare = (a, b) => {
      const [x, y] = [values.get(a), values.get(b)];
      if (typeof x === "string") return sign * this.order.compare(x, y) || a - b;
      // What is not known comes last either way.
      if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a - b;
      return sign * (x - y) || a - b;
    };
    this.rows.sort(compare);
  },

  sortBy(key) {
    this.isDescending = this.key === key ? !this.isDescending : false;
    this.key = key;
    this.sort();
    this.page = 0;
    this.show();
  },

  turn(by) {
    this.page += by;
    this.show();
  },

  // Turns to the page of the selected community, where it is among the rows.
  follow() {
    const place = this.rows.indexOf(state.selected);
    if (place >= 0) this.page = Math.floor(place / this.pageSize);
    this.show();
  },

  show(size = this.pageSize) {
    const first = size === this.pageSize ? this.page * size : 0;
    const shown = this.rows.slice(first, first + size);
    this.element.tHead.replaceChildren(this.header());
    this.element.tBodies[0].replaceChildren(...shown.map((row) => this.row(row)));
    document.getElementById("page-back").disabled = this.page === 0;
    document.getElementById("page-on").disabled = first + size >= this.rows.length;
    document.getElementById("page-place").textContent = this.rows.length === 0
      ? say("noCommunities")
      : say("rowsOf", {
        first: whole.format(first + 1), last: whole.format(first + shown.length),
        all: whole.format(this.rows.length),
      });
  },

  header() {
    return element("tr", {}, ...this.fields.map((field) => {
      const isSorted = field.key === this.key;
      const button = element("button", { type: "button" }, say(field.word));
      button.addEventListener("click", () => this.sortBy(field.key));
      const sort = isSorted ? (this.isDescending ? "descending" : "ascending") : null;
      return element(
        "th", { scope: "col", class: field.isNumber ? "number" : null, "aria-sort": sort }, button);
    }));
  },

  row(row) {
    const cells = this.fields.map((field) => this.cell(field, row));
    const made = element(
      "tr", { "data-row": row, "aria-selected": row === state.selected ? "true" : null }, ...cells);
    made.addEventListener("click", () => state.set({ selected: row }));
    made.addEventListener("pointerenter", () => state.set({ hovered: row }));
    made.addEventListener("pointerleave", () => state.set({ hovered: -1 }));
    return made;
  },

  cell(field, row) {
    const { current } = state;
    switch (field.key) {
      case "name": {
        const name = shortened(communities.name(row), 60);
        const button = element("button", { type: "button", class: "link" }, isolated(name));
        button.addEventListener("click", (event) => {
          event.stopPropagation();
          state.set({ selected: row });
        });
        const edge = communities.isEdge(row)
          ? element("span", { class: "edge", title: say("edgeMeaning") }, say("edge")) : null;
        return element("th", { scope: "row" }, button, edge);
      }
      case "district":
        return element("td", {}, isolated(shortened(communities.district(row), 40)));
      case "residents": {
        const residents = communities.residents(row);
        return element(
          "td", { class: "number" }, Number.isNaN(residents) ? say("none") : whole.format(residents));
      }
      case "grade":
        return element("td", { class: "grade" }, swatch("grade", row), current.gradeName(row));
      case "score":
        return element(
          "td", { class: "number" }, swatch("score", row), current.scoreText(row));
      case "covered":
        return element("td", { class: "number" }, say("coveredOf", {
          covered: whole.format(current.column.covered[row]),
          required: whole.format(current.column.required[row]),
        }));
      default: {
        const names = [...current.missing(row)].map((one) => current.categories[one].name);
        return element(
          "td", { class: "missing" }, element("div", {}, names.join(say("comma"))));
      }
    }
  },
};

// A small square in the map's colour of a community.
function swatch(colouring, row) {
  const colour = colouring === "grade"
    ? `grade-${gradeColour(state.current.grade(row), state.current.grades.length)}`
    : scoreLooks[scoreClass(state.current.score(row))][0];
  return element("span", { class: "swatch", style: `background: var(--${colour})` });
}
