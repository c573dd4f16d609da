"use strict";

// A canvas under the points, larger than the map. Where it holds much, it follows the map by being moved and stretched, and is
// drawn anew when the map has come to rest.
class Layer {
  constructor(canvas, paint) {
    [this.canvas, this.paint] = [canvas, paint];
    this.points = 0;
  }

  draw() {
    clearTimeout(this.rest);
    if (this.points <= Layer.quick || !this.follow()) this.drawAnew();
    else this.rest = setTimeout(() => this.drawAnew(), 120);
  }

  drawAnew() {
    const { canvas } = this;
    const [width, height] = [Math.round(map.width * Layer.times), Math.round(map.height * Layer.times)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, width, height);
    canvas.style.transform = "";
    this.drawn = { ...map.view, width: map.width, height: map.height };
    this.points = this.paint(context, width / 2, height / 2);
    canvas.hidden = this.points === 0;
  }

  // Puts what was drawn where it belongs now; false where it no longer fits.
  follow() {
    const { drawn, canvas } = this;
    if (!drawn || drawn.width !== map.width || drawn.height !== map.height) return false;
    const { x, y, scale } = map.view;
    const [right, down] = [(drawn.x - x) * scale / map.ratio, (drawn.y - y) * scale / map.ratio];
    canvas.style.transform = `translate(${right}px, ${down}px) scale(${scale / drawn.scale})`;
    return true;
  }
}

// Points that are drawn anew for every frame.
Layer.quick = 12000;
// How many times as wide and high as the map, as the style has it.
Layer.times = 1.25;
