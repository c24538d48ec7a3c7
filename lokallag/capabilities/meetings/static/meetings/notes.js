// Notes that are never lost: every letter is kept on this device until the server has said that it has it.
const place = document.querySelector("[data-notes]");
const STORE = "lokallag.note.";
const WAIT = 600;
const AGAIN = 3000;
const LOOK = 4000;
const address = new URL(place.dataset.pieces, location.href).pathname;
const pieces = new Map();

const kept = (key) => {
  try { return JSON.parse(localStorage.getItem(STORE + key)); } catch { return null; }
};
const keep = (piece) => {
  try {
    localStorage.setItem(STORE + piece.key, JSON.stringify({ text: piece.area.value, base: piece.base, internal: piece.internal.checked, to: address }));
  } catch { /* Full or forbidden: the page itself still holds it. */ }
};
const forget = (key) => { try { localStorage.removeItem(STORE + key); } catch { /* Nothing was kept. */ } };
const say = (piece, word, tone = "") => {
  piece.status.textContent = word;
  piece.status.toggleAttribute("data-kept", tone === "kept");
};
const grow = (area) => { area.style.height = "auto"; area.style.height = `${area.scrollHeight + 2}px`; };
const isChanged = (piece) => piece.area.value !== piece.saved || piece.internal.checked !== piece.savedInternal;

// Put new words in without moving the caret of whoever writes: what stands before it decides where it goes.
const show = (piece, text) => {
  const { area } = piece;
  if (area.value === text) return;
  const start = area.selectionStart;
  let same = 0;
  while (same < start && area.value[same] === text[same]) same += 1;
  const at = same === start ? start : text.length - (area.value.length - start);
  area.value = text;
  if (document.activeElement === area) area.setSelectionRange(Math.max(0, at), Math.max(0, at));
  grow(area);
};

const later = (piece, time = WAIT) => {
  clearTimeout(piece.timer);
  piece.timer = setTimeout(() => save(piece), time);
};

async function save(piece) {
  if (piece.busy) { piece.again = true; return; }
  if (!isChanged(piece)) return;
  if (!piece.base && !piece.area.value.trim()) { forget(piece.key); return; }
  piece.busy = true;
  const text = piece.area.value;
  const internal = piece.internal.checked;
  const body = new FormData();
  body.set("csrfmiddlewaretoken", piece.form.elements.csrfmiddlewaretoken.value);
  body.set("key", piece.key);
  body.set("base", piece.base);
  body.set("text", text);
  if (internal) body.set("is_internal", "on");
  say(piece, place.dataset.wordSaving);
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: text.length < 15000, redirect: "manual" });
    if (answer.status === 422) {
      say(piece, (await answer.json()).refused, "kept");
      piece.busy = false;
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const said = await answer.json();
    const isNew = !piece.base;
    piece.saved = text;
    piece.savedInternal = internal;
    if (piece.area.value === text) {
      piece.base = said.version;
      piece.saved = said.text;
      show(piece, said.text);
    } else {
      piece.base = said.own;
    }
    piece.form.elements.base.value = piece.base;
    if (isChanged(piece)) keep(piece); else forget(piece.key);
    say(piece, said.clashes ? place.dataset.wordClash : said.own !== said.version ? place.dataset.wordMerged : `${place.dataset.wordSaved} ${said.at}`);
    piece.busy = false;
    if (isNew) fresh();
    if (isChanged(piece) || piece.again) { piece.again = false; later(piece); }
  } catch {
    piece.busy = false;
    say(piece, place.dataset.wordKept, "kept");
    later(piece, AGAIN);
  }
}

const adopt = (form) => {
  const area = form.querySelector("textarea");
  const piece = { form, area, key: form.dataset.note, base: Number(form.dataset.base), saved: area.value, internal: form.querySelector("[name=is_internal]"), status: form.querySelector("[data-note-status]") };
  piece.savedInternal = piece.internal.checked;
  pieces.set(piece.key, piece);
  const mine = kept(piece.key);
  if (mine) restore(piece, mine);
  area.addEventListener("input", () => { keep(piece); grow(area); later(piece); });
  area.addEventListener("blur", () => save(piece));
  piece.internal.addEventListener("change", () => { keep(piece); save(piece); });
  form.addEventListener("submit", (event) => { event.preventDefault(); save(piece); });
  grow(area);
  return piece;
};

const restore = (piece, mine) => {
  piece.area.value = mine.text;
  piece.base = mine.base;
  piece.internal.checked = mine.internal;
  say(piece, place.dataset.wordKept, "kept");
  later(piece, 0);
};

// A new empty piece under the one that has just got its first words.
const blank = place.querySelector('[data-base="0"]').cloneNode(true);
const make = (key, base, text) => {
  const form = blank.cloneNode(true);
  form.dataset.note = key;
  form.dataset.base = String(base);
  form.elements.key.value = key;
  form.elements.base.value = String(base);
  const area = form.querySelector("textarea");
  area.value = text;
  area.id = `note-${key}`;
  form.querySelector("label").htmlFor = area.id;
  if (base) { area.removeAttribute("data-key"); area.removeAttribute("placeholder"); }
  return form;
};
const newKey = () => (crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => (Number(digit) ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (Number(digit) / 4)))).toString(16)));
const fresh = () => {
  if ([...pieces.values()].some((piece) => !piece.base)) return;
  for (const piece of pieces.values()) piece.area.removeAttribute("data-key");
  const form = make(newKey(), 0, "");
  place.append(form);
  adopt(form);
};

for (const form of place.querySelectorAll("[data-note]")) adopt(form);

// Words of a new piece that were kept here when the page went away: they get their place again.
const lost = Object.keys(localStorage).filter((name) => name.startsWith(STORE)).map((name) => name.slice(STORE.length));
for (const key of lost) {
  const mine = kept(key);
  if (!mine || mine.to !== address || pieces.has(key)) continue;
  const form = make(key, mine.base, mine.text);
  place.insertBefore(form, place.querySelector('[data-base="0"]'));
  const piece = adopt(form);
  piece.saved = null;
  later(piece, 0);
}

// What the others write.
const look = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) return;
    for (const told of (await answer.json()).pieces) {
      const piece = pieces.get(told.key);
      if (!piece) {
        const form = make(told.key, told.version, told.text);
        place.insertBefore(form, [...pieces.values()].find((one) => !one.base)?.form ?? null);
        say(adopt(form), `${told.by} · ${told.at}`);
      } else if (!piece.busy && !isChanged(piece) && told.version > piece.base) {
        piece.base = told.version;
        piece.saved = told.text;
        piece.form.elements.base.value = told.version;
        show(piece, told.text);
        say(piece, `${told.by} · ${told.at}`);
      }
    }
  } catch { /* No connection: what is typed is kept, and sent later. */ }
};
setInterval(look, LOOK);
addEventListener("online", () => { for (const piece of pieces.values()) save(piece); });
addEventListener("pagehide", () => { for (const piece of pieces.values()) { if (isChanged(piece)) { keep(piece); save(piece); } } });
