// The board's clock runs here, and a tab that nobody looks at is not drawn.
export function open(page) {
  const tell = () => page.invokeMethodAsync("ShowVisibility", !document.hidden).catch(() => { });
  document.addEventListener("visibilitychange", tell);
  const clock = setInterval(tick, 1000);
  tick();
  return {
    close() {
      document.removeEventListener("visibilitychange", tell);
      clearInterval(clock);
    },
  };
}

function tick() {
  const clock = document.querySelector("[data-clock]");
  if (clock) {
    const options = { hour: "2-digit", minute: "2-digit", timeZone: clock.dataset.clock };
    clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang, options);
  }
}
