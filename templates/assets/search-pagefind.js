// Finds in the index that Pagefind made: https://pagefind.app/docs/api/
const DAY = 86_400_000;
const EVERY = "zqxevery"; // stands at the end of each article: a search without a word would load the whole index
const WORDS = 24; // of a text, around what was found

// All days of a span, as the index names them.
function days(from, to) {
  const found = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) found.push(new Date(at).toISOString().slice(0, 10));
  return found;
}

// Pagefind gives HTML, in which what was found is marked: texts, every second one of which was.
function parts(excerpt) {
  const plain = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
  return excerpt.split(/<\/?mark>/).map((part) => part.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, (one) => plain[one]));
}

export async function open(base, { first, last }) {
  const pagefind = await import(`${base}pagefind.js`);
  await pagefind.options({ excerptLength: WORDS, noWorker: true }); // to start a worker takes longer than most searches: 0.2 s of the first
  await pagefind.init();
  return {
    asks: (query) => /[\p{L}\p{N}]/u.test(query),

    async find(query, { topic, source, from, to }) {
      const filters = {};
      if (topic) filters.topic = topic;
      if (source) filters.source = source;
      if (from || to) filters.day = { any: days(from > first ? from : first, to && to < last ? to : last) };
      const asked = query.trim();
      const { results } = await pagefind.search(asked || EVERY, { filters, sort: asked ? {} : { day: "desc" } });
      const row = async (result) => {
        const { url, meta, excerpt, content } = await result.data();
        const shown = asked ? parts(excerpt) : [content.split(/\s+/u, WORDS).join(" ")];
        return { title: meta.title, href: url, source: meta.source, day: meta.day, summary: shown.map((part) => part.replace(`${EVERY}.`, "")), language: meta.language };
      };
      return { count: results.length, rows: (start, end) => Promise.all(results.slice(start, end).map(row)) };
    },
  };
}
