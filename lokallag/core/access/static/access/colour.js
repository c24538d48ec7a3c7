// The chapter's colour as it will look: the kit's own style sheet for it, fetched as one chooses.
const field = document.querySelector("[data-colour]");
const sheet = document.querySelector("link[data-colour-sheet]");
let waiting;
field?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const digits = field.value.replace("#", "").toLowerCase();
    if (/^[0-9a-f]{6}$/.test(digits)) sheet.href = sheet.dataset.colourSheet.replace("000000", digits);
  }, 120);
});
