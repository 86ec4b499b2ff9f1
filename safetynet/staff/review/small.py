"""What a change of figures would make public that was kept back."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.model import Indicator
from safetynet.network import Network
from safetynet.staff.review.remarks import Remark


def remarks_on_figures(before: Network, after: Network) -> Iterator[Remark]:
    """A lower threshold, a unit that no longer counts people, and figures no longer left out."""
    old, new = before.terms.smallest_of_township, after.terms.smallest_of_township
    if new < old:
        yield Remark("threshold", "", {"old": old, "new": new})
    for code, unit in before.terms.units.items():
        now = after.terms.units.get(code)
        if unit.is_people and now and not now.is_people:
            yield Remark("not-people", "", {"unit": now.label, "name": code})
    for figure in _no_longer_left_out(before, after):
        yield Remark(
            "not-left-out", "", {"figure": figure, "of": " ".join(filter(None, figure.key))}
        )


def _no_longer_left_out(before: Network, after: Network) -> Iterator[Indicator]:
    """Figures that no page showed and that pages would show."""
    hidden = {(one.key, one.source) for one in before.indicators if one.left_out}
    return (one for one in after.shown if (one.key, one.source) in hidden)
