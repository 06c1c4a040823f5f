"""What all live parts share: the talk with the page, and what they leave in a notebook."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from twoviews.bank.answers import digest
from twoviews.parts.base import Live, forgetful, now, quiet
from twoviews.parts.progress.live import Part, Progress


class Echo(Live):
    """Answers what it is told, and fails on demand."""

    def __init__(self, notices: Any = quiet) -> None:
        super().__init__({"kind": "echo"}, notices)
        self.sent: list[dict[str, Any]] = []
        self.send = self.sent.append

    def about(self) -> str:
        return "An echo."

    def printed(self) -> str:
        return "<p>Echo</p>"

    def _on_say(self, word: str) -> None:
        self.tell({"word": word}, saved=True)

    def _on_nothing(self) -> None:
        pass

    def _on_fail(self) -> None:
        raise RuntimeError("no voice")


def test_an_answer_carries_the_number_of_the_question_and_only_what_changed() -> None:
    echo = Echo()
    echo.hear({"do": "say", "n": 7, "with": {"word": "da"}})
    assert echo.sent == [{"re": 7, "state": {"word": "da", "notices": []}, "saved": True}]


def test_a_call_from_a_cell_is_told_to_the_page_without_a_number() -> None:
    echo = Echo()
    echo.tell({"word": "da"})
    assert echo.sent == [{"re": None, "state": {"word": "da", "notices": []}}]


def test_a_request_that_changes_nothing_is_still_answered() -> None:
    echo = Echo()
    echo.hear({"do": "nothing", "n": 3})
    assert [message["re"] for message in echo.sent] == [3]


def test_a_failure_is_told_in_words_and_still_raised(capsys: pytest.CaptureFixture[str]) -> None:
    echo = Echo()
    with pytest.raises(RuntimeError):
        echo.hear({"do": "fail", "n": 1})
    assert echo.sent[0]["trouble"] == "This did not work (RuntimeError: no voice)."


def test_notices_go_with_every_answer_and_with_the_state() -> None:
    echo = Echo(lambda: ["The disk is full."])
    echo.hear({"do": "say", "n": 1, "with": {"word": "da"}})
    assert echo.sent[0]["state"]["notices"] == echo.now_shown()["notices"] == ["The disk is full."]


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
    progress = Progress("Lesson 07", lambda: [Part("Quiz", done[0], 12)])
    done[0] = 4
    sent: list[dict[str, Any]] = []
    progress.send = sent.append
    progress.hear({"do": "refresh", "n": 1})
    assert sent[0]["state"]["parts"] == progress.now_shown()["parts"] == [["Quiz", 4, 12]]


def test_printed_progress_says_nothing_of_the_learner() -> None:
    sheets = {Progress("Lesson 07", lambda done=done: [Part("Quiz", done, 12)]).printed() for done in (0, 5)}
    assert len(sheets) == 1
    assert "☐" in sheets.pop()
