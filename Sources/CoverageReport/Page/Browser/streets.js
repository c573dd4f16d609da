"use strict";

// The streets around the communities, those of the longest first, and the walks along them; none where no network was walked.
const streets = {
  count: columns.lineStart?.length ?? 0,

  // Takes the lines apart: the points of each lie from its place in `first` to that of the next one.
  start(project) {
    const { lineStart, lineEnd, lineShape, nodeLongitude, nodeLatitude } = columns;
    const most = (lineShape.length >> 1) + 2 * this.count;
    [this.xs, this.ys] = [new Float32Array(most), new Float32Array(most)];
    this.first = new Uint32Array(this.count + 1);
    // West, north, east and south of each line.
    this.boxes = new Float32Array(4 * this.count);
    let [point, place] = [0, 0];
    const number = () => {
      let [value, factor] = [0, 1];
      for (;;) {
        const byte = lineShape[place];
        place += 1;
        value += (byte & 127) * factor;
        if (byte < 128) return value;
        factor *= 128;
      }
    };
    const step = () => {
      const value = number();
      return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    };
    const add = (longitude, latitude) => {
      [this.xs[point], this.ys[point]] = project(longitude / 1e6, latitude / 1e6);
      point += 1;
    };
    for (let line = 0; line < this.count; line += 1) {
      let [longitude, latitude] = [nodeLongitude[lineStart[line]], nodeLatitude[lineStart[line]]];
      add(longitude, latitude);
      for (let rest = number(); rest > 0; rest -= 1) {
        longitude += step();
        latitude += step();
        add(longitude, latitude);
      }
      add(nodeLongitude[lineEnd[line]], nodeLatitude[lineEnd[line]]);
      this.first[line + 1] = point;
      this.frame(line);
    }
  },

  frame(line) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let point = this.first[line]; point < this.first[line + 1]; point += 1) {
      west = Math.min(west, this.xs[point]);
      east = Math.max(east, this.xs[point]);
      north = Math.min(north, this.ys[point]);
      south = Math.max(south, this.ys[point]);
    }
    this.boxes.set([west, north, east, south], 4 * line);
  },

  // The lines at each junction: one after another, those of a junction from its place in `starts` to that of the next one.
  get joints() {
    const starts = new Uint32Array(columns.nodeLongitude.length + 1);
    const ends = [columns.lineStart, columns.lineEnd];
    for (const nodes of ends) for (const node of nodes) starts[node + 1] += 1;
    for (let node = 1; node < starts.length; node += 1) starts[node] += starts[node - 1];
    const next = starts.slice();
    const lines = new Uint32Array(2 * this.count);
    for (const nodes of ends) {
      nodes.forEach((node, line) => {
        lines[next[node]] = line;
        next[node] += 1;
      });
    }
    const joints = { starts, lines };
    Object.defineProperty(this, "joints", { value: joints });
    return joints;
  },

  linesAt(node) {
    return this.joints.lines.subarray(this.joints.starts[node], this.joints.starts[node + 1]);
  },

  // Where a community joins, in metres; nothing where it does not.
  join(row) {
    const line = columns.joinLine[row];
    if (line >= this.count) return null;
    return {
      line, along: columns.joinOffset[row] / 1000, extra: columns.joinExtra[row] / 1000,
      length: columns.lineLength[line] / 1000,
    };
  },

  // The junctions within a walk, with the metres to each (E. W. Dijkstra's way, with a bucket for each metre).
  within(limit, { line, along, extra, length }) {
    const found = new Map();
    const buckets = Array.from({ length: Math.max(Math.floor(limit) + 1, 0) }, () => []);
    const reach = (node, metres) => {
      if (metres > limit || metres >= (found.get(node) ?? Infinity)) return;
      found.set(node, metres);
      buckets[Math.floor(metres)].push(node);
    };
    reach(columns.lineStart[line], extra + along);
    reach(columns.lineEnd[line], extra + length - along);
    buckets.forEach((bucket, least) => {
      // The bucket grows on the way.
      for (const node of bucket) {
        const metres = found.get(node);
        if (metres < least) continue;
        for (const other of this.linesAt(node)) {
          const further = metres + columns.lineLength[other] / 1000;
          reach(columns.lineStart[other], further);
          reach(columns.lineEnd[other], further);
        }
      }
    });
    return found;
  },

  // The pieces of lines within a walk: a line, and the shares of its length from which and to which.
  pieces(limit, join, found) {
    const lines = new Set();
    for (const [node, metres] of found) {
      if (metres <= limit) for (const line of this.linesAt(node)) lines.add(line);
    }
    const pieces = [];
    for (const line of lines) {
      const length = columns.lineLength[line] / 1000;
      const from = limit - (found.get(columns.lineStart[line]) ?? Infinity);
      const to = limit - (found.get(columns.lineEnd[line]) ?? Infinity);
      if (from + to >= length) pieces.push([line, 0, 1]);
      else {
        if (from >= 0) pieces.push([line, 0, from / length]);
        if (to >= 0) pieces.push([line, 1 - to / length, 1]);
      }
    }
    const around = limit - join.extra;
    if (around >= 0) {
      const share = (metres) => Math.min(Math.max(metres / Math.max(join.length, 0.001), 0), 1);
      pieces.push([join.line, share(join.along - around), share(join.along + around)]);
    }
    return pieces;
  },

  // The points of a piece, one after another as x and y.
  points([line, from, to]) {
    const { xs, ys } = this;
    const [first, last] = [this.first[line], this.first[line + 1] - 1];
    const points = [];
    if (from === 0 && to === 1) {
      for (let point = first; point <= last; point += 1) points.push(xs[point], ys[point]);
      return points;
    }
    const length = (point) => Math.hypot(xs[point + 1] - xs[point], ys[point + 1] - ys[point]);
    let sum = 0;
    for (let point = first; point < last; point += 1) sum += length(point);
    const [begin, end] = [from * sum, to * sum];
    let past = 0;
    for (let point = first; point < last; past += length(point), point += 1) {
      const next = past + length(point);
      if (next < begin || past > end) continue;
      const add = (place) => {
        const share = next > past ? Math.min(Math.max((place - past) / (next - past), 0), 1) : 0;
        points.push(
          xs[point] + share * (xs[point + 1] - xs[point]),
          ys[point] + share * (ys[point + 1] - ys[point]));
      };
      if (points.length === 0) add(begin);
      add(end);
    }
    return points;
  },

  // The areas of walks, each as lines: what lies no further than `beside` off the paths within a walk less that much. Nothing
  // lies outside it from which the way straight to a path and then along it is no longer than the walk.
  areas(row, walks) {
    const join = this.join(row);
    if (!join) return [];
    const limits = walks.map((metres) => metres - facts.walks.beside);
    const found = this.within(Math.max(...limits), join);
    return limits.map((limit) =>
      this.pieces(limit, join, found).map((piece) => this.points(piece)));
  },
};
