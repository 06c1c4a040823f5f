"""Games in the record: any course of moves, steps back and opened files comes back as it stood."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from council_content import CONTENT
from twoviews.errors import GameError
from twoviews.game.keeping import Kept, Step, games, last_voted, reached
from twoviews.game.play import PHASES, Choose, GoOn, Propose, Set, replay
from twoviews.game.sharing import digest

MOVES = (Choose("2017-09", ("russia",), 7), GoOn(), Set("refined", 1), Set("coal", 1), Propose())
NOW = digest(CONTENT)


def entry(step: Step | Any, edition: str = NOW) -> tuple[Any, str, str]:
    return step.plain() if isinstance(step, Step) else step, edition, "2026-11-25T20:00:00+00:00"


def test_moves_one_by_one_make_the_game() -> None:
    kept = games(entry(Step(1, place, (move,))) for place, move in enumerate(MOVES))
    assert kept[1].moves == MOVES
    assert kept[1].replayed(CONTENT) == replay(CONTENT, MOVES)
    assert not kept[1].older(CONTENT)


def test_a_step_takes_no_more_room_than_it_says() -> None:
    assert Step(1, 2).plain() == {"game": 1, "after": 2}


def test_a_step_back_takes_the_last_move_away() -> None:
    kept = games([entry(Step(1, 0, MOVES[:3])), entry(Step(1, 2)), entry(Step(1, 2, (Set("refined", 3),)))])
    assert kept[1].moves == (*MOVES[:2], Set("refined", 3))


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 5), st.integers(0, 3))))
def test_the_fold_is_what_a_list_does(steps: list[tuple[int, int, int]]) -> None:
    lists: dict[int, list[Any]] = {}
    told = []
    for number, (game, after, level) in enumerate(steps):
        after = min(after, len(lists.get(game, [])))
        move = Set(f"c{number}", level)
        told.append(entry(Step(game, after, (move,))))
        lists[game] = [*lists.get(game, [])[:after], move]
    kept = games(told)
    assert {number: list(game.moves) for number, game in kept.items()} == lists
    assert not steps or next(reversed(kept)) == steps[-1][0]


def test_what_is_no_step_or_has_no_ground_is_passed_over() -> None:
    odd = [None, "text", {"game": 0, "after": 0}, {"game": 1, "after": 0, "moves": [{"do": "fly"}]},
           {"game": 1, "after": 0, "later": "of another edition"}]  # fmt: skip
    told = [entry(Step(1, 0, MOVES[:2])), *map(entry, odd), entry(Step(1, 4, (GoOn(),)))]
    assert games(told)[1].moves == MOVES[:2]
    assert list(games(told)) == [1]


def test_a_game_out_of_a_file_is_marked_as_such_as_long_as_it_is_played_on() -> None:
    opened = [entry(Step(2, 0, MOVES[:3], opened=True)), entry(Step(2, 3, (Set("coal", 0),)))]
    assert games(opened)[2].opened
    assert not games([*opened, entry(Step(2, 0, MOVES[:1]))])[2].opened


def test_a_game_of_another_edition_says_so_and_one_that_is_gone_raises() -> None:
    kept = games([entry(Step(1, 0, MOVES), "another")])[1]
    assert kept.older(CONTENT)
    with pytest.raises(GameError, match="Move 1 is not possible"):
        kept.replayed(replace(CONTENT, scenarios=CONTENT.scenarios[1:]))


def test_steps_reached_are_the_phase() -> None:
    for count in range(len(MOVES) + 1):
        game = replay(CONTENT, MOVES[:count])
        assert reached(Kept(1, MOVES[:count])) == PHASES.index(game.phase)
    assert reached(Kept(1, (*MOVES, *[GoOn()] * 4))) == PHASES.index("debrief")


def test_the_last_game_voted_on_is_the_learners_own_and_can_be_played() -> None:
    voted = (Choose("2017-09"), GoOn(), Propose(), GoOn(), GoOn(), GoOn())
    gone = (Choose("2024-03"), GoOn(), Propose(), GoOn(), GoOn(), GoOn())
    told = [Step(1, 0, voted), Step(2, 0, gone), Step(3, 0, voted, opened=True), Step(4, 0, MOVES)]
    kept = games(map(entry, told))
    found = last_voted(kept.values(), CONTENT)
    assert found is not None
    assert (found[0].scenario, found[0].phase) == ("2024-03", "years")
    fewer = replace(CONTENT, scenarios=CONTENT.scenarios[:1])
    earlier = last_voted(kept.values(), fewer)
    assert earlier is not None
    assert earlier[0].scenario == "2017-09"
    assert last_voted([kept[3], kept[4]], CONTENT) is None
