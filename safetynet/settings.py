"""What a county sets for its edition of the site; every setting with its meaning."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from safetynet.errors import CallError
from safetynet.text import LocalizedText


class SettingsModel(BaseModel):
    """Frozen, and an unknown setting is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Agency(SettingsModel):
    """The body that has adopted the site as its own publication."""

    name: LocalizedText
    switchboard: str
    url: str = ""
    privacy_url: str = ""
    open_data_url: str = ""


class Repository(SettingsModel):
    """Where staff change the data; empty `url` = no edit links."""

    url: Annotated[str, AfterValidator(lambda url: url.rstrip("/"))] = ""
    """E.g. https://github.com/owner/name."""
    branch: str = "main"
    issues_url: str = ""
    """Where an error is reported; by default `url`/issues/new."""
    email: str = ""
    """A role mailbox for people without an account."""


class Tiles(SettingsModel):
    """Raster map tiles laid over our own polygons; the only requests to another host."""

    url: LocalizedText
    attribution: LocalizedText
    max_zoom: int = 19


class Settings(SettingsModel):
    """One edition of the site."""

    data_dir: Path = Path("data")
    counties: tuple[str, ...] = ()
    """Slugs of the counties to publish, e.g. kinmen; empty = all."""
    site_url: str = ""
    agency: Agency | None = None
    """None: nobody has adopted the site, and every page says so."""
    repository: Repository = Repository()
    tiles: Tiles | None = None
    quick_exit_url: str = "https://www.cwa.gov.tw/"
    """Where "leave this page" goes: an everyday page that gives nothing away."""
    today: dt.date
    """The day of the build; taken from SOURCE_DATE_EPOCH when that is set."""


def build_day() -> dt.date:
    """The day of the build in Taiwan; SOURCE_DATE_EPOCH (seconds since 1970) overrides the clock.

    Raises `CallError` when SOURCE_DATE_EPOCH is not a number.
    """
    taipei = dt.timezone(dt.timedelta(hours=8))
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(taipei).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), taipei).date()
    except (ValueError, OverflowError, OSError) as error:
        msg = f"SOURCE_DATE_EPOCH is {epoch!r}; write whole seconds, e.g. 1760000000"
        raise CallError(msg) from error
