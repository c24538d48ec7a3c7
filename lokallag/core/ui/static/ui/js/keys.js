// Keys for what is on the page: an element with data-key="j" is pressed or followed by that key; "?" lists them.
const typing = (target) => target.closest("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]");
const words = (element) => element.dataset.keyWords || element.getAttribute("aria-label") || [...element.childNodes].filter((node) => !(node instanceof HTMLElement && node.matches(".ui-kbd"))).map((node) => node.textContent).join(" ").trim();
const shown = (element) => element.offsetParent !== null && !element.disabled;

const list = () => {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return;
  const names = dialog.querySelector("[data-keys-list]");
  for (const old of names.querySelectorAll("[data-found]")) old.remove();
  const seen = new Set();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (seen.has(element.dataset.key) || !shown(element)) continue;
    seen.add(element.dataset.key);
    const key = document.createElement("dt");
    const sign = document.createElement("kbd");
    const meaning = document.createElement("dd");
    sign.className = "ui-kbd";
    sign.textContent = element.dataset.key;
    meaning.textContent = words(element);
    key.dataset.found = meaning.dataset.found = "";
    key.append(sign);
    names.append(key, meaning);
  }
  dialog.showModal();
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    list();
    return;
  }
  // Enter on a link or a button is its own.
  if (event.key === "Enter" && event.target.closest("a, button, summary, input")) return;
  for (const element of document.querySelectorAll("[data-key]")) {
    if (element.dataset.key.toLowerCase() === event.key.toLowerCase() && shown(element)) {
      event.preventDefault();
      element.focus();
      element.click();
      return;
    }
  }
});
