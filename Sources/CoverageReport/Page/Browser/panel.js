"use strict";

// What the selected community has and lacks.
const panel = {
  element: document.getElementById("community"),

  start() {
    state.listen((changed) => {
      if (changed.has("selected") || changed.has("assessment")) this.show();
    });
    this.show();
  },

  show() {
    const row = state.selected;
    if (row < 0) {
      this.element.replaceChildren(element("p", { class: "quiet" }, say("selectACommunity")));
      return;
    }
    const { current } = state;
    const missing = [...current.missing(row)];
    const rest = current.categories.map((_, category) => category)
      .filter((category) => !missing.includes(category));
    this.element.replaceChildren(
      element("h3", {}, isolated(shortened(communities.name(row), 80))),
      this.facts(row),
      element("h4", {}, missing.length === 0
        ? say("nothingMissing") : say("missingInOrder", { count: whole.format(missing.length) })),
      this.list(row, missing),
      element("h4", {}, say("present", { count: whole.format(current.column.covered[row]) })),
      this.list(row, rest));
  },

  facts(row) {
    const { current } = state;
    const residents = communities.residents(row);
    const pairs = [
      [say("id"), isolated(shortened(communities.id(row), 40))],
      communities.district(row) !== ""
        ? [say("district"), isolated(shortened(communities.district(row), 40))] : null,
      Number.isNaN(residents) ? null : [say("residents"), whole.format(residents)],
      current.grades.length > 0 ? [say("grade"), current.gradeName(row)] : null,
      [say("score"), current.scoreText(row)],
    ].filter(Boolean);
    const list = element("dl", {});
    for (const [name, value] of pairs) {
      list.append(element("div", {}, element("dt", {}, name), element("dd", {}, value)));
    }
    const edge = communities.isEdge(row)
      ? element("p", { class: "quiet" }, say("edgeMeaning")) : null;
    return element("div", {}, list, edge);
  },

  list(row, categories) {
    return element("ul", { class: "findings" }, ...categories.map((category) => {
      const { current } = state;
      const finding = current.finding(row, category);
      const button = element(
        "button", { type: "button", class: "link" }, current.categories[category].name);
      button.addEventListener("click", () => state.set({ category, colouring: "category" }));
      return element(
        "li", { class: finding.verdict },
        element("span", { class: "verdict" }, button, this.verdict(finding)),
        element("span", { class: "nearest" }, ...this.nearest(finding)));
    }));
  },

  verdict(finding) {
    const shortBy = Number.isNaN(finding.shortBy)
      ? null : element("strong", {}, say("shortBy", { metres: metres(Math.ceil(finding.shortBy)) }));
    if (finding.verdict === "missing") return shortBy ?? element("strong", {}, say("isMissing"));
    if (finding.verdict === "covered") {
      return element("span", {}, say("within", { count: whole.format(finding.count) }));
    }
    return element("span", {}, facts.verdictNames[finding.verdict]);
  },

  nearest(finding) {
    if (finding.nearest < 0) return [say("noOutletAnywhere")];
    const name = isolated(shortened(outletName(finding.nearest), 50));
    return [name, " ", metres(finding.metres)];
  },
};
