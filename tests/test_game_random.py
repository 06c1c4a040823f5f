"""No set of clauses breaks the game: thousands of random drafts are played to the end."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import get_args

import numpy as np
import pytest

from council_content import CONTENT, SCENARIOS, drawn
from twoviews.bank import library
from twoviews.bank.council import SEATS, CouncilGame, SeatId, Vote
from twoviews.game import voting
from twoviews.game.aftermath import Outlook, aftermath
from twoviews.game.debrief import debrief
from twoviews.game.drafts import CouncilTable, table
from twoviews.game.play import Accept, Cast, Choose, Explain, Game, GoOn, Propose, Refuse, Set, play, start

DRAFTS = int(os.environ.get("TWOVIEWS_DRAFTS", "2000"))
VOTES: tuple[Vote, ...] = get_args(Vote)


def played(content: CouncilGame, scenario: str, rng: np.random.Generator) -> Game:
    """A game with a random draft, random people, answers and votes."""
    people: tuple[SeatId, ...] = tuple(seat for seat in SEATS if rng.random() < 0.2)
    game = play(play(start(content), Choose(scenario, people, int(rng.integers(5)))), GoOn())
    draft = drawn(game.table, rng)
    for key, level in draft.items():
        game = play(game, Set(key, level))
    if draft == game.table.reversion:
        game = play(game, Set(*next(iter(game.table.changes(draft)))))
    game = play(game, Propose())
    for _ in range(int(rng.integers(3))):
        if game.requests:
            request = game.requests[int(rng.integers(len(game.requests)))]
            game = play(game, (Accept if rng.random() < 0.5 else Refuse)(*request.key))
    game = play(play(play(game, GoOn()), Explain("us", "Why.")), GoOn())
    for seat in people:
        game = play(game, Cast(seat, VOTES[int(rng.integers(3))]))
    return play(play(game, GoOn()), GoOn())


def test_thousands_of_random_games_come_to_their_end() -> None:
    rng = np.random.default_rng(20170911)
    adopted = 0
    years: dict[tuple[str, ...], tuple[Outlook, ...]] = {}  # the same text has the same years
    for number in range(DRAFTS):
        game = played(CONTENT, SCENARIOS[number % len(SCENARIOS)], rng)
        assert game.phase == "debrief"
        tally, votes = game.tally, game.votes
        assert tally.yes + tally.no + tally.abstain == 15
        assert tally.adopted == (votes["elected"] == "yes" and "no" not in votes.values())
        assert game.held == (game.draft if tally.adopted else game.table.reversion)
        adopted += tally.adopted
        key = (game.scenario, *map(str, game.draft.values()))
        if key not in years:
            years[key] = aftermath(game.table, game.draft, seed=1, draws=3)
    assert len(years) > 1000
    assert 100 < adopted < DRAFTS - 100


@pytest.mark.parametrize("scenario", ["2017-09", "2022-05", "2024-03"])
def test_random_games_of_the_real_content_with_their_years(scenario: str) -> None:
    content, rng = library.course().council, np.random.default_rng(3)
    for _ in range(200):
        game = played(content, scenario, rng)
        for outlook in aftermath(game.table, game.draft, seed=game.seed, draws=4):
            middle = [
                year.comply.median + year.endure.median + year.escalate.median for year in outlook.years
            ]
            assert middle == pytest.approx([1.0] * 3, abs=0.2)


@pytest.mark.parametrize("scenario", ["2017-09", "2022-05", "2024-03"])
def test_random_games_are_told_without_a_gap(scenario: str) -> None:
    content, rng = library.course().council, np.random.default_rng(4)
    for _ in range(25):
        found = debrief(played(content, scenario, rng))
        sentences = [found.result, found.amendments, found.alternatives, *found.years]
        sentences += [sentence for entry in found.accounts for sentence in entry.sentences]
        sentences += [entry.sentence for entry in (*found.turns, *found.comparisons)]
        for sentence in sentences:
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            assert not any(slip in sentence for slip in ("  ", "{", "None", " nan", "..", "()", "+-", "“”"))


@pytest.mark.parametrize("content", [CONTENT, library.course().council], ids=["small", "real"])
def test_a_clause_nearer_to_a_declared_wish_is_never_liked_less(content: CouncilGame) -> None:
    """Whatever else a text holds: towards the wish the gain does not fall, away from it it does not rise."""
    rng = np.random.default_rng(8)
    for at in (table(content, scenario.id) for scenario in content.scenarios):
        for draft in (drawn(at, rng) for _ in range(300)):
            for seat, stands in at.stands.items():
                changes = list(at.changes(draft))
                key, level = changes[int(rng.integers(len(changes)))]
                text = {**draft, key: level}
                change = voting.gain(at, seat, text) - voting.gain(at, seat, draft)
                ideal = stands[key].ideal if key in stands else None
                assert _way(at, draft, key, ideal) >= _way(at, text, key, ideal) or change <= 1e-12
                assert _way(at, draft, key, ideal) <= _way(at, text, key, ideal) or change >= -1e-12
                assert ideal is not None or change == pytest.approx(0, abs=1e-12)


def _way(at: CouncilTable, draft: Mapping[str, int], clause: str, ideal: float | None) -> float:
    return 0.0 if ideal is None else abs(at.level(clause, draft).place - ideal)
