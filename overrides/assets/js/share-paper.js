// What is printed besides the page: what it is, when it was printed, and the way back to it.
import { make, once, say } from "./page.js";

/** Whose day it is on paper, whatever the device's zone. */
const ZONE = "Asia/Taipei";

let draw = null;

/** Get ready to draw QR codes. */
export const loadQr = once(() => import("./share-qr.js").then((module) => (draw = module.qrSvg)));

function today() {
  const form = { timeZone: ZONE, year: "numeric", month: "long", day: "numeric" };
  return new Date().toLocaleDateString(document.documentElement.lang, form);
}

/** The code, or nothing: it is not loaded yet, or the address is too long for one. */
function codeOf(facts) {
  try {
    return [draw(facts.url, say("share.qr_of", { title: facts.title }))];
  } catch (error) {
    return [];
  }
}

function fill(paper, facts) {
  const code = codeOf(facts);
  const line = (text, look) => make("p", look ? { "class": look } : {}, [text]);
  paper.textContent = "";
  paper.append(...code);
  if (facts.asked) paper.append(line(facts.asked, "sna-paper__asked"));
  paper.append(
    line(say("share.printed", { date: today() })),
    line(say(code.length ? "share.scan" : "share.read")),
    line(facts.url, "sna-share__address")
  );
}

/** Open what is folded; returns what was opened. Browsers differ in what they print of it. */
function unfold() {
  const folded = Array.from(document.querySelectorAll("main details:not([open])"));
  folded.forEach((part) => (part.open = true));
  return folded;
}

/** Keep the head of the printed page ready; returns a function that prints, with the QR code.
    The browser's own command prints at once: then the code is there only if it was loaded.
    Browsers that do not tell that they print (Safari before 13) are told by the button. */
export function startPaper(facts) {
  const paper = make("aside", { "class": "sna-paper", "data-paper": "" });
  let opened = [];
  document.getElementById("main").prepend(paper);
  window.addEventListener("beforeprint", () => {
    fill(paper, facts());
    opened = opened.concat(unfold());
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((part) => (part.open = false));
    opened = [];
  });
  return () => loadQr().catch(() => null).then(() => {
    if (!("onbeforeprint" in window)) window.dispatchEvent(new Event("beforeprint"));
    window.print();
  });
}
