// The frame's own behaviour: keys, menus, copying. Everything listens at the document, because pages come and go.

const isTyping = target => target.closest("input, textarea, select, [contenteditable='true']") !== null;

const keyActions = {
  "/": () => focusFirst("[data-search], input[type='search']"),
  "n": () => clickFirst("[data-new]"),
  "?": () => document.getElementById("keyboard-help")?.showModal(),
};

function focusFirst(selector) {
  const field = document.querySelector(selector);
  field?.focus();
  field?.select?.();
  return field;
}

// The title takes the focus when a page comes, so that one hears where one is: with the page itself and not a round trip later, when
// somebody has begun to type. A title that is drawn anew takes it only if nobody has it.
let titled = null;
let titledAt = null;

function focusTitle() {
  const title = document.querySelector("#content h1");
  if (!title || title === titled) {
    return;
  }

  const isNewPage = titledAt !== location.pathname;
  const focused = document.activeElement ?? document.body;
  [titled, titledAt] = [title, location.pathname];
  if (!isTyping(focused) && (isNewPage || focused === document.body) && !document.querySelector("dialog[open]")) {
    title.focus({ preventScroll: true });
  }
}

focusTitle();
new MutationObserver(focusTitle).observe(document.body, { childList: true, subtree: true });

function clickFirst(selector) {
  const button = document.querySelector(selector);
  button?.click();
  return button;
}

function goBack(event) {
  const menu = document.querySelector("details[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (isTyping(event.target)) {
    event.target.blur();
  } else if (!document.querySelector("dialog[open], .rz-dialog, .rz-popup[style*='block']")) {
    clickFirst("[data-back]");
  }
}

// What is being typed is heard by the page only when the field is left, so it is told before.
function save(event) {
  const button = document.querySelector("[data-save]");
  if (button) {
    event.preventDefault();
    document.activeElement?.dispatchEvent(new Event("change", { bubbles: true }));
    button.click();
  }
}

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
    save(event);
    return;
  }

  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }

  if (event.key === "Escape") {
    goBack(event);
  } else if (!isTyping(event.target) && Object.hasOwn(keyActions, event.key)) {
    event.preventDefault();
    keyActions[event.key]();
  }
});

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }

  const toggle = event.target.closest("[data-nav-toggle]");
  if (toggle) {
    showNavigation(toggle.getAttribute("aria-expanded") !== "true");
  } else if (event.target.closest(".frame-nav a")) {
    showNavigation(false);
  }

  if (event.target.closest("[data-print]")) {
    window.print();
  }

  const copy = event.target.closest("[data-copy]");
  if (copy) {
    copyText(copy);
  }
});

function showNavigation(open) {
  document.documentElement.classList.toggle("nav-open", open);
  document.querySelector("[data-nav-toggle]")?.setAttribute("aria-expanded", String(open));
}

async function copyText(button) {
  const label = button.querySelector("[data-label]");
  const before = label.textContent;
  await writeToClipboard(button.dataset.copy);
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 2000);
}

// navigator.clipboard is there on https and localhost only; most sites run this on plain http in their own network.
async function writeToClipboard(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }

  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
