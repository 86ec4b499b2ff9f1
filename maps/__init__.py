"""The maps: one file per map; each takes the directory and gives a Folium map.

The site takes only the script from each figure (`safetynet.site.map_assets`), so nothing here
may need what Folium would put into a page's head. What the drawing parts do in the browser
stands in overrides/assets/js/map-*.js.
"""
