"""A prompt with a rubric: first draft, own marks, samples, second draft; and only then the considerations."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from learner import Pen
from test_parts_small import PROMPT, Kept, heard, on_the_page
from twoviews import portfolio
from twoviews.authoring.rules import lesson as rules
from twoviews.authoring.rules.subject import Subject
from twoviews.bank import content, library
from twoviews.bank.answers import MARKS, fingerprint, marks, rubric_fingerprint, written_items
from twoviews.bank.soundness import Names, faults
from twoviews.parts.base import NEWER, Entry
from twoviews.parts.discussion.live import ENOUGH, Discussion

COURSE = library.course()
LADDER = next(each for each in COURSE.lessons["03"].prompts if each.rubric)
FIRST, SECOND = "first " * ENOUGH, "second " * ENOUGH
GIVEN = ("weak", "fair", "strong", "fair")


@pytest.fixture
def kept() -> Kept:
    return Kept()


def opened(kept: Kept) -> Discussion:
    return Discussion(LADDER, kept.keep, lambda: list(kept))


def test_samples_come_after_the_marks_and_considerations_after_the_second_draft(kept: Kept) -> None:
    part = opened(kept)
    told = heard(part)
    assert not part.mark(GIVEN)
    part.write(FIRST)
    assert not part.mark(GIVEN[:3])
    assert not part.mark((*GIVEN[:3], "splendid"))
    assert part.reveal() == ()
    assert json.dumps(LADDER.samples[0].text)[1:-1] not in on_the_page(part)
    assert part.mark(GIVEN)
    assert [each["text"] for each in part.sent_state()["samples"]] == [each.text for each in LADDER.samples]
    assert part.reveal() == ()
    assert told[-1]["unanswered"] == f"Write {ENOUGH} words in your second draft first."
    part.write(SECOND, draft=2)
    assert part.reveal() == LADDER.considerations


def test_both_drafts_and_the_marks_come_back(kept: Kept) -> None:
    part = opened(kept)
    part.write(FIRST)
    part.mark(GIVEN)
    part.write(SECOND, draft=2)
    state = opened(kept).sent_state()
    assert (state["text"], state["second"], tuple(state["marks"])) == (FIRST, SECOND, GIVEN)
    assert [entry.item for entry in kept] == [written_items(LADDER)[place] for place in (0, 2, 1)]


def test_a_text_of_an_old_record_is_the_first_draft(kept: Kept) -> None:
    kept.append(Entry(item=LADDER.id, digest=fingerprint(LADDER), response="From the first edition."))
    state = opened(kept).sent_state()
    assert (state["text"], state["second"]) == ("From the first edition.", "")
    assert "samples" not in state


def test_a_prompt_without_a_rubric_is_as_before(kept: Kept) -> None:
    part = Discussion(PROMPT, kept.keep)
    assert set(part.sent_state()) == {"text", "version", "changed", "considerations", "notices"}
    assert not {"rubric", "rung", "in_class"} & set(part.sent_content())
    part.hear({"do": "write", "n": 1, "with": {"text": "To the first box.", "draft": 2}})
    assert part.text == "To the first box."
    assert not part.mark(GIVEN)


def test_marks_by_an_older_rubric_do_not_open_the_samples(kept: Kept) -> None:
    kept.append(Entry(item=written_items(LADDER)[2], digest="older", response=list(GIVEN)))
    assert "marks" not in opened(kept).sent_state()


@pytest.mark.parametrize("draft", [1, 2])
def test_two_windows_lose_no_word_of_either_draft(kept: Kept, draft: int) -> None:
    first, second = opened(kept), opened(kept)
    told = heard(second)
    name = "version" if draft == 1 else "second_version"
    before = second.sent_state()[name]
    first.write("Of the first window.", draft=draft)
    message = {"text": "Of the second.", "version": before, "draft": draft}
    second.hear({"do": "write", "n": 1, "with": message})
    assert told[-1]["unanswered"] == NEWER
    second.hear({"do": "write", "with": message})  # the page goes
    state = opened(kept).sent_state()
    assert state["text" if draft == 1 else "second"] == "Of the first window.\n\nOf the second."


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_what_is_no_list_of_four_marks_is_read_as_none(response: Any) -> None:
    if not (isinstance(response, list) and len(response) == 4 and all(each in MARKS for each in response)):
        assert marks(LADDER, response) is None


@given(st.lists(st.sampled_from(MARKS), min_size=4, max_size=4))
def test_any_four_marks_are_read(given_: list[str]) -> None:
    assert marks(LADDER, given_) == tuple(given_)


# ── on paper, in the portfolio, in the checks ────────────────────────────────


def test_on_paper_there_is_room_for_both_drafts_and_the_samples_are_folded(kept: Kept) -> None:
    part = opened(kept)
    before = part.printed()
    part.write(FIRST)
    part.mark(GIVEN)
    assert part.printed() == before
    assert before.count("tv-line") == 12
    assert LADDER.samples[0].text not in before.split("<details")[0]
    assert LADDER.in_class is not None
    assert LADDER.in_class.debrief in before


def test_the_portfolio_has_both_drafts_with_the_marks_between_them() -> None:
    pen, (one, two, marked) = Pen(), written_items(LADDER)
    told = [
        pen.statement("wrote", "03", one, fingerprint(LADDER), response="My first <words>."),
        pen.statement("wrote", "03", marked, rubric_fingerprint(LADDER), response=list(GIVEN)),
        pen.statement("wrote", "03", two, fingerprint(LADDER), response="My second words."),
    ]
    found = portfolio.gather(told, COURSE)
    (lesson,) = [work for work in found.lessons if not work.empty]
    (text,) = lesson.texts
    assert (text.text, text.second) == ("My first <words>.", "My second words.")
    assert [mark for _, mark in text.marks] == list(GIVEN)
    assert (lesson.earlier, lesson.untold) == ((), 0)
    page = portfolio.as_html(found)
    assert (
        page.index("My first &lt;words&gt;.") < page.index("Your own marks") < page.index("My second words.")
    )
    only_second = portfolio.gather(told[2:], COURSE)
    assert "My second words." in portfolio.as_html(only_second)


BROKEN = [
    (replace(LADDER, rubric=LADDER.rubric[:3]), "3 rows"),
    (replace(LADDER, samples=LADDER.samples[:2]), "2 samples"),
    (replace(LADDER, rubric=()), "3 samples"),
    (replace(LADDER, rubric=(LADDER.rubric[0],) * 4), "twice"),
    (replace(LADDER, samples=(replace(LADDER.samples[0], marks=("weak",)), *LADDER.samples[1:])), "1 marks"),
]


@pytest.mark.parametrize(("prompt", "what"), BROKEN)
def test_a_half_written_rubric_is_named(prompt: content.Prompt, what: str) -> None:
    assert what in " ".join(f"{fault.what} {fault.cure}" for fault in faults(prompt, Names()))


def test_a_whole_rubric_has_no_fault() -> None:
    assert not list(faults(LADDER, Names()))


def named(lesson: content.Lesson) -> str:
    subject = Subject(lesson, "lesson.yml", "", None, COURSE, {}, frozenset())
    return " ".join(problem.what for problem in rules.prompts(subject))


def test_a_role_needs_a_rubric_only_where_a_lesson_has_two_depths() -> None:
    lesson = COURSE.lessons["03"]
    bare = replace(lesson, prompts=tuple(replace(each, rubric=(), samples=()) for each in lesson.prompts))
    core = replace(bare, more_claims={}, **{
        name: tuple(replace(each, more="") for each in getattr(bare, name))
        for name in ("predictions", "figures", "explorers", "occasions", "minds", "prompts")
    })  # fmt: skip
    assert "no rubric" not in named(core)
    assert "no rubric" in named(replace(core, more_claims={"c12": "More."}))


def test_one_prompt_a_lesson_is_for_class() -> None:
    lesson = COURSE.lessons["03"]
    together = content.InClass("In pairs.", "What did you grant?")
    twice = replace(lesson, prompts=tuple(replace(each, in_class=together) for each in lesson.prompts))
    assert "a second prompt for class" not in named(lesson)
    assert named(twice).count("a second prompt for class") == len(lesson.prompts) - 1
