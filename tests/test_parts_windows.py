"""Several windows, one truth: two copies of each part on one record; and a save that raises keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from council_content import CONTENT
from test_parts_forecast import ASKED
from test_parts_quiz import KEYS, QUESTIONS
from test_parts_small import ESTIMATE, EXPLORATION, OPINIONS, PICK, PROMPT, Board
from twoviews.bank.scoring import score
from twoviews.game.play import Choose, Explain, GoOn, Propose, Set
from twoviews.hosts.desk import Desk
from twoviews.parts.base import LONGEST_TEXT, NEWER, TOO_LONG, AnyLive, Entry
from twoviews.parts.council.live import Council
from twoviews.parts.discussion.live import Discussion
from twoviews.parts.explorer.live import Explorer
from twoviews.parts.forecast.live import Forecast
from twoviews.parts.opinion.live import Opinion
from twoviews.parts.prediction.live import Prediction
from twoviews.parts.quiz.live import Quiz


class Shared:
    """One record for several windows; what `before` does comes in just before the next save."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.before: Callable[[], object] = lambda: None

    def save(self, entry: Entry) -> bool:
        before, self.before = self.before, lambda: None
        before()
        self.entries.append(entry)
        return True

    def open(self, kind: type[AnyLive], *content: Any) -> Any:
        """A window on the part."""
        return kind(*content, self.save, lambda: self.entries)


@pytest.fixture
def shared() -> Shared:
    return Shared()


def quiz(shared: Shared) -> Quiz:
    quiz: Quiz = shared.open(Quiz, QUESTIONS, lambda key, response: score(KEYS[key], response))
    return quiz


def test_a_guess_stands_though_another_window_commits_a_second(shared: Shared) -> None:
    first, second = shared.open(Prediction, PICK), shared.open(Prediction, PICK)
    assert first.commit(PICK.options[0])
    assert not second.commit(PICK.options[1])
    assert (second.guess, shared.open(Prediction, PICK).guess) == (PICK.options[0],) * 2
    assert len(shared.entries) == 1
    assert second.now_shown().reveal == PICK.reveal


def test_of_two_guesses_at_one_moment_the_first_in_the_record_stands(shared: Shared) -> None:
    first, second = shared.open(Prediction, ESTIMATE), shared.open(Prediction, ESTIMATE)
    shared.before = lambda: first.commit(11)
    second.commit(30)
    assert len(shared.entries) == 2
    assert first.guess == second.guess == shared.open(Prediction, ESTIMATE).guess == 11


def test_a_locked_forecast_stands_in_every_window(shared: Shared) -> None:
    first, second = shared.open(Forecast, ASKED), shared.open(Forecast, ASKED)
    assert first.lock({"11-f1": 20})
    assert second.lock({"11-f1": 90, "11-f2": 40})
    assert second.locked == {"11-f1": 20, "11-f2": 40}
    shared.before = lambda: None
    first.refresh()
    assert first.locked == second.locked


def test_of_two_locks_at_one_moment_the_first_in_the_record_stands(shared: Shared) -> None:
    first, second = shared.open(Forecast, ASKED), shared.open(Forecast, ASKED)
    shared.before = lambda: first.lock({"11-f1": 20})
    second.lock({"11-f1": 90})
    assert first.locked == second.locked == shared.open(Forecast, ASKED).locked == {"11-f1": 20}


def test_a_place_shows_in_the_older_window_when_it_looks_again(shared: Shared) -> None:
    desk = Desk([shared.open(Opinion, OPINIONS), shared.open(Opinion, OPINIONS)])
    desk.hear(0, {"do": "place", "n": 1, "with": {"proposition": "s1", "value": 6}})
    (answer,) = desk.hear(1, {"do": "refresh", "n": 1})
    assert answer["state"]["now"] == {"s1": 6}


def test_an_answer_counts_as_the_next_attempt_in_whichever_window(shared: Shared) -> None:
    first, second = quiz(shared), quiz(shared)
    first.answer("q1", "o1")
    second.answer("q1", "o2")
    assert [entry.attempt for entry in shared.entries] == [1, 2]
    told: list[dict[str, Any]] = []
    first.send = told.append
    first.answer("q6", "4.5")
    assert set(told[0]["state"]["answers"]) == {"q1", "q6"}
    assert told[0]["state"]["answers"]["q1"]["response"] == "o2"


@pytest.fixture
def texts(shared: Shared) -> Desk:
    """Two windows on a text, both of which show its first words."""
    desk = Desk([shared.open(Discussion, PROMPT)])
    desk.hear(0, {"do": "write", "n": 1, "with": {"text": "First words."}})
    return Desk([*desk.parts, shared.open(Discussion, PROMPT)])


def write(desk: Desk, window: int, text: str, version: int, n: int | None = 1) -> dict[str, Any]:
    (answer,) = desk.hear(window, {"do": "write", "n": n, "with": {"text": text, "version": version}})
    return answer


def test_a_newer_text_is_not_overwritten_by_a_staler_window(shared: Shared, texts: Desk) -> None:
    old, new = (texts.opened(window)["state"]["version"] for window in (0, 1))
    assert write(texts, 1, "First words, and a long second thought.", new)["saved"]
    answer = write(texts, 0, "First words. x", old)
    assert answer["unanswered"] == NEWER
    assert answer["state"]["text"] == "First words, and a long second thought."
    assert shared.entries[-1].response == "First words, and a long second thought."
    both = f"{answer['state']['text']}\n\nFirst words. x"
    assert write(texts, 0, both, answer["state"]["version"])["saved"]
    assert texts.hear(1, {"do": "refresh", "n": 1})[0]["state"]["text"] == both


def test_a_staler_window_that_goes_loses_nothing_either(shared: Shared, texts: Desk) -> None:
    old, new = (texts.opened(window)["state"]["version"] for window in (0, 1))
    write(texts, 1, "Second thought.", new)
    write(texts, 0, "First words. x", old, n=None)
    assert shared.entries[-1].response == "Second thought.\n\nFirst words. x"
    again = {"do": "write", "with": {"text": "First words. x", "version": old}}
    assert texts.hear(0, again) == [], "a page that goes says so twice"
    assert shared.entries[-1].response == "Second thought.\n\nFirst words. x"


def test_two_long_texts_are_joined_whole_by_the_page_and_by_the_host(shared: Shared, texts: Desk) -> None:
    old, new = (texts.opened(window)["state"]["version"] for window in (0, 1))
    theirs, mine = "theirs " * 2_000, "mine " * 3_000
    write(texts, 1, theirs, new)
    answer = write(texts, 0, mine, old)
    assert (answer["unanswered"], answer["newer"], answer["state"]["text"]) == (NEWER, True, theirs)
    both = f"{theirs}\n\n{mine}"
    assert write(texts, 0, both, answer["state"]["version"])["saved"]
    assert shared.entries[-1].response == both
    most = "x" * LONGEST_TEXT
    write(texts, 1, most, new, n=None)
    assert shared.entries[-1].response == f"{both}\n\n{most}"


def test_a_window_that_goes_on_writing_is_never_stale_by_itself(shared: Shared, texts: Desk) -> None:
    version = texts.opened(0)["state"]["version"]
    for count in range(1, 9):
        answer = write(texts, 0, "word " * count, version)
        assert answer["saved"]
        version = answer["state"]["version"]
    assert [entry.response for entry in shared.entries[1:]] == ["word " * count for count in range(1, 9)]


def test_messages_that_are_under_way_together_are_not_stale(shared: Shared, texts: Desk) -> None:
    version = texts.opened(0)["state"]["version"]
    assert write(texts, 0, "First words, a", version)["saved"]
    assert write(texts, 0, "First words, and", version)["saved"]
    assert shared.entries[-1].response == "First words, and"


def test_a_game_goes_on_in_the_window_that_is_used(shared: Shared) -> None:
    first, second = (shared.open(Council, CONTENT) for _ in range(2))
    clause = CONTENT.clauses[0].id
    first.move(Choose(CONTENT.scenarios[0].id))
    first.move(GoOn())
    second.move(Set(clause, 1))
    first.move(Set(CONTENT.clauses[1].id, 1))
    assert [type(move).__name__ for move in first.game.moves] == ["Choose", "GoOn", "Set", "Set"]
    assert shared.open(Council, CONTENT).game == first.game


EXPLAINING = (Choose("2017-09", ("us",)), GoOn(), Propose(), GoOn())


def spoken(desk: Desk, window: int, text: str, known: list[str], n: int | None = 1) -> list[Any]:
    move = {"do": "explain", "seat": "us", "text": text}
    return desk.hear(window, {"do": "move", "n": n, "with": {"move": move, "known": known}})


def test_a_speech_of_a_staler_window_overwrites_no_newer_one(shared: Shared) -> None:
    first, second = (shared.open(Council, CONTENT) for _ in range(2))
    desk = Desk([first, second])
    for move in EXPLAINING:
        first.move(move)
    first.move(Explain("us", "Old"))
    spoken(desk, 1, "Newer", ["Old", "Newer"])
    *_, answer = spoken(desk, 0, "Mine", ["Old", "Mine"])
    assert (answer["unanswered"], answer["newer"]) == (NEWER, True)
    assert first.game.explanations["us"] == "Newer"
    assert spoken(desk, 0, "Newer\n\nMine", ["Newer", "Newer\n\nMine"])[0]["saved"]
    long = "x" * LONGEST_TEXT
    for _ in range(2):  # a page that goes says so more than once
        spoken(desk, 1, long, ["Newer", long], n=None)
    assert shared.open(Council, CONTENT).game.explanations["us"] == f"Newer\n\nMine\n\n{long}"
    assert spoken(desk, 0, f"{long}x", ["", ""])[0]["unanswered"] == TOO_LONG


def test_sliders_and_picture_go_where_another_window_left_them(shared: Shared) -> None:
    first, second = shared.open(Explorer, EXPLORATION, Board()), shared.open(Explorer, EXPLORATION, Board())
    first.move({"cut": 0.7})
    first.keep()
    second.refresh()
    assert second.sent_state()["values"]["cut"] == 0.7
    assert second.sent_state()["sentence"] == first.sent_state()["sentence"]


# ── a save that raises ───────────────────────────────────────────────────────


def fails(_: Entry) -> bool:
    raise OSError("disk full")


@pytest.mark.parametrize(
    ("part", "act"),
    [
        (Prediction(PICK, fails), {"do": "commit", "with": {"guess": PICK.options[0]}}),
        (Forecast(ASKED, fails), {"do": "lock", "with": {"forecasts": {"11-f1": 5}}}),
        (Opinion(OPINIONS, fails), {"do": "place", "with": {"proposition": "s1", "value": 5}}),
        (Discussion(PROMPT, fails), {"do": "write", "with": {"text": "Mine."}}),
        (
            Quiz(QUESTIONS, lambda key, response: score(KEYS[key], response), fails),
            {"do": "answer", "with": {"question": "q1", "response": "o1"}},
        ),
        (Council(CONTENT, fails), {"do": "move", "with": {"move": {"do": "choose", "scenario": "2017-09"}}}),
    ],
    ids=["prediction", "forecast", "opinion", "discussion", "quiz", "council"],
)
def test_what_could_not_be_saved_does_not_show_as_kept(part: AnyLive, act: dict[str, Any]) -> None:
    before = part.sent_state()
    (answer,) = Desk([part]).hear(0, {"n": 1, **act})
    assert "disk full" in answer["trouble"]
    assert "saved" not in answer
    assert part.sent_state() == before
