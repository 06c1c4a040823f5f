"""Moodle XML, read back by a reader of its own that marks as Moodle does."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lms import (
    KINDS_EXAMPLES,
    PICTURE,
    answers,
    bank,
    export_of,
    hostile,
    images,
    keyed,
    marked,
    readable,
    words,
)
from moodle_reader import categories, feedback, points, read, texts
from twoviews.bank import library
from twoviews.bank.kinds.base import Key
from twoviews.teaching import lms
from twoviews.teaching.lms import moodle
from twoviews.teaching.lms.exported import Item, cleaned_item


@pytest.fixture(scope="module")
def whole() -> bytes:
    return lms.write(lms.gather(library.course()), "moodle")


def said(item: Item, response: Any) -> Any:
    """A response in the words of the question."""
    known = {each.id: readable(each.text) for each in (*item.entries, *item.choices)}
    if isinstance(response, dict):
        return {known[entry]: known[choice] for entry, choice in response.items()}
    if isinstance(response, list):
        return [known[each] for each in response]
    return known.get(response, response) if isinstance(response, str) else response


def expected(item: Item, key: Key, response: Any) -> float:
    """The bank's mark; where several options hold, the share that Moodle's rule leaves of it."""
    if item.shape != "several":
        return marked(key, response).points
    hits = len(set(response) & set(key.right))
    return max(0.0, (2 * hits - len(response)) / len(key.right)) * item.points


def test_every_question_is_marked_as_by_the_course(whole: bytes) -> None:
    stored, chance = read(whole), Random(14)
    for item, key in bank():
        for response in answers(item, key, chance):
            told = said(item, response)
            assert points(stored[item.id], told) == pytest.approx(expected(item, key, response), abs=1e-3), (
                item.id
            )


def test_every_feedback_comes_along(whole: bytes) -> None:
    stored, chance = read(whole), Random(15)
    for item, key in bank():
        question = stored[item.id]
        if item.shape in ("pairs", "order"):
            general = texts(question, "generalfeedback")[0]
            assert all(readable(text) in general for text in key.feedback.values()), item.id
        else:
            for response in answers(item, key, chance):
                ticked = set(response) if isinstance(response, list) else ()
                known = {each.target: each.text for each in marked(key, response).feedback}
                told = [readable(text) for target, text in known.items() if not ticked or target in ticked]
                assert sorted(feedback(question, said(item, response))) == sorted(told), item.id


def test_all_lessons_objectives_prompts_and_tests_are_there(whole: bytes) -> None:
    course = library.course()
    paths = categories(whole)
    for number, lesson in course.lessons.items():
        texts_ = [paths[prompt.id] for prompt in lesson.prompts]
        assert all(path.startswith(f"$course$/top/Two Views/{number} ") for path in texts_)
        for question in (*lesson.questions, *lesson.pool):
            if not question.on_page and not question.vary:
                assert f"/{question.objective} " in paths[question.id]
            assert (question.id in paths) == (not question.on_page and not question.vary)
        for question in lesson.pretest:
            assert paths[question.id].endswith("Test before the course")


def test_a_question_with_drawn_numbers_has_its_forms_in_a_category_of_their_own(whole: bytes) -> None:
    paths = categories(whole)
    asked = [each for lesson in library.course().lessons.values() for each in lesson.every_question]
    for authored in (each for each in asked if each.vary):
        forms = [path for name, path in paths.items() if name.startswith(f"{authored.id}-")]
        if authored.on_page:
            assert not forms
            continue
        assert 1 < len(forms) <= lms.FORMS
        assert set(forms) == {forms[0]}
        assert forms[0].endswith(f"{authored.id} forms")


def test_ids_stay_when_there_are_more_forms(whole: bytes) -> None:
    assert whole == lms.write(lms.gather(library.course()), "moodle")
    more = read(lms.write(lms.gather(library.course(), forms=100), "moodle"))
    assert read(whole).keys() <= more.keys()


def test_an_essay_tells_the_marker_the_rubric_and_the_samples(whole: bytes) -> None:
    stored = read(whole)
    for lesson in library.course().lessons.values():
        for prompt in lesson.prompts:
            (notes,) = texts(stored[prompt.id], "graderinfo")
            told = [text for row in prompt.rubric for text in (row.criterion, row.weak, row.fair, row.strong)]
            told += [*prompt.considerations, *(sample.text for sample in prompt.samples)]
            assert all(readable(text) in notes for text in told)
            assert float(stored[prompt.id].findtext("defaultgrade") or 0) == (2 * len(prompt.rubric) or 1)


def test_a_picture_travels_with_its_alternative_text() -> None:
    item, _ = keyed(KINDS_EXAMPLES["choice"])[0]
    question = read(moodle.write(export_of([replace(item, picture=PICTURE)])))[item.id]
    (picture,) = images(question.findtext("questiontext/text") or "")
    assert picture == {"src": f"@@PLUGINFILE@@/{PICTURE.name}", "alt": PICTURE.alt}
    stored = question.find("questiontext/file")
    assert stored is not None
    assert stored.get("name") == PICTURE.name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.lists(hostile, min_size=12, max_size=12), kind=st.sampled_from(sorted(KINDS_EXAMPLES)))
def test_no_text_breaks_the_file(text: list[str], kind: str) -> None:
    item, _ = keyed(KINDS_EXAMPLES[kind])[0]
    entries = tuple(
        replace(entry, text=f"{n} {text[n]}", feedback=text[n + 1]) for n, entry in enumerate(item.entries)
    )
    item = replace(item, prompt=text[8], hint=text[9], right=text[10], wrong=text[11], entries=entries)
    item = cleaned_item(item, [])
    question = read(moodle.write(export_of([item])))[item.id]
    assert texts(question, "questiontext")[0].startswith(readable(text[8]))
    assert texts(question, "hint") == [readable(text[9])]
    if item.shape in ("one", "several", "order"):
        assert sorted(texts(question, "answer")) == sorted(readable(entry.text) for entry in entries)
    if item.shape in ("one", "several"):
        told = [words(each.findtext("feedback/text") or "") for each in question.findall("answer")]
        assert told == [readable(entry.feedback) for entry in entries]
