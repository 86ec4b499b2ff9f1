// The search box of every page: a combobox with a list of links.
// Without this script the box is a plain form that leads to the full list.

import { make } from "./page.js";
import { about, loadSearch, say } from "./search-view.js";
import { openList } from "./search-words.js";

const LIMIT = 8;
const QUIET_MS = 700;

const form = document.querySelector("[data-search]");

if (form) startBox(form);

function startBox(form) {
  const input = form.querySelector("[data-search-input]");
  const panel = form.querySelector("[data-search-panel]");
  const list = form.querySelector("[data-search-list-box]");
  const note = form.querySelector("[data-search-note]");
  const status = form.querySelector("[data-search-status]");
  const root = new URL("../", form.action);
  let current = -1;
  let speaking = null;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("focus", () => loadSearch().then(() => input.value && update(), () => {}));
  input.addEventListener("input", (event) => event.isComposing || update());
  input.addEventListener("compositionend", update);
  input.addEventListener("keydown", onKey);
  form.addEventListener("submit", toList);
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  list.addEventListener("mousedown", (event) => event.preventDefault());

  function update() {
    const query = input.value.trim();
    if (!query) return close();
    return loadSearch().then((search) => query === input.value.trim() && show(search, query), fail);
  }

  function show(search, query) {
    const found = search.find(query, LIMIT);
    const results = found.total ? found.results : search.suggestions();
    const options = results.map((result) => option(new URL(result.path, root).href, result.name, about(result), result.phones[0]));
    if (found.total > results.length) options.push(toAll(found.total));
    if (!found.total) options.push(option(form.action, say("all")));
    const sentence = found.total ? say("count", { n: found.total }) : say("none", { q: query });
    note.textContent = found.total ? "" : sentence;
    note.hidden = found.total > 0;
    open(options);
    speak(sentence);
  }

  /** The line that leads to all that was found. */
  function toAll(total) {
    const line = option(form.action, say("more", { n: total }));
    line.addEventListener("click", toList);
    return line;
  }

  function toList(event) {
    event.preventDefault();
    openList(form.action, input.value.trim());
  }

  function open(options) {
    list.textContent = "";
    options.forEach((made, i) => {
      made.id = "sna-search-option-" + i;
      list.appendChild(made);
    });
    choose(-1);
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    panel.hidden = true;
    list.textContent = "";
    input.setAttribute("aria-expanded", "false");
    choose(-1);
    speak("");
  }

  function fail() {
    note.textContent = say("failed");
    note.hidden = false;
    open([]);
    speak(note.textContent);
  }

  function speak(sentence) {
    window.clearTimeout(speaking);
    speaking = window.setTimeout(() => (status.textContent = sentence), QUIET_MS);
  }

  function choose(next) {
    const options = list.children;
    if (options[current]) options[current].setAttribute("aria-selected", "false");
    current = next;
    if (!options[current]) return input.removeAttribute("aria-activedescendant");
    options[current].setAttribute("aria-selected", "true");
    options[current].scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", options[current].id);
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const count = list.children.length;
    const steps = { ArrowDown: current + 1, ArrowUp: current < 0 ? count - 1 : current - 1 };
    if (event.key in steps && !panel.hidden) {
      event.preventDefault();
      choose(steps[event.key] >= count ? -1 : steps[event.key]);
    } else if (event.key === "ArrowDown") {
      update();
    } else if (event.key === "Enter" && list.children[current]) {
      event.preventDefault();
      list.children[current].click();
    } else if (event.key === "Tab") {
      close();
    } else if (event.key === "Escape") {
      if (panel.hidden) input.value = "";
      close();
    }
  }
}

function option(href, name, detail, phone) {
  const link = { class: "sna-search__option", href: href, tabindex: "-1", role: "option", "aria-selected": "false" };
  return make("a", link, [
    make("span", { class: "sna-search__name" }, [name]),
    detail && make("span", { class: "sna-search__about" }, [detail]),
    phone && make("span", { class: "sna-search__phone" }, [phone]),
  ]);
}
