const SITE = {"version": "d177e4463c7f79c8", "kept": ["/islands/skerra/", "/islands/skerra/offline/", "/islands/skerra/editions/2026-03-10/", "/islands/skerra/saved/", "/islands/skerra/assets/style-22f33c2c.css", "/islands/skerra/assets/site-15771782.js", "/islands/skerra/assets/icon-42f99aa3.svg", "/islands/skerra/assets/marks-a8023ebc.js", "/islands/skerra/assets/saved-c3eebb8b.js"], "assets": "/islands/skerra/assets/", "pictures": "/islands/skerra/pictures/", "offline": "/islands/skerra/offline/"};
// The service worker. SITE stands above: version, what is kept, the folders of assets and pictures, the page for what was not saved.
// Pages come from the network; what was read is kept for when there is none, and what was saved: marks.js does that. Assets are named by their content and never change.
const HERE = `digest ${self.registration.scope} `; // several sites may share a host
const NEW = HERE + SITE.version;
const READ = `${HERE}read`;
const SEEN = `${HERE}pictures`;
const old = new Map(); // pages shown that were saved, and when: they ask once they can say so
const MOST = 100; // pages that were read, and pictures that were seen

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(NEW)
      .then((cache) => cache.addAll(SITE.kept.map((path) => new Request(path, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(HERE) && name !== NEW && name !== READ && name !== SEEN).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function keep(request, response, name = READ) {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, response);
  const names = await cache.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - MOST)).map((name) => cache.delete(name)));
}

async function page(event) {
  try {
    // Pages of GitHub may be ten minutes old in the browser's own cache.
    const answer = await fetch(event.request, { cache: "no-cache" });
    if (answer.ok) event.waitUntil(keep(event.request, answer.clone()));
    return answer;
  } catch {
    const saved = (await (await caches.open(READ)).match(event.request)) ?? (await caches.match(event.request));
    if (!saved) return (await caches.match(SITE.offline)) ?? Response.error();
    const when = saved.headers.get("date");
    old.set(event.resultingClientId, when);
    return saved;
  }
}

async function asset(event, name) {
  const kept = await caches.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(event.request, answer.clone(), name));
  return answer;
}

self.addEventListener("message", ({ source }) => {
  if (old.has(source.id)) source.postMessage({ saved: old.get(source.id) });
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (new URL(request.url).pathname.startsWith(SITE.assets)) event.respondWith(asset(event, READ));
  else if (new URL(request.url).pathname.startsWith(SITE.pictures)) event.respondWith(asset(event, SEEN));
});
