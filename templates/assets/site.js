// On every page: what was read opens without a network; the appearance that the reader chose, before anything is painted; and the key /, which leads to the search.
(() => {
  const root = document.documentElement;
  const choices = { "": "As the system", light: "Light", dark: "Dark", contrast: "High contrast" };

  function kept(value) {
    try {
      if (value === undefined) return localStorage.getItem("digest-theme") ?? "";
      if (value) localStorage.setItem("digest-theme", value);
      else localStorage.removeItem("digest-theme");
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
    return value ?? "";
  }

  function wear(theme) {
    if (theme && theme in choices) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  wear(kept());

  // A page that comes from what was saved says so: old news never look new.
  const worker = document.currentScript.dataset.worker;
  const policy = window.trustedTypes?.createPolicy("digest", { createScriptURL: (address) => address });
  if (navigator.serviceWorker && worker) {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      const when = new Date(data.saved);
      const note = document.createElement("p");
      note.className = "offline wrap";
      note.setAttribute("role", "status");
      note.textContent = Number.isNaN(when.valueOf()) ? "Offline" : `Offline, as of ${when.toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" })}`;
      document.querySelector("main").before(note);
    });
    navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker);
  } else if (navigator.serviceWorker) {
    navigator.serviceWorker.getRegistration().then((old) => old?.unregister());
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-appearance]");
    if (!place) return;
    const label = document.createElement("label");
    label.className = "appearance";
    const select = document.createElement("select");
    for (const [value, name] of Object.entries(choices)) select.add(new Option(name, value));
    select.value = root.dataset.theme ?? "";
    select.addEventListener("change", () => wear(kept(select.value)));
    label.append("Appearance", select);
    place.append(label);
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
