"""The debrief: every sentence follows from the game's numbers."""

from __future__ import annotations

import re

import numpy as np
import pytest

from council_content import CONTENT, SCENARIOS, drawn
from twoviews.bank.council import SEATS
from twoviews.errors import GameError
from twoviews.game import voting
from twoviews.game.debrief import account, compared, debrief, result, turning
from twoviews.game.drafts import table
from twoviews.game.play import (
    Accept,
    AnyMove,
    Cast,
    Choose,
    Explain,
    Game,
    GoOn,
    Propose,
    Refuse,
    Set,
    play,
    replay,
)
from twoviews.game.years import expected, in_numbers


def voted(scenario: str, draft: dict[str, int], *cast: Cast, people: tuple[str, ...] = ()) -> Game:
    sets = [Set(key, level) for key, level in draft.items()]
    moves: list[AnyMove] = [
        Choose(scenario, people, 1),
        GoOn(),
        *sets,
        Propose(),
        GoOn(),
        GoOn(),
        *cast,
        GoOn(),
    ]  # type: ignore[arg-type]
    return replay(CONTENT, moves)


MILD = {"refined": 1, "crude": 1, "workers": 1, "talks": 1}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_account_is_that_of_the_vote(scenario: str) -> None:
    rng, at = np.random.default_rng(6), table(CONTENT, scenario)
    for _ in range(40):
        draft = drawn(at, rng)
        if draft == at.reversion:
            continue
        game = voted(scenario, draft)
        for seat in SEATS:
            found = account(game, seat)
            assert (found.vote, found.expected) == (game.votes[seat], game.votes[seat])
            assert sum(worth for _, worth in found.parts) == pytest.approx(found.gain)
            sizes = [abs(worth) for _, worth in found.parts]
            assert sizes == sorted(sizes, reverse=True)
            assert found.crossed == voting.crosses(at, seat, draft)
            assert ("red line" in " ".join(found.sentences)) == bool(found.crossed)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_turn_alters_the_outcome_alone_and_none_is_missed(scenario: str) -> None:
    rng, at = np.random.default_rng(7), table(CONTENT, scenario)
    seen = 0
    for _ in range(60):
        draft = drawn(at, rng)
        if draft == at.reversion:
            continue
        game = voted(scenario, draft)
        turns = turning(game)
        seen += bool(turns)
        for turn in turns:
            after = voting.votes(at, {**draft, turn.clause: turn.level})
            assert voting.tally(after).adopted == turn.adopted != game.tally.adopted
            assert {seat for seat in SEATS if after[seat] != game.votes[seat]} == set(turn.seats)
        assert len({turn.clause for turn in turns}) == len(turns)
        flips = [
            key
            for key, level in at.changes(draft)
            if {**draft, key: level} != at.reversion
            and voting.tally(voting.votes(at, {**draft, key: level})).adopted != game.tally.adopted
        ]
        assert bool(turns) == bool(flips)
    assert seen > 5


def test_the_result_names_the_count_and_the_veto() -> None:
    assert result(voted("2017-09", MILD)) == "The text is adopted: 15 in favour, 0 against, 0 abstaining."
    failed = result(voted("2017-09", {"refined": 3}))
    assert "The veto of Russia and China stops it." in failed
    assert "what held without it" in failed
    sole = voted("2017-09", MILD, Cast("elected", "no"), people=("elected",))
    assert "3 in favour, 12 against" in result(sole)
    assert "Nine votes in favour are needed." in result(sole)


def test_a_person_s_vote_is_told_beside_the_brief_s() -> None:
    game = voted("2017-09", MILD, Cast("russia", "no"), people=("russia",))
    found = account(game, "russia")
    assert (found.person, found.vote, found.expected) == (True, "no", "yes")
    assert found.sentences[0] == "Russia, where a person sat, voted no; its brief says: yes."
    assert turning(game) == ()
    assert "as long as the people" in debrief(game).alternatives


def test_an_explanation_stays_as_it_was_written() -> None:
    text = "<b>Почему?</b> \u0007 “so”"
    moves: list[AnyMove] = [Choose("2017-09"), GoOn(), Propose(), GoOn(), Explain("us", text), GoOn(), GoOn()]
    assert account(replay(CONTENT, moves), "us").explanation == text


def test_the_real_text_is_compared_clause_by_clause() -> None:
    (real,) = table(CONTENT, "2017-09").scenario.real
    same = compared(voted("2017-09", dict(real.levels)), real)
    assert "the same, clause by clause" in same.sentence
    assert {row.yours for row in same.rows} == {"is the same"}
    other = compared(voted("2017-09", {**real.levels, "refined": 2, "talks": 0}), real)
    assert "4 of 6 clauses" in other.sentence
    assert "Yours is stricter in Refined oil." in other.sentence
    assert "Yours says less in Call for talks." in other.sentence
    assert [row.here for row in other.rows if row.clause == "refined"] == ["A tenth"]


def test_a_debrief_tells_the_years_in_words_and_keeps_their_numbers_apart() -> None:
    game = voted("2017-09", MILD)
    assert (debrief(game).years, debrief(game).numbers) == (expected(game), in_numbers(game))


def test_what_neither_gauge_sees_is_said() -> None:
    assert debrief(voted("2017-09", MILD)).unseen == ""


def test_the_amendment_round_is_told() -> None:
    game = replay(CONTENT, [Choose("2017-09"), GoOn(), Propose()])
    first, second = game.requests[:2]
    game = play(play(game, Accept(*first.key)), Refuse(*second.key))
    game = play(play(play(game, GoOn()), GoOn()), GoOn())
    assert re.search(
        r"You met requests of Russia \(.+\), refused those on 1 clause and left", debrief(game).amendments
    )
    told = debrief(voted("2017-09", MILD)).amendments
    assert told == "You met no request of others, refused none and left none unanswered."


def test_what_lay_open_when_the_round_was_closed_is_counted_by_clause() -> None:
    game = replay(CONTENT, [Choose("2017-09"), GoOn(), Propose()])
    clauses = {request.clause for request in game.requests}
    assert len(game.requests) > len(clauses) > 1, "two ask for the same"
    told = debrief(replay(CONTENT, [*game.moves, *[GoOn()] * 4])).amendments
    assert told.endswith(f"refused none and left those on {len(clauses)} clauses unanswered.")
    while game.requests:
        game = play(game, Refuse(*game.requests[0].key))
    told = debrief(replay(CONTENT, [*game.moves, *[GoOn()] * 4])).amendments
    assert told.endswith("and left none unanswered.") and "refused those on" in told


def test_there_is_no_debrief_before_the_vote() -> None:
    with pytest.raises(GameError, match="Play on"):
        debrief(replay(CONTENT, [Choose("2017-09"), GoOn()]))
