// The bars of a week's picture can be dragged, by mouse, pen or finger: the middle moves a shift with its break, an edge makes it longer or shorter.
// What the hand says is typed into the grid beside the picture, so that there is one way by which times change.
const day = 1440;
const step = 15;
const edge = 8; // pixels

let drag = null;

document.addEventListener("pointermove", event => {
  if (drag) {
    move(event);
  } else {
    const bar = barOf(event);
    bar?.classList.toggle("is-edge", whereOn(bar, event) !== "middle");
  }
});

document.addEventListener("pointerdown", event => {
  const bar = barOf(event);
  const row = bar?.closest(".schedule-week")?.querySelector(`tr[data-shift="${bar.dataset.shift}"]`);
  if (!row || event.button !== 0) {
    return;
  }

  const inputs = [...row.querySelectorAll(".time-input")];
  const [start, end] = inputs.map(input => minutes(input.value));
  if (start === null || end === null) {
    return;
  }

  event.preventDefault();
  bar.setPointerCapture(event.pointerId);
  const label = document.createElement("span");
  label.className = "week-drag-label";
  label.setAttribute("aria-hidden", "true");
  bar.closest("figure").append(label);
  drag = { bar, inputs, label, start, length: ((end - start + day) % day) || day, where: whereOn(bar, event), from: event.clientX, by: 0, x: Number(bar.getAttribute("x")), width: Number(bar.getAttribute("width")) };
  bar.classList.add("is-dragged");
  show();
});

document.addEventListener("pointerup", () => finish(true));
document.addEventListener("pointercancel", () => finish(false));
document.addEventListener("keydown", event => event.key === "Escape" && finish(false));

const barOf = event => event.target.closest?.(".week-picture.is-draggable .week-shift");

const isMirrored = () => document.documentElement.dir === "rtl";

// Of a shift over midnight the picture has two bars: each has the edge that is the shift's own.
const whereOn = (bar, event) => {
  const box = bar.getBoundingClientRect();
  const [before, after] = isMirrored() ? [box.right - event.clientX, event.clientX - box.left] : [event.clientX - box.left, box.right - event.clientX];
  const parts = [...bar.parentElement.querySelectorAll(`[data-shift="${bar.dataset.shift}"]`)];
  const reach = Math.min(edge, box.width / 4);
  return before <= reach && bar === parts[0] ? "start" : after <= reach && bar === parts.at(-1) ? "end" : "middle";
};

const move = event => {
  const width = drag.bar.ownerSVGElement.getBoundingClientRect().width;
  const by = (event.clientX - drag.from) / width * day * (isMirrored() ? -1 : 1);
  drag.by = limited(Math.round(by / step) * step);
  show();
};

const limited = by => drag.where === "start" ? Math.min(by, drag.length - step)
  : drag.where === "end" ? Math.max(by, step - drag.length)
  : by;

const times = () => {
  const start = drag.start + (drag.where === "end" ? 0 : drag.by);
  const length = Math.min(day, drag.length + (drag.where === "end" ? drag.by : drag.where === "start" ? -drag.by : 0));
  return [start, start + length];
};

const show = () => {
  drag.label.textContent = times().map(text).join("–");
  drag.bar.setAttribute("x", drag.x + (drag.where === "end" ? 0 : drag.by));
  drag.bar.setAttribute("width", Math.max(step, drag.width + (drag.where === "end" ? drag.by : drag.where === "start" ? -drag.by : 0)));
};

const finish = isMeant => {
  if (!drag) {
    return;
  }

  const { bar, inputs, label, by, where, x, width } = drag;
  const [start, end] = times();
  label.remove();
  bar.classList.remove("is-dragged");
  bar.setAttribute("x", x);
  bar.setAttribute("width", width);
  drag = null;
  if (!isMeant || by === 0) {
    return;
  }

  type(inputs[0], start);
  type(inputs[1], end);
  if (where === "middle") {
    inputs.slice(2).forEach(input => minutes(input.value) !== null && type(input, minutes(input.value) + by));
  }
};

const type = (input, time) => {
  const typed = text(time);
  if (input && input.value !== typed) {
    input.value = typed;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
};

// The grid writes 08:30, whatever was typed.
const minutes = typed => /^\d\d:\d\d$/.test(typed) ? Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3)) : null;

const text = time => {
  const within = ((time % day) + day) % day;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
};
