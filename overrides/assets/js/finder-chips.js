// The conditions in use, each with a way to drop it; and what to drop when nothing is found.

import { CHOICES, inUse, isMoment, nothing, without } from "./finder-state.js";
import { make, pageUrl, say } from "./page.js";

/** What a condition is called. */
function nameOf(state, name, labelOf) {
  if (name === "q") return say("finder.chip.q", { q: state.q });
  if (name === "only") return say("finder.chip.only");
  if (name === "when" && isMoment(state.when)) return say("finder.chip.at", { at: state.when.replace("T", " ") });
  return labelOf(name, CHOICES.includes(name) || name === "when" ? state[name] : "1");
}

/** All conditions in use: [{ name, label }]. */
function chipsOf(state, place, labelOf) {
  const chips = inUse(state).map((name) => ({ name: name, label: nameOf(state, name, labelOf) }));
  if (state.unstated) chips.push({ name: "unstated", label: say("finder.chip.unstated") });
  if (place) chips.push({ name: "place", label: say("finder.chip.place", { place: place.label }) });
  return chips;
}

/** The conditions in use, in words. */
export function askedFor(state, place, labelOf) {
  return chipsOf(state, place, labelOf).map((chip) => chip.label).join(say("finder.joint"));
}

/** Fills `list` with a button for each condition, and one for all. */
export function showChips(list, state, place, labelOf, go) {
  const chips = chipsOf(state, place, labelOf);
  const items = chips.map((chip) => {
    const label = say("finder.chip.remove", { label: chip.label });
    return item("sna-chip", chip.label, label, () => go(without(state, chip.name)));
  });
  if (chips.length) items.push(item("sna-chip sna-chip--all", say("finder.clear"), "", () => go(null)));
  list.textContent = "";
  list.append(...items);
  list.hidden = !items.length;
}

function item(look, text, label, act) {
  const button = make("button", { type: "button", class: look }, [text]);
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
  return make("li", {}, [button]);
}

/** Fills `element` when nothing is found: what there would be with fewer conditions, and whom to
    call. `countOf(state)`: how many another state finds. */
export function showNone(element, state, result, labelOf, go, countOf) {
  element.hidden = result.rows.length > 0;
  element.textContent = "";
  if (element.hidden) return;
  const used = inUse(state);
  const offer = (key, name, next, n) => {
    const quoted = name && (name === "q" ? nameOf(state, name, labelOf) : say("finder.none.quoted", { label: nameOf(state, name, labelOf) }));
    return n && item("sna-chip", say("finder.none." + key, { label: quoted, n: n }), "", () => go(next));
  };
  const one = used.length > 1 ? used.map((name) => offer("without", name, without(state, name), result.without[name])) : [];
  const kept = ["need", "kind", "q"].filter((name) => used.length > 2 && state[name]);
  const few = kept.map((name) => [name, onlyWith(state, name)]).map(([name, next]) => offer("few", name, next, countOf(next)));
  const everything = onlyWith(state, "");
  append(element, "try", one);
  if (!one.some(Boolean)) append(element, "drop_more", few);
  const lines = Array.from(document.querySelectorAll(".sna-urgent__line"), (line) => line.cloneNode(true));
  element.append(make("p", {}, [say("finder.none.call")]), make("p", { class: "sna-numbers" }, lines));
  element.append(make("p", {}, [make("a", { href: pageUrl("hotlines/") }, [say("finder.none.all")])]));
  if (!one.some(Boolean)) append(element, "", [offer("everything", "", everything, countOf(everything))]);
}

function append(element, title, items) {
  const list = make("ul", { class: "sna-chips" }, items);
  if (title && list.children.length) element.append(make("p", {}, [say("finder.none." + title)]));
  if (list.children.length) element.append(list);
}

/** The state with the place, the list and one condition alone. */
function onlyWith(state, name) {
  const kept = { place: state.place, list: state.list };
  if (name) kept[name] = state[name];
  return Object.assign(nothing(), kept);
}
