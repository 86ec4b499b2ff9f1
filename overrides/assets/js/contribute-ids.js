// Ids of records: a proposal for a new one, and whether one is taken. Pure, no DOM.

/** FNV-1a, 32 bits, over UTF-8: ids that are taken are known by this number only. */
export function hashOf(id) {
  let value = 0x811c9dc5;
  new TextEncoder().encode(id).forEach((byte) => (value = Math.imul(value ^ byte, 0x01000193) >>> 0));
  return value;
}

function slugOf(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/['’‘`]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

/** County, then the English name (else the kind), e.g. kinmen-jinhu-social-welfare-center; a
    number is added while it is taken. "" while nothing is known. */
export function proposeId(county, name, kind, isTaken) {
  const words = slugOf(name || "") || kind || "";
  if (!county || !words) return "";
  const rest = words.split("-").filter((word, place) => !(word === county || (word === "county" && place < 2)));
  const id = [county].concat(rest).join("-").slice(0, 76).replace(/-+$/, "");
  let free = id;
  for (let number = 2; isTaken(free); number += 1) free = id + "-" + number;
  return free;
}
