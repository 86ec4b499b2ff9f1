// The list: parts with headings, twenty cards at first, more when asked for.

import { cardOf, press } from "./finder-cards.js";
import { firstShown } from "./finder-rank.js";
import { make, say } from "./page.js";

const STEP = 20;

/** Starts the list; `acts` has list(code) and map(id), for the buttons of the cards. */
export function startList(element, sources, acts) {
  let parts = [];
  let lists = [];
  let now = null;

  element.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (button) acts[button.dataset.act](button.value);
  });

  /** Shows parts [{ key, rows, title }] of `view` { data, place, listed, sort }; `shown` is
      how many cards of each part are shown, as told by shown() when the list was left. */
  function show(view, newParts, shown) {
    now = view;
    parts = newParts;
    const first = firstShown(parts, view.sort);
    const whole = document.createDocumentFragment();
    lists = parts.map((part, at) => {
      const list = make("ul", { class: "sna-cards" });
      const more = make("button", { type: "button", class: "sna-more" });
      more.addEventListener("click", () => extend(at));
      if (part.title) whole.append(make("h3", {}, [part.title]));
      whole.append(list, more);
      return { list: list, more: more };
    });
    parts.forEach((part, at) => fill(at, (shown && shown[at]) || first[at]));
    element.textContent = "";
    element.append(whole);
  }

  /** Shows at least `count` cards of a part. */
  function fill(at, count) {
    const rows = parts[at].rows;
    const has = lists[at].list.children.length;
    const cards = rows.slice(has, count).map((row) => cardOf(sources.get(now.data.ids[row]), now.data, row, now));
    lists[at].list.append(...cards);
    const left = Math.max(rows.length - count, 0);
    lists[at].more.hidden = !left;
    lists[at].more.textContent = say("finder.more", { n: left });
    return cards;
  }

  function extend(at) {
    const cards = fill(at, lists[at].list.children.length + STEP);
    if (cards.length) cards[0].querySelector("a").focus();
    acts.extended();
  }

  /** Makes sure that the card of a record is shown. */
  function reveal(id) {
    const row = now ? now.data.rows.get(id) : undefined;
    parts.forEach((part, at) => {
      const place = part.rows.indexOf(row);
      if (place >= lists[at].list.children.length) {
        fill(at, place + 1);
        acts.extended();
      }
    });
  }

  /** Says on the cards what is on the list for this visit. */
  function mark(listed) {
    if (now) now.listed = listed;
    element.querySelectorAll("[data-act=list]").forEach((button) => press(button, listed.has(button.value)));
  }

  /** The link or button of a card that has the focus, { code, at }, or null. */
  function focused() {
    const card = document.activeElement.closest("[data-site]");
    if (!now || !element.contains(card)) return null;
    const code = now.data.codes[now.data.rows.get(card.dataset.site)];
    return { code: code, at: controlsOf(card).indexOf(document.activeElement) };
  }

  /** Gives the focus back to what focused() told of, if that is still shown. */
  function focus(kept) {
    const id = now.data.ids[now.data.rowOf.get(kept.code)];
    const card = Array.from(element.querySelectorAll("[data-site]")).find((one) => one.dataset.site === id);
    const control = card && (controlsOf(card)[kept.at] || controlsOf(card)[0]);
    if (control) control.focus({ preventScroll: true });
  }

  // On paper there is nothing to press for more.
  window.addEventListener("beforeprint", () => {
    parts.forEach((part, at) => fill(at, part.rows.length));
    if (now) acts.extended();
  });

  const shown = () => lists.map((one) => one.list.children.length);
  return { show: show, reveal: reveal, mark: mark, shown: shown, focused: focused, focus: focus };
}

function controlsOf(card) {
  return Array.from(card.querySelectorAll("a, button"));
}
