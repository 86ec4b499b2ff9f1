/* The small panel that tells about a place: name, kind, phone, link. Everything goes in as text. */
import { make } from "./page.js";

function facts(page, place) {
  const lines = [place.label, place.town];
  if (place.planned) lines.push(page.text("map.planned"));
  if (place.precision === "village") lines.push(page.text("map.village"));
  return lines.filter(Boolean).map((line) => make("p", { class: "sna-map__fact" }, [line]));
}

/** The way to the place's row, where the map stands beside a list. */
function toList(page, place, leave) {
  const button = make("button", { type: "button", class: "sna-map__ask" }, [
    page.text("finder-map.to_list"),
  ]);
  button.addEventListener("click", () => {
    leave();
    page.toList(place.id);
  });
  return make("p", { class: "sna-map__fact" }, [button]);
}

function entry(page, place, leave) {
  const link = make("a", { href: place.href }, [place.name]);
  const item = make("li", {}, [make("p", { class: "sna-map__name" }, [link])]);
  item.append(...facts(page, place));
  if (place.phone) {
    const call = make("a", { href: "tel:" + place.phone.replace(/[^0-9+]/g, "") }, [
      page.text("map.call", { phone: place.phone }),
    ]);
    item.append(make("p", { class: "sna-map__fact" }, [call]));
  }
  if (page.toList) item.append(toList(page, place, leave));
  return item;
}

/**
 * @returns {{open: (places: object[], from: HTMLElement) => void,
 *   tell: (name: string, lines: string[], beside?: object) => void, close: () => void,
 *   leave: () => void}} `close` gives the focus back to where it came from, `leave` does not
 */
export function makePanel(page) {
  const title = make("p", { class: "sna-map__panel-title", id: "map-panel-title" });
  const shut = make("button", {
    type: "button", class: "sna-map__close", "aria-label": page.text("map.close"),
  });
  const list = make("ul", { class: "sna-map__panel-list" });
  const box = make("div", {
    class: "sna-map__panel", role: "dialog", "aria-labelledby": "map-panel-title", tabindex: "-1",
  }, [make("div", { class: "sna-map__panel-head" }, [title, shut]), list]);
  let back = null;
  box.hidden = true;
  page.frame.after(box);

  const leave = () => {
    box.hidden = true;
  };
  const close = () => {
    if (box.hidden) return;
    leave();
    const target = back && back.isConnected ? back : page.frame;
    target.focus({ preventScroll: page.figure.contains(target) });
  };
  const open = (places, from) => {
    back = from;
    title.textContent = page.text(places.length === 1 ? "map.one_place" : "map.places_here", {
      count: places.length,
    });
    list.textContent = "";
    list.append(...places.map((place) => entry(page, place, leave)));
    box.hidden = false;
    box.focus();
  };
  /** Facts about something that is no place, and a place that goes with it. */
  const tell = (name, lines, beside) => {
    back = page.frame;
    title.textContent = name;
    list.textContent = "";
    list.append(make("li", {}, lines.map((line) => make("p", { class: "sna-map__fact" }, [line]))));
    if (beside) {
      const item = entry(page, beside.place, leave);
      item.prepend(make("p", { class: "sna-map__fact" }, [beside.words]));
      list.append(item);
    }
    box.hidden = false;
    box.focus();
  };
  shut.addEventListener("click", close);
  // Whoever goes on with the keyboard must not move about behind the panel.
  box.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (next && !box.contains(next)) leave();
  });
  page.figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return { open, tell, close, leave };
}
