// Finds in the index beside the search page: see digest/outputs/search.py, which makes it.
const CJK = /[\u3040-\u30ff\u3400-\u9fff]/u;
const DAY = 86_400_000;

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

// The numbers that differences stand for.
function sums(steps) {
  let sum = 0;
  return (steps ?? []).map((step) => (sum += step));
}

export async function open(base) {
  const files = new Map();

  function load(path) {
    if (!files.has(path)) {
      const got = fetch(base + path).then((answer) => {
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return answer.json();
      });
      got.catch(() => files.delete(path));
      files.set(path, got);
    }
    return files.get(path);
  }

  // The articles of a block that readers chose; null for all.
  async function chosen(block, choice) {
    if (!Object.values(choice).some(Boolean)) return null;
    const { topic, source, day } = await load(`${block}/f.json`);
    const days = sums(day);
    const first = choice.from ? Date.parse(choice.from) / DAY : 1;
    const last = choice.to ? Date.parse(choice.to) / DAY : Infinity;
    let kept = days.map((_, article) => article);
    if (choice.from || choice.to) kept = kept.filter((article) => first <= days[article] && days[article] <= last);
    for (const [facet, value] of [
      [topic, choice.topic],
      [source, choice.source],
    ]) {
      if (!value) continue;
      const members = new Set(sums(facet[value]));
      kept = kept.filter((article) => members.has(article));
    }
    return new Set(kept);
  }

  // Article → points, for the articles of a block that have all words; the last word may be a beginning.
  async function search(index, block, words, choice) {
    const kept = await chosen(block, choice);
    let best = words.length === 0 ? new Map([...(kept ?? [])].map((article) => [article, 0])) : null;
    for (const [at, word] of words.entries()) {
      const file = await load(`${block}/t${shard(word, index.shards)}.json`);
      const here = new Map();
      const last = at === words.length - 1 && !CJK.test(word);
      const names = last ? Object.keys(file).filter((name) => name.startsWith(word)) : [word].filter((name) => name in file);
      for (const name of names) {
        for (const hit of sums(file[name])) {
          const article = hit >> 1;
          const points = (hit & 1 ? 3 : 1) + (name === word ? 1 : 0);
          if (best === null ? kept?.has(article) ?? true : best.has(article)) here.set(article, Math.max(here.get(article) ?? 0, points));
        }
      }
      if (best !== null) for (const [article, points] of here) here.set(article, points + best.get(article));
      best = here;
      if (best.size === 0) break;
    }
    return best;
  }

  async function row(index, { block, article }) {
    const shown = (await load(`${block}/d${Math.floor(article / index.shown)}.json`))[article % index.shown];
    const [title, href, source, day, summary, language] = shown;
    return { title, href, source, day, summary: [summary], language };
  }

  return {
    // Whether there is something to look for.
    asks: (query) => terms(query).length > 0,

    async find(query, choice) {
      const words = terms(query);
      const index = await load("index.json");
      const blocks = index.blocks.toReversed(); // the newest first
      const hits = await Promise.all(blocks.map(([name]) => search(index, name, words, choice)));
      const ranked = hits.flatMap((block, at) => [...block].map(([article, points]) => ({ block: blocks[at][0], at, article, points })));
      ranked.sort((a, b) => b.points - a.points || a.at - b.at || b.article - a.article);
      return { count: ranked.length, rows: (from, to) => Promise.all(ranked.slice(from, to).map((hit) => row(index, hit))) };
    },
  };
}
