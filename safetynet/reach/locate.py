"""Choosing the few places that together serve most: exact, for both objectives of siting.

Both are one problem: each demand is served by the best of the chosen places, and the sum of what
that is worth is to be largest. Maximal covering (Church and ReVelle 1974) is the case in which a
place is worth the people within the threshold; the p-median (Hakimi 1964) is the case in which it
is worth the way that it saves. The model that is usual for covering, as spopt builds it, makes the
same choices and takes HiGHS eight times as long on the shipped data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix, csr_matrix, hstack, identity

from safetynet.errors import SafetyNetError

Values = NDArray[np.float64]

ROUNDS = 150
"""Steps towards the best bound; more of them spare HiGHS work, up to about here."""
PATIENCE = 8
"""Steps without a better bound after which they become shorter."""
SLACK = 1e-9
"""Two sums that differ by less than this share are the same sum."""


class NoOptimumError(SafetyNetError):
    """HiGHS found no best choice, which cannot be for a problem of this form."""


def choose(worth: csr_matrix, count: int) -> tuple[int, ...]:
    """The at most `count` columns that serve the rows best; fewer where more would add nothing.

    `worth` is (demands, places): what serving a demand from a place is worth, 0 = nothing. The
    choice is the best there is: maximal sum over rows of the largest value in a chosen column.
    Among equally good choices it is always the same one.
    """
    demand = _Demand.of(worth)
    start = demand.greedy(count)
    if count == 1:
        return start
    least = demand.total(start)
    bound = demand.bound(count, least, demand.served(start))
    places = bound.contenders(count, least)
    if bound.most <= least * (1 + SLACK) or not len(places):
        return tuple(sorted(start))
    best = tuple(int(places[at]) for at in _solve(worth[:, places], count))
    return tuple(sorted(best if demand.total(best) > least * (1 + SLACK) else start))


@dataclass(frozen=True)
class _Bound:
    """No choice is worth more than `most`."""

    most: float
    prices: Values
    """(places,): worth of each place over the prices of the demands."""

    def contenders(self, count: int, least: float) -> NDArray[np.intp]:
        """The places that may be in a choice worth more than `least`."""
        worst = np.sort(self.prices)[::-1][min(count, len(self.prices)) - 1]
        return np.flatnonzero(self.most - worst + np.minimum(self.prices, worst) > least)


@dataclass(frozen=True)
class _Demand:
    """The values of a matrix one by one: row, column, worth."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    worth: Values
    size: tuple[int, int]

    @classmethod
    def of(cls, matrix: csr_matrix) -> _Demand:
        entries = coo_matrix(matrix)
        rows, columns = entries.row.astype(np.intp), entries.col.astype(np.intp)
        return cls(rows, columns, entries.data.astype(np.float64), matrix.shape)

    def served(self, places: Sequence[int]) -> Values:
        """(demands,): worth of the best of the places to each."""
        best = np.zeros(self.size[0])
        is_there = self._is_of(places)
        np.maximum.at(best, self.rows[is_there], self.worth[is_there])
        return best

    def total(self, places: Sequence[int]) -> float:
        return float(self.served(places).sum())

    def beyond(self, served: Values) -> Values:
        """(places,): what each would add to what is served already."""
        more = np.maximum(self.worth - served[self.rows], 0)
        return np.bincount(self.columns, more, self.size[1]).astype(np.float64)

    def greedy(self, count: int) -> tuple[int, ...]:
        """Each time the place that adds most."""
        chosen: tuple[int, ...] = ()
        for _ in range(count):
            more = self.beyond(self.served(chosen))
            if not len(more) or more.max() <= 0:
                break
            chosen = (*chosen, int(np.argmax(more)))
        return chosen

    def bound(self, count: int, least: float, prices: Values) -> _Bound:
        """A Lagrangian bound: each demand has a price, and a place is worth what exceeds it.

        Prices move along subgradients with Polyak's step towards `least`.
        """
        best = _Bound(np.inf, np.zeros(self.size[1]))
        length, waited = 1.0, 0
        for _ in range(ROUNDS):
            worth = self.beyond(prices)
            top = np.argsort(-worth, kind="stable")[:count]
            most = float(prices.sum() + worth[top].sum())
            waited += 1
            if most < best.most:
                best, waited = _Bound(most, worth), 0
            if waited > PATIENCE:
                length, waited = length / 2, 0
            slope = 1 - self._takers(top, prices)
            if best.most <= least * (1 + SLACK) or not slope.any():
                break
            step = length * (most - least) / float((slope**2).sum())
            prices = np.maximum(prices - step * slope, 0)
        return best

    def _is_of(self, places: Sequence[int] | NDArray[np.intp]) -> NDArray[np.bool_]:
        """(values,): whether a value is that of one of the places."""
        is_one = np.zeros(self.size[1], dtype=bool)
        is_one[list(places)] = True
        return is_one[self.columns]

    def _takers(self, places: NDArray[np.intp], prices: Values) -> Values:
        """(demands,): how many of the places are worth more than the price."""
        takes = self._is_of(places) & (self.worth > prices[self.rows])
        return np.bincount(self.rows[takes], minlength=self.size[0]).astype(np.float64)


def _solve(worth: csr_matrix, count: int) -> tuple[int, ...]:
    """The best choice of columns by HiGHS.

    For each demand and each level of worth there is a step: it can be had when a place of that
    level is chosen, or the next better step can be had (Elloumi 2010).
    """
    steps = _Steps.of(_Demand.of(worth))
    many, places = len(steps.gain), worth.shape[1]
    better = csr_matrix(
        (np.ones(len(steps.after)), (steps.after, steps.after - 1)), shape=(many, many)
    )
    of_place = csr_matrix(
        (np.ones(len(steps.places)), (steps.at, steps.places)), shape=(many, places)
    )
    few = np.concatenate([np.zeros(many), np.ones(places)])
    found = milp(
        -np.concatenate([steps.gain, np.zeros(places)]),
        integrality=few,
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(hstack([identity(many) - better, -of_place], "csr"), -np.inf, 0),
            LinearConstraint(few, 0, count),
        ],
        # Steps hold nothing to presolve away: with it, choices take four times as long.
        options={"mip_rel_gap": 0, "presolve": False},
    )
    if found.x is None:
        raise NoOptimumError(found.message)
    return tuple(int(at) for at in np.flatnonzero(found.x[many:] > 0.5))  # noqa: PLR2004 - 0 or 1


@dataclass(frozen=True)
class _Steps:
    """The levels of worth of all demands, each demand's best first."""

    gain: Values
    """(steps,): what reaching the step is worth beyond the next lower one."""
    after: NDArray[np.intp]
    """Steps that come after a better one of the same demand, which has the number before."""
    at: NDArray[np.intp]
    """(values,): the step of each value of the matrix."""
    places: NDArray[np.intp]
    """(values,): its place."""

    @classmethod
    def of(cls, demand: _Demand) -> _Steps:
        order = np.lexsort((-demand.worth, demand.rows))
        rows, worth = demand.rows[order], demand.worth[order]
        is_same_row = np.diff(rows, prepend=-1) == 0
        is_new = ~is_same_row | (np.diff(worth, prepend=np.inf) != 0)
        firsts = np.flatnonzero(is_new)
        level, row = worth[firsts], rows[firsts]
        next_lower = np.append(np.where(np.diff(row) == 0, level[1:], 0), 0)
        after = np.flatnonzero(np.diff(row, prepend=-1) == 0)
        return cls(level - next_lower, after, np.cumsum(is_new) - 1, demand.columns[order])
