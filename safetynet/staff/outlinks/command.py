"""What `safetynet links` does with the settings of the site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from safetynet import __version__
from safetynet.load import read_directory
from safetynet.settings import TAIPEI, Settings
from safetynet.staff.outlinks.check import Round, Tell, check_links
from safetynet.staff.outlinks.gather import gather
from safetynet.staff.outlinks.manners import Manners
from safetynet.staff.outlinks.told import Told


def answer(
    settings: Settings, config_file: Path, tell: Tell, *, is_fresh: bool, days: int, hosts: int
) -> Told:
    """Ask for every address of the data and the settings. Raises `CallError` and `DataError`."""
    loaded = read_directory(settings.data_dir)
    strings = loaded.whole.strings
    links = gather(loaded.files, settings, config_file)
    today = dt.datetime.now(TAIPEI).date()  # of the web, whatever day a build is made for
    wanted = Round(today, settings.cache_dir, days, is_fresh)
    manners = Manners(user_agent(settings.site_url), hosts=hosts)
    return Told(links, check_links(links, wanted, manners, tell), strings)


def user_agent(site_url: str) -> str:
    """Who asks, and where to find them."""
    home = f" (+{site_url})" if site_url else ""
    return f"SafetyNetAtlas-LinkCheck/{__version__}{home}"
