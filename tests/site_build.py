"""Building the real site in tests, as a user would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SUB_PATH = "/atlas/"
"""The built site is served below this path: if it works there, it works at a root as well."""
EPOCH = "1795348800"
"""SOURCE_DATE_EPOCH of test builds: 2026-11-22, after the newest fact."""


def run_build(target: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the real site into `target` as a user would, on a fixed day.

    Compressed copies take seconds and are left out unless `options` has "--compress".
    """
    command = [sys.executable, "-m", "safetynet.cli", "build", "--no-compress", *options]
    command += ["--site-dir", str(target)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": EPOCH,
            "SITE_URL": f"https://example.org{SUB_PATH}",
            "REPOSITORY_URL": "https://example.org/owner/atlas",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
