"""The forecasting game: locked for good, silent about outcomes until then, and honest about the score."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from twoviews.bank.content import Forecast as Asked
from twoviews.errors import UnknownName
from twoviews.figures.scoring import draw
from twoviews.models.forecasts import brier
from twoviews.parts.base import Entry
from twoviews.parts.forecast.live import Forecast

VETO = Asked(
    id="11-f1",
    objective="o",
    question="Will there be a *veto*?",
    known="Nineteen votes were <b>unanimous</b>.",
    sources=("votes",),
    asked="2018-04-16",
    deadline="2022-12-31",
    resolution="A permanent member votes against.",
    outcome=True,
    record="SECRET vote of May 2022.",
    record_sources=("secretsource",),
    base_rate=29,
    base_rule="SECRET rule of succession.",
    article=60,
    article_reason="SECRET reading.",
)
TEST = replace(
    VETO,
    id="11-f2",
    question="Will there be a test?",
    outcome=False,
    base_rate=90,
    article=None,
    article_reason="",
)
ASKED = (VETO, TEST)


@dataclass
class Desk:
    """A game, what it saved and what it told the page."""

    kept: list[Entry] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    safe: bool = True

    def keep(self, entry: Entry) -> bool:
        self.kept.append(entry)
        return self.safe

    def game(self, **more: Any) -> Forecast:
        made = Forecast(ASKED, self.keep, **more)
        made.send = self.told.append
        return made


def sent(game: Forecast) -> str:
    return json.dumps([game.sent_content(), game.sent_state()])


def test_nothing_of_the_outcome_is_sent_before_the_lock() -> None:
    before = sent(Desk().game())
    for secret in ("SECRET", "secretsource", "29", "90", "happened", "svg"):
        assert secret not in before
    assert "Nineteen votes" in before


def test_only_what_is_locked_is_told() -> None:
    desk = Desk()
    game = desk.game()
    assert game.lock({"11-f2": 20})
    assert set(game.sent_state()["locked"]) == {"11-f2"}
    result = desk.told[0]["state"]["locked"]["11-f2"]
    assert (result["percent"], result["happened"], result["base"], result["cost"]) == (
        20,
        False,
        90,
        pytest.approx(0.04),
    )
    assert "article" not in result
    assert "SECRET reading" not in sent(game)


def test_a_lock_is_saved_for_each_question_and_told() -> None:
    desk = Desk()
    assert desk.game().lock({"11-f1": "70 %", "11-f2": "12,5"}, seconds=8)
    assert [(entry.item, entry.response, entry.seconds) for entry in desk.kept] == [
        ("11-f1", 70, 4),
        ("11-f2", 12.5, 4),
    ]
    assert all(entry.points is None for entry in desk.kept)
    assert desk.told[0]["saved"] is True


def test_the_page_asks_for_what_a_cell_can_call() -> None:
    desk = Desk(safe=False)
    desk.game().hear({"do": "lock", "n": 7, "with": {"forecasts": {"11-f1": "70"}, "seconds": 1}})
    assert desk.told[0]["re"] == 7
    assert desk.told[0]["saved"] is False


def test_a_locked_forecast_never_changes() -> None:
    desk = Desk()
    game = desk.game()
    game.lock({"11-f1": 70})
    game.lock({"11-f1": 100, "11-f2": 10})
    assert game.locked == {"11-f1": 70, "11-f2": 10}
    assert [entry.item for entry in desk.kept] == ["11-f1", "11-f2"]
    restored = Desk().game(look=lambda: [*desk.kept, replace(desk.kept[0], response=100)])
    assert restored.locked == game.locked


@pytest.mark.parametrize("value", ["", "many", None, -1, 101, "1e2", "nan", float("inf"), True, [], {}, "🙂"])
def test_what_cannot_be_read_locks_nothing(value: Any) -> None:
    desk = Desk()
    game = desk.game()
    assert not game.lock({"11-f1": 50, "11-f2": value})
    assert game.locked == {}
    assert not desk.kept
    assert desk.told[0]["unanswered"] == "Give a number from 0 to 100 for question 2."
    assert "SECRET" not in json.dumps(desk.told)


def test_an_empty_lock_asks_for_one() -> None:
    desk = Desk()
    assert not desk.game().lock({})
    assert desk.told[0]["unanswered"] == "Give at least one forecast."


def test_an_unknown_question_is_an_error() -> None:
    with pytest.raises(UnknownName, match="There is no question '11-f9'"):
        Desk().game().lock({"11-f9": 50})


def test_forecasts_come_back_locked_with_their_score() -> None:
    before = Desk()
    game = before.game()
    game.lock({"11-f1": 70, "11-f2": 10})
    again = Desk().game(look=lambda: before.kept)
    assert again.sent_state() == game.sent_state()
    assert again.score() == game.score()


def test_a_forecast_for_an_older_question_is_kept_aside_and_asked_again() -> None:
    old = Entry(item="11-f1", digest="older", response=70.0, when="2026-03-03T10:00:00+00:00")
    desk = Desk()
    game = desk.game(look=lambda: [old, Entry(item="elsewhere", digest="d", response=1.0)])
    assert game.sent_state()["aside"] == {"11-f1": "2026-03-03T10:00:00+00:00"}
    game.lock({"11-f1": 40})
    assert game.sent_state()["aside"] == {}
    assert game.locked == {"11-f1": 40}


def test_the_score_is_over_what_is_locked() -> None:
    game = Desk().game()
    assert game.score() is None
    game.lock({"11-f1": 70, "11-f2": 20})
    score = game.score()
    assert score is not None
    assert score.yours == pytest.approx(brier([0.7, 0.2], [1, 0]))
    assert score.base == pytest.approx(brier([0.29, 0.9], [1, 0]))
    assert (score.against, score.article, score.article_of) == (pytest.approx(0.09), pytest.approx(0.16), 1)


def test_the_words_give_the_numbers_and_their_limits() -> None:
    game = Desk().game()
    game.lock({"11-f1": 70, "11-f2": 20})
    words = " ".join(game.sent_state()["verdict"]["words"])
    for part in (
        "over 2 questions is 0.07",
        "base rates alone score 0.66",
        "20 to 40 %, 0 of 1",
        "1 of these 2",
    ):
        assert part in words
    assert "nine of ten worlds" in words


def test_without_a_reading_of_the_article_nothing_is_said_of_it() -> None:
    game = Desk().game()
    game.lock({"11-f2": 20})
    assert "Against the article" not in " ".join(game.sent_state()["verdict"]["words"])


def test_the_picture_carries_its_sentence() -> None:
    game = Desk().game(draw=draw)
    game.lock({"11-f1": 70})
    svg = game.sent_state()["verdict"]["svg"]
    assert 'role="img" aria-label="Your Brier score over 1 question is 0.09.' in svg


def test_the_printed_form_is_escaped_and_shows_no_outcome() -> None:
    game = Desk().game()
    game.lock({"11-f1": 70})
    printed = game.printed()
    assert printed == Desk().game().printed()
    assert "SECRET" not in printed
    assert "<em>veto</em>" in printed
    assert "&lt;b&gt;" in printed
    assert "16 April 2018" in printed


def test_the_line_for_cold_readers() -> None:
    assert repr(Desk().game()) == (
        "Forecast: 2 questions, from 0 to 100 per cent. Run this cell in JupyterLab to start it."
    )


def test_sources_are_named_as_the_course_cites_them() -> None:
    game = Desk().game(cite=str.upper)
    assert game.sent_content()["forecasts"][0]["sources"] == [["votes", "VOTES"]]


@given(st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.booleans()))
def test_no_value_breaks_the_game(value: Any) -> None:
    desk = Desk()
    game = desk.game()
    assert game.lock({"11-f1": value}) == bool(desk.kept)
    assert all(0 <= entry.response <= 100 for entry in desk.kept)


@pytest.mark.parametrize(
    "changed", [{"question": "Another?"}, {"deadline": "2023-12-31"}, {"resolution": "Else."}]
)
def test_a_changed_question_has_another_digest(changed: dict[str, str]) -> None:
    desk = Desk()
    desk.game().lock({"11-f1": 50})
    other = Forecast([replace(VETO, **changed)], desk.keep, look=lambda: desk.kept)
    assert other.locked == {}
