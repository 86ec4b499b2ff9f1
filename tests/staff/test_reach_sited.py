"""`safetynet reach --add`: the best places for further sites."""

from __future__ import annotations

from calls import Ask, Run

from safetynet.reach import Study

KINMEN = ("--kind", "counseling-site", "--county", "kinmen")


def test_best_places_are_those_of_the_pages(asked: Ask, study: Study) -> None:
    """The command with the goal gives what the county's page says."""
    data = asked(*KINMEN, "--add", 2)

    known = study.of("kind", "counseling-site")
    assert known
    pages = [one for one in known.sitings if one.county == "09020"]
    expected = [[(list(o.places), o.gain) for o in one.options[:2]] for one in pages]
    told = [[(o["places"], o["gain"]) for o in one["options"]] for one in data["sitings"]]
    assert expected == told


def test_best_places_say_objective_and_limits(reach: Run) -> None:
    """Nobody should take the answer for more than it is."""
    words = (*KINMEN, "--add", 1, "--lang", "en", "--candidates", "sites", "--objective", "median")
    result = reach(*words)

    said = ("shortest average distance", "all open public sites", "compared in blocks")
    for words in (*said, "another village may gain", "not a recommendation"):
        assert words in result.stdout


def test_county_without_figures_gets_no_places(reach: Run) -> None:
    """Penghu has such services, but nobody knows where: any place could be beside one."""
    words = ("--kind", "counseling-site", "--county", "penghu", "--add", 1, "--lang", "en")
    result = reach(*words)

    assert "Penghu County – No figures: open sites here whose place is not known" in result.stdout
    assert "Further sites" not in result.stdout
