"use strict";

// The map: Mercator's projection in degrees, x to the east and y to the south of the middle of the data.
const map = {
  element: document.getElementById("map"),
  backdrop: document.getElementById("map-backdrop"),
  points: new PointLayer(document.getElementById("map-points")),
  overlay: document.getElementById("map-overlay"),
  isMoved: false, isHeld: false, view: null, dirty: new Set(), marks: new Map(),

  start() {
    const wraps = this.unwrap();
    const project = (longitudes, latitudes) => this.project(longitudes, latitudes, wraps);
    this.origin = [0, 0];
    const all = project(columns.longitude, columns.latitude);
    this.origin = [(all.west + all.east) / 2, (all.north + all.south) / 2];
    this.communities = project(columns.longitude, columns.latitude);
    this.outlets = project(columns.outletLongitude, columns.outletLatitude);
    this.lines = project(columns.lineLongitude, columns.lineLatitude);
    this.readColours();
    this.resize();
    this.fit();
    new ResizeObserver(() => this.resize()).observe(this.element);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.readColours();
      this.draw("backdrop", "points", "overlay");
    });
    state.listen((changed) => this.react(changed));
  },

  // Whether western longitudes are to lie beyond 180° east: where the data lies on both sides of that meridian.
  unwrap() {
    const longitudes = columns.longitude;
    let [west, east] = [Infinity, -Infinity];
    for (const longitude of longitudes) {
      if (longitude < west) west = longitude;
      if (longitude > east) east = longitude;
    }
    return east - west > 1.8e9;
  },

  project(longitudes, latitudes, wraps) {
    const xs = new Float32Array(longitudes.length);
    const ys = new Float32Array(longitudes.length);
    let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let row = 0; row < xs.length; row += 1) {
      let longitude = longitudes[row] / 1e7;
      if (wraps && longitude < 0) longitude += 360;
      const x = longitude - this.origin[0];
      const y = -mercator(latitudes[row] / 1e7) - this.origin[1];
      [xs[row], ys[row]] = [x, y];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
    return { xs, ys, west, east, north, south };
  },

  readColours() {
    const style = getComputedStyle(document.documentElement);
    this.colour = (name) => style.getPropertyValue("--" + name).trim();
    this.marks.clear();
  },

  // The three numbers of a colour such as #0072b2.
  numbers(name) {
    const digits = this.colour(name);
    return [1, 3, 5].map((place) => parseInt(digits.slice(place, place + 2), 16));
  },

  resize() {
    const { width, height } = this.element.getBoundingClientRect();
    this.ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.width = Math.max(Math.round(width * this.ratio), 1);
    this.height = Math.max(Math.round(height * this.ratio), 1);
    if (this.view && !this.isMoved) this.fit();
    this.draw("backdrop", "points", "overlay");
  },

  // Shows all communities.
  fit() {
    const { west, east, north, south } = this.communities;
    const [width, height] = [Math.max(east - west, 0.002), Math.max(south - north, 0.002)];
    const scale = 0.9 * Math.min(this.width / width, this.height / height);
    this.fitted = scale;
    this.view = { x: (west + east) / 2, y: (north + south) / 2, scale };
    this.isMoved = false;
    this.draw("backdrop", "points", "overlay");
  },

  // The view as the fragment has it: longitude and latitude of the middle, and how many times nearer than all of it.
  place() {
    const longitude = this.view.x + this.origin[0];
    const latitude = unmercator(-(this.view.y + this.origin[1]));
    const nearer = this.view.scale / this.fitted;
    return [longitude.toFixed(5), latitude.toFixed(5), nearer.toFixed(2)];
  },

  show(longitude, latitude, nearer) {
    this.view = {
      x: longitude - this.origin[0], y: -mercator(latitude) - this.origin[1],
      scale: this.fitted * Math.min(Math.max(nearer, 0.2), 2000),
    };
    this.move({});
  },

  // Moves by pixels, and zooms about a point.
  move({ right = 0, down = 0, times = 1, about = [this.width / 2, this.height / 2] }) {
    const view = this.view;
    view.x -= right / view.scale;
    view.y -= down / view.scale;
    const scale = Math.min(Math.max(view.scale * times, this.fitted / 4), this.fitted * 2000);
    const [east, south] = [about[0] - this.width / 2, about[1] - this.height / 2];
    view.x += east / view.scale - east / scale;
    view.y += south / view.scale - south / scale;
    view.scale = scale;
    this.isMoved = true;
    this.draw("backdrop", "points", "overlay");
    clearTimeout(this.settling);
    this.settling = setTimeout(() => fragment.write(), 200);
  },

  // Brings a community into the middle, near enough to see its reach and, unless they are far, the outlets it is led to.
  goTo(row) {
    const reach = this.reaches().at(-1) ?? 1000;
    const ways = this.gaps(row).map(({ metres }) => metres);
    const metres = Math.min(Math.max(reach * 1.3, ...ways), reach * 3);
    const near = 0.46 * Math.min(this.width, this.height) / this.reachDegrees(row, metres);
    this.view = {
      x: this.communities.xs[row], y: this.communities.ys[row],
      scale: Math.min(near, this.fitted * 2000),
    };
    this.move({});
  },

  // The nearest outlets that a community is led to: of the chosen category, or of all that it lacks.
  gaps(row) {
    const { current, category } = state;
    const wanted = category >= 0 ? [category] : [...current.missing(row)];
    return wanted.map((one) => current.finding(row, one)).filter(({ nearest }) => nearest >= 0)
      .map(({ nearest, metres }) => ({ outlet: columns.namedOutlet[nearest], metres }));
  },

  pixel(x, y) {
    const { view } = this;
    return [
      (x - view.x) * view.scale + this.width / 2, (y - view.y) * view.scale + this.height / 2,
    ];
  },

  draw(...layers) {
    for (const layer of layers) this.dirty.add(layer);
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.render();
    });
  },

  render() {
    if (this.dirty.has("backdrop")) this.drawBackdrop();
    if (this.dirty.has("points")) this.drawPoints();
    if (this.dirty.has("overlay")) this.drawOverlay();
    this.dirty.clear();
  },

  react(changed) {
    if (["assessment", "category", "colouring"].some((key) => changed.has(key))) {
      this.draw("points", "overlay");
    }
    if (changed.has("selected") && state.selected >= 0 && !this.isHeld) this.goTo(state.selected);
    if (changed.has("selected") || changed.has("hovered")) this.draw("overlay");
  },

  canvas(element) {
    if (element.width !== this.width) element.width = this.width;
    if (element.height !== this.height) element.height = this.height;
    const context = element.getContext("2d");
    context.clearRect(0, 0, this.width, this.height);
    return context;
  },

  // Streets, where a network was given; none is drawn finer than can be seen.
  drawBackdrop() {
    const context = this.canvas(this.backdrop);
    const { xs, ys } = this.lines;
    const starts = columns.lineStart;
    context.strokeStyle = this.colour("street");
    context.lineWidth = Math.min(Math.max(this.view.scale / 4e4, 0.5), 3) * this.ratio;
    context.beginPath();
    for (let line = 0; line + 1 < starts.length; line += 1) {
      for (let place = starts[line]; place < starts[line + 1]; place += 1) {
        const [x, y] = this.pixel(xs[place], ys[place]);
        if (place === starts[line]) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
    }
    context.stroke();
  },

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

  drawPoints() {
    this.points.begin(this.width, this.height);
    if (state.category >= 0) this.drawOutlets();
    const radius = this.radius(this.count(this.communities), 2.5, 8);
    const { list, places } = this.looks();
    const marks = list.map(([colour, shape]) => this.mark(colour, shape, radius));
    this.putAll(this.communities, 10 * this.ratio, (row) => marks[places[row]]);
    this.points.end();
  },

  drawOutlets() {
    const outlets = this.outletsOfCategory();
    const mark = this.mark("outlet", "disc", this.radius(this.count(outlets) * 4, 1, 3));
    this.putAll(outlets, 4 * this.ratio, () => mark);
  },

  // The places of the outlets that serve the chosen category.
  outletsOfCategory() {
    const key = [state.assessment, state.category].join();
    if (this.outletsKey === key) return this.chosenOutlets;
    this.outletsKey = key;
    const serves = state.current.serving[state.category];
    const rows = [];
    for (let row = 0; row < columns.label.length; row += 1) {
      if (serves[columns.label[row]]) rows.push(row);
    }
    const take = (all) => Float32Array.from(rows, (row) => all[row]);
    this.chosenOutlets = { xs: take(this.outlets.xs), ys: take(this.outlets.ys) };
    return this.chosenOutlets;
  },

  // How many points lie in the view.
  count({ xs, ys }) {
    const { x, y, scale } = this.view;
    const [width, height] = [this.width / 2 / scale, this.height / 2 / scale];
    let count = 0;
    for (let row = 0; row < xs.length; row += 1) {
      if (Math.abs(xs[row] - x) < width && Math.abs(ys[row] - y) < height) count += 1;
    }
    return count;
  },

  // Puts a mark on every point that lies in the view, or so near it that its mark does.
  putAll({ xs, ys }, margin, markOf) {
    // No lists are made in here: it runs for every point and frame.
    const { x, y, scale } = this.view;
    const middle = this.width / 2;
    const half = this.height / 2;
    const width = (middle + margin) / scale;
    const height = (half + margin) / scale;
    for (let row = 0; row < xs.length; row += 1) {
      const east = xs[row] - x;
      const south = ys[row] - y;
      if (Math.abs(east) < width && Math.abs(south) < height) {
        this.points.put(markOf(row), east * scale + middle, south * scale + half);
      }
    }
  },

  // The limits that are drawn round a community: that of the category, or all there are.
  reaches() {
    const { categories } = state.current;
    if (state.category >= 0) return [categories[state.category].limit];
    return [...new Set(categories.map((one) => one.limit))].sort((a, b) => a - b);
  },

  // Degrees of longitude, and so the map's, of metres at a community: Mercator keeps shapes.
  reachDegrees(row, metres) {
    const latitude = columns.latitude[row] / 1e7 * Math.PI / 180;
    const [radius, flattening] = [6378137, 1 / 298.257223563];
    const eccentricity = flattening * (2 - flattening);
    const normal = radius / Math.sqrt(1 - eccentricity * Math.sin(latitude) ** 2);
    return metres / (normal * Math.cos(latitude)) * 180 / Math.PI;
  },

  drawOverlay() {
    const context = this.canvas(this.overlay);
    this.drawScale(context);
    if (state.selected >= 0) {
      this.drawReach(context, state.selected, true);
      this.drawGaps(context, state.selected);
    }
    if (state.hovered >= 0 && state.hovered !== state.selected) {
      this.drawReach(context, state.hovered, false);
    }
    const named = state.hovered >= 0 ? state.hovered : state.selected;
    if (named >= 0) this.drawLabel(context, named);
  },

  drawReach(context, row, isSelected) {
    const [x, y] = this.pixel(this.communities.xs[row], this.communities.ys[row]);
    context.strokeStyle = this.colour("ink");
    context.fillStyle = this.colour("reach");
    const limits = this.reaches();
    limits.forEach((limit, place) => {
      context.beginPath();
      context.arc(x, y, this.reachDegrees(row, limit) * this.view.scale, 0, 2 * Math.PI);
      context.lineWidth = this.ratio;
      if (place === limits.length - 1) context.fill();
      context.stroke();
    });
    context.lineWidth = (isSelected ? 2.5 : 1.5) * this.ratio;
    context.beginPath();
    context.arc(x, y, 10 * this.ratio, 0, 2 * Math.PI);
    context.stroke();
  },

  // Lines from a community to the nearest outlet of what it lacks.
  drawGaps(context, row) {
    context.strokeStyle = this.colour("gap");
    context.lineWidth = 1.5 * this.ratio;
    context.setLineDash([5 * this.ratio, 4 * this.ratio]);
    context.beginPath();
    for (const { outlet } of this.gaps(row)) {
      context.moveTo(...this.pixel(this.communities.xs[row], this.communities.ys[row]));
      context.lineTo(...this.pixel(this.outlets.xs[outlet], this.outlets.ys[outlet]));
    }
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = this.colour("outlet");
    for (const { outlet } of this.gaps(row)) {
      const [x, y] = this.pixel(this.outlets.xs[outlet], this.outlets.ys[outlet]);
      context.beginPath();
      context.arc(x, y, 3 * this.ratio, 0, 2 * Math.PI);
      context.fill();
    }
  },

  drawLabel(context, row) {
    const [x, y] = this.pixel(this.communities.xs[row], this.communities.ys[row]);
    const size = 13 * this.ratio;
    context.font = `600 ${size}px ${this.colour("font")}`;
    // Marks that turn text round end with the name.
    const name = "\u2068" + shortened(communities.name(row), 24) + "\u2069";
    const text = say("label", { name, score: state.current.scoreText(row) });
    const width = context.measureText(text).width + size;
    const left = Math.min(Math.max(x - width / 2, 4), Math.max(this.width - width - 4, 4));
    const top = y > 3.4 * size ? y - 2.9 * size : y + 1.2 * size;
    context.fillStyle = this.colour("paper");
    context.strokeStyle = this.colour("line");
    context.lineWidth = this.ratio;
    context.beginPath();
    context.roundRect(left, top, width, 1.7 * size, 4 * this.ratio);
    context.fill();
    context.stroke();
    context.fillStyle = this.colour("ink");
    context.textBaseline = "middle";
    context.fillText(text, left + size / 2, top + 0.88 * size);
  },

  // A bar of a round length in the corner.
  drawScale(context) {
    const latitude = unmercator(-(this.view.y + this.origin[1]));
    const metre = this.view.scale / (111319.5 * Math.cos(latitude * Math.PI / 180));
    const most = 120 * this.ratio / metre;
    const power = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].map((digit) => digit * power).find((one) => one <= most) ?? power;
    const [left, bottom] = [12 * this.ratio, this.height - 12 * this.ratio];
    context.strokeStyle = this.colour("ink");
    context.fillStyle = this.colour("ink");
    context.lineWidth = 1.5 * this.ratio;
    context.beginPath();
    context.moveTo(left, bottom - 5 * this.ratio);
    context.lineTo(left, bottom);
    context.lineTo(left + length * metre, bottom);
    context.lineTo(left + length * metre, bottom - 5 * this.ratio);
    context.stroke();
    context.font = `${11 * this.ratio}px ${this.colour("font")}`;
    context.textBaseline = "alphabetic";
    const text = length >= 1000
      ? say("kilometres", { number: whole.format(length / 1000) })
      : say("metres", { number: whole.format(length) });
    context.fillText(text, left + 5 * this.ratio, bottom - 5 * this.ratio);
  },

  // The community nearest to a point, within a finger's breadth; −1 for none.
  nearest(x, y) {
    const limit = (12 * this.ratio) ** 2;
    let [best, found] = [limit, -1];
    const [wx, wy] = [
      (x - this.width / 2) / this.view.scale + this.view.x,
      (y - this.height / 2) / this.view.scale + this.view.y,
    ];
    const { xs, ys } = this.communities;
    for (let row = 0; row < xs.length; row += 1) {
      const [dx, dy] = [(xs[row] - wx) * this.view.scale, (ys[row] - wy) * this.view.scale];
      const square = dx * dx + dy * dy;
      if (square < best) [best, found] = [square, row];
    }
    return found;
  },
};

function mercator(latitude) {
  const sine = Math.sin(Math.min(Math.max(latitude, -89), 89) * Math.PI / 180);
  return Math.log((1 + sine) / (1 - sine)) * 90 / Math.PI;
}

function unmercator(y) {
  return Math.atan(Math.sinh(y * Math.PI / 180)) * 180 / Math.PI;
}

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

function shortened(text, most) {
  const characters = [...text.slice(0, most * 2 + 2)];
  return characters.length > most ? characters.slice(0, most).join("") + "…" : text;
}
