"use strict";

// What the page knows: texts and lists in JSON, numbers in packed columns.
const facts = JSON.parse(document.getElementById("facts").textContent);
const columns = unpack(document.getElementById("columns"), facts.columns);
const communityCount = facts.communities.ids.length;

function unpack(element, list) {
  const kinds = {
    u8: Uint8Array, i8: Int8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array,
    f32: Float32Array, f64: Float64Array,
  };
  const bytes = bytesOf(element.textContent);
  element.textContent = "";
  const found = {};
  for (const { name, kind, offset, count } of list) {
    found[name] = new kinds[kind](bytes.buffer, offset, count);
  }
  return found;
}

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let place = 0; place < bytes.length; place += 1) bytes[place] = characters.charCodeAt(place);
  return bytes;
}

// Texts: whole sentences with places for values, in the language of the page.
function say(name, values = {}) {
  return facts.words[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

const whole = new Intl.NumberFormat(facts.locale, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(
  facts.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function metres(value) {
  if (Number.isNaN(value)) return say("none");
  if (value >= 9999.5) return say("kilometres", { number: whole.format(value / 1000) });
  return say("metres", { number: whole.format(value) });
}

// A community by its row.
const communities = {
  id: (row) => facts.communities.ids[row],
  name: (row) => facts.communities.names?.[row] || facts.communities.ids[row],
  district: (row) => facts.communities.districts?.[columns.district[row]] ?? "",
  residents: (row) => (columns.residents ? columns.residents[row] : NaN),
  isEdge: (row) => columns.edge !== undefined && columns.edge[row] === 1,
};

// One standard, or every category where the run had none, with the columns that belong to it.
class Assessment {
  constructor(description, number) {
    Object.assign(this, description);
    this.column = {};
    for (const name of [
      "score", "grade", "required", "covered", "missingStart", "missing", "verdict", "needed",
      "count", "nearest", "metres", "shortBy",
    ]) this.column[name] = columns[name + number];
    const first = facts.assessments.slice(0, number)
      .reduce((sum, one) => sum + one.categories.length, 0);
    // Whether the outlets of each list serve a category.
    this.serving = this.categories.map((_, category) =>
      facts.lists.map((list) => list.includes(first + category)));
  }

  // NaN where nothing is known of the community.
  score(row) {
    const score = this.column.score[row];
    return score === -2147483648 ? NaN : score / 1000;
  }

  scoreText(row) {
    const score = this.score(row);
    return Number.isNaN(score) ? say("none") : tenth.format(score);
  }

  // The number of a grade; −1 below the lowest.
  grade(row) { return this.column.grade[row]; }

  gradeName(row) {
    if (this.grades.length === 0) return "";
    return this.grade(row) < 0 ? say("noGrade") : this.grades[this.grade(row)].name;
  }

  // What a community lacks, in the order in which it is to be filled.
  missing(row) {
    const { missing, missingStart } = this.column;
    return missing.subarray(missingStart[row], missingStart[row + 1]);
  }

  finding(row, category) {
    const place = row * this.categories.length + category;
    const { verdict, needed, count, nearest, metres, shortBy } = this.column;
    return {
      verdict: facts.verdicts[verdict[place]], needed: needed[place], count: count[place],
      nearest: nearest[place], metres: metres[place], shortBy: shortBy[place],
    };
  }
}

const assessments = facts.assessments.map((description, number) =>
  new Assessment(description, number));

function outletName(named) {
  return facts.named.names[named] || facts.named.ids[named];
}

// Elements: text only ever enters as text.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A text out of the data, kept from turning its neighbours round.
function isolated(text) { return element("bdi", {}, text); }

// The beginning of a text that is too long for its place.
function shortened(text, most) {
  const characters = [...text.slice(0, most * 2 + 2)];
  return characters.length > most ? characters.slice(0, most).join("") + "…" : text;
}
