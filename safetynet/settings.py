"""What a county sets for its edition of the site; every setting with its meaning."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from safetynet.errors import CallError
from safetynet.text import LOCALES, LocalizedText
from safetynet.web import is_web

TAIPEI = dt.timezone(dt.timedelta(hours=8))
"""Taiwan's time; it has no summer time."""
EARLIEST, LATEST = 1980, 2099
"""Years of a build: ZIP files know no earlier one, and opening hours are worked out ahead."""


class SettingsModel(BaseModel):
    """Frozen, and an unknown setting is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_BRANCH = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*")
_TILE_PART = re.compile(r"\{[sxyzr]\}")


def _web(url: str) -> str:
    """These stand in links of every page, so what is no address must not get there."""
    if not is_web(url):
        msg = "write an address on the web, e.g. https://www.example.gov.tw/"
        raise ValueError(msg)
    return url


def _mailbox(email: str) -> str:
    if email and not _MAILBOX.fullmatch(email):
        msg = "write one mailbox and nothing else, e.g. office@example.gov.tw"
        raise ValueError(msg)
    return email


def _branch(name: str) -> str:
    if not _BRANCH.fullmatch(name):
        msg = "write the name of a branch, e.g. main"
        raise ValueError(msg)
    return name


def _tile_urls(urls: LocalizedText) -> LocalizedText:
    for locale in LOCALES:
        _web(_TILE_PART.sub("0", urls.in_(locale)))
    return urls


WebAddress = Annotated[str, AfterValidator(_web)]
OptionalWebAddress = Annotated[str, AfterValidator(lambda url: url and _web(url))]
"""An address on the web; "" for none."""


class Agency(SettingsModel):
    """The body that has adopted the site as its own publication."""

    name: LocalizedText
    switchboard: str
    url: OptionalWebAddress = ""
    privacy_url: OptionalWebAddress = ""
    open_data_url: OptionalWebAddress = ""


RepositoryHost = Literal["github", "gitlab"]


class Repository(SettingsModel):
    """Where staff change the data; empty `url` = no edit links."""

    url: Annotated[
        OptionalWebAddress,
        BeforeValidator(lambda url: url or ""),  # a variable set to nothing comes as None
        AfterValidator(lambda url: url.rstrip("/")),
    ] = ""
    """E.g. https://github.com/owner/name."""
    host: RepositoryHost | None = None
    """How its addresses are formed; None: by the host's name (`gitlab.…`, else GitHub)."""
    branch: Annotated[str, AfterValidator(_branch)] = "main"
    issues_url: OptionalWebAddress = ""
    """Where an error is reported; by default `url`/issues/new."""
    email: Annotated[str, AfterValidator(_mailbox)] = ""
    """A role mailbox for people without an account."""

    @property
    def host_in_use(self) -> RepositoryHost:
        """The host that is set, or the one that the address names."""
        named = "gitlab" in (urlsplit(self.url).hostname or "").split(".")
        return self.host or ("gitlab" if named else "github")


class Tiles(SettingsModel):
    """Raster map tiles laid over our own polygons; the only requests to another host."""

    url: Annotated[LocalizedText, AfterValidator(_tile_urls)]
    attribution: LocalizedText
    max_zoom: int = 19


Threshold = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Thresholds = Annotated[tuple[Threshold, ...], Field(min_length=1)]


class Travel(SettingsModel):
    """Minutes on roads in place of kilometres over land; needs the package pyvalhalla."""

    osm_extract: Path
    """OpenStreetMap extract of the counties (.osm.pbf), from where the build is run."""
    mode: Literal["pedestrian", "bicycle", "auto"] = "pedestrian"
    """How people get about: on foot, by bicycle, by car."""
    thresholds_min: Thresholds = (10, 20, 30, 60)
    """Ascending."""
    goal_min: float = 30
    """One of them: whose way takes longer is listed as not reached."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_thresholds(self.thresholds_min, self.goal_min, "min")
        return self


class Reach(SettingsModel):
    """Within which distances people count as reached."""

    thresholds_km: Thresholds = (1, 3, 5, 10)
    """Ascending."""
    goal_km: float = 5
    """One of them: who lives farther is listed as not reached."""
    travel: Travel | None = None
    """None: kilometres over land are counted."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_thresholds(self.thresholds_km, self.goal_km, "km")
        return self


def _check_thresholds(thresholds: tuple[float, ...], goal: float, unit: str) -> None:
    if list(thresholds) != sorted(set(thresholds)):
        rising = ", ".join(f"{value:g}" for value in sorted(set(thresholds)))
        msg = f"thresholds_{unit} must rise, e.g. [{rising}]"
        raise ValueError(msg)
    if goal not in thresholds:
        msg = f"goal_{unit} must be one of thresholds_{unit}, e.g. {thresholds[-1]:g}"
        raise ValueError(msg)


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
    reach: Reach = Reach()
    cache_dir: Path | None = None
    """Where measured reach is kept between builds; None: nowhere."""
    quick_exit_url: WebAddress = "https://www.cwa.gov.tw/"
    """Where "leave this page" goes: an everyday page that gives nothing away."""
    today: dt.date
    """The day of the build; taken from SOURCE_DATE_EPOCH when that is set."""
    stamp: dt.datetime | None = None
    """When the data were last changed; None: the first moment of `today`."""

    @property
    def written_at(self) -> dt.datetime:
        """The time stamp of files that want one, in Taiwan's time with its offset."""
        return self.stamp or dt.datetime.combine(self.today, dt.time(), TAIPEI)


def build_day() -> dt.date:
    """The day of the build in Taiwan; SOURCE_DATE_EPOCH (seconds since 1970) overrides the clock.

    Raises `CallError` when SOURCE_DATE_EPOCH is not a number.
    """
    return (_source_date() or dt.datetime.now(TAIPEI)).date()


def build_stamp(folder: Path) -> dt.datetime:
    """When what the site is made from was last changed, for time stamps in files.

    SOURCE_DATE_EPOCH, else the last commit of the repository that `folder` lies in, else now.
    The same data are stamped alike whenever they are built. Raises `CallError` as `build_day`.
    """
    return _source_date() or _last_commit(folder) or dt.datetime.now(TAIPEI).replace(microsecond=0)


def _last_commit(folder: Path) -> dt.datetime | None:
    """None without git, outside a repository, before its first commit, and where git refuses."""
    git = shutil.which("git")
    if not git:
        return None
    # Where somebody has signatures shown, git would print them before the time.
    plain = ("-c", "log.showSignature=false", "--no-pager")
    command = [git, *plain, "-C", str(folder), "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed
    try:
        return _moment(told.stdout.strip())
    except ValueError:
        return None


def _source_date() -> dt.datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    try:
        return _moment(epoch)
    except ValueError as error:
        msg = (
            f"SOURCE_DATE_EPOCH is {epoch!r}; write whole seconds of a day between {EARLIEST} and"
            f" {LATEST}, e.g. 1760000000"
        )
        raise CallError(msg) from error


def _moment(seconds: str) -> dt.datetime:
    """Raises `ValueError` for what is no number of seconds, or too early or late for a file."""
    if not re.fullmatch(r"[0-9]{1,12}", seconds):
        raise ValueError(seconds)
    moment = dt.datetime.fromtimestamp(int(seconds), TAIPEI)
    if not EARLIEST <= moment.year <= LATEST:
        raise ValueError(seconds)
    return moment
