// The cards of the list: copies of the cards in the page, with what is true now and from here.

import { isAcross, isResponsible, wayTo } from "./finder-rank.js";
import { make, say } from "./page.js";
import { sayWay } from "./place-words.js";

/** The cards of the page's own list, for copying (id → card), and the counties' names (slug → name). */
export function readCards(all) {
  const cards = new Map();
  all.querySelectorAll("[data-site]").forEach((card) => cards.set(card.dataset.site, card));
  const names = new Map();
  all.querySelectorAll("h2[id]").forEach((title) => names.set(title.id, title.firstChild.textContent.trim()));
  return { cards: cards, counties: names };
}

/** A copy of a card for a row, with the way there and what can be done. */
export function cardOf(source, data, row, view) {
  const card = source.cloneNode(true);
  const name = card.querySelector(".sna-card__name").textContent;
  if (view.place) showWay(card, data, row, view.place);
  const acts = make("span", { class: "sna-card__acts" });
  const way = card.querySelector(".sna-card__way");
  if (way) {
    way.setAttribute("aria-label", say("finder.way_of", { name: name }));
    acts.append(way);
  }
  acts.append(listButton(data.codes[row], name, view.listed.has(data.codes[row])));
  if (!Number.isNaN(data.lon[row])) {
    acts.append(button("map", data.ids[row], say("finder.map"), say("finder.map_of", { name: name })));
  }
  card.append(acts);
  return card;
}

function showWay(card, data, row, place) {
  const way = wayTo(data, row, place);
  const words = [];
  if (isResponsible(data, row, place)) words.push(make("strong", { class: "sna-card__own" }, [say("finder.serves")]));
  if (way) words.push(make("span", {}, [sayWay(way)]));
  if (isAcross(data, row, place)) words.push(make("span", {}, [say("way.ferry_vague")]));
  if (way && data.precision[row] === "v") words.push(make("span", { class: "sna-soft" }, [say("finder.village")]));
  if (words.length) card.querySelector(".sna-card__reach").before(make("span", { class: "sna-card__from" }, words));
}

function button(act, value, text, label) {
  return make("button", { type: "button", class: "sna-card__act", "data-act": act, value: value, "aria-label": label }, [text]);
}

function listButton(code, name, isListed) {
  const made = button("list", code, "", "");
  made.dataset.name = name;
  press(made, isListed);
  return made;
}

/** Whether a site is on the list. */
export function press(made, isListed) {
  made.textContent = say(isListed ? "finder.take" : "finder.add");
  made.setAttribute("aria-label", say(isListed ? "finder.take_of" : "finder.add_of", { name: made.dataset.name }));
  made.classList.toggle("sna-card__act--on", isListed);
}
