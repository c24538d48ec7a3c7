// A row of tabs that is wider than the screen shows the current one.
for (const tab of document.querySelectorAll(".ui-tabs [aria-current]")) {
  const row = tab.closest(".ui-tabs");
  const [inside, outside] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  if (row.scrollWidth > row.clientWidth) row.scrollLeft += inside.left - outside.left - (outside.width - inside.width) / 2;
}
