"use strict";

// How communities are drawn: by score, grade, or what is known of one category.

// Fifths of the score, 0...4; 5 where it is not known.
function scoreClass(score) { return Number.isNaN(score) ? 5 : Math.min(Math.floor(score / 20), 4); }

// Of the colours for grades the first is for none, the last always for the best.
function gradeColour(grade, count) {
  if (grade < 0) return 0;
  return count < 2 ? 3 : Math.round(1 + (grade * 2) / (count - 1));
}

// Colours with shapes, which tell apart what colours may not: what is missing is a square, what is doubtful a diamond.
const scoreLooks = [
  ...[0, 1, 2, 3, 4].map((fifth) => [`score-${fifth}`, "disc"]), ["unknown", "disc"]];
const gradeLooks = [["grade-0", "square"], ...[1, 2, 3].map((one) => [`grade-${one}`, "disc"])];
const verdictLooks = facts.verdicts.map((verdict) =>
  [verdict, { missing: "square", borderline: "diamond" }[verdict] ?? "disc"]);

Object.assign(map, {
  // How communities are drawn: a list of colours with shapes, and the place in it of each community.
  looks() {
    const { current, category, colouring } = state;
    const key = [state.assessment, category, colouring].join();
    if (this.looksKey === key) return this.known;
    this.looksKey = key;
    const [list, of] = colouring === "category"
      ? [verdictLooks, (row) => facts.verdicts.indexOf(current.finding(row, category).verdict)]
      : colouring === "grade"
        ? [gradeLooks, (row) => gradeColour(current.grade(row), current.grades.length)]
        : [scoreLooks, (row) => scoreClass(current.score(row))];
    this.known = { list, places: Uint8Array.from({ length: communityCount }, (_, row) => of(row)) };
    return this.known;
  },

  mark(colour, shape, radius) {
    const key = `${colour} ${shape} ${radius}`;
    if (!this.marks.has(key)) {
      const rim = colour === "outlet" ? null : this.numbers("rim");
      this.marks.set(key, mark(shapes[shape], radius, this.numbers(colour), rim));
    }
    return this.marks.get(key);
  },

  // Halves of pixels, so that few marks have to be made on the way in.
  radius(visible, least, most) {
    const room = Math.sqrt((this.width * this.height) / Math.max(visible, 1));
    const radius = Math.min(Math.max(room * 0.15, least * this.ratio), most * this.ratio);
    return Math.round(radius * 2) / 2;
  },
});
