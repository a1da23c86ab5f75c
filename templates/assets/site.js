// On every page: what was read opens without a network; the appearance that the reader chose, before anything is painted; and the key /, which leads to the search.
(() => {
  const root = document.documentElement;
  const choices = ["light", "dark", "contrast"];

  function kept(name) {
    try {
      root.dataset.keeps = "";
      return localStorage.getItem(name) ?? "";
    } catch {
      delete root.dataset.keeps; // a browser that keeps nothing
      return "";
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

  wear(kept("digest-theme"));

  // A page that comes from what was saved says so: old news never look new.
  const worker = document.currentScript.dataset.worker;
  const policy = window.trustedTypes?.createPolicy("digest", { createScriptURL: (address) => address });
  if (navigator.serviceWorker && worker) {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      const made = document.querySelector("template[data-offline]");
      if (!made) return;
      const when = new Date(data.saved);
      const note = made.content.firstElementChild.cloneNode(true);
      if (Number.isNaN(when.valueOf())) note.textContent = made.dataset.offline;
      else note.querySelector("span").textContent = when.toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" });
      document.querySelector("main").before(note);
    });
    navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker);
  } else if (navigator.serviceWorker) {
    navigator.serviceWorker.getRegistration().then((old) => old?.unregister());
  }

  // What a reader keeps here is the business of a module, which is loaded where there is something to do. Until it has folded away
  // what is muted, nothing of it is painted.
  const { marks } = document.currentScript.dataset;
  const known = marks ? ["digest-muted", "digest-read"].filter((name) => kept(name)) : [];
  const wanted = known.length ? import(marks) : null;
  wanted?.catch(() => {});
  if (known[0] === "digest-muted") root.dataset.folding = "";
  document.addEventListener("DOMContentLoaded", async () => {
    try {
      if (wanted || (marks && document.querySelector("template[data-tools]"))) (await (wanted ?? import(marks))).start();
    } catch {
      // Without a network, perhaps: the page is as it is without scripts.
    } finally {
      delete root.dataset.folding;
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("template[data-appearance]");
    if (!place) return;
    const label = place.content.firstElementChild.cloneNode(true);
    const select = label.querySelector("select");
    select.value = root.dataset.theme ?? "";
    select.addEventListener("change", () => wear(keep("digest-theme", select.value)));
    place.after(label);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const field = document.querySelector("input[type=search]");
    const search = document.querySelector("link[rel=search]");
    if (!field && !search) return;
    event.preventDefault();
    if (field) field.focus();
    else location.assign(search.href);
  });
})();
