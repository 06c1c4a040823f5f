"""The years after a vote in plain words and in numbers."""

from __future__ import annotations

import re

import pytest

from twoviews.bank import library
from twoviews.game.aftermath import aftermath
from twoviews.game.play import Choose, Game, GoOn, Propose, Set, replay
from twoviews.game.years import expected, in_numbers, told

GAME = library.course().council


def ended(scenario: str, draft: dict[str, int]) -> Game:
    sets = [Set(key, level) for key, level in draft.items()]
    return replay(GAME, [Choose(scenario), GoOn(), *sets, Propose(), *[GoOn()] * 3])


@pytest.fixture(scope="module")
def passed() -> Game:
    return ended("2017-09", dict(GAME.scenario("2017-09").real[0].levels))


def test_a_text_that_passes_is_told_in_words_that_agree_with_its_numbers(passed: Game) -> None:
    before = aftermath(passed.table, passed.table.reversion, seed=0)
    assert passed.tally.adopted
    for text, outlook, without in zip(expected(passed), passed.outlooks, before, strict=True):
        assert text.startswith(f"{outlook.belief.label}, in the third year the target most likely ")
        assert not re.search(r"[0-9]", text)
        last = outlook.last
        chances = {"complies": last.comply, "endures": last.endure, "escalates": last.escalate}
        (said,) = [word for word in chances if f"most likely {word}." in text]
        assert chances[said].median == max(each.median for each in chances.values())
        for word in ("comply", "escalate"):
            difference = getattr(last, word).median - getattr(without.last, word).median
            way = "more likely" if difference > 0 else "less likely"
            clause = text.partition("makes it ")[2].partition(", and people")[0]
            assert way in clause or abs(difference) < 0.005
        heavier = last.people.median - without.last.people.median
        assert ("people bear" in text) and (heavier < 0.05 or re.search("people bear .*more", text))


def test_numbers_come_with_their_ranges_and_what_the_text_changed(passed: Game) -> None:
    for text, outlook in zip(in_numbers(passed), passed.outlooks, strict=True):
        assert text.startswith(told(outlook))
        assert f"{round(100 * outlook.last.comply.median)} per cent" in text
        assert "Against no text the target is" in text


def test_after_a_veto_one_sentence_says_that_nothing_changes() -> None:
    fell = ended("2017-09", {})
    (text,) = expected(fell)
    assert text == (
        "Your text was not adopted, so it changes nothing: the years run as they would without it."
    )
    assert not [numbers for numbers in in_numbers(fell) if "Against no text" in numbers]
    (lapsed,) = expected(ended("2024-03", {}))
    assert lapsed == f"{text} What ends all the same: Panel of Experts."
