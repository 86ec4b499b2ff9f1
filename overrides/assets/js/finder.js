// Starts the finder when its data are there; without them the page's own list stays as it is.

import { openRecords } from "./finder-data.js";
import { Finder } from "./finder-page.js";
import { loadHours } from "./hours.js";
import { fetchJson, make, say, url } from "./page.js";
import { takeWords } from "./search-words.js";

const form = document.querySelector("[data-finder]");
const part = (name) => document.querySelector("[data-finder-" + name + "]");

/** What was answered before the data were there. */
const given = new Set();
const take = (event) => {
  given.delete(event.target);
  given.add(event.target);
};
const wait = (event) => event.preventDefault();

function start() {
  form.hidden = false;
  form.addEventListener("input", take);
  form.addEventListener("submit", wait);
  fillIn(takeWords());
  const data = fetchJson(url("assets/finder/records.json"));
  const hours = loadHours().catch(() => null);
  return Promise.all([data, hours])
    .then(([file, table]) => new Finder(openRecords(file), table).read(window.history.state, given))
    .then(() => part("all").remove()); // the document stays small however many sites there are
}

/** The words typed into the box of another page. */
function fillIn(words) {
  if (!words) return;
  const input = form.querySelector("[data-finder-field=q]");
  input.value = words;
  given.add(input);
}

function fail() {
  form.hidden = true;
  part("result").hidden = true;
  part("all").before(make("p", { class: "sna-unknown" }, [say("finder.failed")]));
}

start().catch(fail);
