"use strict";

// What is looked at. Everything that shows something listens; nothing else holds a selection of its own.
const state = {
  assessment: 0, selected: -1, hovered: -1, category: -1, colouring: "score", listeners: [],

  get current() { return assessments[this.assessment]; },

  set(changes) {
    const changed = new Set(
      Object.keys(changes).filter((key) => this[key] !== changes[key]));
    if (changed.size === 0) return;
    Object.assign(this, changes);
    if (changed.has("assessment") && !("category" in changes)) {
      this.category = -1;
      changed.add("category");
    }
    if (this.colouring === "category" && this.category < 0) this.colouring = "score";
    if (this.colouring === "grade" && this.current.grades.length === 0) this.colouring = "score";
    for (const listener of this.listeners) listener(changed);
  },

  listen(listener) { this.listeners.push(listener); },
};

// The address bar's fragment: community, category, colouring, standard and the map's place.
const fragment = {
  isReading: false,

  read() {
    const values = new URLSearchParams(location.hash.slice(1));
    const assessment = Math.max(
      assessments.findIndex((one) => one.id === values.get("standard")), 0);
    const category = assessments[assessment].categories.findIndex(
      (one) => one.id === values.get("category"));
    const colouring = ["score", "grade", "category"].find((one) => one === values.get("by"));
    this.isReading = true;
    state.set({
      assessment, category, colouring: colouring ?? (category >= 0 ? "category" : "score"),
      selected: values.has("community") ? facts.communities.ids.indexOf(values.get("community")) : -1,
    });
    const place = (values.get("at") ?? "").split(",").map(Number);
    if (place.length === 3 && place.every(Number.isFinite)) map.show(...place);
    this.isReading = false;
  },

  write() {
    if (this.isReading) return;
    const values = new URLSearchParams();
    if (assessments.length > 1) values.set("standard", state.current.id);
    if (state.selected >= 0) values.set("community", communities.id(state.selected));
    if (state.category >= 0) values.set("category", state.current.categories[state.category].id);
    if (state.colouring !== "score") values.set("by", state.colouring);
    if (map.isMoved) values.set("at", map.place().join(","));
    const text = values.toString();
    history.replaceState(null, "", text === "" ? location.pathname + location.search : "#" + text);
  },
};
