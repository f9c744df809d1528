// Starts Blazor, and brings the page back by itself when the connection or the server was gone.
(() => {
  const waitBetweenTries = 2000;
  const banner = document.getElementById("components-reconnect-modal");
  let lost = false;

  function show() {
    if (lost) {
      return;
    }

    lost = true;
    const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    banner.textContent = banner.dataset.text.replace("{0}", now);
    document.documentElement.classList.add("connection-lost");
    tryAgain();
  }

  function hide() {
    lost = false;
    document.documentElement.classList.remove("connection-lost");
  }

  // A circuit that the server still holds is taken up again; after a restart there is none, and the page is loaded anew.
  async function tryAgain() {
    while (lost) {
      await new Promise(resolve => setTimeout(resolve, waitBetweenTries));
      try {
        if (lost && (await fetch("/health/live", { cache: "no-store" })).status < 500) {
          const resumed = await Blazor.reconnect();
          if (!resumed) {
            location.reload();
            return;
          }

          hide();
        }
      } catch {
        // Still gone.
      }
    }
  }

  Blazor.start({ circuit: { reconnectionHandler: { onConnectionDown: show, onConnectionUp: hide } } });
})();
