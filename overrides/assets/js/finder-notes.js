// What the list leaves out, said; my list for this visit; and what else matches the words.

import { make, pageUrl, say } from "./page.js";
import { about, telephone } from "./search-view.js";

/** Above the list: how many do not say whether they meet a condition; `besides`: keys of other
    sentences. */
export function showHints(box, state, result, labelOf, change, besides) {
  const hints = Object.keys(result.unsaid).map((name) => {
    const facts = { label: labelOf(name, name === "language" ? state.language : "1"), n: result.unsaid[name] };
    return make("p", {}, [say("finder.unsaid", facts)]);
  });
  if (result.unstated && !besides.includes("too_far")) {
    hints.unshift(make("p", {}, [say("finder.unstated", { n: result.unstated }) + " ", act("unstated_show", () => change({ unstated: true }))]));
  }
  box.textContent = "";
  box.append(...besides.map((key) => make("p", {}, [say("finder." + key)])), ...hints);
}

/** Below the list: how many are left out because they are for another area, and closed sites that
    have the name. */
export function showLeftOut(box, result, closed) {
  box.textContent = "";
  if (closed.length) {
    const links = make("ul", { class: "sna-others" }, closed.map(other));
    box.append(make("p", { class: "sna-others__title" }, [say("finder.closed")]), links);
  }
  if (result.elsewhere) box.append(make("p", {}, [say("finder.elsewhere", { n: result.elsewhere })]));
}

/** Says how many are on the list for this visit. */
export function showMine(box, state, change) {
  box.hidden = !state.list.length;
  box.textContent = "";
  if (box.hidden) return;
  box.append(make("strong", {}, [say("finder.mine", { n: state.list.length })]), " ");
  box.append(act(state.only ? "mine_all" : "mine_only", () => change({ only: !state.only })), " ");
  box.append(act("mine_clear", () => change({ list: [], only: false })), " ");
  box.append(make("span", { class: "sna-soft" }, [say("finder.mine_note")]));
}

function act(key, press) {
  const button = make("button", { type: "button", class: "sna-act" }, [say("finder." + key)]);
  button.addEventListener("click", press);
  return button;
}

/** Hotlines, needs, kinds and areas that match the words, as links. */
export function showOthers(box, others) {
  box.textContent = "";
  box.hidden = !others.length;
  if (box.hidden) return;
  const list = make("ul", { class: "sna-others" }, others.map(other));
  box.append(make("p", { class: "sna-others__title" }, [say("finder.query.title")]), list);
}

function other(result) {
  const link = make("a", { href: pageUrl(result.path) }, [result.name]);
  const [number] = result.phones;
  const phone = number && make("a", { class: "sna-card__phone", href: telephone(number) }, [number]);
  return make("li", {}, [link, make("span", { class: "sna-soft" }, [about(result)]), phone]);
}
