// Keeps the frame of the app on this phone, by name, and nothing that anybody wrote.
// The server puts `self.shellVersion` above this line; it changes when a file changes.

const NEUTRAL = "/measures";
const OFFLINE = "/static/pwa/offline.html";
const SHELL = [
  NEUTRAL,
  OFFLINE,
  "/static/pwa/cards.html",
  "/static/pwa/app.css",
  "/static/pwa/app.js",
  "/static/pwa/measures.css",
  "/static/pwa/elements/goes-on.js",
  "/static/pwa/elements/one-file.js",
  "/static/pwa/elements/print-now.js",
  "/static/pwa/elements/read-aloud.js",
  "/static/pwa/elements/small-picture.js",
  "/static/pwa/elements/still-open.js",
  "/static/pwa/elements/unsaved-words.js",
  "/static/pwa/icons/cup.svg",
  "/static/pwa/icons/notes.svg",
  "/static/pwa/icons/sprite.svg",
];
const CACHE = `shell-${self.shellVersion}`;

// Without credentials: a shell file is the same for everybody.
const fresh = (path) => new Request(path, { cache: "no-cache", credentials: "omit" });

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL.map(fresh));
  await self.skipWaiting();
}

async function dropOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(path) {
  const cache = await caches.open(CACHE);
  return cache.match(path, { ignoreVary: true });
}

async function shellFirst(request, path) {
  return (await kept(path)) ?? fetch(request);
}

async function networkOrOffline(request) {
  try {
    return await fetch(request);
  } catch {
    return (await kept(OFFLINE)) ?? Response.error();
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(dropOld()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (SHELL.includes(pathname)) event.respondWith(shellFirst(request, pathname));
  else if (request.mode === "navigate") event.respondWith(networkOrOffline(request));
});
