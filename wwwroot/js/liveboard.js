// The board's clock runs here, and a tab that nobody looks at is not drawn.
let stopWatching = () => { };

export function watch(page) {
  stopWatching();
  const tell = () => page.invokeMethodAsync("ShowVisibility", !document.hidden).catch(() => { });
  document.addEventListener("visibilitychange", tell);
  const clock = setInterval(tick, 1000);
  tick();
  stopWatching = () => {
    document.removeEventListener("visibilitychange", tell);
    clearInterval(clock);
  };
}

export function stop() {
  stopWatching();
}

function tick() {
  const clock = document.querySelector("[data-clock]");
  if (clock) {
    const options = { hour: "2-digit", minute: "2-digit", timeZone: clock.dataset.clock };
    clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang, options);
  }
}
