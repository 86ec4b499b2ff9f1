// Leave a page quickly. The button is a plain link and works without this script; with it the
// page is covered at once, and Shift pressed three times within five seconds does the same.
import { say as sentence } from "./page.js";

const link = document.querySelector("[data-exit-link]");
const status = document.querySelector("[data-exit-status]");
const PRESSES = 3;
const LIMIT_MS = 5000;

let presses = 0;
let timer = null;
let alone = false;
let overlay = null;

function say(key) {
  status.textContent = key ? sentence("exit." + key) : "";
}

function leave() {
  overlay = document.createElement("div");
  overlay.className = "sna-exit__overlay";
  overlay.setAttribute("role", "alert");
  overlay.textContent = sentence("exit.loading");
  document.body.classList.add("sna-page--leaving");
  document.body.appendChild(overlay);
  window.location.href = link.href;
}

function forget(key) {
  presses = 0;
  window.clearTimeout(timer);
  say(key);
}

function press() {
  presses += 1;
  window.clearTimeout(timer);
  if (presses === PRESSES) {
    forget("");
    leave();
    return;
  }
  say(presses === 1 ? "two_more" : "one_more");
  timer = window.setTimeout(() => forget("expired"), LIMIT_MS);
}

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

// Shift counts only when it was pressed and let go by itself, so that capitals do not count.
document.addEventListener("keydown", (event) => {
  alone = event.key === "Shift" && !event.repeat ? true : event.key === "Shift" && alone;
  if (event.key !== "Shift" && presses) forget("");
});
document.addEventListener("keyup", (event) => {
  if (event.key === "Shift" && alone) press();
  alone = false;
});

// Coming back with the browser's back button shows the page again, not the cover.
window.addEventListener("pageshow", () => {
  document.body.classList.remove("sna-page--leaving");
  if (overlay) overlay.remove();
  overlay = null;
  forget("");
});
