// Searches the index beside this page: see digest/outputs/search.py, which makes it.
const PAGE = 20;
const CJK = /[\u3040-\u30ff\u3400-\u9fff]/u;
const input = document.getElementById("q");
const found = document.getElementById("found");
const list = document.getElementById("results");
const more = document.getElementById("more");
const files = new Map();
let asked = 0;

function load(path) {
  if (!files.has(path)) {
    const got = fetch(path).then((answer) => {
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.json();
    });
    got.catch(() => files.delete(path));
    files.set(path, got);
  }
  return files.get(path);
}

// As `terms` and `shard` do in Python.
function terms(text) {
  const folded = text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/\p{M}+/gu, "");
  const words = [];
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const letters = [...word];
    if (CJK.test(word)) {
      for (let at = 0; at < Math.max(1, letters.length - 1); at += 1) words.push(letters.slice(at, at + 2).join(""));
    } else if (letters.length > 1) {
      words.push(word);
    }
  }
  return words;
}

function shard(term, shards) {
  let number = 0;
  for (const letter of [...term].slice(0, 2)) number = (number * 31 + letter.codePointAt(0)) % shards;
  return number;
}

// Article → points, for the articles of a block that have all words; the last word may be a beginning.
async function search(index, block, words) {
  let best = null;
  for (const [at, word] of words.entries()) {
    const file = await load(`${block}/t${shard(word, index.shards)}.json`);
    const here = new Map();
    const last = at === words.length - 1 && !CJK.test(word);
    const names = last ? Object.keys(file).filter((name) => name.startsWith(word)) : [word].filter((name) => name in file);
    for (const name of names) {
      let hit = 0;
      for (const step of file[name]) {
        hit += step;
        const article = hit >> 1;
        const points = (hit & 1 ? 3 : 1) + (name === word ? 1 : 0);
        if (best === null || best.has(article)) here.set(article, Math.max(here.get(article) ?? 0, points));
      }
    }
    if (best !== null) for (const [article, points] of here) here.set(article, points + best.get(article));
    best = here;
    if (best.size === 0) break;
  }
  return best;
}

function item([title, href, source, day, summary, language]) {
  const row = document.createElement("li");
  const headline = document.createElement("p");
  headline.className = "headline";
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  if (language) row.lang = language;
  headline.append(link);
  const blurb = document.createElement("p");
  blurb.textContent = summary;
  const facts = document.createElement("p");
  facts.className = "meta";
  facts.textContent = [source, day].filter(Boolean).join(" · ");
  row.append(headline, blurb, facts);
  return row;
}

// "2 results for …", in the words of the page and with the figures of its language.
function result(n, query) {
  const { lang } = document.documentElement;
  const forms = JSON.parse(found.dataset.found);
  const values = { n: n.toLocaleString(lang), query };
  return (forms[new Intl.PluralRules(lang).select(n)] ?? forms.other).replace(/\{(n|query)\}/g, (_, name) => values[name]);
}

async function show(query) {
  const turn = (asked += 1);
  const words = terms(query);
  more.hidden = true;
  if (words.length === 0) {
    list.replaceChildren();
    found.textContent = query.trim() ? found.dataset.short : "";
    return;
  }
  try {
    const index = await load("index.json");
    const blocks = index.blocks.toReversed(); // the newest first
    const hits = await Promise.all(blocks.map(([name]) => search(index, name, words)));
    const ranked = hits.flatMap((block, at) => [...block].map(([article, points]) => ({ block: blocks[at][0], at, article, points })));
    ranked.sort((a, b) => b.points - a.points || a.at - b.at || b.article - a.article);
    if (turn !== asked) return;
    list.replaceChildren();
    await page(index, ranked, 0, turn);
    if (turn !== asked) return;
    found.textContent = result(ranked.length, query);
  } catch (error) {
    if (turn === asked) found.textContent = found.dataset.unreadable;
    throw error;
  }
}

async function page(index, ranked, from, turn) {
  const part = ranked.slice(from, from + PAGE);
  const rows = await Promise.all(
    part.map(async ({ block, article }) => (await load(`${block}/d${Math.floor(article / index.shown)}.json`))[article % index.shown]),
  );
  if (turn !== asked) return;
  const items = rows.map(item);
  list.append(...items);
  more.hidden = from + PAGE >= ranked.length;
  more.onclick = async () => {
    await page(index, ranked, from + PAGE, turn);
    list.children[from + PAGE]?.querySelector("a").focus();
  };
}

function ask(query) {
  const address = new URL(location);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  return show(query);
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(input.value), 150);
});
input.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask(input.value);
});
input.value = new URL(location).searchParams.get("q") ?? "";
input.focus();
if (input.value) show(input.value);
