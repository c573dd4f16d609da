"use strict";

// The map: Mercator's projection in degrees, x to the east and y to the south of the middle of the data.
const map = {
  element: document.getElementById("map"),
  points: new PointLayer(document.getElementById("map-points")),
  overlay: document.getElementById("map-overlay"),
  isMoved: false, isHeld: false, view: null, dirty: new Set(), marks: new Map(),
  layers: [], everything: ["backdrop", "areas", "points", "overlay"],

  start() {
    const wraps = this.unwrap();
    const project = (longitudes, latitudes) => this.project(longitudes, latitudes, wraps);
    this.origin = [0, 0];
    const all = project(columns.longitude, columns.latitude);
    this.origin = [(all.west + all.east) / 2, (all.north + all.south) / 2];
    this.communities = project(columns.longitude, columns.latitude);
    this.outlets = project(columns.outletLongitude, columns.outletLatitude);
    this.context = project(columns.contextLongitude ?? [], columns.contextLatitude ?? []);
    this.layers = this.makeLayers();
    this.readColours();
    this.resize();
    this.fit();
    new ResizeObserver(() => this.resize()).observe(this.element);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.readColours();
      this.draw(...this.everything);
    });
    state.listen((changed) => this.react(changed));
  },

  // The layers under the points, by name, the lowest first.
  makeLayers() {
    if (streets.count === 0) return [];
    streets.start((longitude, latitude) => {
      const x = longitude - this.origin[0];
      return [x - 360 * Math.round(x / 360), -mercator(latitude) - this.origin[1]];
    });
    const layer = (id, paint) =>
      [id, new Layer(document.getElementById("map-" + id), paint.bind(this))];
    const backdrop = layer("backdrop", this.paintStreets);
    return facts.walks ? [backdrop, layer("areas", this.paintAreas)] : [backdrop];
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
    this.draw(...this.everything);
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
    for (const [name, layer] of this.layers) if (this.dirty.has(name)) layer.draw();
    if (this.dirty.has("points")) this.drawPoints();
    if (this.dirty.has("overlay")) this.drawOverlay();
    this.dirty.clear();
  },

  react(changed) {
    if (["assessment", "category", "colouring"].some((key) => changed.has(key))) {
      this.draw("areas", "points", "overlay");
    }
    if (changed.has("selected") && state.selected >= 0 && !this.isHeld) this.goTo(state.selected);
    if (changed.has("selected") || changed.has("hovered")) this.draw("areas", "overlay");
  },
};
