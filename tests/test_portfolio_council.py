"""From the game to the portfolio: the learner's own game that was last voted on stands there in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import twoviews
from twoviews import portfolio
from twoviews.bank import library
from twoviews.course import counting, keeping
from twoviews.game.play import Choose, Explain, GoOn, Propose, Set

NOTE = "The ceiling is firm, <b>and</b> *aid* passes."


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()


def gathered() -> portfolio.Portfolio:
    return portfolio.gather(keeping.record().statements(), library.course())


def test_no_game_no_chapter() -> None:
    assert gathered().council is None
    twoviews.lesson("12").council().move(Choose("2017-09"))
    assert gathered().council is None


def test_the_last_own_game_is_told_as_it_was_voted_on() -> None:
    game = twoviews.lesson("12").council()
    scenario = library.course().council.scenario("2017-09")
    game.move(Choose("2017-09"))
    game.move(GoOn())
    for clause, level in {**scenario.reversion, **scenario.real[0].levels}.items():
        game.move(Set(clause, level))
    for move in (Propose(), GoOn(), Explain("us", NOTE), GoOn(), GoOn()):
        game.move(move)
    file = game.to_file()
    told = gathered().council
    assert (
        "12" not in re.findall(r"Nothing yet from lesson ([\d, ]*)\.", portfolio.as_markdown(gathered()))[0]
    )
    assert told is not None
    assert (told.scenario, told.tally, told.adopted) == (scenario.title, "15-0-0", True)
    assert told.explanations == (("United States", NOTE),)
    assert "&lt;b&gt;and&lt;/b&gt;" in portfolio.as_html(gathered())
    game.begin()
    game.move(Choose("2024-03"))
    assert gathered().council == told, "a game that is still open takes no place"
    game.from_file(file)
    after = gathered().council
    assert after == told, "a game out of a file is not the learner's own"


def test_it_comes_back_in_a_new_kernel_and_counts_as_progress() -> None:
    game = twoviews.lesson("12").council()
    game.move(Choose("2022-05", ("russia",)))
    game.move(GoOn())
    keeping.record.cache_clear()
    again = twoviews.lesson("12").council()
    assert again.game == game.game
    (counted,) = [row for row in counting.rows(library.lesson("12")) if row.name == "Council game"]
    assert (counted.done, counted.of) == (2, 7)
