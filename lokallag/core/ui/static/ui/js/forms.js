// Forms: send on change, keep what is unsaved, show what is wrong; copy, print, drop a file.
const submit = (form) => form.requestSubmit();

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submit-on-change]");
  if (form) submit(form);
});

// Unsaved work: a form with data-guard asks before the page is left.
const changed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});

const focusWrong = (root) => root.querySelector("[data-focus]:not([data-sample] *)")?.focus();
focusWrong(document);
document.addEventListener("htmx:afterSwap", (event) => focusWrong(event.target));

document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const label = button.querySelector("[role=status]");
  const before = label.textContent;
  await navigator.clipboard.writeText(button.dataset.copy);
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 2000);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = event.target.closest?.("[data-file-drop]");
    if (!place) return;
    event.preventDefault();
    place.toggleAttribute("data-over", kind === "dragover");
    if (kind !== "drop") return;
    const input = place.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
document.addEventListener("change", (event) => {
  const place = event.target.closest("[data-file-drop]");
  if (place) place.querySelector("[data-file-name]").textContent = [...event.target.files].map((file) => file.name).join(", ");
});
