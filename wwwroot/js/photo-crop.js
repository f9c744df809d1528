// The desk on which a picture is moved, turned, lightened and cut to 3:4, by mouse, touch and keyboard.

const shownWidth = 360;
const shownHeight = 480;
const keptWidth = 720;
const keptHeight = 960;
const step = 12;

export class Desk {
  constructor(canvas, changed) {
    this.canvas = canvas;
    this.changed = changed;
    this.picture = null;
  }

  /** @param {ImageBitmap} picture upright */
  put(picture) {
    this.picture?.close?.();
    Object.assign(this, { picture, zoom: 1, turns: 0, brightness: 1, x: 0, y: 0 });
    this.draw();
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.draw();
  }

  turn(quarters) {
    this.turns = (this.turns + quarters + 4) % 4;
    this.x = this.y = 0;
    this.draw();
  }

  set(values) {
    Object.assign(this, values);
    this.draw();
  }

  /** Arrows move, + and - zoom, r turns; returns whether the key meant something. */
  key(key) {
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[key]) {
      this.move(...moves[key]);
    } else if (key === "+" || key === "-") {
      this.set({ zoom: Math.min(4, Math.max(1, this.zoom * (key === "+" ? 1.1 : 1 / 1.1))) });
    } else if (key === "r" || key === "R") {
      this.turn(key === "r" ? 1 : -1);
    } else {
      return false;
    }

    return true;
  }

  /** How many pixels of the original one pixel of the shown canvas stands for, the picture filling the frame at zoom 1. */
  get sourceWidth() {
    return shownWidth / this.scale;
  }

  get scale() {
    const [width, height] = this.turns % 2 ? [this.picture.height, this.picture.width] : [this.picture.width, this.picture.height];
    return Math.max(shownWidth / width, shownHeight / height) * this.zoom;
  }

  draw() {
    if (this.picture) {
      this.keepWithin();
      this.paint(this.canvas, 1);
      this.changed();
    }
  }

  /** The cut-out as it is kept, never blown up beyond what the original has, nor larger than a terminal takes. */
  cut() {
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(Math.min(keptWidth, Math.max(this.sourceWidth, shownWidth)));
    canvas.height = Math.round(canvas.width * keptHeight / keptWidth);
    this.paint(canvas, canvas.width / shownWidth);
    return canvas;
  }

  keepWithin() {
    const [width, height] = this.turns % 2 ? [this.picture.height, this.picture.width] : [this.picture.width, this.picture.height];
    const roomX = (width * this.scale - shownWidth) / 2;
    const roomY = (height * this.scale - shownHeight) / 2;
    this.x = Math.min(roomX, Math.max(-roomX, this.x));
    this.y = Math.min(roomY, Math.max(-roomY, this.y));
  }

  paint(canvas, size) {
    const context = canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.filter = `brightness(${this.brightness})`;
    context.translate(canvas.width / 2 + this.x * size, canvas.height / 2 + this.y * size);
    context.rotate(this.turns * Math.PI / 2);
    context.scale(this.scale * size, this.scale * size);
    context.drawImage(this.picture, -this.picture.width / 2, -this.picture.height / 2);
    context.filter = "none";
  }
}
