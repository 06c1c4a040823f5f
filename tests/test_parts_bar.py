"""The course bar: steps, the place, notes, search, by itself and in a lesson."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from twoviews import course
from twoviews.bank import library
from twoviews.bank.outline import Call, Section, outline
from twoviews.bank.searching import Hit
from twoviews.course import keeping
from twoviews.parts.bar.live import Bar, Standing
from twoviews.parts.bar.wire import LessonLine
from twoviews.parts.base import LONGEST_TEXT, NEWER, TOO_LONG, Entry

SECTIONS = (
    Section("01-text-1", "Title", 1, "", "", ()),
    Section("01-predict-1", "Guess", 2, "predict", "", (Call("predict"), Call("opinions"))),
    Section("01-minds-1", "Minds", 2, "minds", "", ()),
    Section("01-minds-2", "More minds", 2, "minds", "", ()),
)

ROWS = {Call("predict"): (1, 2), Call("opinions"): (0, 3), Call("quiz"): (0, 0)}


class Told:
    """A bar with a record that is a list."""

    def __init__(self, *before: Entry, saves: bool = True) -> None:
        self.kept, self.said, self.saves = list(before), list[dict[str, Any]](), saves
        self.bar = Bar(
            "01", [LessonLine("01", "01-a", "A", "Why?", 45)], SECTIONS,
            lambda: ROWS, lambda: Standing({"01": "begun"}, 2, "Due."),
            lambda words: [Hit("01", "01-minds-1", "text", words, "")],
            self.save, self.save, lambda: self.kept,
        )  # fmt: skip
        self.bar.send = self.said.append

    def save(self, entry: Entry) -> bool:
        if self.saves:
            self.kept.append(entry)
        return self.saves

    def ask(self, do: str, **details: Any) -> dict[str, Any]:
        self.bar.hear({"do": do, "n": 1, "with": details})
        return self.said[-1]


def test_a_step_counts_what_is_answered_else_what_is_read() -> None:
    predict, minds = Told().bar.sent_state()["steps"]
    assert predict == ["predict", "Guess", "01-predict-1", 1, 5, True]
    assert minds == ["minds", "Minds", "01-minds-1", 0, 2, False]


def test_a_tick_means_that_all_is_answered_or_where_nothing_is_asked_that_it_was_read() -> None:
    sections = (
        Section("01-text-1", "The table", 2, "", "", (Call("council"),)),
        Section("01-explorer-1", "One", 2, "explorer", "", (Call("predict", "p1"),)),
        Section(
            "01-explorer-2", "Two", 2, "explorer", "", (Call("predict", "p2"), Call("predict", "folded"))
        ),
        Section("01-explorer-3", "Three", 2, "explorer", "", (Call("figure", "f"),)),
    )
    rows = {Call("council"): (7, 7), Call("predict", "p1"): (1, 1), Call("predict", "p2"): (0, 1)}
    bar = Bar(
        "01", (), sections, lambda: rows, lambda: Standing({}, 0, ""), lambda _: (), *[lambda _: True] * 2
    )
    for each in sections[2:]:
        bar.take_back(Entry(item=each.id, digest="", response=None))
    state = bar.sent_state()
    assert state["done"] == ["01-text-1", "01-explorer-1", "01-explorer-3"]
    assert state["steps"] == [["explorer", "Try out", "01-explorer-1", 8, 9, True]]


def test_where_one_reads_is_kept_and_never_twice_in_a_row() -> None:
    told = Told()
    answer = told.ask("reach", section="01-minds-2")
    assert answer["saved"]
    assert answer["state"]["place"] == "01-minds-2"
    assert answer["state"]["steps"][1][3] == 1
    told.ask("reach", section="01-minds-2")
    told.ask("reach", section="elsewhere")
    assert [each.item for each in told.kept] == ["01-minds-2"]


def test_the_place_is_the_last_one_whoever_wrote_it() -> None:
    before = [Entry(item=each, digest="", response=None) for each in ("01-minds-1", "01-text-1")]
    told = Told(*before)
    assert told.bar.sent_state()["place"] == "01-text-1"
    told.kept.append(before[0])
    assert told.ask("refresh")["state"]["place"] == "01-minds-1"


def test_without_room_in_the_record_the_place_is_still_shown() -> None:
    told = Told(saves=False)
    answer = told.ask("reach", section="01-minds-1")
    assert (answer["saved"], answer["state"]["place"]) == (False, "01-minds-1")


def test_notes_are_kept_by_section_and_an_empty_one_is_none() -> None:
    told = Told()
    answer = told.ask("note", section="01-minds-1", text="x" * LONGEST_TEXT)
    assert answer["saved"]
    assert answer["state"]["notes"] == {"01-minds-1": "x" * LONGEST_TEXT}
    assert told.kept[-1].item == "01-note-minds-1"
    assert told.ask("note", section="01-minds-1", text=" ")["state"]["notes"] == {"01-minds-1": ""}
    told.ask("note", section="elsewhere", text="x")
    assert len(told.kept) == 2


def test_a_note_that_is_far_too_long_is_refused_in_words_and_kept_whole_when_the_page_goes() -> None:
    told = Told()
    much = {"section": "01-minds-1", "text": "x" * (LONGEST_TEXT + 1), "known": [""]}
    answer = told.ask("note", **much)
    assert answer["unanswered"] == TOO_LONG
    assert not answer.keys() & {"newer", "saved"}
    assert told.kept == []
    told.bar.hear({"do": "note", "with": much})
    assert told.kept[-1].response == much["text"]
    assert told.ask("note", **much | {"known": []})["saved"], "what stands can be sent again"


def test_a_note_of_a_staler_window_overwrites_no_newer_one() -> None:
    told = Told()
    told.ask("note", section="01-minds-1", text="Newer", known=[""])
    answer = told.ask("note", section="01-minds-1", text="Mine", known=[""])
    assert (answer["unanswered"], answer["newer"]) == (NEWER, True)
    assert answer["state"]["notes"] == {"01-minds-1": "Newer"}
    assert told.kept[-1].response == "Newer"
    joined = "Newer\n\nMine"
    assert told.ask("note", section="01-minds-1", text=joined, known=["Newer"])["saved"]
    for _ in range(2):  # a page that goes says so more than once, and hears no answer
        told.bar.hear({"do": "note", "with": {"section": "01-minds-1", "text": "Late", "known": ["Newer"]}})
    assert told.kept[-1].response == f"{joined}\n\nLate"


def test_what_a_window_sent_itself_makes_none_of_its_notes_stale() -> None:
    told = Told()
    for text, known in (("a", [""]), ("ab", ["", "a"]), ("", ["", "a", "ab"]), ("b", ["ab"])):
        assert told.ask("note", section="01-minds-1", text=text, known=known)["saved"]
    assert told.kept[-1].response == "b"


def test_a_search_is_answered_with_its_words() -> None:
    found = Told().ask("search", words="oil")["state"]["found"]
    assert found == {"words": "oil", "hits": [["01", "01-minds-1", "text", "oil", ""]]}


def test_on_paper_there_is_no_bar() -> None:
    assert Told().bar.printed() == ""


@pytest.fixture
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOVIEWS_RECORD", str(tmp_path / "record.sqlite"))
    keeping.record.cache_clear()


@pytest.mark.usefixtures("own_record")
@pytest.mark.parametrize("number", library.course().files)
def test_a_lesson_has_one(number: str) -> None:
    bar = course.open_lesson(number).bar()
    content, state = bar.sent_content(), bar.sent_state()
    assert [each[0] for each in content["lessons"]] == [*library.course().files]
    assert [each[0] for each in content["headings"]] == [each.id for each in outline(number)]
    counted = {each[0]: each[4] for each in state["steps"] if each[5]}
    lesson = library.lesson(number)
    asked = len(lesson.questions) + len(lesson.returns)
    assert counted["quiz"] == asked + len(lesson.posttest) + (len(lesson.opinions) if lesson.posttest else 0)
    assert state["done"] == []
    assert state["begun"] == {}


@pytest.mark.usefixtures("own_record")
def test_half_a_character_in_a_note_is_told_as_the_record_keeps_it() -> None:
    bar, said = course.open_lesson("07").bar(), list[dict[str, Any]]()
    bar.send = said.append
    section = bar.content.headings[0].id
    bar.hear({"do": "note", "n": 1, "with": {"section": section, "text": "one \ud800 two"}})
    assert said[-1]["saved"]
    assert said[-1]["state"]["notes"] == {section: "one \ufffd two"}


@pytest.mark.usefixtures("own_record")
def test_a_lesson_finds_its_place_and_notes_in_the_record() -> None:
    number = next(iter(library.course().files))
    first, *_, last = outline(number)
    bar = course.open_lesson(number).bar()
    bar.note(last.id, "Mine")
    assert bar.reach(last.id)
    assert bar.reach(first.id)
    again = course.open_lesson(number).bar().sent_state()
    assert (again["place"], again["read"]) == (first.id, [last.id, first.id])
    assert again["notes"] == {last.id: "Mine"}
    assert again["begun"] == {number: "begun"}
    assert json.dumps(again)
