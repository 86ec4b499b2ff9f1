"""Made-up records for the tests of maps."""

from __future__ import annotations

from typing import Any

from safetynet.model import Record

TILE_HOST = "https://tiles.example/"
HOSTILE = "`${window.hit = 1}` </script><img src=x onerror='window.hit = 1'> & \"心\""
JINHU, JINSHA = "09020030", "09020020"


def record(id_: str, lon: float, lat: float, **changes: Any) -> Record:
    """A record, in Jinhu unless said otherwise, with a point."""
    facts: dict[str, Any] = {
        "id": id_,
        "kind": "social-welfare-center",
        "name": {"zh": f"{id_}中心", "en": f"{id_} center"},
        "county": "09020",
        "township": JINHU,
        "point": {"lon": lon, "lat": lat, "precision": "address"},
        "phones": [{"number": "082-330100"}],
        "verified": {"how": "document"},
        "sources": [{"source": "seed"}],
    }
    return Record.model_validate(facts | changes)


RECORDS = (
    record("hostile", 118.440, 24.440, name={"zh": HOSTILE, "en": HOSTILE}),
    record("twin-a", 118.410, 24.445, kind="counseling-site"),
    record("twin-b", 118.410, 24.445),
    record("planned", 118.460, 24.430, status="planned"),
    record(
        "village",
        118.425,
        24.465,
        township=JINSHA,
        point={"lon": 118.425, "lat": 24.465, "precision": "village"},
    ),
    record("violence", 118.400, 24.452, kind="dv-prevention-center"),
    record("unplaced", 0, 0, point=None),
    record("closed", 118.44, 24.45, status="closed"),
    record("secret", 0, 0, point=None, township=None, phones=[], confidential=True),
    record("penghu", 119.566, 23.565, county="10016", township="10016010"),
)
