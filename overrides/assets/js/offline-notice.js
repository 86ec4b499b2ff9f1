// A page from a cache says from when it is; when the network is back it is compared with the
// newest one, which is offered rather than put in place under the reader's hands.
import { make, say, url } from "./page.js";
import { controller, copyOf, stamp } from "./offline-store.js";

const EVERY_MS = 30000;

const notice = make("div", { class: "sna-kept", role: "status" });
const kept = Number(document.body.dataset.kept) || 0;
const address = window.location.href.split(/[?#]/)[0];
let shown = null; // the <main> that the reader sees, as it was kept
let timer = null;

export async function start() {
  document.querySelector("header").prepend(notice);
  window.setTimeout(() => tell(kept ? say("offline.kept", { time: stamp(kept) }) : say("offline.missing")));
  const copy = kept && (await copyOf(address, kept));
  shown = copy ? mainOf(await copy.text()) : null;
  window.addEventListener("online", check);
  timer = window.setInterval(() => document.hidden || check(), EVERY_MS);
  check();
}

async function check() {
  let html = "";
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.status !== 200) return;
    html = await answer.text();
  } catch (error) {
    return; // still no network
  }
  window.clearInterval(timer);
  window.removeEventListener("online", check);
  notice.classList.add("sna-kept--back");
  if (kept && mainOf(html) === shown) tell(say("offline.same"));
  else offer(kept ? "offline.changed" : "offline.back");
  const worker = controller();
  if (worker) worker.postMessage({ type: "again", path: address.slice(url("").length) });
}

function mainOf(html) {
  return html.slice(html.indexOf("<main"), html.indexOf("</main>"));
}

function tell(sentence) {
  notice.textContent = "";
  notice.append(make("p", {}, [sentence]));
}

function offer(key) {
  const button = make("button", { type: "button", class: "sna-kept__reload" }, [say("offline.reload")]);
  button.addEventListener("click", () => window.location.reload());
  tell(say(key));
  notice.append(button);
}
