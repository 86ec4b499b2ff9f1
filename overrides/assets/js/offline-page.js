// The page about offline use: what is kept, counties to keep whole, and the switch.
import { make, say, url } from "./page.js";
import { isOn, isPossible, keptPages, stamp, turnOff, turnOn } from "./offline-store.js";
import { newestJson } from "./offline-pack.js";
import { megabytes, startPack } from "./offline-pack-view.js";

const tools = document.querySelector("[data-offline]");
const toggle = document.querySelector("[data-offline-toggle]");
const toggled = document.querySelector("[data-offline-toggled]");
const packs = [];

if (isPossible()) {
  caches.keys().then(start, () => {}); // refused in some private windows
}

async function start() {
  document.querySelector("[data-offline-not]").hidden = true;
  document.querySelector("[data-offline-switch]").hidden = false;
  // The helplines come first only where somebody wanted another page.
  const lines = document.querySelector("[data-offline-lines]");
  if (!("missing" in document.body.dataset)) lines.parentNode.append(lines);
  toggle.addEventListener("click", turn);
  const sizes = await newestJson(url("assets/offline/packs.json")).catch(() => ({}));
  document.querySelectorAll("[data-pack]").forEach((element) => {
    packs.push(startPack(element, sizes[element.dataset.pack], showKept));
  });
  await show();
}

async function show() {
  tools.hidden = !isOn();
  toggle.textContent = say(isOn() ? "keep.turn_off" : "keep.turn_on");
  if (!isOn()) return;
  await showKept();
  await Promise.all(packs.map((pack) => pack.show()));
}

async function showKept() {
  const { size, pages } = await keptPages();
  const status = document.querySelector("[data-offline-status]");
  status.textContent = pages.length ? say("keep.total", { n: pages.length, size: megabytes(size) }) : say("keep.nothing");
  const list = document.querySelector("[data-offline-pages]");
  list.textContent = "";
  pages.sort((a, b) => (a.address < b.address ? -1 : 1)).forEach((page) => {
    const words = say("keep.page", { title: page.title, time: stamp(page.kept) });
    list.append(make("li", {}, [make("a", { href: page.address }, [words])]));
  });
  document.querySelector("[data-offline-seen]").hidden = !pages.length;
}

async function turn() {
  const wasOn = isOn();
  toggle.disabled = true;
  try {
    packs.forEach((pack) => pack.stop());
    await (wasOn ? turnOff() : turnOn(showKept));
    toggled.textContent = say(wasOn ? "keep.turned_off" : "keep.turned_on");
  } catch (error) {
    toggled.textContent = say("keep.failed");
  }
  toggle.disabled = false;
  await show();
  toggle.focus();
}
