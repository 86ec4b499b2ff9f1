"""Maps as a page sees them: the script that draws, the legend, and the equal in words."""

from safetynet.pages.maps.reach import reach_file, reach_map
from safetynet.pages.maps.views import (
    LegendEntry,
    MapView,
    all_map,
    county_map,
    finder_map,
    kind_map,
    site_map,
    township_map,
)

__all__ = [
    "LegendEntry",
    "MapView",
    "all_map",
    "county_map",
    "finder_map",
    "kind_map",
    "reach_file",
    "reach_map",
    "site_map",
    "township_map",
]
