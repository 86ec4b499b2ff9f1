/* What is said about one village: its people, who of them is not reached, the nearest site. */

function meanWay(page, { mean }) {
  if (mean === null) return page.text("reach-map.by_ferry");
  return page.text("reach-map.mean", {
    way: page.text("reach-map.mean_" + page.data.unit, { n: mean.toFixed(1) }),
  });
}

function missing(page, reach) {
  const goal = page.text("reach-map.limit_" + page.data.unit, { n: page.data.goal });
  if (!reach.missing) return page.text("reach-map.all", { goal });
  return page.text("reach-map.missing", { goal, people: reach.missing.toLocaleString("en") });
}

/** One line for whoever points at a village. */
export function lineOf(page, village) {
  return [village.name, ...factsOf(page, village).slice(0, 3)].join(page.text("reach-map.joint"));
}

/**
 * @param {{name: string, people: number, reach: object}} village
 * @returns {string[]} what there is to tell besides its name
 */
export function factsOf(page, { people, reach }) {
  if (!people) return [page.text("reach-map.nobody")];
  const some = reach.mean !== null && reach.ferry;
  return [
    page.text("reach-map.people", { people: people.toLocaleString("en") }),
    missing(page, reach),
    meanWay(page, reach),
    some && page.text("reach-map.some_ferry", { people: reach.ferry.toLocaleString("en") }),
  ].filter(Boolean);
}
