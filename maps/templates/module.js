/* Made from a Folium map. `element` is the frame to draw in, `page` the library of map parts. */
export default function draw(element, page) {
const L = page.leaflet;
/* map */
return map_1;
}
