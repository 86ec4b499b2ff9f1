/* Starts the maps of a page; a map that follows a list or a form is started by what keeps
   the two in step. */
import { prepareMap } from "./map-loader.js";

document.querySelectorAll("[data-map-figure]").forEach((figure) => {
  if (!figure.closest("[data-finder-map], [data-point]")) prepareMap(figure);
});
