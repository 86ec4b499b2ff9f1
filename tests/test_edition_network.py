"""What an edition of some counties keeps of the net itself."""

from __future__ import annotations

import dataclasses

from safetynet.directory import Directory


def test_edition_keeps_no_pathway_of_another_county(directory: Directory) -> None:
    """A pathway that only one county has would lead to no site of the others."""
    whole = directory.network
    kept = whole.within(["kinmen"])

    assert "changhua" in {one.county for one in whole.pathways}
    assert {one for one in whole.pathways if one.county in (None, "kinmen")} == set(kept.pathways)


def test_edition_keeps_only_its_figures_and_meetings(directory: Directory) -> None:
    """Those of the other counties stand in none of its pages and downloads."""
    kept = directory.network.within(["penghu", "nantou"])

    assert {"penghu", "nantou"} == {one.county for one in kept.indicators}
    assert {"penghu", "nantou"} == {one.county for one in kept.meetings}


def test_comparison_of_one_county_is_none(directory: Directory) -> None:
    """What stands beside nothing is left out; of two counties only their figures are kept."""
    whole = directory.network.terms.comparisons
    alone = directory.network.within(["kinmen"]).terms.comparisons
    two = directory.network.within(["kinmen", "penghu"]).terms.comparisons

    assert whole
    assert {} == alone
    sides = {code: {one.county for one in beside.figures} for code, beside in whole.items()}
    both = {"kinmen", "penghu"}
    assert [code for code, some in sides.items() if both <= some] == list(two)
    assert all(both == {one.county for one in beside.figures} for beside in two.values())


def test_figure_is_found_by_what_it_is_of_and_its_source(directory: Directory) -> None:
    """Those that a comparison names too, and none that is left out."""
    network = directory.network
    compared = [one for beside in network.terms.comparisons.values() for one in beside.figures]
    found = [network.figure(one.key, one.source) for one in compared]
    first = network.shown[0].model_copy(update={"left_out": "stories"})
    hidden = dataclasses.replace(network, indicators=(first, *network.shown[1:]))

    assert [(one.county, one.item, one.period) for one in compared] == [
        (one.county, one.item, one.period) for one in found if one
    ]
    assert network.figure(first.key, first.source)
    assert hidden.figure(first.key, first.source) is None
