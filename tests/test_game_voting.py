"""Drafts and votes of the Council game: one clause as in the model, many as their sum."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import every_text
from council_content import CONTENT, SCENARIOS, drawn, one_clause
from twoviews.bank.council import SEATS
from twoviews.errors import GameError
from twoviews.game import voting
from twoviews.game.drafts import CouncilTable, places, pressure, table
from twoviews.models import council

SHARES = st.integers(0, 1000).map(lambda number: number / 1000)
TABLE = table(CONTENT, "2017-09")

# ── drafts ───────────────────────────────────────────────────────────────────


def test_a_draft_is_made_whole_from_the_reversion() -> None:
    lapsing = table(CONTENT, "2024-03")
    assert lapsing.complete({"talks": 2}) == {**lapsing.reversion, "talks": 2}
    assert (lapsing.reversion["monitoring"], lapsing.in_force["monitoring"]) == (0, 1)
    assert lapsing.asked == {**lapsing.reversion, "monitoring": 1}
    assert list(lapsing.complete({})) == list(lapsing.scenario.clauses)


@pytest.mark.parametrize("draft", [{"fish": 1}, {"coal": 2}, {"coal": -1}])
def test_a_draft_of_what_is_not_there_is_refused(draft: dict[str, int]) -> None:
    with pytest.raises(GameError, match="Choose one"):
        TABLE.complete(draft)


def test_an_unknown_scenario_is_refused_with_the_known_ones() -> None:
    with pytest.raises(GameError, match="2017-09, 2024-03"):
        table(CONTENT, "1953-07")


def test_pressure_is_the_weighted_mean_of_places() -> None:
    draft = {"refined": 1, "crude": 0, "workers": 3, "coal": 0}
    assert pressure(TABLE, draft) == pytest.approx(10 * (3 * 0.5 + 1 * 1) / (3 + 2 + 1 + 4))
    assert pressure(TABLE, {}) == pytest.approx(10 * 4 / 10)  # coal stays banned
    top = {key: len(clause.levels) - 1 for key, clause in TABLE.clauses.items()}
    assert pressure(TABLE, top) == pytest.approx(10)
    assert places(TABLE, top)["talks"] == 1


def test_nothing_that_bites_does_not_press() -> None:
    idle = replace(TABLE.scenario, clauses=("talks",), reversion={"talks": 0})
    assert pressure(CouncilTable(CONTENT, idle), {"talks": 2}) == 0


def test_every_single_change_is_named_once() -> None:
    found = list(TABLE.changes(TABLE.asked))
    assert len(found) == len(set(found)) == sum(len(c.levels) - 1 for c in TABLE.clauses.values())
    assert all(TABLE.asked[key] != level for key, level in found)


# ── one clause: the model ────────────────────────────────────────────────────


@given(SHARES, SHARES, SHARES, st.floats(0.1, 10))
def test_one_clause_is_the_model_of_lesson_06(x: float, z: float, ideal: float, weight: float) -> None:
    only = one_clause(x, z, ideal, weight=weight)
    accepted = bool(council.accepts(x, ideal, z))
    assert (voting.vote(only, "russia", {"a": 1}) == "yes") == accepted
    assert voting.vote(only, "russia", {"a": 1}) in {"yes", "no"}


@given(SHARES, SHARES, SHARES, st.floats(0, 2))
def test_reluctance_turns_small_losses_into_abstentions(x: float, z: float, ideal: float, r: float) -> None:
    only = one_clause(x, z, ideal, reluctance=r)
    worth = voting.gain(only, "china", {"a": 1})
    expected = "yes" if worth >= -1e-12 else "abstain" if worth >= -r - 1e-12 else "no"
    assert voting.vote(only, "china", {"a": 1}) == expected


@given(SHARES, SHARES, SHARES)
def test_a_red_line_counts_only_for_what_goes_further_beyond_it(x: float, z: float, most: float) -> None:
    only = one_clause(x, z, 0.0, most=most, reluctance=5.0)
    assert (voting.vote(only, "us", {"a": 1}) == "no") == (x > most and x > z)
    mirrored = one_clause(1 - x, 1 - z, 1.0, least=1 - most, reluctance=5.0)
    assert (voting.crosses(mirrored, "us", {"a": 1}) == ("a",)) == (1 - x < 1 - most and 1 - x < 1 - z)


@given(SHARES, SHARES, SHARES, SHARES)
def test_monotone_in_the_declared_preference(x: float, y: float, z: float, ideal: float) -> None:
    """A limit moved further, and still not past what the voter declared to want, is liked no less."""
    near, far = sorted((x, y))
    if far <= ideal:
        steps = [voting.gain(one_clause(place, z, ideal), "us", {"a": 1}) for place in (near, far)]
        assert steps[0] <= steps[1] + 1e-12
    if near >= ideal:
        steps = [voting.gain(one_clause(place, z, ideal), "us", {"a": 1}) for place in (near, far)]
        assert steps[1] <= steps[0] + 1e-12


# ── many clauses ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_contributions_sum_to_the_gain(scenario: str) -> None:
    rng, at = np.random.default_rng(1), table(CONTENT, scenario)
    for _ in range(500):
        draft = drawn(at, rng)
        for seat in SEATS:
            worth = voting.satisfaction(at, seat, draft) - voting.satisfaction(at, seat, at.reversion)
            assert voting.gain(at, seat, draft) == pytest.approx(worth, abs=1e-12)
            assert sum(voting.contributions(at, seat, draft).values()) == pytest.approx(worth, abs=1e-12)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_reversion_always_passes(scenario: str) -> None:
    at = table(CONTENT, scenario)
    count = voting.tally(voting.votes(at, at.reversion))
    assert (str(count), count.adopted, count.vetoes) == ("15-0-0", True, ())


def test_people_decide_for_themselves() -> None:
    votes = voting.votes(TABLE, TABLE.reversion, {"russia": "no"})
    assert votes == {"us": "yes", "russia": "no", "china": "yes", "elected": "yes"}
    assert (str(voting.tally(votes)), voting.tally(votes).vetoes) == ("14-1-0", ("russia",))


def test_an_elected_member_has_no_veto() -> None:
    count = voting.tally({"us": "yes", "russia": "yes", "china": "yes", "elected": "no"})
    assert (count.adopted, count.vetoes) == (False, ())


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("penholder", SEATS)
def test_the_best_text_is_that_of_a_search_by_hand(scenario: str, penholder: str) -> None:
    at = table(CONTENT, scenario)
    found = every_text.best_text(at, penholder)  # type: ignore[arg-type]
    assert voting.tally(voting.votes(at, found)).adopted
    best = -np.inf
    for levels in product(*(range(len(clause.levels)) for clause in at.clauses.values())):
        draft = dict(zip(at.clauses, levels, strict=True))
        worth = voting.satisfaction(at, penholder, draft)  # type: ignore[arg-type]
        if worth > best + 1e-12 and voting.tally(voting.votes(at, draft)).adopted:
            best = worth
    assert voting.satisfaction(at, penholder, found) == pytest.approx(best)  # type: ignore[arg-type]


def test_a_text_beyond_a_red_line_is_vetoed_whatever_else_it_holds() -> None:
    draft = {"refined": 3, "talks": 2}
    assert "refined" in voting.crosses(TABLE, "russia", draft)
    count = voting.tally(voting.votes(TABLE, draft))
    assert not count.adopted
    assert "russia" in count.vetoes
