// Lists by keyboard: arrows move from row to row, the space bar ticks the row, Enter opens it, Shift takes the rows between along.
// Everything listens at the document, because pages come and go.

const rowOf = target => target.closest?.("table[data-rows] tbody tr");
const tickOf = row => row.querySelector("[data-tick]");
let last = null;

document.addEventListener("keydown", event => {
  const row = rowOf(event.target);
  if (!row || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }

  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
    event.preventDefault();
    if (next) {
      (event.target.matches("[data-tick]") ? tickOf(next) : event.target.matches("[data-mend]") && next.querySelector("[data-mend]") || next.querySelector("a"))?.focus();
      if (event.shiftKey) {
        setTick(row, true);
        setTick(next, true);
      }
    }
  } else if (event.key === " " && event.target.matches("a")) {
    event.preventDefault();
    tickOf(row)?.click();
  }
});

// Who mends a row in place goes on to the next that is to be mended, once the row has gone.
document.addEventListener("submit", event => {
  const row = event.target.querySelector?.("[data-mend]") ? rowOf(event.target) : null;
  const after = row?.nextElementSibling ?? row?.previousElementSibling;
  if (after) {
    const gone = new MutationObserver(() => {
      if (!row.isConnected) {
        gone.disconnect();
        (after.querySelector("[data-mend]") ?? after.querySelector("a"))?.focus();
      }
    });
    gone.observe(row.parentElement, { childList: true });
  }
});

document.addEventListener("click", event => {
  const row = event.target.matches?.("[data-tick]") ? rowOf(event.target) : null;
  if (!row || !event.isTrusted) {
    return;
  }

  if (event.shiftKey && last?.parentElement === row.parentElement) {
    const rows = [...row.parentElement.children];
    const [from, to] = [rows.indexOf(last), rows.indexOf(row)].sort((a, b) => a - b);
    rows.slice(from, to + 1).forEach(between => setTick(between, event.target.checked));
  }

  last = row;
});

function setTick(row, wanted) {
  const tick = tickOf(row);
  if (tick && tick.checked !== wanted) {
    tick.click();
  }
}

// Down from the search box leads into the list.
document.addEventListener("keydown", event => {
  if (event.key === "ArrowDown" && event.target.matches?.("[data-search]")) {
    const link = document.querySelector("table[data-rows] tbody a");
    if (link) {
      event.preventDefault();
      link.focus();
    }
  }
});

// Whose record was open last is found again, until somebody does something: the page's title takes the focus too, sooner or later.
let done = null;
const current = () => document.querySelector("table[data-rows] tr[data-current]");

function findAgain() {
  const row = current();
  const focused = document.activeElement;
  if (row && row !== done && (!focused || focused === document.body || focused.tagName === "H1")) {
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("a")?.focus({ preventScroll: true });
  }
}

for (const act of ["pointerdown", "keydown"]) {
  document.addEventListener(act, () => { done = current(); }, true);
}

document.addEventListener("focusin", findAgain);
new MutationObserver(findAgain).observe(document.body, { childList: true, subtree: true });
