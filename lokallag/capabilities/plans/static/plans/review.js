// The review in steps without leaving the page: what is looked at stays in sight, selected words can be added.
const wide = () => matchMedia("(min-width: 60rem)").matches;

// How far the text was read when the page was last replaced.
let scrolled = null;

const inSight = () => {
  const wanted = document.querySelector("[data-focus-field]");
  if (wanted) {
    const field = document.getElementById(wanted.dataset.focusField);
    wanted.removeAttribute("data-focus-field");
    field?.focus();
  }
  const pane = document.querySelector(".review-text");
  const mark = pane?.querySelector("[aria-current]");
  if (!mark || !wide()) return;
  if (scrolled !== null) pane.scrollTop = scrolled;
  const frame = pane.getBoundingClientRect();
  const box = mark.getBoundingClientRect();
  const bottom = Math.min(frame.bottom, innerHeight);
  if (box.top < frame.top + 40 || box.bottom > bottom - 40) pane.scrollTop += (box.top + box.bottom) / 2 - (frame.top + bottom) / 2;
};

// Where in the plan's text a place in the page is.
const offsetOf = (node, offset) => {
  const span = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!span) return null;
  const before = document.createRange();
  before.setStart(span, 0);
  before.setEnd(node, offset);
  return Number(span.dataset.start) + before.toString().length;
};

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-add]");
  const chosen = getSelection();
  if (!opener || chosen.isCollapsed || !chosen.toString().trim()) return;
  const range = chosen.getRangeAt(0);
  if (!document.querySelector(".review-text")?.contains(range.commonAncestorContainer)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const form = document.getElementById(opener.dataset.add);
  form.elements.text.value = chosen.toString().trim();
  form.elements.start.value = offsetOf(range.startContainer, range.startOffset) ?? "";
  form.elements.end.value = offsetOf(range.endContainer, range.endOffset) ?? "";
  form.requestSubmit();
}, true);

// Arrows as well as j and k; Enter in the choice of who confirms.
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target.matches(".review-owner")) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  const key = { ArrowRight: "J", ArrowLeft: "K" }[event.key];
  if (!key || event.target.closest("input, textarea, select, dialog")) return;
  document.querySelector(`.review [data-key="${key}"]`)?.click();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, target } = event.detail;
  if (target.id !== "review") return;
  scrolled = document.querySelector(".review-text")?.scrollTop ?? null;
  // A page without a review (log-in, the adopted plan) is a page of its own.
  if (!xhr.responseText.includes('id="review"')) {
    event.detail.shouldSwap = false;
    location.assign(xhr.responseURL);
    return;
  }
  if (xhr.status === 422 || xhr.status === 409) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "review" || event.target.closest?.("#review")) inSight();
});
inSight();
