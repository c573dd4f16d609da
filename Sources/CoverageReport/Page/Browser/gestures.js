"use strict";

// Mouse, touch and keyboard on the map.
const gestures = {
  pointers: new Map(), isDragging: false,

  start() {
    const { element } = map;
    element.addEventListener("pointerdown", (event) => this.down(event));
    element.addEventListener("pointermove", (event) => this.motion(event));
    for (const name of ["pointerup", "pointercancel"]) {
      element.addEventListener(name, (event) => this.up(event));
    }
    element.addEventListener("pointerleave", () => state.set({ hovered: -1 }));
    element.addEventListener("wheel", (event) => {
      event.preventDefault();
      map.move({ times: 2 ** (-event.deltaY / 240), about: this.at(event) });
    }, { passive: false });
    element.addEventListener("dblclick", (event) =>
      map.move({ times: 2, about: this.at(event) }));
    element.addEventListener("keydown", (event) => this.key(event));
    document.getElementById("zoom-in").addEventListener("click", () => map.move({ times: 1.6 }));
    document.getElementById("zoom-out").addEventListener(
      "click", () => map.move({ times: 1 / 1.6 }));
    document.getElementById("zoom-all").addEventListener("click", () => {
      map.fit();
      fragment.write();
    });
  },

  // Pixels of the map under a pointer.
  at(event) {
    const box = map.element.getBoundingClientRect();
    return [(event.clientX - box.left) * map.ratio, (event.clientY - box.top) * map.ratio];
  },

  down(event) {
    if (event.target.closest("button")) return;
    map.element.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.at(event));
    this.isDragging = false;
  },

  motion(event) {
    const now = this.at(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      state.set({ hovered: map.nearest(...now) });
      return;
    }
    const [right, down] = [now[0] - before[0], now[1] - before[1]];
    if (!this.isDragging && Math.hypot(right, down) < 4 * map.ratio) return;
    this.isDragging = true;
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    if (!other) {
      map.move({ right, down });
      return;
    }
    const spread = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
    map.move({
      right: right / 2, down: down / 2, times: spread(now) / Math.max(spread(before), 1),
      about: [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2],
    });
  },

  up(event) {
    if (!this.pointers.delete(event.pointerId) || this.isDragging) return;
    const row = map.nearest(...this.at(event));
    if (event.type === "pointerup") state.set({ selected: row });
  },

  key(event) {
    const step = 60 * map.ratio;
    const moves = {
      ArrowLeft: { right: step }, ArrowRight: { right: -step },
      ArrowUp: { down: step }, ArrowDown: { down: -step },
      "+": { times: 1.6 }, "=": { times: 1.6 }, "-": { times: 1 / 1.6 },
    };
    if (moves[event.key]) map.move(moves[event.key]);
    else if (event.key === "0") map.fit();
    else if (event.key === "Escape") state.set({ selected: -1 });
    else return;
    event.preventDefault();
  },
};
