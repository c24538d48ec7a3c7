// The clocks of a meeting: how long something has been going on, against the time allotted. Without it, the hour it began stands there.
const born = new WeakMap();

const face = (clock) => {
  if (!born.has(clock)) born.set(clock, performance.now());
  const passed = performance.now() - born.get(clock);
  const { since, now, used, allotted } = clock.dataset;
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since) + passed) / 1000) + Number(used || 0));
  const minutes = Math.floor(seconds / 60);
  const shown = clock.querySelector("[data-clock-face]");
  if (shown) shown.textContent = `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
  clock.toggleAttribute("data-over", Boolean(allotted) && seconds >= Number(allotted) * 60);
};

const all = () => document.querySelectorAll("[data-clock]").forEach(face);
all();
setInterval(all, 1000);
document.addEventListener("htmx:afterSwap", all);
