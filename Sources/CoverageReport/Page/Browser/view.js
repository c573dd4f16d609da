"use strict";

// What of the map is seen, and how it moves.
Object.assign(map, {
  // Shows all communities.
  fit() {
    const { west, east, north, south } = this.communities;
    const [width, height] = [Math.max(east - west, 0.002), Math.max(south - north, 0.002)];
    const scale = 0.9 * Math.min(this.width / width, this.height / height);
    this.fitted = scale;
    this.view = { x: (west + east) / 2, y: (north + south) / 2, scale };
    this.isMoved = false;
    this.draw(...this.everything);
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
    this.draw(...this.everything);
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

  // The limits that are drawn round a community: that of the category, or those of walks, or all there are.
  reaches() {
    const { categories } = state.current;
    if (state.category >= 0) return [categories[state.category].limit];
    if (facts.walks) return facts.walks.minutes.map((minutes) => minutes * facts.walks.speed);
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
});

function mercator(latitude) {
  const sine = Math.sin(Math.min(Math.max(latitude, -89), 89) * Math.PI / 180);
  return Math.log((1 + sine) / (1 - sine)) * 90 / Math.PI;
}

function unmercator(y) {
  return Math.atan(Math.sinh(y * Math.PI / 180)) * 180 / Math.PI;
}
