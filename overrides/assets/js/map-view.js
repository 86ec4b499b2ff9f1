/* What the map shows at first, and again when "back to the first view" is pressed. */

const PADDING = [16, 16];

/** @param {{corners: number[][]}} options south-west and north-east, latitude first */
export function view(page, map, options) {
  page.showAll = () => map.fitBounds(options.corners, { padding: PADDING });
  page.showAll();
}
