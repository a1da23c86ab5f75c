// The page of what is saved, muted and read; what it says stands in its HTML.
const { MUTED, PLAIN, READ, SAVED, drop, keep, kept } = await import(document.querySelector("script[data-marks]").dataset.marks);
const page = document.getElementById("kept");
const said = document.getElementById("said");
const home = page.dataset.home;

// The rows of a list, each with a button that takes it off.
function list(name, done) {
  const place = document.getElementById(name);
  const made = place.querySelector("template");
  const show = () => {
    const known = kept(name).filter((one) => typeof one.href === "string" && one.href.startsWith(home));
    place.querySelectorAll("li").forEach((row) => row.remove());
    place.hidden = !known.length;
    place.nextElementSibling.hidden = known.length > 0;
    for (const one of known) {
      const row = made.content.firstElementChild.cloneNode(true);
      const link = row.querySelector("a");
      const button = row.querySelector("button");
      link.href = one.href;
      link.textContent = one.title;
      if (one.lang) link.lang = one.lang;
      const about = row.querySelector(".about");
      if (about) about.textContent = one.about ?? "";
      button.ariaLabel = [button.textContent, one.title].join(": ");
      button.addEventListener("click", () => {
        const at = [...place.querySelectorAll("button")].indexOf(button);
        keep(name, kept(name).filter((other) => other.href !== one.href));
        done(one);
        show();
        const left = place.querySelectorAll("button");
        (left[at] ?? left[at - 1] ?? place.parentElement.querySelector("h2")).focus();
        said.textContent = page.dataset.removed.replace("{title}", one.title);
      });
      place.append(row);
    }
  };
  show();
}

function reading() {
  const marks = document.getElementById("marks");
  const forget = document.getElementById("forget");
  marks.checked = !kept(PLAIN).length;
  marks.addEventListener("change", () => keep(PLAIN, marks.checked ? [] : [1]));
  forget.addEventListener("click", () => {
    keep(READ, kept(READ).filter((href) => !href.startsWith(home)));
    said.textContent = page.dataset.forgotten;
  });
}

if (keep(PLAIN, kept(PLAIN))) {
  list(SAVED, (one) => drop(one.href).catch(() => {}));
  list(MUTED, () => {});
  reading();
  page.hidden = false;
} else {
  said.textContent = page.dataset.blocked;
}
