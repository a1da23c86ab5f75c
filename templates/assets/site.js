// On every page, once it is painted: what was read opens without a network, the site can be installed, the appearance can be chosen (what was chosen before
// is worn before anything is painted: the script in the page does that), the key / leads to the search, and what a reader keeps is at hand.
const root = document.documentElement;
const { worker, marks, manifest } = document.querySelector("script[data-digest]").dataset;
const choices = ["light", "dark", "contrast"];

function kept(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

function keep(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // The choice is forgotten with the page.
  }
  return value;
}

function wear(theme) {
  if (choices.includes(theme)) root.dataset.theme = theme;
  else delete root.dataset.theme;
}

// A page that comes from what was saved says so: old news never look new.
function offline() {
  const policy = window.trustedTypes?.createPolicy("digest", { createScriptURL: (address) => address });
  if (navigator.serviceWorker && worker) {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      const made = document.querySelector("template[data-offline]");
      if (!made || document.querySelector(".offline")) return;
      const when = new Date(data.saved);
      const note = made.content.firstElementChild.cloneNode(true);
      if (Number.isNaN(when.valueOf())) note.textContent = made.dataset.offline;
      else note.querySelector("span").textContent = when.toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" });
      document.querySelector("main").before(note);
    });
    navigator.serviceWorker.startMessages();
    navigator.serviceWorker.controller?.postMessage("saved");
    navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker);
  } else if (navigator.serviceWorker) {
    navigator.serviceWorker.getRegistration().then((old) => old?.unregister());
  }
}

function install() {
  if (!manifest || document.querySelector("link[rel=manifest]")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = manifest;
  document.head.append(link);
}

// What a reader keeps here is the business of a module, which is loaded where there is something to do. What is muted isn't painted until it has folded it away.
async function mark() {
  try {
    const wanted = ["digest-muted", "digest-read"].some((name) => kept(name)) || document.querySelector("template[data-tools]");
    if (marks && wanted) (await import(marks)).start();
  } catch {
    // Without a network, perhaps: the page is as it is without scripts.
  } finally {
    delete root.dataset.folding;
  }
}

function appearance() {
  const place = document.querySelector("template[data-appearance]");
  if (!place) return;
  const label = place.content.firstElementChild.cloneNode(true);
  const select = label.querySelector("select");
  select.value = root.dataset.theme ?? "";
  select.addEventListener("change", () => wear(keep("digest-theme", select.value)));
  place.replaceWith(label);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("input[type=search]");
  const search = document.querySelector("link[rel=search]");
  if (!field && !search) return;
  event.preventDefault();
  if (field) field.focus();
  else location.assign(search.href);
});

if (document.readyState === "loading") await new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
wear(root.dataset.theme);
offline();
install();
appearance();
const { script } = document.body.dataset;
await Promise.all([mark(), script && import(script)]);
root.dataset.ready = "";
