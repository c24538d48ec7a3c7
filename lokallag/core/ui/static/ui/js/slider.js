// The as-of slider: dragging draws the line and says the day; letting go sends the form.
const asDay = (first, days) => new Date(Date.parse(first) + days * 86400000).toISOString().slice(0, 10);

const draw = (range) => {
  const box = range.closest(".ui-slider");
  const share = (100 * (range.value - range.min)) / Math.max(1, range.max - range.min);
  box.querySelector("[data-part=gone]").setAttribute("width", `${share}%`);
  const day = asDay(range.dataset.first, Number(range.value));
  box.querySelector("input[type=hidden], input[type=date]").value = day;
  const said = new Intl.DateTimeFormat(document.documentElement.lang || "nb", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(Date.parse(day));
  range.setAttribute("aria-valuetext", said);
  box.querySelector("[data-day]").textContent = said;
};

document.addEventListener("input", (event) => {
  if (event.target.matches(".ui-slider input[type=range]")) draw(event.target);
});
