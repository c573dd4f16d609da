"use strict";

// The uppermost layer of the map: reach, gaps and name of a community, and the scale.
Object.assign(map, {
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
    // Where streets are walked, there are areas in place of circles.
    const limits = facts.walks ? [] : this.reaches();
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
});
