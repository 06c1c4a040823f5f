"""Exercise 12: answers worked out by hand, the usual slips, and a text of the learner's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import twoviews
from twoviews.bank import library
from twoviews.course import keeping
from twoviews.errors import GameError
from twoviews.exercises import Exercise, audit
from twoviews.game.play import Choose, GoOn, Propose, Set

# Weight times (distance before minus distance after), by the numbers of the brief of September 2017.
RUSSIA = {
    "refined": 1.0 * (0.35 - 0.25),
    "crude": 2.0 * (0.1 - 0.0),
    "textiles": 0.6 * (0.4 - 0.6),
    "workers": 0.8 * (0.0 - 0.2),
    "listings": 0.5 * (0.3 - 0.1),
    "interdiction": 0.8 * (0.2 - 0.2),
    "rajin": 0.0,
    "humanitarian": 0.0,
    "talks": 1.0 * (0.7 - 0.5),
}
GAINS = {"us": 2.2, "russia": 0.32, "china": 1.1, "elected": 1.95}
VOTES = {"yes": 15, "no": 0, "abstain": 0}
TURNING = {"changes": 27, "turning": 13}
YEARS = {"apart": 0.3068, "shared": -0.2785}
RIGHT: dict[str, Any] = {
    "task-1": RUSSIA,
    "task-2": GAINS,
    "task-3": VOTES,
    "task-4": TURNING,
    "task-5": 2.73,  # (2.4 * 0.3 + 0.1) / 0.3 is 2.7333
    "task-6": YEARS,
}


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()


@pytest.fixture
def exercise() -> Exercise:
    with mpl.rc_context():
        return twoviews.exercise("12")


def voted(occasion: str, **levels: int) -> None:
    """Play a game to its end with that text."""
    game = twoviews.lesson("12").council()
    game.begin()
    game.move(Choose(occasion))
    game.move(GoOn())
    for clause, level in levels.items():
        game.move(Set(clause, level))
    for move in (Propose(), GoOn(), GoOn(), GoOn()):
        game.move(move)


def test_answers_come_rounded_and_as_pandas_gives_them(exercise: Exercise) -> None:
    assert exercise.check("task-1", pd.Series(RUSSIA).round(2)).right
    assert exercise.check("task-2", pd.Series(GAINS)).right
    assert exercise.check("task-4", {"changes": 27, "turning": np.int64(13)}).right
    assert exercise.check("task-5", np.float64(2.73)).right
    assert exercise.check("task-6", {"apart": 0.31, "shared": -0.28}).right


@pytest.mark.parametrize(
    ("task", "answer", "hint"),
    [
        ("task-1", RUSSIA | {"refined": -0.1}, "'refined': The sign is turned round"),
        ("task-1", RUSSIA | {"crude": 0.1}, "'crude': The weight is missing"),
        ("task-1", RUSSIA | {"refined": -0.6}, "abs(...) drops the minus"),
        ("task-1", RUSSIA | {"textiles": 0.36}, "'textiles': That is the distance of the new text alone"),
        ("task-2", GAINS | {"us": 0.8}, "'us': That is the greatest of its clauses"),
        ("task-2", GAINS | {"us": 2.28}, "Losses count as well"),
        ("task-2", GAINS | {"china": 0.1222}, "That is the mean"),
        ("task-2", GAINS | {"china": 0.32}, "That is Russia's gain"),
        ("task-3", {"yes": 4, "no": 0, "abstain": 0}, "That counts the four seats"),
        ("task-3", {"yes": 11, "no": 0, "abstain": 0}, "outside the table"),
        ("task-4", {"changes": 9, "turning": 13}, "'changes': That counts the clauses"),
        ("task-4", TURNING | {"turning": 14}, "!= and not =="),
        ("task-4", TURNING | {"turning": 9}, "That counts the clauses"),
        ("task-5", 2.4, "There its gain is zero"),
        ("task-5", 3.2, "ends in a veto"),
        ("task-5", 3.99, "Keep only the weights"),
        ("task-5", 0.8542, "a share of the weight"),
        ("task-5", 2.0667, "wrong sign"),
        ("task-6", YEARS | {"apart": -0.3068}, "'apart': The sign is turned round"),
        ("task-6", YEARS | {"apart": 0.374}, "That is the first year"),
        ("task-6", YEARS | {"apart": 30.68}, "Those are per cent"),
        ("task-6", YEARS | {"shared": 0.3392}, "the span of both"),
        ("task-6", YEARS | {"shared": 0.2785}, "'shared': The sign is turned round"),
    ],
)
def test_a_slip_is_recognised(exercise: Exercise, task: str, answer: object, hint: str) -> None:
    verdict = exercise.check(task, answer)
    assert verdict.right is False
    assert hint in verdict.text


def test_without_a_vote_of_ones_own_it_is_the_real_text() -> None:
    text = audit.text()
    assert repr(text).startswith("The real text of 2017-09-11.")
    assert text.draft == audit.real("2017-09").draft
    with pytest.raises(GameError, match="no scenario '1999'"):
        audit.real("1999")


def test_the_text_that_was_voted_on_last_is_audited(exercise: Exercise) -> None:
    voted("2017-09", refined=0)
    voted("2022-05", tobacco=1)
    text = audit.text()
    assert repr(text).startswith("Your own text. ") and text.voted in repr(text)
    assert text.table.scenario.id == "2022-05"
    asked = library.course().council.scenario("2022-05").asked
    assert text.draft == text.table.complete({**asked, "tobacco": 1})
    assert exercise.check("task-3", {"yes": 13, "no": 2, "abstain": 0}).right
    assert not exercise.check("task-3", VOTES).right
    assert not exercise.check("task-1", RUSSIA).right
    assert exercise.check("task-5", 2.73).right, "March 2024 is the same for all"


@st.composite
def texts(draw: st.DrawFn) -> audit.Text:
    """Any text on any occasion: drawn at random, or a few changes of what was asked for or voted on."""
    start = audit.real(draw(st.sampled_from(["2017-09", "2022-05", "2024-03"])))
    own = start.table
    level = {key: st.integers(0, len(clause.levels) - 1) for key, clause in own.clauses.items()}
    given = draw(st.sampled_from([start.draft, own.asked, own.reversion]))
    changed = draw(st.fixed_dictionaries(level) | st.fixed_dictionaries({}, optional=level))
    return replace(start, draft={**given, **changed}, seed=draw(st.integers(0, 9)))


def as_a_student(text: audit.Text) -> dict[str, Any]:
    """The answers by the rules that the exercise tells, without the game's own arithmetic."""
    clauses, seats, worth = text.clauses, text.seats, {}
    for seat in seats.index:
        stands = text.stands(seat)
        before, after = (abs(clauses[column] - stands["ideal"]) for column in ("without", "text"))
        worth[seat] = stands["weight"] * (before - after)
    four = {seat: by_the_rule(round(own.sum(), 6), seats.loc[seat], heed=True) for seat, own in worth.items()}
    counted = fifteen(four)
    adopted = counted["yes"] >= 9 and "no" not in (four["us"], four["russia"], four["china"])
    changes, years = text.changes(), text.years()
    last = years[(years["year"] == 3) & (years["response"] == "escalate")].set_index("view")
    return {
        "task-1": worth["russia"],
        "task-2": {seat: own.sum() for seat, own in worth.items()},
        "task-3": counted,
        "task-4": {"changes": len(changes), "turning": (changes["adopted"] != adopted).sum()},
        "task-6": {
            "apart": last.loc["russia", "median"] - last.loc["us", "median"],
            "shared": last["high"].min() - last["low"].max(),
        },
    }


def by_the_rule(worth: float, seat: pd.Series[Any], heed: bool) -> str:
    if heed and seat["lines_crossed"]:
        return "no"
    return "yes" if worth >= 0 else "abstain" if -worth <= seat["reluctance"] else "no"


def fifteen(four: dict[str, str]) -> dict[str, int]:
    cast = [*four.values(), *[four["elected"]] * 11]
    return {vote: cast.count(vote) for vote in ("yes", "no", "abstain")}


@given(text=texts())
def test_whatever_text_was_voted_on_the_rules_of_the_exercise_give_the_right_answers(
    text: audit.Text,
) -> None:
    with pytest.MonkeyPatch.context() as patch, mpl.rc_context():
        patch.setattr(audit, "text", lambda: text)
        exercise, answers = twoviews.exercise("12"), as_a_student(text)
        for task, answer in answers.items():
            verdict = exercise.check(task, answer)
            assert verdict.right, (task, verdict.text)
        sums = {
            seat: by_the_rule(round(worth, 6), text.seats.loc[seat], heed=False)
            for seat, worth in answers["task-2"].items()
        }
        if fifteen(sums) != answers["task-3"]:
            assert not exercise.check("task-3", fifteen(sums)).right


@pytest.mark.parametrize("beyond", [{"talks": 4}, {"crude": 2}, {"humanitarian": 0}])
def test_whoever_counts_without_the_red_lines_is_told_of_them(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch, beyond: dict[str, int]
) -> None:
    start = audit.real("2017-09")
    monkeypatch.setattr(audit, "text", lambda: replace(start, draft={**start.draft, **beyond}))
    verdict = exercise.check("task-3", VOTES)  # by their sums all four say yes
    assert not verdict.right and "red line crossed" in verdict.text


def test_the_tables_of_a_text() -> None:
    text = audit.real("2024-03")
    moved = text.clauses[text.clauses["without"] != text.clauses["text"]]
    assert moved["text"].to_dict() == {"monitoring": 1.0, "end-date": 0.3}
    assert text.stands("russia").loc["monitoring"].to_dict() == {"ideal": 0.35, "weight": 3.2}
    assert text.seats.loc["russia", ["name", "reluctance", "lines_crossed"]].to_list() == ["Russia", 0.1, 0]
    assert audit.real("2022-05").seats.loc["china", "lines_crossed"] == 5
    assert (audit.real("2017-09").stands("elected").loc["rajin"] == 0).all(), "no stand, no weight"
    years = text.years()
    assert len(years) == 2 * 3 * 3
    assert (years["low"] <= years["median"]).all() and (years["median"] <= years["high"]).all()
