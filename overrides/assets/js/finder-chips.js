// The conditions in use, each with a way to drop it; and what to drop when nothing is found.

import { CHOICES, inUse, isMoment, without } from "./finder-state.js";
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

/** Fills `element` when nothing is found: what there would be with one condition less, and whom
    to call. */
export function showNone(element, state, result, labelOf, go) {
  element.hidden = result.rows.length > 0;
  element.textContent = "";
  if (element.hidden) return;
  const ways = inUse(state).filter((name) => result.without[name]);
  if (ways.length) {
    const items = ways.map((name) => {
      const label = name === "q" ? nameOf(state, name, labelOf) : say("finder.none.quoted", { label: nameOf(state, name, labelOf) });
      const text = say("finder.none.without", { label: label, n: result.without[name] });
      return item("sna-chip", text, "", () => go(without(state, name)));
    });
    element.append(make("p", {}, [say("finder.none.try")]), make("ul", { class: "sna-chips" }, items));
  }
  const lines = Array.from(document.querySelectorAll(".sna-urgent__line"), (line) => line.cloneNode(true));
  element.append(make("p", {}, [say("finder.none.call")]), make("p", { class: "sna-numbers" }, lines));
  element.append(make("p", {}, [make("a", { href: pageUrl("hotlines/") }, [say("finder.none.all")])]));
}
