// On every page. Before anything is painted: it wears what the reader chose, and waits for what is muted to be folded away. The rest comes once something is
// painted, or at once where that changes what is seen: what was read opens without a network, the appearance can be chosen, the key / leads to the search,
// what a reader keeps is at hand, and the page's own script (data-script) is asked for.
(() => {
  const root = document.documentElement;
  const { worker, marks } = document.currentScript.dataset;
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

  async function start() {
    if (document.readyState === "loading") await new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
    offline();
    appearance();
    const { script } = document.body.dataset;
    await Promise.all([mark(), script && import(script)]);
    root.dataset.ready = "";
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

  wear(kept("digest-theme"));
  try {
    localStorage.getItem("digest");
    root.dataset.keeps = "";
  } catch {
    // A browser that keeps nothing.
  }
  if (marks && kept("digest-muted")) root.dataset.folding = "";
  if (document.hidden || kept("digest-read") || kept("digest-muted") || !window.PerformanceObserver?.supportedEntryTypes?.includes("paint")) start();
  else
    new PerformanceObserver((_, seen) => {
      seen.disconnect();
      start();
    }).observe({ type: "paint", buffered: true });
})();
