/* What is said about one village: its people, who of them is not reached, the nearest site. */

function meanWay(page, { mean }) {
  if (mean === null) return page.text("reach-map.by_ferry_" + page.data.unit);
  return page.text("reach-map.mean", {
    way: page.text("reach-map.mean_" + page.data.unit, { n: mean }),
  });
}

function missing(page, reach) {
  const { goal } = page.data;
  if (!reach.missing) return page.text("reach-map.all", { goal });
  return page.text("reach-map.missing", { goal, people: reach.missing.toLocaleString("en") });
}

/** One line for whoever points at a village. */
export function lineOf(page, village) {
  return [village.name, ...factsOf(page, village).slice(0, 3)].join(page.text("reach-map.joint"));
}

/**
 * @param {{name: string, people: number, reach: ?object}} village
 * @returns {string[]} what there is to tell besides its name
 */
export function factsOf(page, { people, reach }) {
  if (!people) return [page.text("reach-map.nobody")];
  const registered = page.text("reach-map.people", { people: people.toLocaleString("en") });
  if (!reach) return [registered, page.text("reach-map.unmeasured")];
  const facts = [registered, missing(page, reach), meanWay(page, reach)];
  if (reach.mean === null || !reach.ferry) return facts;
  return facts.concat(page.text("reach-map.some_ferry_" + page.data.unit, {
    people: reach.ferry.toLocaleString("en"),
  }));
}
