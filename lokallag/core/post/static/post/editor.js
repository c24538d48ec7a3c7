// The editor: a field to fill in is put where one writes; without JavaScript it is copied by hand.
let last = null;

const makeButtons = () => {
  for (const code of document.querySelectorAll("code[data-insert]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = code.className;
    button.textContent = code.textContent;
    button.dataset.insert = code.dataset.insert;
    code.replaceWith(button);
  }
};

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-merge]")) last = event.target;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-insert]");
  if (!button) return;
  const field = last?.isConnected ? last : document.querySelector("textarea[data-merge]");
  if (!field) return;
  field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
document.addEventListener("htmx:afterSwap", makeButtons);
makeButtons();
