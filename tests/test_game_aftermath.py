"""The years after the vote: both beliefs by the same rules, and the models of the course inside."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from council_content import CONTENT, SCENARIOS, drawn, one_clause
from twoviews.bank import library
from twoviews.game import assumptions
from twoviews.game.aftermath import Outlook, Range, aftermath, fuel_cut, unseen, watched
from twoviews.game.drafts import CouncilTable, burden, pressure, relief, table
from twoviews.models import escalation

TABLE = table(CONTENT, "2017-09")
LAPSING = table(CONTENT, "2024-03")
RUSSIA, US = 0, 1


def years(at: CouncilTable, draft: dict[str, int], belief: int, seed: int = 3) -> Outlook:
    return aftermath(at, draft, seed=seed, draws=200)[belief]


def ranges(outlook: Outlook) -> list[Range]:
    return [value for year in outlook.years for value in vars(year).values() if isinstance(value, Range)]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_number_is_in_its_range_and_in_order(scenario: str) -> None:
    rng, at = np.random.default_rng(4), table(CONTENT, scenario)
    for _ in range(60):
        draft = drawn(at, rng)
        for outlook in aftermath(at, draft, seed=1, draws=20):
            assert outlook.paper == pressure(at, draft)
            for span in ranges(outlook):
                assert span.low <= span.median <= span.high
            for number, year in enumerate(outlook.years, start=1):
                assert year.number == number
                assert 0 <= year.felt.low <= year.felt.high <= outlook.paper + 1e-9
                for chance in (year.comply, year.endure, year.escalate):
                    assert 0 <= chance.low <= chance.high <= 1
                assert (year.fuel_price is None) == (fuel_cut(at, draft) == 0)
                assert year.fuel_price is None or 1 <= year.fuel_price.low <= assumptions.CEILING


def test_the_same_seed_gives_the_same_years() -> None:
    assert aftermath(TABLE, TABLE.asked, seed=5) == aftermath(TABLE, TABLE.asked, seed=5)
    assert aftermath(TABLE, TABLE.asked, seed=5) != aftermath(TABLE, TABLE.asked, seed=6)


def test_each_belief_is_the_file_s_in_its_order() -> None:
    assert tuple(o.belief for o in aftermath(TABLE, TABLE.asked, seed=1)) == CONTENT.beliefs


def test_the_fuel_taken_away_is_counted_in_amounts_where_there_are_amounts() -> None:
    assert fuel_cut(TABLE, {"refined": 3}) == pytest.approx((3 * 1 + 2 * 0) / 5)  # by place: no first amount
    amounts = [replace(level, value=value) for level, value in zip(
        TABLE.clauses["refined"].levels, (4.0, 3.0, 1.0, 0.0), strict=True)]  # fmt: skip
    clauses = tuple(replace(c, levels=tuple(amounts)) if c.id == "refined" else c for c in CONTENT.clauses)
    at = table(replace(CONTENT, clauses=clauses), "2017-09")
    assert fuel_cut(at, {"refined": 1}) == pytest.approx(3 * 0.25 / 5)
    assert fuel_cut(at, {"refined": 3, "crude": 2}) == pytest.approx(1)


def test_experts_watch_unless_a_text_sends_them_home() -> None:
    assert watched(TABLE, {}) == 1  # nothing on the table: they are at work
    assert (watched(LAPSING, {}), watched(LAPSING, {"monitoring": 1})) == (0, 0.7)


def test_without_experts_more_leaks_and_in_the_us_view_more_breaches() -> None:
    gone, there = (years(LAPSING, {"monitoring": level}, US) for level in (0, 2))
    for without, with_ in zip(gone.years, there.years, strict=True):
        assert without.felt.median < with_.felt.median
        assert without.breaches is not None
        assert with_.breaches is not None
        assert without.breaches.median > with_.breaches.median
    there_russia = years(LAPSING, {"monitoring": 2}, RUSSIA)
    gone_russia = years(LAPSING, {"monitoring": 0}, RUSSIA)
    assert gone_russia.last.breaches == there_russia.last.breaches  # in Moscow's view they add nothing there


def test_leaks_grow_year_by_year() -> None:
    for belief in (RUSSIA, US):
        felt = [year.felt.median for year in years(TABLE, {"coal": 1}, belief).years]
        assert felt == sorted(felt, reverse=True)
        assert felt[0] > felt[-1]


def test_the_response_is_that_of_the_model_of_lesson_04() -> None:
    only = one_clause(1.0, 0.0, 1.0)
    sure = replace(CONTENT.beliefs[1], leakage_low=0.25, leakage_high=0.25)
    at = CouncilTable(replace(only.content, beliefs=(sure,)), only.scenario)
    (outlook,) = aftermath(at, {"a": 1}, seed=1)
    first = outlook.years[0]
    assert first.felt.low == first.felt.high == pytest.approx(7.5)
    expected = escalation.outcomes(7.5, sure.weapon, sure.crisis, spread=sure.spread)
    assert first.comply.median == pytest.approx(float(expected.comply))
    assert first.escalate.median == pytest.approx(float(expected.escalate))


def test_more_pressure_is_more_danger_in_one_view_and_more_hope_in_the_other() -> None:
    hard, soft = {"refined": 3, "crude": 2}, {"refined": 1}
    assert years(TABLE, hard, RUSSIA).last.escalate.median > years(TABLE, soft, RUSSIA).last.escalate.median
    assert years(TABLE, hard, US).last.comply.median > years(TABLE, soft, US).last.comply.median


def test_talks_lower_the_worth_of_the_weapon_in_the_view_that_holds_so() -> None:
    silent, plan = {"refined": 2}, {"refined": 2, "talks": 2}
    assert years(TABLE, plan, RUSSIA).last.comply.median > years(TABLE, silent, RUSSIA).last.comply.median
    assert years(TABLE, plan, US) == years(TABLE, silent, US)


def test_a_rule_on_workers_is_the_inspection_game_of_lesson_08() -> None:
    year = years(TABLE, {"workers": 3}, RUSSIA).last
    view = assumptions.VIEWS["russia"]
    assert year.breaches is not None
    assert year.workers is not None
    middle = view.cost / (view.benefit + view.harm_watched)
    assert year.breaches.median == pytest.approx(middle, abs=0.03)
    assert year.workers.median == pytest.approx(year.breaches.median**3, abs=1e-2)
    assert years(TABLE, {"workers": 0}, RUSSIA).last.workers is None


def test_what_neither_gauge_sees_is_named() -> None:
    assert unseen(TABLE, {"end-date": 1, "talks": 1, "refined": 1}) == ()
    assert unseen(TABLE, TABLE.reversion) == ()
    idle = replace(TABLE.clauses["end-date"], group="listing")
    clauses = tuple(idle if clause.id == "end-date" else clause for clause in CONTENT.clauses)
    assert unseen(table(replace(CONTENT, clauses=clauses), "2017-09"), {"end-date": 1}) == ("end-date",)


REAL = library.course().council


def test_an_end_date_moves_both_gauges_from_the_second_year_on() -> None:
    at = table(REAL, "2024-03")
    lasting, ending = ({**at.in_force, "end-date": level} for level in (0, 3))
    for number in (RUSSIA, US):
        without, with_ = years(at, lasting, number), years(at, ending, number)
        assert without.years[0] == with_.years[0]
        for one, other in zip(without.years[1:], with_.years[1:], strict=True):
            assert other.felt.median < one.felt.median
            assert other.people.median < one.people.median


def test_an_exception_for_aid_spares_people_and_takes_no_pressure_away() -> None:
    at = table(REAL, "2022-05")
    narrow, wide = ({**at.in_force, "humanitarian": level} for level in (1, 2))
    assert burden(at, wide) < burden(at, narrow)
    assert pressure(at, wide) == pressure(at, narrow)
    for number in (RUSSIA, US):
        before, after = years(at, narrow, number).last, years(at, wide, number).last
        assert after.people.median < before.people.median
        assert (after.felt, after.comply) == (before.felt, before.comply)


def test_the_burden_is_between_nothing_and_all_that_the_text_weighs() -> None:
    rng = np.random.default_rng(8)
    for scenario in REAL.scenarios:
        at = table(REAL, scenario.id)
        for _ in range(30):
            draft = drawn(at, rng)
            assert 0 <= relief(at, draft) <= 1
            assert 0 <= burden(at, draft) <= 10
            for outlook in aftermath(at, draft, seed=1, draws=10):
                assert all(0 <= year.people.low <= year.people.high <= 10 for year in outlook.years)


def test_the_burden_on_people_by_hand() -> None:
    at = table(REAL, "2019-12")
    harm = {"textiles": 0.15, "seafood": 0.1, "workers": 0.1, "refined": 0.3}
    placed = {"textiles": 1, "seafood": 1, "workers": 0.7, "refined": 0.9}
    bare = 10 * sum(harm[key] * placed[key] for key in harm) / sum(harm.values())
    assert relief(at, at.reversion) == pytest.approx(0.5 * 0.35)
    assert burden(at, at.reversion) == pytest.approx(bare * (1 - 0.5 * 0.35))


def test_nothing_that_bites_is_nothing_felt() -> None:
    idle = replace(TABLE.scenario, clauses=("talks",), reversion={"talks": 0})
    for outlook in aftermath(CouncilTable(CONTENT, idle), {"talks": 1}, seed=1):
        assert outlook.paper == 0
        assert outlook.last.felt == Range(0, 0, 0)


def test_the_numbers_behind_each_view_are_told() -> None:
    russia, us = (" ".join(assumptions.told(belief)) for belief in CONTENT.beliefs)
    for told in ("V = 8 points, a crisis w = 5", "20 to 60 per cent of a cut", "take 2 points off V",
                 "No smuggling", "costs it 8, whether or not", "the inspector 0.75 to 1.25"):  # fmt: skip
        assert told in russia
    for told in ("V = 4 points, a crisis w = 8", "5 to 30 per cent of a cut", "do not move V",
                 "bring 20 per cent", "costs it 1, or 6 where", "0.15 to 0.34 per cent less"):  # fmt: skip
        assert told in us


def test_what_the_views_do_not_share_is_what_the_lessons_say() -> None:
    """The presets of lessons 07 and 08, as their explorers show them."""
    oil = {p.side: p.values for p in library.lesson("07").explorers[0].presets if p.side in assumptions.VIEWS}
    for side, view in assumptions.VIEWS.items():
        assert view.border_capacity == oil[side]["border_capacity"]
        assert oil[side]["risk_premium"] in {view.risk_unwatched, view.risk_watched}
        assert oil[side]["ceiling_price"] == assumptions.CEILING
    if "08" in library.course().files:
        stakes = {
            p.side: p.values for p in library.lesson("08").explorers[0].presets if p.side in assumptions.VIEWS
        }
        for side, view in assumptions.VIEWS.items():
            assert (view.cost, view.benefit, view.harm_unwatched) == tuple(
                stakes[side][name] for name in ("cost", "benefit", "harm")
            )
            assert (stakes[side]["gain"], stakes[side]["fine"]) == (assumptions.GAIN, assumptions.FINE)
