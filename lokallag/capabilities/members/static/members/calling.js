// Calling by keyboard: Escape leaves the note, so that the number keys answer again.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !(event.target instanceof HTMLElement)) return;
  if (event.target.closest("form[data-calling]")) event.target.blur();
});
