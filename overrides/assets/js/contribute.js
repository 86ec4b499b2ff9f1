// Starts the form of /contribute/; until then, and without it, the page says what else to do.
import { ContributeForm, FILES } from "./contribute-page.js";
import { fetchJson, locale, say, url } from "./page.js";

/** The file of the record that the address names; null without one. */
async function givenRecord() {
  const mark = new URLSearchParams(window.location.search).get("site") || "";
  return /^[a-z0-9-]{1,80}$/.test(mark) ? fetchJson(url(FILES + mark + ".json")) : null;
}

async function start() {
  const form = document.querySelector("[data-contribute]");
  const lost = form.querySelector("[data-form-lost]");
  const [facts, taken, given] = await Promise.all([
    fetchJson(url(FILES + "form/" + locale + ".json")),
    fetchJson(url(FILES + "form/ids.json")),
    givenRecord().catch(() => {
      lost.textContent = say("contribute.lost");
      lost.hidden = false;
      return null;
    }),
  ]);
  new ContributeForm(form, facts, taken, given).start();
  document.querySelector("[data-contribute-plain]").hidden = true;
  form.hidden = false;
  form.dataset.ready = "";
}

start().catch((error) => window.console.warn(error));
