"""The rules of the teacher's files: each is silent on the course and speaks where a file is spoilt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace as changed

from twoviews.authoring.check import _pages, _subjects
from twoviews.authoring.rules import teach as rules
from twoviews.authoring.rules.subject import Subject
from twoviews.authoring.rules.teach import Desk
from twoviews.bank import library, sources, teachers
from twoviews.bank.content import InClass
from twoviews.bank.library import Course
from twoviews.bank.teach import LENGTHS, Board, Drop, Poll, Teach, Week
from twoviews.bank.teach import Path as Way
from twoviews.problems import Problem

ROOT = Path(__file__).parents[1]


@cache
def subjects() -> list[Subject]:
    course = library.course()
    found = sources.read(course.assets / "references.bib")[0]
    return _subjects(ROOT, course, found, _pages(ROOT)[0])


@cache
def desk() -> Desk:
    """A sound file of a lesson beside its lesson."""
    subject = next(each for each in subjects() if each.lesson.explorers and each.lesson.id == "07")
    return _desk(subject)


def _desk(subject: Subject) -> Desk:
    path = teachers.path(subject.course, subject.lesson.id)
    teach = library.sound(teachers.lesson(subject.course, subject.lesson.id))
    return Desk(teach, f"assets/teach/{path.name}", path.read_text(encoding="utf-8"), subject)


def with_(**fields: Any) -> Desk:
    return replace(desk(), teach=changed(desk().teach, **fields))


def said(problems: Iterable[Problem]) -> str:
    return "\n".join(f"{p.file}:{p.line}: {p.what} {p.cure}" for p in problems)


def test_every_lesson_has_a_file_that_keeps_the_rules() -> None:
    assert said(rules.files(subjects()[0].course, subjects())) == ""


def test_the_course_s_file_keeps_the_rules() -> None:
    assert said(rules.guide(subjects()[0].course, subjects())) == ""


# ── one lesson ───────────────────────────────────────────────────────────────


def longer() -> Desk:
    first, *rest = desk().teach.plans
    step = changed(first.steps[0], minutes=first.steps[0].minutes + 1)
    return with_(plans=(changed(first, steps=(step, *first.steps[1:])), *rest))


def shown(name: str) -> Desk:
    first, *rest = desk().teach.plans
    step = changed(first.steps[0], show=(name,))
    return with_(plans=(changed(first, steps=(step, *first.steps[1:])), *rest))


def of_part(part: str) -> Desk:
    first, *rest = desk().teach.plans
    step = changed(first.steps[0], part=part)
    subject = desk().subject
    minutes = tuple(each for each in subject.lesson.minutes if each.part != part)
    lesson = changed(subject.lesson, minutes=minutes)
    spoilt = with_(plans=(changed(first, steps=(step, *first.steps[1:])), *rest))
    return replace(spoilt, subject=replace(subject, lesson=lesson))


def polled(**fields: Any) -> Desk:
    written = Poll(expect=2, say="So it is.", at=("quiz",), ask="What?", options=("One", "Two"), right=1)
    return with_(polls=(changed(written, **fields), *desk().teach.polls[1:]))


def folded() -> Desk:
    lesson = desk().subject.lesson
    more = next(each.id for each in (*lesson.figures, *lesson.prompts) if each.more)
    return with_(drop=(Drop(more, "It is long."),))


def used() -> Desk:
    name = next(
        name
        for plan in desk().teach.plans
        if plan.minutes == LENGTHS[0]
        for s in plan.steps
        for name in s.show
    )
    return with_(drop=(Drop(name, "It is long."),))


def talked(in_class: bool) -> Desk:
    """A prompt that says how a class works, with a file that does so too; or neither."""
    talk = desk().teach.talk
    subject = desk().subject
    own = (
        msgspec.convert({"protocol": "In pairs.", "debrief": "What now?"}, type=InClass) if in_class else None
    )
    prompts = tuple(changed(p, in_class=own) if p.id == talk.prompt else p for p in subject.lesson.prompts)
    words = "In fours." if in_class else ""
    spoilt = with_(talk=changed(talk, protocol=words, debrief=words))
    return replace(spoilt, subject=replace(subject, lesson=changed(subject.lesson, prompts=prompts)))


def copied() -> Desk:
    """Words of the lesson, told once more."""
    run = " ".join(desk().subject.lesson.key_points[0].split()[: rules.RUN])
    return with_(aim=f"Say to them: {run}")


SPOILT: list[tuple[Callable[[Desk], Iterable[Problem]], Callable[[], Desk], str]] = [
    (rules.numbered, lambda: with_(id="99"), "is for lesson 99"),
    (rules.pointers, lambda: shown("no-such-figure"), "The lesson has no 'no-such-figure'"),
    (rules.pointers, lambda: with_(drop=(Drop("c99", "Why not."),)), "The lesson has no 'c99'"),
    (rules.plans, longer, "take 21"),
    (rules.plans, lambda: with_(plans=desk().teach.plans[:1] * 3), "Write one each of [20, 50, 90]"),
    (rules.plans, lambda: of_part("minds"), "The lesson has no part 'minds'"),
    (rules.polls, lambda: polled(expect=1), "no wrong answer"),
    (rules.polls, lambda: polled(expect=3), "no wrong answer"),
    (rules.polls, lambda: polled(right=3), "one of them is right"),
    (rules.polls, lambda: polled(item="x1"), "and not both"),
    (rules.polls, lambda: polled(ask="", item="no-such-item"), "no question with one right option"),
    (rules.dropped, folded, "folded already"),
    (rules.dropped, used, "a plan of 20 or 50 minutes shows it"),
    (rules.talk, lambda: talked(True), "says itself how a class works"),
    (rules.talk, lambda: talked(False), "does not say how a class works"),
    (rules.board, lambda: with_(board=Board("x" * (rules.WIDTH + 1), "Slowly.")), "is longer than"),
    (rules.twice, copied, "The lesson says this already"),
    (rules.numbers, lambda: with_(aim="It rose by 98,765 won."), "The number 98,765 stands nowhere"),
]


@pytest.mark.parametrize(("rule", "spoilt", "word"), SPOILT)
def test_what_breaks_a_rule_is_named(rule: Any, spoilt: Callable[[], Desk], word: str) -> None:
    found = list(rule(spoilt()))
    assert any(word in f"{each.what} {each.cure}" for each in found), said(found)


def test_minutes_and_small_numbers_are_the_teacher_s_own() -> None:
    assert said(rules.numbers(with_(aim="In 47 minutes 12 pairs talk."))) == ""


def test_a_file_that_is_not_sound_is_named_with_its_line(tmp_path: Path) -> None:
    course = Course(tmp_path / "assets")
    (tmp_path / "assets" / "lessons").mkdir(parents=True)
    (tmp_path / "assets" / "lessons" / "00-x.yml").write_text("id: '00'\n")
    (tmp_path / "assets" / "teach").mkdir()
    (tmp_path / "assets" / "teach" / "00-x.yml").write_text("id: '00'\naim: 5\n")
    loaded = teachers.lesson(course, "00")
    assert loaded.content is None
    assert ("assets/teach/00-x.yml", 2) in [(p.file, p.line) for p in loaded.problems]
    assert "missing" in said(teachers.guide(course).problems)


# ── the course ───────────────────────────────────────────────────────────────


def guide() -> Any:
    return library.sound(teachers.guide(subjects()[0].course))


def known() -> list[str]:
    return [subject.lesson.id for subject in subjects()]


def path(*weeks: tuple[str, ...]) -> Any:
    return Way(90, tuple(Week(lessons, "Work.") for lessons in weeks), "All.")


def test_a_path_in_the_wrong_order_is_named() -> None:
    rest = guide().rests[-1]
    early = rest.needs[0].lesson
    (fault,) = rules.path_faults(path((rest.lesson,), (early,)), guide(), known())
    assert f"lesson {rest.lesson} comes before {early}" in fault[0]
    assert list(rules.path_faults(path((early,), (rest.lesson,)), guide(), known())) == []


def test_a_path_with_strange_or_double_lessons_is_named() -> None:
    first = known()[0]
    told = " ".join(what for what, _ in rules.path_faults(path((first, first), ("99",)), guide(), known()))
    assert "twice" in told
    assert "which is none" in told


def test_two_lessons_do_not_fit_into_fifty_minutes() -> None:
    short = changed(path((known()[0], known()[1])), minutes=50)
    (fault,) = rules.path_faults(short, guide(), known())
    assert "two lessons in 50 minutes" in fault[0]


def test_a_path_without_what_a_lesson_rests_on_is_bridged_and_the_long_one_is_whole() -> None:
    assert list(rules.path_faults(path((known()[-1],)), guide(), known())) == []
    faults = [what for what, _ in rules.path_faults(path(*((n,) for n in known()[1:])), guide(), known())]
    assert not faults
    short = path(*([(known()[0],)] + [(n,) for n in known()[2:]] + [("98",)]))
    assert any("does not have every lesson" in what for what, _ in rules.path_faults(short, guide(), known()))


def test_whatever_rests_on_a_later_lesson_is_named() -> None:
    rest = guide().rests[0]
    wrong = changed(guide(), rests=(changed(rest, needs=(changed(rest.needs[0], lesson=known()[-1]),)),))
    told = " ".join(what for _, what, _ in rules._guide(wrong, known()))
    assert f"cannot rest on {known()[-1]}" in told


def test_paths_of_other_weeks_and_a_rubric_without_rows_are_named() -> None:
    marking = changed(guide().marking, rubric=guide().marking.rubric[:1])
    wrong = changed(guide(), paths=guide().paths[:1], marking=marking)
    told = " ".join(what for _, what, _ in rules._guide(wrong, known()))
    assert "of these weeks and minutes: [(4, 90)]" in told
    assert "The rubric has 4 rows" in told


def test_texts_are_those_that_are_told() -> None:
    teach: Teach = desk().teach
    told = list(rules.texts(teach))
    assert teach.aim in told
    assert teach.polls[0].options[0] in told
    assert not set(told) & {name for name in teach.shown if name.startswith(("c", "0"))}
