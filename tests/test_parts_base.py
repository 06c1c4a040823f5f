"""What all live parts share: the talk with the page, and what they leave in a notebook."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from twoviews.bank.answers import digest
from twoviews.html import Markup, tag
from twoviews.parts.base import MISHEARD, Entry, Live, Look, Notices, forgetful, nothing, now, quiet
from twoviews.parts.progress.live import Progress
from twoviews.parts.progress.wire import Row
from twoviews.parts.wire import Ask, Content, State


def json_values() -> st.SearchStrategy[object]:
    """Anything that is JSON."""
    leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    texts = st.text()
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=9)


class EchoContent(Content, frozen=True, tag="echo"):
    title: str = "Echo"


class EchoState(State, frozen=True):
    word: str | UnsetType = UNSET


class Say(Ask, frozen=True, tag="say"):
    word: str


class Nothing(Ask, frozen=True, tag="nothing"):
    pass


class Fail(Ask, frozen=True, tag="fail"):
    pass


class Echo(Live[EchoContent, EchoState, Say | Nothing | Fail]):
    """Answers what it is told, and fails on demand. What it has said comes back out of the record."""

    asks = Say | Nothing | Fail

    def __init__(self, notices: Notices = quiet, look: Look = nothing) -> None:
        self.words: list[str] = []
        super().__init__(EchoContent(), notices, look)
        self.sent: list[dict[str, Any]] = []
        self.send = self.sent.append

    def about(self) -> str:
        return "An echo."

    def printed(self) -> Markup:
        return tag("p", "Echo")

    def now_shown(self) -> EchoState:
        return EchoState(word=" ".join(self.words))

    def take_back(self, entry: Entry) -> None:
        self.words.append(entry.response)

    def act(self, ask: Say | Nothing | Fail) -> None:
        match ask:
            case Say():
                self.tell(EchoState(word=ask.word), saved=True)
            case Fail():
                raise RuntimeError("no voice")


def test_an_answer_carries_the_number_of_the_question_and_only_what_changed() -> None:
    echo = Echo()
    echo.hear({"do": "say", "n": 7, "with": {"word": "da"}})
    assert echo.sent == [{"re": 7, "state": {"word": "da", "notices": []}, "saved": True}]


def test_a_message_that_comes_twice_is_done_once_and_answered_as_things_stand() -> None:
    echo = Echo()
    message = {"do": "say", "n": 7, "with": {"word": "da"}}
    echo.hear(message)
    echo.words.append("net")
    echo.hear(message)
    assert echo.sent[1] == {"re": 7, "state": {"word": "net", "notices": []}, "saved": True}


def test_a_call_from_a_cell_is_told_to_the_page_without_a_number() -> None:
    echo = Echo()
    echo.tell(EchoState(word="da"))
    assert echo.sent == [{"re": None, "state": {"word": "da", "notices": []}}]


def test_a_request_that_changes_nothing_is_still_answered() -> None:
    echo = Echo()
    echo.hear({"do": "nothing", "n": 3})
    assert [message["re"] for message in echo.sent] == [3]


def test_a_failure_is_told_in_words_logged_and_not_raised(caplog: pytest.LogCaptureFixture) -> None:
    echo = Echo()
    echo.hear({"do": "fail", "n": 1})
    (answer,) = echo.sent
    assert (answer["re"], answer["trouble"]) == (1, "This did not work (RuntimeError: no voice).")
    assert "RuntimeError: no voice" in caplog.text


@pytest.mark.parametrize(
    "message",
    [
        {"do": "dance", "n": 4},
        {"do": "say", "n": 4},
        {"do": "say", "n": 4, "with": {"word": 7}},
        {"do": "say", "n": 4, "with": {"word": "da", "mark": "x"}},
        {"do": "say", "n": 4, "with": ["da"]},
        {"do": ["say"], "n": 4, "with": {}},
        {"n": 4},
        {"do": "__init__", "n": 4, "with": {"content": {}}},
    ],
)
def test_what_is_no_message_is_told_logged_and_not_raised(
    message: object, caplog: pytest.LogCaptureFixture
) -> None:
    echo = Echo()
    echo.hear(message)
    (answer,) = echo.sent
    assert (answer["re"], answer["trouble"]) == (4, MISHEARD)
    assert "Echo: a message of the page is not understood" in caplog.text


@given(json_values())
def test_no_message_makes_a_part_raise(message: object) -> None:
    echo = Echo()
    echo.hear(message)
    assert echo.sent[-1]["trouble"]


def test_a_part_looks_again_and_tells_what_other_windows_did() -> None:
    kept: list[Entry] = []
    echo = Echo(look=lambda: kept)
    kept.append(Entry(item="e", digest="", response="da"))
    echo.hear({"do": "refresh", "n": 2})
    assert echo.sent == [{"re": 2, "state": {"word": "da", "notices": []}}]
    echo.catch_up()
    assert echo.words == ["da"]


def test_notices_go_with_every_answer_and_with_the_state() -> None:
    echo = Echo(lambda: ["The disk is full."])
    echo.hear({"do": "say", "n": 1, "with": {"word": "da"}})
    assert echo.sent[0]["state"]["notices"] == echo.sent_state()["notices"] == ["The disk is full."]


def test_a_part_without_a_host_leaves_its_printed_form_and_a_stable_line() -> None:
    data, metadata = Echo()._repr_mimebundle_()
    assert data == {
        "text/html": "<p>Echo</p>",
        "text/plain": "An echo. Run this cell in JupyterLab to start it.",
    }
    assert metadata == {}


def test_parts_load_no_widgets() -> None:
    """A page without a kernel, and a test, need none of them."""
    loaded = (
        "import sys, twoviews; twoviews.lesson('07').quiz().printed()\n"
        "print({'anywidget', 'ipywidgets', 'IPython'} & {*sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True)
    assert told.stdout == "set()\n"


def test_a_digest_notices_any_change_of_the_texts() -> None:
    assert digest("a", "b") == digest("a", "b")
    assert len({digest("a", "b"), digest("ab"), digest("b", "a"), digest("a")}) == 4


def test_small_defaults() -> None:
    assert quiet() == ()
    assert forgetful(None) is False
    assert now().endswith("+00:00")


def test_progress_counts_again_when_it_comes_into_view() -> None:
    done = [0]
    progress = Progress("Lesson 07", lambda: [Row("Quiz", done[0], 12)])
    done[0] = 4
    sent: list[dict[str, Any]] = []
    progress.send = sent.append
    progress.hear({"do": "refresh", "n": 1})
    assert sent[0]["state"]["parts"] == progress.sent_state()["parts"] == [["Quiz", 4, 12, 0]]


def test_printed_progress_says_nothing_of_the_learner() -> None:
    did = ([Row("Quiz", 0, 12)], [Row("Quiz", 5, 12)], [Row("Quiz", 5, 12), Row("Explorers", 0, 0, 1)])
    sheets = {Progress("Lesson 07", lambda rows=rows: rows).printed() for rows in did}
    assert len(sheets) == 1
    assert "☐" in sheets.pop()
