"""While the site is served: a build that fails leaves the pages of the last good one."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import MkDocsException

log = logging.getLogger("mkdocs.safetynet")
_KEPT = "The pages shown are those of the last good build."


def keeping(site_dir: Path, builder: Callable[[], None]) -> Callable[[], None]:
    """The builder, but the last good site comes back where it stops with a reason.

    MkDocs itself would let every page wait until the fault is mended.
    """

    def build() -> None:
        last = site_dir.with_name(f"{site_dir.name}.last")
        site_dir.rename(last)
        site_dir.mkdir()
        good = last
        try:
            builder()
            good = site_dir
        except MkDocsException as error:
            log.warning("\n%s %s", error, _KEPT)
        except Exception:  # a bug is shown whole, and serving goes on
            log.exception(_KEPT)
        finally:
            if good is last:
                shutil.rmtree(site_dir)
                last.rename(site_dir)
            else:
                shutil.rmtree(last)

    return build
