// Grids to type in: Enter and the arrows go up and down within the column; Tab goes on as everywhere.
document.addEventListener("keydown", event => {
  const cell = event.target.matches?.("table[data-grid] input") ? event.target.closest("td") : null;
  if (!cell || event.ctrlKey || event.metaKey || event.altKey || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) {
    return;
  }

  event.preventDefault();
  for (let row = step(cell.parentElement, event.key); row; row = step(row, event.key)) {
    const input = row.cells[cell.cellIndex]?.querySelector("input");
    if (input) {
      input.focus();
      input.select?.();
      return;
    }
  }

  // At the edge what was typed is taken as well.
  event.target.dispatchEvent(new Event("change", { bubbles: true }));
});

const step = (row, key) => key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
