"use strict";

// The lower layers of the map: streets, and a mark for every community and outlet in the view.
Object.assign(map, {
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
});
