// What this site keeps on the device: caches (named as in sw.js), their sizes and dates, and
// whether offline use was turned off. That one word is all that is stored besides the caches.
import { clockOf, dateOf, dayOf, minuteOf } from "./hours-clock.js";
import { locale, url } from "./page.js";

// Another site on this host has its own caches and its own switch.
const HERE = new URL(url("")).pathname;
const SWITCH = "sna-offline " + HERE;
const NAME = "sna " + HERE + " ";
const PACK = NAME + "pack ";

export function isPossible() {
  return "serviceWorker" in navigator && "caches" in window && window.isSecureContext;
}

export function isOn() {
  try {
    return window.localStorage.getItem(SWITCH) !== "off";
  } catch (error) {
    return false; // storage is forbidden: then caches are as well
  }
}

export function savesData() {
  return Boolean(navigator.connection && navigator.connection.saveData);
}

/** Registers the worker; gives it when it is active. */
export async function register() {
  const made = await navigator.serviceWorker.register(url("sw.js"), { scope: url(""), updateViaCache: "none" });
  return made.active || activated(made.installing || made.waiting);
}

/** Not `ready`, which may mean the worker of a site above this one. */
function activated(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("The worker could not be installed."));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** The worker through which this page has come, or null; never one of a site above this one. */
export function controller() {
  const worker = isPossible() ? navigator.serviceWorker.controller : null;
  return worker && worker.scriptURL === url("sw.js") ? worker : null;
}

/** Keeps the finder from the start again; `told()` hears when all is there. */
export async function turnOn(told) {
  window.localStorage.removeItem(SWITCH);
  const worker = await register();
  const channel = new MessageChannel();
  channel.port1.onmessage = told;
  worker.postMessage({ type: "keep", locale, more: !savesData(), fill: true }, [channel.port2]);
}

/** Removes everything that is kept and the worker, and remembers that it was not wanted. */
export async function turnOff() {
  window.localStorage.setItem(SWITCH, "off");
  await removeCaches("");
  const registration = await navigator.serviceWorker.getRegistration(url(""));
  if (registration && registration.scope === url("")) await registration.unregister();
  await removeCaches(""); // what was being stored meanwhile
}

async function names(part) {
  return (await caches.keys()).filter((name) => name.startsWith(NAME + part));
}

/** All caches of a sort; all of this site's when `part` is "". */
export async function removeCaches(part) {
  await Promise.all((await names(part)).map((name) => caches.delete(name)));
}

// --- packs: the pages of a county in a language, e.g. "kinmen.zh"

export async function hasPacks() {
  return (await names("pack ")).length > 0;
}

export async function packNames() {
  return (await names("pack ")).map((name) => name.slice(PACK.length));
}

export function openPack(pack) {
  return caches.open(PACK + pack);
}

export function removePack(pack) {
  return caches.delete(PACK + pack);
}

export function listOf(pack) {
  return url("assets/offline/" + pack + ".json");
}

/** {pages, size, kept} of a pack; kept = when it was last whole, 0 when it never was; null = none. */
export async function packState(pack) {
  if (!(await caches.has(PACK + pack))) return null;
  const copies = await (await openPack(pack)).matchAll();
  const list = await caches.match(listOf(pack), { cacheName: PACK + pack });
  const size = copies.reduce((sum, copy) => sum + sizeOf(copy), 0);
  return { pages: copies.length - (list ? 1 : 0), size, kept: list ? keptAt(list) : 0 };
}

// --- all that is kept besides packs

/** [{path, title, kept}] of the pages, and bytes of everything. */
export async function keptPages() {
  const pages = new Map();
  let size = 0;
  for (const name of await names("")) {
    if (!(await caches.has(name))) continue; // removed meanwhile; opening would make it again
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const copy = await cache.match(request);
      if (copy) size += sizeOf(copy);
      if (copy && !name.startsWith(PACK) && request.url.endsWith("/")) {
        const known = pages.get(request.url);
        if (!known || known.kept < keptAt(copy)) pages.set(request.url, { kept: keptAt(copy), copy });
      }
    }
  }
  return { size, pages: await Promise.all([...pages].map(([address, page]) => described(address, page))) };
}

async function described(address, page) {
  const head = (await page.copy.text()).slice(0, 2000);
  const title = new DOMParser().parseFromString(head, "text/html").title;
  return { address, title: title.split(" – ")[0], kept: page.kept };
}

/** The copy of an address that was kept at a certain time, or undefined. */
export async function copyOf(address, kept) {
  for (const name of await names("")) {
    const copy = await caches.match(address, { cacheName: name, ignoreVary: true });
    if (copy && keptAt(copy) === kept) return copy;
  }
  return undefined;
}

export function keptAt(copy) {
  return Number(copy.headers.get("sna-kept")) || 0;
}

function sizeOf(copy) {
  return Number(copy.headers.get("sna-size")) || 0;
}

/** "2026-11-22 14:05" in Taipei, whatever the device's zone. */
export function stamp(ms) {
  return dateOf(dayOf(ms)) + " " + clockOf(minuteOf(ms));
}
