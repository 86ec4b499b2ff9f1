// Starts the finder when its data are there; without them the page's own list stays as it is.

import { openRecords } from "./finder-data.js";
import { Finder } from "./finder-page.js";
import { loadHours } from "./hours.js";
import { fetchJson, make, say, url } from "./page.js";

const form = document.querySelector("[data-finder]");
const part = (name) => document.querySelector("[data-finder-" + name + "]");

function start() {
  form.hidden = false;
  const data = fetchJson(url("assets/finder/records.json"));
  const hours = loadHours().catch(() => null);
  return Promise.all([data, hours])
    .then(([file, table]) => new Finder(openRecords(file), table).read(window.history.state))
    .then(() => part("all").remove()); // the document stays small however many sites there are
}

function fail() {
  form.hidden = true;
  part("result").hidden = true;
  part("all").before(make("p", { class: "sna-unknown" }, [say("finder.failed")]));
}

start().catch(fail);
