// One county on the page about offline use: its size, progress, and the buttons.
import { say } from "./page.js";
import { packState, removePack, stamp } from "./offline-store.js";
import { keepPack } from "./offline-pack.js";

const STEPS = 4; // progress is spoken at each quarter only

/** `told` is what packs.json says of it, undefined without a network; `changed()` hears of changes.
    Gives {show(), stop()}. */
export function startPack(element, told, changed) {
  const part = (name) => element.querySelector("[data-pack-" + name + "]");
  const [state, bar, status] = ["state", "bar", "status"].map(part);
  const [keep, stop, remove] = ["keep", "stop", "remove"].map(part);
  const name = element.dataset.pack;
  const county = element.dataset.county;
  const first = keep.textContent; // the button's words before anything is kept
  let halted = false;
  let isBusy = false;

  keep.addEventListener("click", fetchAll);
  stop.addEventListener("click", () => (halted = true));
  remove.addEventListener("click", async () => {
    await removePack(name);
    await finish("removed");
    (keep.hidden ? stop : keep).focus();
  });
  return { show, stop: () => (halted = true) };

  async function show() {
    const kept = await packState(name);
    element.hidden = !told && !kept && !status.textContent;
    state.textContent = inWords(kept);
    keep.textContent = kept ? say(kept.kept ? "keep.pack_again" : "keep.pack_go_on", { county }) : first;
    keep.hidden = isBusy || !told;
    stop.hidden = !isBusy;
    remove.hidden = isBusy || !kept;
    bar.hidden = !isBusy;
  }

  function inWords(kept) {
    if (!kept) return told ? say("keep.pack_none", sizes()) : "";
    if (kept.kept) return say("keep.pack_whole", { n: kept.pages, size: megabytes(kept.size), time: stamp(kept.kept) });
    return told ? say("keep.pack_part", { done: kept.pages, n: told.pages }) : say("keep.pack_unknown", { done: kept.pages });
  }

  function sizes() {
    return { n: told.pages, size: megabytes(told.size), download: megabytes(told.download) };
  }

  async function fetchAll() {
    halted = false;
    isBusy = true;
    await show();
    stop.focus();
    const result = await keepPack(name, progress, () => halted).catch(() => "partly");
    isBusy = false;
    await finish(result);
    keep.focus();
  }

  async function finish(result) {
    status.textContent = say("keep." + result, { county });
    await show();
    await changed();
  }

  function progress(done, all) {
    const spoken = Math.floor((STEPS * bar.value) / bar.max) < Math.floor((STEPS * done) / all);
    bar.max = all;
    bar.value = done;
    state.textContent = say("keep.progress", { done, all });
    if (spoken && done < all) status.textContent = say("keep.progress", { done, all });
  }
}

export function megabytes(bytes) {
  return say("keep.mb", { n: Math.max(0.1, bytes / 1e6).toFixed(1) });
}
