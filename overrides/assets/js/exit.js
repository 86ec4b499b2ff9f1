// Leave a page quickly. The button is a plain link and works without this script; with it the page
// is covered at once, this visit leaves the history of the tab, and Shift pressed three times
// within five seconds does the same. exit-gate.js covers what "back" would show.
import { forgetKept } from "./exit-forget.js";
import { make, say as sentence } from "./page.js";
import { takeWords } from "./search-words.js";

const KEY = "sna"; // as in exit-gate.js
const PRESSES = 3;
const LIMIT_MS = 5000;
/** So long may clearing keep somebody; the page is covered meanwhile. */
const CLEARING_MS = 200;
/** A screen reader misses what is said in the moment in which its place appears. */
const SPEAKING_MS = 300;

const parts = Array.from(document.querySelectorAll("[data-exit-part]"));
const bar = document.querySelector("[data-exit]");
const link = document.querySelector("[data-exit-link]");
const status = document.querySelector("[data-exit-status]");

let presses = 0;
let timer = null;
let alone = false;
let leaving = false;

function say(key) {
  status.textContent = key ? sentence("exit." + key) : "";
}

function cover() {
  const overlay = make("div", { class: "sna-exit__overlay", role: "alert" }, [sentence("exit.loading")]);
  document.body.classList.add("sna-page--leaving");
  document.body.append(overlay);
}

function markTab() {
  try {
    window.sessionStorage.setItem(KEY, "");
  } catch (error) {
    // Storage is switched off: this visit still leaves the history, earlier ones stay in it.
  }
}

function leave() {
  if (leaving) return;
  leaving = true;
  cover();
  takeWords();
  markTab();
  forgetKept(CLEARING_MS).then(() => window.location.replace(link.href));
}

function count(number) {
  presses = number;
  bar.dataset.presses = String(number);
  window.clearTimeout(timer);
}

function forget(key) {
  count(0);
  say(key);
}

function press() {
  count(presses + 1);
  if (presses === PRESSES) {
    say("");
    leave();
    return;
  }
  say(presses === 1 ? "two_more" : "one_more");
  timer = window.setTimeout(() => forget("expired"), LIMIT_MS);
}

/** Shows the exit on a page that has become about violence, or takes it away again. */
export function offerExit(on) {
  if (bar.hidden === !on) return;
  parts.forEach((part) => (part.hidden = !on));
  forget("");
  if (on) timer = window.setTimeout(() => say("offered"), SPEAKING_MS);
}

function start() {
  document.querySelectorAll("[data-exit-script]").forEach((words) => (words.hidden = false));
  document.querySelectorAll("[data-exit-link], [data-exit-skip]").forEach((way) => {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  });
  // Shift counts only when it was pressed and let go by itself, so that capitals do not count.
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat ? !bar.hidden : event.key === "Shift" && alone;
    if (event.key !== "Shift" && presses) forget("");
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) press();
    alone = false;
  });
}

start();
