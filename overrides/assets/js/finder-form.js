// The form: what it says, and how many there would be with each answer.

import { CHOICES, FLAGS, isMoment, TIMES } from "./finder-state.js";
import { clockOf, dateOf, dayOf, minuteOf } from "./hours-clock.js";
import { say } from "./page.js";

const PAUSE_MS = 150;
const AT = "at";
const BEHIND = CHOICES.concat(FLAGS, "when");

/** Starts the form; `change(patch, typing)` is told each answer. */
export function startForm(form, change) {
  const controls = Array.from(document.querySelectorAll("[data-finder-field]"));
  const part = (name) => form.querySelector("[data-finder-" + name + "]");
  const day = part("day");
  const time = part("time");
  const labels = new Map();
  const words = controls.find((control) => control.dataset.finderField === "q");
  let waiting = null;
  let isUnasked = false;

  controls.forEach((control) => {
    remember(control);
    if (control !== words) control.addEventListener("change", () => change(answer(control), false));
  });
  [day, time].forEach((input) => input.addEventListener("change", () => moment() && change({ when: moment() }, false)));
  words.addEventListener("input", (event) => {
    isUnasked = true;
    if (!event.isComposing) typed();
  });
  words.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    askWords(false);
    const title = document.getElementById("sna-result-title");
    title.focus();
  });

  function typed() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => askWords(true), PAUSE_MS);
  }

  function askWords(typing) {
    window.clearTimeout(waiting);
    isUnasked = false;
    change({ q: words.value.trim() }, typing);
  }

  function remember(control) {
    const of = control.type === "checkbox" ? [control.nextElementSibling] : Array.from(control.options || []);
    of.forEach((node) => labels.set(node, node.textContent.trim()));
  }

  function answer(control) {
    const name = control.dataset.finderField;
    if (control.type !== "checkbox") return { [name]: name === "when" && control.value === AT ? startMoment() : control.value };
    return { [name]: name === "when" ? (control.checked ? "now" : "") : control.checked };
  }

  function moment() {
    const chosen = day.value + "T" + time.value.slice(0, 5);
    return isMoment(chosen) ? chosen : "";
  }

  /** The chosen moment starts as this one, in Taiwan. */
  function startMoment() {
    const now = Date.now();
    day.value = dateOf(dayOf(now));
    time.value = clockOf(minuteOf(now));
    return moment();
  }

  /** Makes the form say a state; words that are still being typed stay. */
  function write(state) {
    controls.forEach((control) => {
      const name = control.dataset.finderField;
      const value = name === "when" && isMoment(state.when) ? AT : state[name];
      if (control.type === "checkbox") control.checked = name === "when" ? value === "now" : value;
      else if (control !== words || !(isUnasked || words.value.trim() === value)) control.value = value;
    });
    part("at").hidden = !isMoment(state.when);
    if (isMoment(state.when)) {
      day.value = state.when.slice(0, 10);
      time.value = state.when.slice(11);
    }
    const used = BEHIND.filter((name) => state[name]).length;
    part("used").textContent = used ? say("finder.used", { n: used }) : "";
  }

  /** Writes the counts beside the answers; one that would give nothing cannot be chosen. Without
      the hours (`hasTimes`) nothing is counted for times. */
  function count(data, counts, hasTimes) {
    controls.forEach((control) => {
      const name = control.dataset.finderField;
      if (name === "when" && !hasTimes) {
        uncounted(control);
        return;
      }
      if (control.type === "checkbox") {
        const n = name === "when" ? counts.when.now || 0 : counts[name];
        label(control.nextElementSibling, n, name === "when" ? counts.unstated : 0);
        control.disabled = !n && !control.checked && control !== document.activeElement;
        return;
      }
      Array.from(control.options || []).forEach((option) => {
        const n = name === "when" ? timeCount(option, counts) : choiceCount(name, option, data, counts);
        if (n === null) return;
        label(option, n);
        option.disabled = !n && !option.selected;
      });
    });
  }

  function uncounted(control) {
    const nodes = control.type === "checkbox" ? [control.nextElementSibling] : Array.from(control.options);
    nodes.forEach((node) => (node.textContent = labels.get(node)));
    if (control.type === "checkbox") control.disabled = false;
    else nodes.forEach((node) => (node.disabled = false));
  }

  /** "免費（12）"; where times are not stated, how many: 0 must not read as "all are closed". */
  function label(node, n, unstated) {
    const text = say(unstated ? "finder.option_unstated" : "finder.option", { label: labels.get(node), n: n, unstated: unstated });
    if (node.textContent !== text) node.textContent = text;
  }

  /** The label of an answer, as chips name it. */
  function labelOf(name, value) {
    const fits = (control) => control.dataset.finderField === name;
    const select = controls.find((control) => fits(control) && control.options);
    if (!select) return labels.get(controls.find(fits).nextElementSibling);
    return labels.get(Array.from(select.options).find((option) => option.value === value));
  }

  /** What controls say, as a part of a state. */
  function answers(given) {
    return Object.assign({}, ...controls.filter((control) => given.has(control)).map(answer));
  }

  return { write: write, count: count, labelOf: labelOf, answers: answers };
}

function timeCount(option, counts) {
  return TIMES.includes(option.value) ? counts.when[option.value] || 0 : null;
}

function choiceCount(name, option, data, counts) {
  return CHOICES.includes(name) && option.value ? counts[name][data.facets[name].at.get(option.value)] || 0 : null;
}
