"""The kernel as a host: one small model a part, which hears, answers and shows the part as it stands."""

from __future__ import annotations

from typing import Any

from twoviews.hosts import kernel
from twoviews.parts.progress.live import Progress
from twoviews.parts.progress.wire import Row

VIEW = "application/vnd.jupyter.widget-view+json"


class Counted:
    """A progress whose count one can turn."""

    def __init__(self) -> None:
        self.done = 0
        self.part = Progress("Lesson 07", lambda: [Row("Quiz", self.done, 12)])
        self.part.view = kernel.view


def test_only_one_model_and_few_keys_go_over_the_wire() -> None:
    state = kernel.model(Counted().part).get_state()
    assert {"content", "state", "_esm"} < state.keys()
    assert not {"layout", "tooltip", "_dom_classes"} & state.keys()


def test_a_page_without_the_extension_gets_the_page_half_over_the_line() -> None:
    said: list[Any] = []
    model = kernel.model(Counted().part)
    model.send = said.append
    model._handle_custom_msg({"do": "modules", "with": {}}, [])
    (answer,) = said
    wanted = {"page/main.js", "page/travel.js", "parts/quiz/page.js", "twoviews.css"}
    assert answer["modules"].keys() >= wanted


def test_a_displayed_part_leaves_a_view_a_printed_form_and_a_stable_line() -> None:
    part = Counted().part
    data, metadata = part._repr_mimebundle_()
    assert data["text/html"] == part.printed()
    assert data["text/plain"] == "Your progress: Lesson 07. Run this cell in JupyterLab to start it."
    assert data[VIEW]["model_id"] == kernel.model(part).model_id
    assert metadata == {}


def test_a_part_displayed_twice_is_one_model() -> None:
    part = Counted().part
    assert part._repr_mimebundle_() == part._repr_mimebundle_()


def test_the_model_hands_messages_on_and_answers_back() -> None:
    counted = Counted()
    model = kernel.model(counted.part)
    sent: list[dict[str, Any]] = []
    counted.part.send = sent.append
    counted.done = 4
    model._handle_custom_msg({"do": "refresh", "n": 7}, [])
    assert [(each["re"], each["state"]["parts"]) for each in sent] == [(7, [["Quiz", 4, 12, 0]])]


def test_a_late_page_gets_the_state_as_it_stands_now() -> None:
    counted = Counted()
    model = kernel.model(counted.part)
    counted.done = 5
    assert model.get_state()["state"]["parts"] == [["Quiz", 5, 12, 0]]
