"use strict";

// The lower layers of the map: streets, areas of walks, and a mark for every community and outlet in the view.
Object.assign(map, {
  canvas(element) {
    if (element.width !== this.width) element.width = this.width;
    if (element.height !== this.height) element.height = this.height;
    const context = element.getContext("2d");
    context.clearRect(0, 0, this.width, this.height);
    return context;
  },

  // The streets in the view, as many of the longest as there is time for.
  paintStreets(context, middle, half) {
    const { x, y, scale } = this.view;
    const [width, height] = [middle / scale, half / scale];
    const { boxes, first, xs, ys } = streets;
    context.strokeStyle = this.colour("street");
    const broad = Math.min(Math.max(scale / 3e4, 1.2), 5) * this.ratio;
    // Of the longest streets a tenth of the lines is drawn broadly, the others half as wide.
    const main = streets.count / 10;
    let isMain = true;
    context.lineWidth = broad;
    let drawn = 0;
    let begun = 0;
    context.beginPath();
    // No lists are made in here: it runs for every line.
    for (let line = 0; line < streets.count && drawn < this.mostPoints; line += 1) {
      const box = 4 * line;
      if (boxes[box] > x + width || boxes[box + 1] > y + height || boxes[box + 2] < x - width
        || boxes[box + 3] < y - height) continue;
      const start = first[line];
      const end = first[line + 1];
      context.moveTo((xs[start] - x) * scale + middle, (ys[start] - y) * scale + half);
      for (let point = start + 1; point < end; point += 1) {
        context.lineTo((xs[point] - x) * scale + middle, (ys[point] - y) * scale + half);
      }
      drawn += end - start;
      // Many short paths cost less than a long one.
      const ends = isMain && line >= main;
      if (drawn - begun < 1000 && !ends) continue;
      context.stroke();
      context.beginPath();
      begun = drawn;
      if (!ends) continue;
      isMain = false;
      context.lineWidth = broad / 2;
    }
    context.stroke();
    return drawn;
  },

  mostPoints: 60000,

  // The areas of walks of the community under the pointer, or of the selected one, the largest first.
  paintAreas(context, middle, half) {
    const row = state.hovered >= 0 ? state.hovered : state.selected;
    if (row < 0) return 0;
    const { x, y, scale } = this.view;
    const beside = 2 * this.reachDegrees(row, facts.walks.beside) * scale;
    [context.lineCap, context.lineJoin] = ["round", "round"];
    let drawn = 0;
    for (const [number, lines] of [...this.areas(row).entries()].reverse()) {
      context.beginPath();
      for (const points of lines) {
        for (let place = 0; place < points.length; place += 2) {
          const right = (points[place] - x) * scale + middle;
          const down = (points[place + 1] - y) * scale + half;
          if (place === 0) context.moveTo(right, down);
          else context.lineTo(right, down);
        }
        drawn += points.length / 2;
      }
      for (const [colour, wider] of [["area-rim", 2 * this.ratio], [`area-${number}`, 0]]) {
        context.strokeStyle = this.colour(colour);
        context.lineWidth = beside + wider;
        context.stroke();
      }
    }
    // Broad lines with round ends cost some ten times as much as thin ones.
    return 10 * drawn;
  },

  // The areas of a community, kept until another is asked for.
  areas(row) {
    const limits = this.reaches();
    const key = [row, ...limits].join();
    if (this.areasKey !== key) {
      [this.areasKey, this.areasKnown] = [key, streets.areas(row, limits)];
    }
    return this.areasKnown;
  },

  drawPoints() {
    this.points.begin(this.width, this.height);
    if (state.category >= 0) this.drawOutlets();
    const radius = this.radius(this.count(this.communities), 2.5, 8);
    const context = this.mark("context", "disc", Math.min(radius, 4 * this.ratio));
    this.putAll(this.context, 10 * this.ratio, () => context);
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
});
