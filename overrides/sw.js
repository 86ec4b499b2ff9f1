// The service worker: what is shown when the network fails.
//
// Network first, always: a phone number may have changed. A kept copy is used when the network
// fails or stays silent for LIMIT_MS, and says so (<body data-kept>). Three sorts of caches:
//   shell   scripts and styles, all of one version, filled at once
//   seen    what every language has (offline page; from the second page on helplines and finder,
//           so that a first visit stays light) and visited pages: dropped with their scripts
//   pack    counties that somebody keeps whole: filled by the page (offline-pack.js)
// Pages about violence (<body data-private>) are never kept, nor is anything beside the site: at a
// host's root a worker is asked for the pages of all sites below as well. When the caches have been
// deleted (quick exit, turned off) nothing is stored again until the next registration.
// Plain script of 2018, for old phones.
const LIST = /* list */ {};

const LIMIT_MS = 4000;
const HURRY_MS = 300; // for files, once the network has been silent for a page
const STORING_MS = 5000; // a copy of an answer that nobody reads to its end comes to no end either
const MOST_PAGES = 150;
const DAY_MS = 86400000;

const ROOT = new URL("./", self.location.href).href;
const NAME = "sna " + new URL(ROOT).pathname + " ";
const SHELL = NAME + "shell " + LIST.version;
const SEEN = NAME + "seen " + LIST.code;
const PACK = NAME + "pack ";
const WANTED = new Set([].concat(...Object.values(LIST.first), ...Object.values(LIST.more)));
const FILES = new Set(LIST.shell.concat(...WANTED).filter((path) => !path.endsWith("/")));
const FOLDERS = new Set(LIST.folders);
let hurryUntil = 0;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fillShell().then(carryOn));
});
self.addEventListener("activate", (event) => event.waitUntil(dropCaches(isOld).then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  const asked = event.data || {};
  const tell = () => event.ports.forEach((port) => port.postMessage("kept"));
  if (asked.type === "keep") event.waitUntil(keep(asked).then(tell));
  if (asked.type === "again") event.waitUntil(again(asked.path));
  if (asked.type === "forget") event.waitUntil(Promise.all([dropCaches(() => true), self.registration.unregister()]));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const path = pathOf(request.url);
  const isPage = request.mode === "navigate";
  if (path === null || request.method !== "GET" || request.headers.has("range")) return;
  if (isPage ? !isInside(path) : !FILES.has(path)) return;
  // Facts are asked of the host itself, not of the browser's own cache, whatever the host allows.
  const isFact = isPage || path.endsWith(".json");
  const fresh = isPage ? askPage(request.url) : isFact ? fetch(request, { cache: "no-cache" }) : fetch(request);
  // Copied before the answer is given out, while its body can still be read.
  if (isFact) event.waitUntil(atMost(STORING_MS, fresh.then((answer) => store(path, answer.clone())).catch(() => {})));
  event.respondWith(isPage ? page(path, fresh) : file(path, fresh));
});

/** By its address: Chrome before 68 refuses to ask for a navigation's request in another way. */
function askPage(address) {
  return fetch(address, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });
}

async function page(path, fresh) {
  const copy = await newest(path);
  if (!copy) return fresh.catch(() => missing(path));
  return soonest(fresh, LIMIT_MS, () => marked(copy, "data-kept=\"" + keptAt(copy) + "\""));
}

async function file(path, fresh) {
  const copy = await newest(path);
  if (!copy) return fresh;
  return soonest(fresh, Date.now() < hurryUntil ? HURRY_MS : LIMIT_MS, () => copy);
}

/** A worker that waits for ever would keep a newer one from taking over. */
function atMost(limit, work) {
  return Promise.race([work, new Promise((resolve) => self.setTimeout(resolve, limit))]);
}

/** The fresh answer when it comes in time and is none of a broken server, else the other. */
async function soonest(fresh, limit, other) {
  const late = new Promise((resolve) => self.setTimeout(resolve, limit));
  const answer = await Promise.race([fresh.catch(() => null), late]);
  if (answer && answer.status < 500) return answer;
  if (answer === undefined) hurryUntil = Date.now() + 8 * LIMIT_MS;
  return other();
}

/** An offline page: that of the path's language (the longest home above it), else any that is kept. */
async function missing(path) {
  const fit = (home) => (path.startsWith(home) ? home.length + 1 : 0);
  const homes = Object.keys(LIST.missing).sort((a, b) => fit(b) - fit(a));
  let copy = null;
  for (const home of homes) copy = copy || (await newest(LIST.missing[home]));
  if (!copy) return Response.error();
  const root = new URL(ROOT).pathname;
  const html = (await copy.text()).replace(/(["'])(?:\.\.\/)+/g, "$1" + root);
  const headers = { "content-type": "text/html; charset=utf-8" };
  return new Response(html.replace("<body ", "<body data-missing "), { status: 503, headers });
}

async function marked(copy, mark) {
  const html = (await copy.text()).replace("<body ", "<body " + mark + " ");
  return new Response(html, { headers: copy.headers });
}

/** The newest copy of a path in all caches of this version. */
async function newest(path, names) {
  const among = names || (await ourCaches()).filter((name) => !isOld(name));
  const copies = await Promise.all(among.map((name) => caches.match(ROOT + path, { cacheName: name, ignoreVary: true })));
  return copies.filter(Boolean).sort((a, b) => keptAt(b) - keptAt(a))[0];
}

/** All files of the shell, or nothing: a version is never kept by halves. */
async function fillShell() {
  const copies = await Promise.all(LIST.shell.map((path) => load(path).then(dated)));
  const cache = await caches.open(SHELL);
  try {
    // One after the other: storing all at once kept a new worker from taking over (Chromium 156).
    for (let i = 0; i < copies.length; i += 1) await cache.put(ROOT + LIST.shell[i], copies[i]);
  } catch (error) {
    await caches.delete(SHELL);
    throw error;
  }
}

async function load(path) {
  const answer = await fetch(ROOT + path, { cache: "no-cache" });
  if (!isGood(answer)) throw new Error(path + ": " + answer.status);
  return answer;
}

/** Whoever had the offline page or the finder before a new version has it afterwards. */
async function carryOn() {
  const line = self.navigator.connection;
  const lists = Object.values(LIST.first).concat(line && line.saveData ? [] : Object.values(LIST.more));
  for (const paths of lists) if (await newest(paths[0], await ourCaches())) await keepAll(paths, 0);
}

/** What a page asks for once it has come to rest: the offline page of its language, the page
    itself when the worker did not see it come, and more when this is not a first visit. */
async function keep(asked) {
  // Turned off and on again; never unasked, for a newer worker may have taken over.
  if (asked.fill && !(await caches.has(SHELL))) await fillShell();
  await keepAll(LIST.first[asked.locale], DAY_MS);
  if (typeof asked.path === "string") await again(asked.path);
  if (asked.more) await keepAll(LIST.more[asked.locale], DAY_MS);
}

function again(from) {
  const path = pathOf(ROOT + from);
  return load(path).then((answer) => store(path, answer)).catch(() => {});
}

/** Store what is not there or older than `age`, one by one: all at once kept the worker busy for
    so long that a new version could not take over. */
async function keepAll(paths, age) {
  for (const path of paths) {
    const copy = await caches.match(ROOT + path, { cacheName: SEEN, ignoreVary: true });
    if (!copy || Date.now() - keptAt(copy) >= age) await again(path);
  }
}

/** Keep a visited page or a file of the finder; what is gone, or private now, is let go. */
async function store(path, answer) {
  if (answer.status === 404 || answer.status === 410) return drop(path);
  if (!isGood(answer) || !(await caches.has(SHELL))) return undefined;
  if (!FILES.has(path)) {
    if (!/^text\/html/.test(answer.headers.get("content-type") || "")) return undefined;
    const html = await answer.clone().text();
    if (/<body[^>]* data-private/.test(html)) return drop(path);
    if (!html.includes("<body class=\"sna-page\"")) return undefined; // not ours
  }
  const copy = await dated(answer);
  const cache = await caches.open(SEEN);
  await cache.put(ROOT + path, copy); // goes to the end of the keys: they are in the order of visits
  await trim(cache);
  // Everything may have been forgotten meanwhile.
  return (await caches.has(SHELL)) || caches.delete(SEEN);
}

async function trim(cache) {
  const pages = (await cache.keys()).filter((request) => !WANTED.has(pathOf(request.url)));
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_PAGES)).map((request) => cache.delete(request)));
}

async function drop(path) {
  for (const name of await ourCaches()) await (await caches.open(name)).delete(ROOT + path);
}

function isOld(name) {
  return name !== SHELL && name !== SEEN && !name.startsWith(PACK);
}

async function dropCaches(isDropped) {
  const names = (await ourCaches()).filter(isDropped);
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(NAME));
}

/** Path from the site's root without query and fragment; null for another site. */
function pathOf(address) {
  if (!address.startsWith(ROOT)) return null;
  const path = address.slice(ROOT.length).split(/[?#]/)[0];
  return path.replace(/(^|\/)index\.html$/, "$1");
}

/** The home page, or within a folder of the site. */
function isInside(path) {
  return path === "" || FOLDERS.has(path.split("/")[0]);
}

function isGood(answer) {
  return answer.status === 200 && answer.type === "basic" && !answer.redirected;
}

function keptAt(copy) {
  return Number(copy.headers.get("sna-kept")) || 0;
}

/** A copy that says when it was kept and how large it is. */
async function dated(answer) {
  const body = await answer.blob();
  const headers = new Headers(answer.headers);
  ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
  headers.set("sna-kept", String(Date.now()));
  headers.set("sna-size", String(body.size));
  return new Response(body, { headers });
}
