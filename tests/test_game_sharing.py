"""A game in a file: it comes back as it was, and what is no game is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from council_content import CONTENT
from twoviews.errors import GameError
from twoviews.game.play import AnyMove, Cast, Choose, Explain, Game, GoOn, Propose, Refuse, Set, replay, start
from twoviews.game.sharing import digest, from_file, to_file

MOVES: tuple[AnyMove, ...] = (
    Choose("2017-09", ("russia",), 7), GoOn(), Set("crude", 1), Propose(), GoOn(),
    Explain("russia", "Так надо, “точка”. \u0000 </script>"), GoOn(), Cast("russia", "abstain"),
    GoOn(), GoOn(),
)  # fmt: skip
GAME = replay(CONTENT, MOVES)


@pytest.mark.parametrize("count", range(len(MOVES) + 1))
def test_a_game_comes_back_at_any_point(count: int) -> None:
    game = replay(CONTENT, MOVES[:count])
    opened = from_file(to_file(game), CONTENT)
    assert (opened.game, opened.note) == (game, "")
    assert opened.game.moves == MOVES[:count]


@given(st.text(max_size=200))
def test_any_text_of_a_learner_comes_back(text: str) -> None:
    game = replay(CONTENT, [*MOVES[:5], Explain("russia", text)])
    assert from_file(to_file(game), CONTENT).game.explanations == {"russia": text}


def test_the_file_is_small_and_plain() -> None:
    assert len(to_file(GAME)) < 2_000
    assert set(json.loads(to_file(GAME))) == {"kind", "version", "content", "check", "moves"}


FOREIGN = ["", "{", "[]", "{}", "null", "\ud800", '{"kind": 1, "version": 1}', "a game", "[" * 5000]


@pytest.mark.parametrize("text", FOREIGN)
def test_what_is_no_game_is_refused(text: str) -> None:
    with pytest.raises(GameError, match=r"no saved game|no game of"):
        from_file(text, CONTENT)


@given(st.integers(0, len(to_file(GAME)) - 3), st.characters(codec="ascii"))
def test_a_damaged_file_is_refused_or_says_the_same(place: int, letter: str) -> None:
    text = to_file(GAME)
    damaged = text[:place] + letter + text[place + 1 :]
    try:
        opened = from_file(damaged, CONTENT)
    except GameError:
        return
    assert opened.game == GAME


def changed(game: Game, **fields: object) -> str:
    text = json.dumps({**json.loads(to_file(game)), **fields})
    return text.replace('"DEEP"', "[" * 100_000 + "]" * 100_000)


def test_a_cut_file_is_refused() -> None:
    text = to_file(GAME)
    for end in range(0, len(text.rstrip()), 7):
        with pytest.raises(GameError):
            from_file(text[:end], CONTENT)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"kind": "Other"}, "no game of the Council"),
        ({"version": 2}, "version 2"),
        ({"moves": [{"do": "fly"}]}, "damaged"),
        ({"moves": [{"do": "set", "clause": "coal", "level": 0.5}]}, "damaged"),
        ({"moves": []}, "changed by hand"),
        ({"moves": {"x": "DEEP"}}, "damaged"),
        ({"kind": {"x": "DEEP"}}, "no saved game"),
        ({"check": "0"}, "changed by hand"),
        ({"more": 1}, "damaged"),
    ],
)
def test_a_changed_file_says_what_is_wrong(fields: dict[str, object], word: str) -> None:
    with pytest.raises(GameError, match=word):
        from_file(changed(GAME, **fields), CONTENT)


def test_a_file_beyond_all_measure_is_not_read() -> None:
    with pytest.raises(GameError, match="too large"):
        from_file(" " * 2_000_001, CONTENT)


# ── other editions ───────────────────────────────────────────────────────────


def test_the_digest_is_that_of_the_content() -> None:
    assert digest(CONTENT) == digest(replace(CONTENT))
    assert digest(CONTENT) != digest(replace(CONTENT, beliefs=CONTENT.beliefs[:1]))


def test_a_game_of_another_edition_is_played_again_with_a_note() -> None:
    other = replace(CONTENT, beliefs=tuple(replace(b, reason="Another.") for b in CONTENT.beliefs))
    opened = from_file(to_file(GAME), other)
    assert opened.game.moves == MOVES
    assert opened.game.content is other
    assert "another edition" in opened.note


def test_a_game_whose_moves_are_gone_says_which() -> None:
    fewer = replace(CONTENT, scenarios=CONTENT.scenarios[1:])
    with pytest.raises(GameError, match=r"another edition .* Move 1 is not possible"):
        from_file(to_file(GAME), fewer)
    asking = replay(CONTENT, MOVES[:4])
    answered = replay(CONTENT, [*MOVES[:4], Refuse(*asking.requests[0].key)])
    scenarios = []
    for scenario in CONTENT.scenarios:
        seats = tuple(replace(seat, stands=()) for seat in scenario.seats)
        scenarios.append(replace(scenario, seats=seats))
    meek = replace(CONTENT, scenarios=tuple(scenarios))
    with pytest.raises(GameError, match=r"Move 5 is not possible\. Nobody asks for that now"):
        from_file(to_file(answered), meek)


def test_a_new_game_can_be_saved() -> None:
    assert from_file(to_file(start(CONTENT)), CONTENT).game == start(CONTENT)
