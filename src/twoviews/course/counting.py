"""How much of a lesson the learner has done, by the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from twoviews.bank import depth, library
from twoviews.bank.content import Claim, Lesson
from twoviews.bank.recorded import ON_PAGE
from twoviews.course import asking, keeping

if TYPE_CHECKING:
    from twoviews.bank.outline import Call
    from twoviews.bank.recorded import Recorded
    from twoviews.parts.bar.wire import LessonLine
    from twoviews.parts.progress.wire import Row
    from twoviews.record import Statement


def rows(lesson: Lesson) -> list[Row]:
    """How much of each part is done, of those in which there is something to do."""
    return [row for row in _rows(lesson).values() if row.of or row.more]


def done(lesson: Lesson) -> dict[Call, tuple[int, int]]:
    """How much is done of what each call shows: of all, and of each entry of the core."""
    from twoviews.bank.outline import Call

    found = {Call(call): (row.done, row.of) for call, row in _rows(lesson).items()}
    for part, entries, is_done in _entries(lesson):
        core = [each for each in entries if not depth.line_of(lesson, each)]
        found |= {Call(part.call, each.id): (int(is_done(each)), 1) for each in core}
    return found


def begun() -> dict[str, str]:
    """Which lessons are begun, and of which the quiz is done, by number."""
    numbers = sorted({each.lesson for each in keeping.record().latest()} & library.course().heads.keys())
    quizzes = {number: _recorded_rows(library.lesson(number), "quiz")["quiz"] for number in numbers}
    return {number: "done" if 0 < row.of <= row.done else "begun" for number, row in quizzes.items()}


def lesson_lines() -> list[LessonLine]:
    """All lessons in reading order."""
    from twoviews.parts.bar.wire import LessonLine

    course = library.course()
    return [LessonLine(number, course.files[number].stem, *head) for number, head in course.heads.items()]


def _rows(lesson: Lesson) -> dict[str, Row]:
    """How much of each part is done, by the call that shows it."""
    found = _recorded_rows(lesson)
    return found | ({"council": _council_game()} if lesson.council else {})


def _recorded_rows(lesson: Lesson, *calls: str) -> dict[str, Row]:
    """The rows of the parts whose answers are kept: those that these calls show, or all."""
    found = {
        part.call: _row(lesson, part.name, entries, is_done)
        for part, entries, is_done in _entries(lesson, *calls)
    }
    if quiz := found.get("quiz"):
        back = _returned(lesson)
        found["quiz"] = quiz._replace(done=quiz.done + sum(back), of=quiz.of + len(back))
    return found


def _row(lesson: Lesson, name: str, entries: Sequence[Any], is_done: Callable[[Any], bool]) -> Row:
    """How many entries of the core are done, and how many of what is more."""
    from twoviews.parts.progress.wire import Row

    core = [each for each in entries if not depth.line_of(lesson, each)]
    more = [each for each in entries if depth.line_of(lesson, each)]
    return Row(name, sum(map(is_done, core)), len(core), sum(map(is_done, more)))


def _council_game() -> Row:
    """How far the game that came furthest has come, in steps to its debrief."""
    from twoviews.game.keeping import games, reached
    from twoviews.game.play import PHASES
    from twoviews.parts.progress.wire import Row

    kept = games((entry.response, entry.digest, entry.when) for entry in keeping.games())
    return Row("Council game", max(map(reached, kept.values()), default=0), len(PHASES) - 1)


def _entries(lesson: Lesson, *calls: str) -> Iterator[tuple[Recorded, Sequence[Any], Callable[[Any], bool]]]:
    """The parts that these calls show, or all: each with its entries, and what tells if one is done."""
    answered = _standing_in(_latest(lesson.id))
    for part in ON_PAGE:
        if not calls or part.call in calls:
            entries = part.entries(lesson, library.course())
            yield part, entries, _is_judged if part.everywhere else answered


def _returned(lesson: Lesson) -> list[bool]:
    """Of each question that comes back in the quiz, whether it was answered there."""
    asked = [each for _, each in asking.found(lesson.returns)]
    told = keeping.record().statements(verb="answered", items=[each.id for each in asked]) if asked else []
    answered = _standing_in({each.item: each for each in told if each.asked_in == lesson.id})
    return [*map(answered, asked)]


def _latest(lesson: str) -> dict[str, Statement]:
    """The last statement on each item that was made in this lesson, not where a question came back."""
    record = keeping.record()
    last = {each.item: each for each in record.latest(lesson)}
    elsewhere = [key for key, each in last.items() if each.asked_in]
    for each in record.statements(lesson, "answered", elsewhere) if elsewhere else ():
        if not each.asked_in:
            last[each.item] = each
    return {key: each for key, each in last.items() if not each.asked_in}


def _standing_in(last: Mapping[str, Statement]) -> Callable[[Any], bool]:
    """Tells of an entry whether the last statement on it counts as an answer today."""
    from twoviews.bank.answers import stands

    return lambda each: each.id in last and stands(each, last[each.id])


def _is_judged(claim: Claim) -> bool:
    """Whether a claim is judged, in whichever lesson."""
    from twoviews.bank.answers import answering

    return bool(answering(claim, keeping.judged(claim.id)))
