// What a reader keeps in this browser alone: what was read, what is saved, what is muted. site.js calls `start` where there is something to do.
export const READ = "digest-read"; // addresses, the last one read at the end
export const SAVED = "digest-saved"; // {href, title, about, lang}, the last one saved first; also the name of the cache that holds the pages
export const MUTED = "digest-muted"; // {href, title, also}: a topic or an outlet, and the addresses of narrower topics
export const PLAIN = "digest-unmarked"; // not empty where nothing is to be marked as read
const MOST = 1000; // articles that are known to be read

export function kept(name) {
  try {
    const found = JSON.parse(localStorage.getItem(name));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

// Whether it could be kept.
export function keep(name, list) {
  try {
    if (list.length) localStorage.setItem(name, JSON.stringify(list));
    else localStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}

// Forget a saved page, so that it no longer opens without a network by being saved.
export async function drop(href) {
  await (await globalThis.caches?.open(SAVED))?.delete(href);
}

// Save this page with what it needs, so that it opens without a network.
async function store() {
  if (!globalThis.caches || !document.querySelector("script[data-worker]")) return;
  const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[data-digest], main img[src]")].map((part) => part.src || part.href);
  const own = parts.filter((address) => address.startsWith(location.origin));
  await (await caches.open(SAVED)).addAll(new Set([location.pathname, import.meta.url, ...own]));
}

function mark() {
  const made = document.querySelector("template[data-read]");
  const read = new Set(kept(PLAIN).length ? [] : kept(READ));
  if (!made || !read.size) return;
  for (const link of document.querySelectorAll("main .headline a[href], main a.headline[href]")) {
    const line = link.closest(".headline");
    if (!read.has(link.pathname) || line.classList.contains("read")) continue;
    line.classList.add("read");
    link.append(made.content.cloneNode(true));
  }
}

// Stories of muted topics, or of muted outlets alone, lie at the end of the page in a fold.
function fold() {
  const made = document.querySelector("template[data-folded]");
  const muted = new Set(kept(MUTED).flatMap((one) => [one.href, ...(one.also ?? [])]));
  if (!made || !muted.size) return;
  const away = [...document.querySelectorAll("main :is(.lead, .card)")].filter((card) => {
    const outlets = [...card.querySelectorAll(":scope > .meta a.chip")].map((link) => link.pathname);
    const under = card.closest(".topic")?.querySelector(".band a")?.pathname;
    return muted.has(card.dataset.topic) || muted.has(under) || (outlets.length > 0 && outlets.every((outlet) => muted.has(outlet)) && !card.querySelector(":scope > .others"));
  });
  if (!away.length) return;
  const note = made.content.firstElementChild.cloneNode(true);
  const forms = JSON.parse(made.dataset.folded);
  const count = forms[new Intl.PluralRules(document.documentElement.lang).select(away.length)] ?? forms.other;
  note.querySelector("[data-count]").textContent = count.replace("{n}", away.length.toLocaleString(document.documentElement.lang));
  for (const card of away) {
    if (card.matches(".lead")) card.parentElement.classList.add("bare");
    card.className = "card";
    note.querySelector(".column").append(card);
  }
  made.after(note);
  for (const part of document.querySelectorAll("main :is(.topic, .briefs, .top, .front, .rest, .first)")) {
    part.hidden = !part.querySelector(":is(.lead, .card)");
  }
  // A list of what stands above as cards, by day.
  const gone = new Set(away.map((card) => card.querySelector(".headline a")?.pathname));
  for (const list of document.querySelectorAll("main .newest ul")) {
    for (const line of list.children) line.hidden = gone.has(line.querySelector("a").pathname);
    list.hidden = list.previousElementSibling.hidden = !list.querySelector("li:not([hidden])");
  }
}

// The buttons of a page: to save it, to mute what it is about.
function tools() {
  const here = location.pathname;
  for (const made of document.querySelectorAll("template[data-tools]")) {
    const name = "save" in made.dataset ? SAVED : MUTED;
    const part = made.content.cloneNode(true);
    const button = part.querySelector("button");
    const said = part.querySelector("[role=status]");
    const is = () => kept(name).some((one) => one.href === here);
    const show = () => button.setAttribute("aria-pressed", is());
    const title = document.querySelector("h1");
    const one = () =>
      name === SAVED
        ? { href: here, title: title.textContent.trim(), about: document.querySelector("main .meta")?.textContent.replace(/\s+/gu, " ").trim() ?? "", lang: title.closest("[lang]").lang }
        : { href: here, title: title.textContent.trim(), also: [...document.querySelectorAll(".opening .tags a")].map((link) => link.pathname) };
    button.addEventListener("click", () => {
      const on = !is();
      const others = kept(name).filter((other) => other.href !== here);
      if (!keep(name, on ? [one(), ...others] : others)) return;
      show();
      said.textContent = on ? made.dataset.on : made.dataset.off;
      if (name === SAVED) (on ? store() : drop(here)).catch(() => {});
    });
    show();
    made.after(part);
  }
}

export function start() {
  if (!keep(PLAIN, kept(PLAIN))) return; // a browser that keeps nothing
  if (document.querySelector("template[data-save]") && !kept(PLAIN).length) {
    const here = location.pathname;
    keep(READ, [...kept(READ).filter((href) => href !== here), here].slice(-MOST));
  }
  tools();
  fold();
  mark();
  addEventListener("pageshow", (event) => event.persisted && mark());
}
