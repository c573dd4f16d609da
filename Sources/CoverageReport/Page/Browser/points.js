"use strict";

// Points are put into the pixels directly: a hundred thousand of them cost a few milliseconds, wherever the page is opened.

// A mark as pixels: a shape in a colour with a rim in another, smooth at its edges unless it is a mere dot.
function mark(shape, radius, colour, rim) {
  const reach = Math.ceil(radius - 0.5);
  const size = 2 * reach + 1;
  const pixels = new Uint8ClampedArray(size * size * 4);
  const edge = rim ? Math.max(1, radius * 0.2) : 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const distance = shape.distance(x - reach, y - reach);
      const inside = Math.min(Math.max(radius - distance + 0.5, 0), 1);
      const filled = Math.min(Math.max(radius - edge - distance + 0.5, 0), 1);
      const place = (y * size + x) * 4;
      for (let part = 0; part < 3; part += 1) {
        pixels[place + part] = rim
          ? colour[part] * filled + rim[part] * (1 - filled) : colour[part];
      }
      pixels[place + 3] = radius < 2 ? 255 * (distance < radius + 0.3) : 255 * inside;
    }
  }
  const words = new Uint32Array(pixels.buffer);
  return { size, reach, words, alphas: pixels.filter((_, place) => place % 4 === 3) };
}

// A pixel under another of some opacity, both as words, two parts of the colour at a time.
function blended(below, above, alpha) {
  const rest = 256 - alpha;
  const outer = (Math.imul(below & 0xff00ff, rest) + Math.imul(above & 0xff00ff, alpha)) >>> 8;
  const inner = (Math.imul(below >>> 8 & 0xff, rest) + Math.imul(above >>> 8 & 0xff, alpha)) >>> 8;
  const opacity = Math.max(below >>> 24, alpha);
  return ((outer & 0xff00ff) | inner << 8 | opacity << 24) >>> 0;
}

// How far a point is from the middle, as each shape measures it.
const shapes = {
  disc: { distance: (x, y) => Math.hypot(x, y) },
  square: { distance: (x, y) => Math.max(Math.abs(x), Math.abs(y)) * 1.12 },
  diamond: { distance: (x, y) => (Math.abs(x) + Math.abs(y)) * 0.8 },
};

class PointLayer {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
  }

  begin(width, height) {
    this.width = width;
    this.height = height;
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.image = null;
    }
    if (this.image) this.words.fill(0);
    else {
      this.image = this.context.createImageData(width, height);
      this.words = new Uint32Array(this.image.data.buffer);
    }
  }

  // No lists are made in here: it runs for every point and frame.
  put(mark, x, y) {
    const { size, reach, words: source, alphas } = mark;
    const target = this.words;
    const width = this.width;
    const left = Math.round(x) - reach;
    const top = Math.round(y) - reach;
    const last = Math.min(top + size, this.height);
    const from = Math.max(left, 0);
    const to = Math.min(left + size, width);
    for (let row = Math.max(top, 0); row < last; row += 1) {
      let place = (row - top) * size + from - left;
      const end = row * width + to;
      for (let pixel = row * width + from; pixel < end; pixel += 1) {
        const alpha = alphas[place];
        if (alpha === 255 || (alpha > 0 && target[pixel] === 0)) target[pixel] = source[place];
        else if (alpha > 0) target[pixel] = blended(target[pixel], source[place], alpha);
        place += 1;
      }
    }
  }

  end() { this.context.putImageData(this.image, 0, 0); }
}
