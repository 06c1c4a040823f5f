"""The Council game beside the record: with the documented positions the votes come out as they were cast."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from msgspec.structs import replace

import every_text
from twoviews import tables
from twoviews.bank import library
from twoviews.bank.council import PERMANENT, VIEWS
from twoviews.game import drafts, voting
from twoviews.game.amending import requests
from twoviews.game.debrief import compared, debrief
from twoviews.game.doors import doors, passing
from twoviews.game.drafts import CouncilTable, table
from twoviews.game.play import Choose, Game, GoOn, Propose, Set, replay

GAME = library.course().council
TABLES = {scenario.id: table(GAME, scenario.id) for scenario in GAME.scenarios}
REAL = [(key, text) for key, at in TABLES.items() for text in at.scenario.real if text.voted]
SEPTEMBER, RELIEF, MAY, MARCH = (TABLES[key] for key in ("2017-09", "2019-12", "2022-05", "2024-03"))
READINGS = [(key, each.id) for key, at in TABLES.items() for each in at.scenario.readings]


def adopted(at: CouncilTable, draft: dict[str, int]) -> bool:
    return voting.outcome(at, draft).adopted


def level(at: CouncilTable, clause: str, label: str) -> int:
    (found,) = [n for n, entry in enumerate(at.clauses[clause].levels) if entry.label == label]
    return found


def test_each_scenario_has_a_real_text_and_one_was_never_put_to_the_vote() -> None:
    assert set(TABLES) == {"2017-12", "2017-09", "2019-12", "2022-05", "2024-03"}
    assert set(TABLES) - {key for key, _ in REAL} == {"2019-12"}
    for at in TABLES.values():
        assert {belief.id for belief in at.beliefs} == set(VIEWS)
    assert len({belief.weapon for at in TABLES.values() for belief in at.beliefs if belief.id == "us"}) == 3


def test_no_two_days_but_those_of_one_autumn_share_their_beliefs() -> None:
    reasons = {key: tuple(belief.reason for belief in at.beliefs) for key, at in TABLES.items()}
    assert reasons.pop("2017-12") == reasons["2017-09"]
    assert len(set(reasons.values())) == len(reasons)


@pytest.mark.parametrize(("scenario", "number"), [(key, n) for n, (key, _) in enumerate(REAL)])
def test_the_real_votes_come_out_as_they_were_cast(scenario: str, number: int) -> None:
    at, text = TABLES[scenario], REAL[number][1]
    votes = voting.votes(at, at.complete(text.levels))
    tally = voting.outcome(at, at.complete(text.levels))
    assert votes == dict(text.votes)
    assert (str(tally), tally.adopted) == (text.tally, text.adopted)


@pytest.mark.parametrize(("scenario", "reading"), READINGS)
def test_the_real_votes_come_out_in_every_reading(scenario: str, reading: str) -> None:
    at = table(GAME, scenario, reading)
    for text in at.scenario.real:
        assert voting.votes(at, at.complete(text.levels)) == dict(text.votes)


@pytest.mark.parametrize(("scenario", "number"), [(key, n) for n, (key, _) in enumerate(REAL)])
def test_the_game_played_with_the_real_text_says_it_is_that_text(scenario: str, number: int) -> None:
    text = REAL[number][1]
    sets = [Set(key, at_level) for key, at_level in TABLES[scenario].complete(text.levels).items()]
    short = TABLES[scenario].scenario.short
    moves = [*sets, Propose(), GoOn()] if short else [GoOn(), *sets, Propose(), *[GoOn()] * 3]
    game = replay(GAME, [Choose(scenario), *moves])
    assert "the same, clause by clause" in compared(game, text).sentence
    assert game.tally.adopted == text.adopted
    assert len(debrief(game).accounts) == 4


def test_a_stricter_option_is_never_told_as_the_milder_one() -> None:
    """Whatever was written beside whatever was put to the vote, in each clause of each day."""
    eased = {"rajin", "humanitarian", "railways", "delisting", "end-date"}
    assert {clause.id for clause in GAME.clauses if clause.softens} == eased
    for at in TABLES.values():
        for clause in at.clauses.values():
            for here, there in product(range(len(clause.levels)), repeat=2):
                game = Game(GAME, opened=at, draft={**at.reversion, clause.id: here})
                text = replace(at.scenario.real[0], levels={clause.id: there})
                (row,) = [row for row in compared(game, text).rows if row.clause == clause.id]
                higher, lower = "is stricter", "is milder"
                if clause.id in eased:
                    higher, lower = lower, higher
                elif clause.id == "talks":
                    higher, lower = "says more", "says less"
                assert row.yours == ("is the same" if here == there else higher if here > there else lower)


def test_who_takes_the_exception_for_rajin_away_is_told_that_this_is_stricter() -> None:
    game = replay(GAME, [Choose("2017-09"), GoOn(), Set("rajin", 0), Propose(), *[GoOn()] * 3])
    found = compared(game, SEPTEMBER.scenario.real[0])
    (row,) = [row for row in found.rows if row.clause == "rajin"]
    assert (row.here, row.there, row.yours) == ("No exception", "Excepted", "is stricter")
    assert "Exception for the port of Rajin" in found.sentence.partition("Yours is stricter in ")[2]


# ── December 2017: one line stands in the way ────────────────────────────────


def test_december_2017_the_draft_fails_by_one_line_and_24_months_carry_all() -> None:
    at = TABLES["2017-12"]
    assert voting.outcome(at, at.asked).vetoes == ("russia",)
    assert voting.crosses(at, "russia", at.asked) == ("workers",)
    (text,) = at.scenario.real
    assert {key for key, lev in at.complete(text.levels).items() if lev != at.asked[key]} == {"workers"}
    assert str(voting.outcome(at, at.complete(text.levels))) == "15-0-0"


# ── December 2019: Russia and China hold the pen ─────────────────────────────


def test_2019_the_pen_is_russia_s_and_china_s_and_their_draft_lowers_pressure() -> None:
    assert (RELIEF.scenario.pen, RELIEF.author) == (("russia", "china"), "russia")
    assert drafts.pressure(RELIEF, RELIEF.asked) < drafts.pressure(RELIEF, RELIEF.reversion)
    (text,) = RELIEF.scenario.real
    assert RELIEF.complete(text.levels) == RELIEF.asked
    assert (text.voted, text.adopted) == (False, False)


def test_2019_relief_meets_the_veto_and_both_authors_would_have_voted_for_it() -> None:
    tally = voting.outcome(RELIEF, RELIEF.asked)
    assert (tally.vetoes, tally.no) == (("us",), 3)
    assert not [key for key in ("russia", "china") if voting.vote(RELIEF, key, RELIEF.asked) != "yes"]  # type: ignore[arg-type]
    assert {"textiles", "seafood", "workers"} <= set(voting.crosses(RELIEF, "us", RELIEF.asked))


def test_2019_what_passes_is_aid_and_talks_alone() -> None:
    texts = list(passing(RELIEF))
    changed = [{key for key in text if text[key] != RELIEF.reversion[key]} for text in texts]
    assert {"humanitarian", "talks"} in changed
    assert all(keys <= {"humanitarian", "talks"} for keys in changed)


# ── September 2017: a cap and not an embargo ─────────────────────────────────


def test_2017_the_first_us_text_fails_by_two_vetoes() -> None:
    tally = voting.outcome(SEPTEMBER, SEPTEMBER.asked)
    assert tally.vetoes == ("russia", "china")
    for seat in tally.vetoes:
        assert {"refined", "crude"} <= set(voting.crosses(SEPTEMBER, seat, SEPTEMBER.asked))


def test_2017_a_cap_passes_and_an_embargo_does_not() -> None:
    (text,) = SEPTEMBER.scenario.real
    passed = SEPTEMBER.complete(text.levels)
    assert 0 < SEPTEMBER.level("refined", passed).place < 1
    assert adopted(SEPTEMBER, passed)
    for clause in ("refined", "crude"):
        embargo = {**passed, clause: len(SEPTEMBER.clauses[clause].levels) - 1}
        assert SEPTEMBER.level(clause, embargo).place == 1
        assert not adopted(SEPTEMBER, embargo)


def test_2017_no_text_with_an_embargo_passes_and_the_best_one_holds_a_cap() -> None:
    best = every_text.best_text(SEPTEMBER)
    assert 0 < SEPTEMBER.level("refined", best).place < 1
    assert SEPTEMBER.level("crude", best).place < 1
    for seat in ("russia", "china"):
        for clause in ("refined", "crude"):
            assert SEPTEMBER.beyond[seat][clause][-1]  # type: ignore[index]


def test_2017_each_player_that_refuses_asks_for_what_it_refused() -> None:
    asked = requests(SEPTEMBER, SEPTEMBER.asked)
    assert {"refined", "crude"} <= {r.clause for r in asked if r.seat == "russia"}
    assert {"refined", "crude"} <= {r.clause for r in asked if r.seat == "china"}


# ── May 2022: nothing new ────────────────────────────────────────────────────


def test_2022_the_us_text_fails_by_two_vetoes() -> None:
    (text,) = MAY.scenario.real
    tally = voting.tally(voting.votes(MAY, MAY.complete(text.levels)))
    assert (str(tally), tally.vetoes, tally.adopted) == ("13-2-0", ("russia", "china"), False)


def test_2022_no_new_pressure_passes() -> None:
    """Of all texts that pass none is stricter on oil, workers, coal or names than what is in force."""
    best = every_text.best_text(MAY)
    for key, clause in MAY.clauses.items():
        if clause.bite:
            assert MAY.level(key, best).place <= MAY.level(key, MAY.in_force).place


# ── March 2024: a mandate that lapses ────────────────────────────────────────


def lasting(at: CouncilTable) -> CouncilTable:
    """The same occasion, had the mandate been made without an end."""
    scenario = replace(at.scenario, lapses=(), reversion=dict(at.scenario.in_force))
    return CouncilTable(at.content, scenario)


def test_2024_without_a_text_the_experts_go() -> None:
    assert MARCH.scenario.lapses == ("monitoring",)
    (text,) = MARCH.scenario.real
    votes = voting.votes(MARCH, MARCH.complete(text.levels))
    assert (votes["russia"], votes["china"]) == ("no", "abstain")
    game = replay(GAME, [Choose("2024-03"), GoOn(), Propose(), *[GoOn()] * 3])
    assert not game.tally.adopted
    assert MARCH.level("monitoring", game.held).place == 0


def test_2024_without_an_expiring_mandate_the_outcome_differs() -> None:
    at = lasting(MARCH)
    assert MARCH.level("monitoring", MARCH.reversion).place == 0 < at.level("monitoring", at.reversion).place
    ending = {**at.reversion, "monitoring": 0}
    assert "us" in voting.tally(voting.votes(at, ending)).vetoes
    assert at.level("monitoring", every_text.best_text(at)).place == 1
    assert at.level("monitoring", every_text.best_text(at, "russia")).place > 0


def test_2024_the_lapse_is_what_gives_russia_its_lever() -> None:
    """Where the mandate lasts, Russia gains nothing by refusing; where it lapses, a renewal costs it."""
    (text,) = MARCH.scenario.real
    renewal = MARCH.complete(text.levels)
    assert voting.contributions(MARCH, "russia", renewal)["monitoring"] < 0
    assert voting.contributions(lasting(MARCH), "russia", renewal)["monitoring"] == 0


@pytest.mark.parametrize(("scenario", "reading"), [(key, "") for key in TABLES] + READINGS)
def test_the_texts_that_pass_are_those_of_every_combination(scenario: str, reading: str) -> None:
    at = table(GAME, scenario, reading)
    found = {tuple(text[key] for key in at.clauses) for text in passing(at)}
    assert found == {tuple(map(int, levels)) for levels in np.argwhere(every_text.passing(at))}


def test_2024_hangs_on_readings_that_the_record_does_not_decide() -> None:
    game = replay(GAME, [Choose("2024-03"), GoOn(), Propose(), *[GoOn()] * 3])
    own, washington, line, moscow = doors(game.table, game.draft)
    assert washington.renewing == 0 < (own.renewing or 0) < (moscow.renewing or 0) < (line.renewing or 0)
    at = table(GAME, "2024-03", "us-line")
    review = {**at.reversion, "monitoring": 1, "end-date": 2}
    assert str(voting.outcome(at, review)) == "15-0-0"
    assert voting.outcome(MARCH, review).vetoes == ("us",)
    told = " ".join(debrief(game).readings)
    for door in (own, washington, line, moscow):
        assert f"Of {door.size:,} texts {door.passing:,} pass, {door.renewing} of them" in told


# ── what is shown to the student ─────────────────────────────────────────────


def test_every_number_has_its_ground() -> None:
    for at in TABLES.values():
        for seat in at.scenario.seats:
            for stand in seat.stands:
                assert stand.reason.strip()
                assert stand.sources or stand.ground == "modeller's choice"


@pytest.mark.parametrize(("scenario", "number"), [(key, n) for n, (key, _) in enumerate(REAL)])
def test_the_votes_are_those_of_the_table_of_votes(scenario: str, number: int) -> None:
    text, votes = REAL[number][1], tables.load("unsc_votes")
    (row,) = votes[votes["date"].astype(str).str[:10] == text.date].to_dict("records")
    assert {seat: row[f"{seat}_vote"] for seat in ("us", "russia", "china")} == {
        seat: text.votes[seat] for seat in ("us", "russia", "china")
    }
    assert text.tally == f"{row['votes_yes']}-{row['votes_no']}-{row['votes_abstain']}"
    assert text.adopted == bool(row["adopted"])


def test_vetoes_belong_to_permanent_members() -> None:
    for at in TABLES.values():
        assert {seat.id for seat in at.scenario.seats if seat.veto} == PERMANENT
