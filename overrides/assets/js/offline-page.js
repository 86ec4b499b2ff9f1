// The page about offline use: what is kept, counties to keep whole, and the switch. In place of
// another page it has first whom to call and what can be opened, and nothing to download.
import { make, say, url } from "./page.js";
import { isOn, isPossible, keptPages, stamp, turnOff, turnOn } from "./offline-store.js";
import { newestJson } from "./offline-pack.js";
import { megabytes, startPack } from "./offline-pack-view.js";

const part = (name) => document.querySelector("[data-offline" + name + "]");
const tools = part("");
const toggle = part("-toggle");
const toggled = part("-toggled");
const isStandIn = "missing" in document.body.dataset;
const packs = [];

if (isPossible()) {
  caches.keys().then(start, () => {}); // refused in some private windows
}

async function start() {
  part("-not").hidden = true;
  part("-switch").hidden = false;
  part("-seen").open = isStandIn;
  part("-packs").hidden = isStandIn;
  if (!isStandIn) tools.parentNode.append(part("-lines"), part("-others"));
  toggle.addEventListener("click", turn);
  const sizes = await newestJson(url("assets/offline/packs.json")).catch(() => null);
  if (!sizes) part("-sizes").textContent = say("keep.pack_offline");
  document.querySelectorAll("[data-pack]").forEach((element) => {
    packs.push(startPack(element, sizes ? sizes[element.dataset.pack] : undefined, showKept));
  });
  await show();
}

async function show() {
  tools.hidden = !isOn();
  part("-seen-by").hidden = !isOn();
  toggle.textContent = say(isOn() ? "keep.turn_off" : "keep.turn_on");
  if (!isOn()) {
    toggled.textContent = toggled.textContent || say("keep.off");
    return;
  }
  await showKept();
  await Promise.all(packs.map((pack) => pack.show()));
}

async function showKept() {
  const { size, pages } = await keptPages();
  const status = part("-status");
  status.textContent = pages.length ? say("keep.total", { n: pages.length, size: megabytes(size) }) : say("keep.nothing");
  const list = part("-pages");
  list.textContent = "";
  pages.sort((a, b) => (a.address < b.address ? -1 : 1)).forEach((page) => {
    const words = say("keep.page", { title: page.title, time: stamp(page.kept) });
    list.append(make("li", {}, [make("a", { href: page.address }, [words])]));
  });
  part("-seen").hidden = !pages.length;
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
