// Takes away what the site keeps on the device for use without a network.
import { removeCaches } from "./offline-store.js";
import { url } from "./page.js";

/** Resolves when all is gone, at the latest after `limit` ms; never fails, for nothing may keep
    somebody from leaving. */
export function forgetKept(limit) {
  const late = new Promise((resolve) => window.setTimeout(resolve, limit));
  const done = Promise.all([dropWorkers(), dropCaches()]).catch(() => {});
  return Promise.race([done, late]);
}

/** The worker is told first, so that it keeps nothing more of what is still under way. Another
    site on this host, above or below, keeps its own. */
async function dropWorkers() {
  if (!("serviceWorker" in navigator)) return;
  const known = await navigator.serviceWorker.getRegistrations();
  await Promise.all(known.filter((one) => one.scope === url("")).map((one) => {
    [one.active, one.waiting, one.installing].forEach((worker) => worker && worker.postMessage({ type: "forget" }));
    return one.unregister();
  }));
}

async function dropCaches() {
  if ("caches" in window) await removeCaches("");
}
