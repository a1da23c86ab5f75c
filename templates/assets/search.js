// The search page: what is asked, and what an engine found. An engine (data-engine) is `open(folder, days)` →
// { asks(query), find(query, choice) → { count, rows(from, to) } }: search-own.js, search-pagefind.js.
const PAGE = 10;
const input = document.getElementById("q");
const { form } = input;
const choices = ["topic", "source", "from", "to"].map((name) => form.elements[name]);
const found = document.getElementById("found");
const searched = found.textContent;
const list = document.getElementById("results");
const more = document.getElementById("more");
let asked = 0;
let opened;

function engine() {
  opened ??= import(form.dataset.engine).then(({ open }) => open(form.dataset.index, form.dataset));
  opened.catch(() => (opened = undefined));
  return opened;
}

function item({ title, href, source, day, summary, language }) {
  const row = document.createElement("li");
  const headline = document.createElement("p");
  headline.className = "headline";
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  if (language) row.lang = language;
  headline.append(link);
  const blurb = document.createElement("p");
  for (const [at, part] of summary.entries()) {
    const mark = at % 2 ? document.createElement("mark") : document.createTextNode(part);
    if (at % 2) mark.textContent = part;
    blurb.append(mark);
  }
  const facts = document.createElement("p");
  facts.className = "meta";
  facts.textContent = [source, day].filter(Boolean).join(" · ");
  row.append(headline, blurb, facts);
  return row;
}

// "2 results for …", in the words of the page and with the figures of its language.
function said(n, query) {
  const { lang } = document.documentElement;
  const forms = JSON.parse(query ? found.dataset.found : found.dataset.chosen);
  const values = { n: n.toLocaleString(lang), query };
  return (forms[new Intl.PluralRules(lang).select(n)] ?? forms.other).replace(/\{(n|query)\}/g, (_, name) => values[name]);
}

async function show() {
  const turn = (asked += 1);
  const query = input.value;
  const choice = Object.fromEntries(choices.map(({ name, value }) => [name, value]));
  more.hidden = true;
  if (!query.trim() && !Object.values(choice).some(Boolean)) {
    list.replaceChildren();
    found.textContent = searched;
    return;
  }
  try {
    const { asks, find } = await engine();
    if (turn !== asked) return;
    if (query.trim() && !asks(query)) {
      list.replaceChildren();
      found.textContent = found.dataset.short;
      return;
    }
    const { count, rows } = await find(query, choice);
    const items = (await rows(0, PAGE)).map(item);
    if (turn !== asked) return;
    list.replaceChildren(...items);
    more.hidden = count <= PAGE;
    more.onclick = () => next(rows, count, turn);
    found.textContent = said(count, query.trim());
  } catch (error) {
    if (turn === asked) found.textContent = found.dataset.unreadable;
    throw error;
  }
}

async function next(rows, count, turn) {
  const from = list.children.length;
  const items = (await rows(from, from + PAGE)).map(item);
  if (turn !== asked || list.children.length !== from) return;
  list.append(...items);
  more.hidden = list.children.length >= count;
  items[0].querySelector("a").focus();
}

function ask() {
  const address = new URL(location);
  for (const { name, value } of [input, ...choices]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
  return show();
}

let waiting;
input.addEventListener("input", () => {
  engine();
  clearTimeout(waiting);
  waiting = setTimeout(ask, 150);
});
for (const choice of choices) choice.addEventListener("change", ask);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask();
});
const { searchParams } = new URL(location);
for (const field of [input, ...choices]) field.value ||= searchParams.get(field.name) ?? ""; // what was typed meanwhile stays
form.querySelector("details").open = choices.some(({ value }) => value);
ask();
