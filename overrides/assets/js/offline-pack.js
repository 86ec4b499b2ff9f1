// Keeping the pages of a county whole. Each kept page bears the mark it has in the list, so that
// going on after a break, asking twice, and refreshing fetch only what is missing or has changed.
import { url } from "./page.js";
import { listOf, openPack, packNames, packState } from "./offline-store.js";

const AT_ONCE = 4;
const DAY_MS = 86400000;

/** Fetches what the pack lacks. `told(done, all)` hears of each page, `stopped()` is asked before
    each. Gives "whole", "stopped", "full" (no room) or "partly" (some pages did not come). */
export async function keepPack(pack, told, stopped) {
  const list = await newestJson(listOf(pack));
  const cache = await openPack(pack);
  const missing = await lacking(cache, list);
  let done = list.length - missing.length;
  let failed = 0;
  let full = false;
  told(done, list.length);
  const next = async () => {
    while (missing.length && !stopped() && !full) {
      const [path, mark] = missing.shift();
      try {
        await keepPage(cache, path, mark);
        told((done += 1), list.length);
      } catch (error) {
        full = full || error.name === "QuotaExceededError";
        failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  if (full) return "full";
  if (stopped()) return "stopped";
  if (failed) return "partly";
  await dropOthers(cache, list);
  await cache.put(listOf(pack), dated(JSON.stringify(list), "application/json", ""));
  return "whole";
}

/** A list as the host has it now, not as the browser remembers it. */
export async function newestJson(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status !== 200) throw new Error(address + ": " + answer.status);
  return answer.json();
}

async function lacking(cache, list) {
  const marks = new Map();
  for (const request of await cache.keys()) {
    const copy = await cache.match(request);
    if (copy) marks.set(request.url, copy.headers.get("sna-mark"));
  }
  return list.filter(([path, mark]) => marks.get(url(path)) !== mark);
}

async function keepPage(cache, path, mark) {
  const answer = await fetch(url(path), { cache: "no-cache" });
  if (answer.status !== 200 || answer.redirected) throw new Error(path + ": " + answer.status);
  const html = await answer.text();
  if (/<body[^>]* data-private/.test(html)) throw new Error(path + " is not to be kept");
  await cache.put(url(path), dated(html, "text/html; charset=utf-8", mark));
}

function dated(text, type, mark) {
  const body = new Blob([text]);
  const headers = { "content-type": type, "sna-kept": String(Date.now()), "sna-size": String(body.size), "sna-mark": mark };
  return new Response(body, { headers });
}

async function dropOthers(cache, list) {
  const listed = new Set(list.map(([path]) => url(path)));
  const others = (await cache.keys()).filter((request) => !listed.has(request.url));
  await Promise.all(others.map((request) => cache.delete(request)));
}

/** Brings packs that were whole more than a day ago up to date, quietly. */
export async function refreshPacks() {
  for (const pack of await packNames()) {
    const state = await packState(pack);
    const isDue = state && state.kept && Date.now() - state.kept > DAY_MS;
    if (isDue) await keepPack(pack, () => {}, () => !navigator.onLine).catch(() => {});
  }
}
