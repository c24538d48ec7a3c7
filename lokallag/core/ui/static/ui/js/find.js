// Finding while one types: arrows walk through what was found, Escape puts it away; without this Tab does.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-find]");
  if (!form) return;
  const options = form.querySelector("[data-find-options]");
  if (event.key === "Escape" && options.childElementCount) {
    options.replaceChildren();
    form.querySelector("input[type=search]").focus();
    event.preventDefault();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [form.querySelector("input[type=search]"), ...options.querySelectorAll("li a:first-of-type[href^='/']")];
  const here = stops.indexOf(event.target);
  if (here < 0 || stops.length < 2) return;
  event.preventDefault();
  stops[(here + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
});
document.addEventListener("click", (event) => {
  for (const options of document.querySelectorAll("[data-find-options]")) {
    if (!options.closest("form").contains(event.target)) options.replaceChildren();
  }
});
