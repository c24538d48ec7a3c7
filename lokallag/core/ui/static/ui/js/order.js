// Lists with an order: Alt and an arrow move the row one stands in, the grip drags it; a reader hears where it went.
const voice = document.createElement("p");
voice.className = "ui-hidden";
voice.setAttribute("role", "status");
document.body.append(voice);

// What had the focus stays in focus when the list is drawn anew.
let kept = null;
const keep = (row, control) => { kept = { key: row.dataset.orderRow, control }; };

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const row = event.target.closest?.("[data-order-row]");
  if (!row) return;
  event.preventDefault();
  const button = row.querySelector(event.key === "ArrowUp" ? "[data-order-up]" : "[data-order-down]");
  if (!button) return;
  keep(row, "[data-order-focus]");
  button.click();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-order-up], [data-order-down]");
  if (button && !kept) keep(button.closest("[data-order-row]"), button.matches("[data-order-up]") ? "[data-order-up]" : "[data-order-down]");
});
document.addEventListener("htmx:afterSettle", () => {
  const list = document.querySelector("[data-order]");
  if (list?.dataset.said) voice.textContent = list.dataset.said;
  if (!kept || !list) return;
  const row = list.querySelector(`[data-order-row="${CSS.escape(kept.key)}"]`);
  const place = row?.querySelector(kept.control) ?? row?.querySelector("[data-order-up], [data-order-down], a");
  // Who has gone on to something else is left there.
  if (document.activeElement === document.body || list.contains(document.activeElement)) place?.focus();
  kept = null;
});

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-order-grip]");
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  const row = grip.closest("[data-order-row]");
  const list = row.closest("[data-order]");
  const after = row.nextElementSibling;
  const back = () => list.insertBefore(row, after);
  row.dataset.dragged = "";
  // On the document: a row that is put elsewhere in the list loses what its grip had caught.
  const move = (moved) => {
    const others = [...list.querySelectorAll(":scope > [data-order-row]")].filter((other) => other !== row);
    const below = others.find((other) => {
      const box = other.getBoundingClientRect();
      return moved.clientY < box.top + box.height / 2;
    });
    if ((below ?? null) !== row.nextElementSibling) list.insertBefore(row, below ?? null);
  };
  const stop = () => {
    delete row.dataset.dragged;
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", escape);
  };
  const cancel = () => { stop(); back(); };
  const escape = (key) => { if (key.key === "Escape") cancel(); };
  const drop = () => {
    stop();
    if (row.nextElementSibling === after) return;
    const button = document.createElement("button");
    button.name = "before";
    button.value = row.nextElementSibling?.dataset.orderRow ?? "";
    button.hidden = true;
    const form = row.querySelector("form.ui-order-moves");
    form.append(button);
    keep(row, "[data-order-focus]");
    button.click();
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", cancel);
  document.addEventListener("keydown", escape);
});
