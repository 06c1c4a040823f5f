"""Playing the Council game: phases, amendments, votes; a game is its moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from council_content import CONTENT, SCENARIOS, drawn
from twoviews.bank.council import SEATS
from twoviews.errors import GameError
from twoviews.game import amending, voting
from twoviews.game.drafts import CouncilTable, table
from twoviews.game.play import (
    LONGEST,
    PHASES,
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
    start,
)

TABLE = table(CONTENT, "2017-09")


def after(*moves: AnyMove) -> Game:
    return replay(CONTENT, moves)


OPEN: Sequence[AnyMove] = (Choose("2017-09", ("russia",), 7), GoOn())

# ── amendments ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_request_does_what_it_says(scenario: str) -> None:
    rng, at = np.random.default_rng(2), table(CONTENT, scenario)
    turned = 0
    for _ in range(200):
        draft = drawn(at, rng)
        votes = voting.votes(at, draft)
        for request in amending.requests(at, draft):
            changed = voting.votes(at, {**draft, request.clause: request.level})
            assert (request.now, request.then) == (votes[request.seat], changed[request.seat])
            assert request.now != "yes"
            assert request.reason == at.stands[request.seat][request.clause].reason
            kept = set(SEATS) - set(request.loses)
            rank = {"no": 0, "abstain": 1, "yes": 2}
            assert all(rank[changed[seat]] >= rank[votes[seat]] for seat in kept)
            assert all(rank[changed[seat]] < rank[votes[seat]] for seat in request.loses)
            turned += request.turns
    assert turned > 20


def test_who_would_vote_yes_and_people_ask_for_nothing() -> None:
    asking = {request.seat for request in amending.requests(TABLE, TABLE.asked)}
    assert asking == {"russia", "china"}
    assert {r.seat for r in amending.requests(TABLE, TABLE.asked, people=["china"])} == {"russia"}
    assert amending.requests(TABLE, TABLE.reversion) == ()


def test_the_cheapest_turning_change_comes_first() -> None:
    draft = {**TABLE.reversion, "refined": 3, "talks": 2}
    asked = [r for r in amending.requests(TABLE, draft) if r.seat == "china"]
    assert all(r.turns for r in asked)
    assert asked[0].clause == "refined"
    assert asked[0].level == 2  # less is not needed
    costs = [(len(r.loses), r.cost) for r in asked]
    assert costs == sorted(costs)


def test_requests_are_sorted_by_clause_and_level_and_none_is_lost() -> None:
    asked = amending.requests(TABLE, TABLE.asked)
    groups = amending.by_clause(asked)
    flat = [
        (each.seat, clause, level)
        for clause, levels in groups.items()
        for level, same in levels.items()
        for each in same
    ]
    assert sorted(flat) == sorted(each.key for each in asked)
    assert list(groups) == list(dict.fromkeys(each.clause for each in asked))


def test_a_refused_request_gives_way_to_the_next() -> None:
    draft = {**TABLE.reversion, "refined": 3, "talks": 2}
    first = next(r for r in amending.requests(TABLE, draft) if r.seat == "china")
    rest = amending.requests(TABLE, draft, refused={first.key})
    assert first.key not in {r.key for r in rest}
    everything = {(seat, key, level) for seat in SEATS for key, level in TABLE.changes(draft)}
    assert amending.requests(TABLE, draft, refused=everything) == ()


def test_where_no_change_is_enough_each_red_line_is_a_first_step() -> None:
    asked = [r for r in amending.requests(TABLE, TABLE.asked) if r.seat == "russia"]
    lines = voting.crosses(TABLE, "russia", TABLE.asked)
    assert len(lines) > 1
    assert {r.clause for r in asked} == set(lines)
    for request in asked:
        assert not request.turns
        changed = {**TABLE.asked, request.clause: request.level}
        assert request.clause not in voting.crosses(TABLE, "russia", changed)


def test_without_a_red_line_the_first_step_is_what_suits_best() -> None:
    lapsing = table(CONTENT, "2024-03")
    draft = {**lapsing.reversion, "monitoring": 2}
    (asked,) = [r for r in amending.requests(lapsing, draft, refused=_all(lapsing, "russia", "end-date"))
                if r.seat == "russia"]  # fmt: skip
    assert (asked.now, asked.then) == ("no", "no")
    gains = [voting.gain(lapsing, "russia", {**draft, key: level}) for key, level in lapsing.changes(draft)
             if key not in {"end-date"} and {**draft, key: level} != lapsing.reversion]  # fmt: skip
    taken = voting.gain(lapsing, "russia", {**draft, asked.clause: asked.level})
    assert taken == pytest.approx(max(gains))


def _all(at: CouncilTable, seat: str, *clauses: str) -> set[tuple[str, str, int]]:
    return {(seat, key, level) for key in clauses for level in range(len(at.clauses[key].levels))}


# ── a game from start to end ─────────────────────────────────────────────────


def test_a_game_from_start_to_end() -> None:
    game = start(CONTENT)
    assert game.phase == "seats"
    game = play(game, Choose("2017-09", ("russia",), 7))
    assert (game.phase, game.draft) == ("briefs", TABLE.asked)
    game = play(play(game, GoOn()), Set("crude", 1))
    assert (game.phase, game.draft["crude"]) == ("draft", 1)
    game = play(game, Propose())
    assert game.proposed == {**TABLE.asked, "crude": 1}
    while china := [request for request in game.requests if request.seat == "china"]:
        game = play(game, Accept(*china[0].key))
    game = play(game, GoOn())
    game = play(play(game, Explain("russia", "Так надо.")), GoOn())
    assert (game.phase, game.awaited) == ("vote", ("russia",))
    game = play(play(game, Cast("russia", "no")), Cast("russia", "abstain"))
    game = play(game, GoOn())
    assert game.votes["russia"] == "abstain"
    assert game.tally.adopted
    assert game.held == game.draft
    game = play(game, GoOn())
    assert game.phase == "debrief"
    assert replay(CONTENT, game.moves) == game


def test_a_text_that_fails_leaves_what_holds_without_it() -> None:
    game = after(Choose("2024-03"), GoOn(), Propose(), *[GoOn()] * 3)
    assert not game.tally.adopted
    assert game.held == {**game.table.in_force, "monitoring": 0}


def test_refusing_all_ends_the_requests() -> None:
    game = after(*OPEN, Propose())
    answered = 0
    while game.requests:
        game, answered = play(game, Refuse(*game.requests[0].key)), answered + 1
    assert answered == len(game.refused) > 1
    assert game.draft == game.proposed


WRONG: list[tuple[Sequence[AnyMove], str]] = [
    ([GoOn()], "by choosing a scenario"),
    ([Set("coal", 0)], "phase “seats”"),
    ([Choose("1953-07")], "Choose one of: 2017-09"),
    ([Choose("2017-09", seed=-1)], "from 0 to"),
    ([Choose("2017-09"), Choose("2017-09")], "start of a new game"),
    ([*OPEN, Set("fish", 1)], "not on the table"),
    ([*OPEN, Set("coal", 9)], "no level 9"),
    ([*OPEN, Set("coal", -1)], "no level -1"),
    ([*OPEN, GoOn()], "by proposing the draft"),
    ([*OPEN, Accept("china", "coal", 1)], "in the amendment round"),
    ([*OPEN, Propose(), Accept("us", "coal", 1)], "Asked for are: china: "),
    ([*OPEN, Propose(), Propose()], "when it is written"),
    ([*OPEN, Propose(), Explain("us", "x")], "after the amendments"),
    ([*OPEN, Propose(), GoOn(), Explain("us", "x" * (LONGEST + 1))], "Shorten it"),
    ([*OPEN, Propose(), GoOn(), Explain("us", "\ud800")], "half a character"),
    ([*OPEN, Propose(), GoOn(), Cast("russia", "yes")], "after the explanations"),
    ([*OPEN, Propose(), GoOn(), GoOn(), Cast("china", "yes")], "People hold: russia"),
    ([*OPEN, Propose(), GoOn(), GoOn(), GoOn()], "Still to vote: russia"),
]


@pytest.mark.parametrize(("moves", "word"), WRONG)
def test_an_impossible_move_is_refused_with_its_number_and_a_cure(
    moves: Sequence[AnyMove], word: str
) -> None:
    before = replay(CONTENT, moves[:-1])
    with pytest.raises(GameError, match=word):
        play(before, moves[-1])
    with pytest.raises(GameError, match=f"Move {len(moves)} is not possible"):
        replay(CONTENT, moves)


def test_after_the_debrief_nothing_moves() -> None:
    game = after(Choose("2017-09"), GoOn(), Propose(), *[GoOn()] * 4)
    assert game.phase == PHASES[-1]
    for move in (GoOn(), Propose(), Set("coal", 0), Choose("2017-09")):
        with pytest.raises(GameError, match="debrief"):
            play(game, move)


def test_a_text_that_changes_nothing_is_not_put_to_the_vote() -> None:
    empty = [Set(key, level) for key, level in TABLE.reversion.items()]
    for moves in ([*OPEN, *empty, Propose()], [*OPEN, Propose(), *empty, GoOn()]):
        with pytest.raises(GameError, match="changes nothing"):
            replay(CONTENT, moves)
    lapsing = table(CONTENT, "2024-03")
    asked = amending.requests(lapsing, lapsing.asked)
    assert asked
    assert ("monitoring", 0) not in {(request.clause, request.level) for request in asked}


def test_no_table_before_a_scenario() -> None:
    with pytest.raises(GameError, match="Choose one first"):
        _ = start(CONTENT).table


def test_votes_are_not_known_before_the_vote() -> None:
    with pytest.raises(GameError, match="Play on"):
        _ = after(*OPEN).votes


def test_a_game_has_an_end() -> None:
    from twoviews.game.play import MOST_MOVES

    moves: list[AnyMove] = [Choose("2017-09"), GoOn(), *[Set("coal", 0)] * (MOST_MOVES - 2)]
    with pytest.raises(GameError, match="at most"):
        play(replay(CONTENT, moves), Propose())
