"use strict";

// The controls of the map, its legend, and the parts of the page that belong to one standard or one category.
const controls = {
  start() {
    this.colouring = document.getElementById("colouring");
    this.category = document.getElementById("category");
    this.assessment = document.getElementById("assessment");
    this.colouring.addEventListener("change", () => {
      const isCategory = this.colouring.value === "category";
      const category = isCategory && state.category < 0 ? 0 : state.category;
      state.set({ colouring: this.colouring.value, category });
    });
    this.category.addEventListener("change", () => {
      const category = Number(this.category.value);
      state.set({ category, colouring: category < 0 ? "score" : "category" });
    });
    this.assessment?.addEventListener("change", () =>
      state.set({ assessment: Number(this.assessment.value) }));
    document.addEventListener("click", (event) => {
      const chosen = event.target.closest?.("[data-category]");
      if (!chosen) return;
      state.set({ category: Number(chosen.dataset.category), colouring: "category" });
      document.getElementById("map-section").scrollIntoView({ behavior: "smooth" });
    });
    state.listen((changed) => {
      if (changed.has("assessment")) this.fill();
      this.show();
      this.legend();
      if (changed.has("selected") && state.selected >= 0) this.announce();
      fragment.write();
    });
    this.fill();
    this.show();
    this.legend();
  },

  fill() {
    const { current } = state;
    this.category.replaceChildren(
      element("option", { value: -1 }, say("noCategory")),
      ...current.categories.map((one, number) => element("option", { value: number }, one.name)));
    this.colouring.querySelector("[value=grade]").hidden = current.grades.length === 0;
  },

  show() {
    this.colouring.value = state.colouring;
    this.category.value = state.category;
    if (this.assessment) this.assessment.value = state.assessment;
    for (const part of document.querySelectorAll("[data-assessment]")) {
      part.hidden = Number(part.dataset.assessment) !== state.assessment;
    }
    const shown = Math.max(state.category, 0);
    for (const part of document.querySelectorAll("[data-distances]")) {
      part.hidden = Number(part.dataset.distances) !== shown;
    }
  },

  legend() {
    const { current } = state;
    const entries = state.colouring === "category"
      ? this.verdictsShown().map((verdict) => [verdict, facts.verdictNames[verdict]])
      : state.colouring === "grade"
        ? [-1, ...current.grades.keys()].map((grade) => [
          `grade-${gradeColour(grade, current.grades.length)}`,
          grade < 0 ? say("noGrade") : current.grades[grade].name])
        : [0, 1, 2, 3, 4].map((fifth) => [
          `score-${fifth}`, say("range", { from: fifth * 20, to: fifth * 20 + 20 })]);
    if (state.category >= 0) entries.push(["outlet", say("outletsShown")]);
    if (columns.contextLongitude) entries.push(["context", say("contextShown")]);
    if (facts.walks) entries.push(...this.areaEntries());
    const shapes = { missing: "square", borderline: "diamond", "grade-0": "square" };
    for (const number of [0, 1, 2]) shapes[`area-${number}`] = "area";
    document.getElementById("legend").replaceChildren(...entries.map(([colour, name]) =>
      element("li", {}, element("span", {
        class: `swatch ${shapes[colour] ?? "disc"}`, style: `background: var(--${colour})`,
      }), name)));
  },

  // The areas of walks: within the limit of the chosen category, or of some minutes.
  areaEntries() {
    if (state.category >= 0) {
      return [["area-0", say("walkWithin", { metres: metres(map.reaches()[0]) })]];
    }
    return facts.walks.minutes.map((minutes, number) =>
      [`area-${number}`, say("walkOf", { minutes: whole.format(minutes) })]);
  },

  // Covered and missing, and whatever else there is of the chosen category.
  verdictsShown() {
    const { categories, column } = state.current;
    const found = new Set([0, 1]);
    for (let place = state.category; place < column.verdict.length; place += categories.length) {
      found.add(column.verdict[place]);
    }
    return facts.verdicts.filter((_, number) => found.has(number));
  },

  announce() {
    document.getElementById("announcement").textContent = say("selected", {
      name: shortened(communities.name(state.selected), 60),
      score: state.current.scoreText(state.selected),
      count: whole.format(state.current.missing(state.selected).length),
    });
  },
};

map.start();
gestures.start();
table.start();
panel.start();
controls.start();
fragment.read();
addEventListener("hashchange", () => fragment.read());
document.documentElement.dataset.ready = "";
