"""The choice of a place on the find page: counties with their townships."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.finder.places import DECIMALS
from safetynet.geo import County, Township
from safetynet.pages.atlas import Atlas


@dataclass(frozen=True)
class TownshipChoice:
    """A township to start from; its point is where its people are nearest, taken together."""

    code: str
    """County and township as they stand in addresses: "kinmen/jinhu"."""
    name: str
    label: str
    """With its county."""
    lon: float
    lat: float
    """Degrees (WGS 84), to about a metre."""
    landmass: str
    """Id of the land mass that the point is on."""
    island: str
    """Its name; "" for an islet without one."""
    on_several: bool
    """Whether people of the township live on other land masses as well."""


@dataclass(frozen=True)
class CountyChoices:
    """The townships of one county."""

    name: str
    townships: tuple[TownshipChoice, ...]


@dataclass(frozen=True)
class WhereView:
    """Everything components/where.html prints."""

    counties: tuple[CountyChoices, ...]


def where_view(atlas: Atlas) -> WhereView:
    """All places to choose from, county by county."""
    return WhereView(
        counties=tuple(
            CountyChoices(
                atlas.text(county.name),
                tuple(_choice(atlas, county, township) for township in county.townships),
            )
            for county in atlas.counties
        ),
    )


def _choice(atlas: Atlas, county: County, township: Township) -> TownshipChoice:
    landmass_at = atlas.directory.nearby.landmass_at
    landmass = landmass_at(township.lon, township.lat)
    island = atlas.directory.geography.island(landmass)
    return TownshipChoice(
        code=f"{county.slug}/{township.slug}",
        name=atlas.text(township.name),
        label=atlas.full_name(township.code),
        lon=round(township.lon, DECIMALS),
        lat=round(township.lat, DECIMALS),
        landmass=landmass,
        island=atlas.text(island.name) if island else "",
        on_several=any(landmass_at(one.lon, one.lat) != landmass for one in township.villages),
    )
