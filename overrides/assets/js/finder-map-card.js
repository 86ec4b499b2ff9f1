// The rows of the finder's list, as its map sees them.

function cards() {
  return Array.from(document.querySelectorAll("[data-finder-list] [data-site]"));
}

/** Scrolls to a site's row, marks it as the current one and moves the focus there. */
export function goToCard(id) {
  const card = cards().find((one) => one.dataset.site === id);
  if (!card) return;
  cards().forEach((one) => one.removeAttribute("aria-current"));
  card.setAttribute("aria-current", "true");
  card.scrollIntoView({ block: "center" });
  card.querySelector("a[href]").focus({ preventScroll: true });
}

/** Tells which site's row the pointer or the focus is on; "" for none. */
export function watchCards(onPoint) {
  let last = "";
  const point = (event) => {
    const card = event.target.closest && event.target.closest("[data-site]");
    const id = card ? card.dataset.site : "";
    if (id === last) return;
    last = id;
    onPoint(id);
  };
  document.addEventListener("pointerover", point, { passive: true });
  document.addEventListener("focusin", point);
}
