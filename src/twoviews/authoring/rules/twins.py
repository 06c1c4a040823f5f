"""The test after repeats the test before: a twin for each question, the same sentence for each opinion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twoviews.authoring.rules.quiz import TEST_QUESTIONS
from twoviews.authoring.rules.subject import Subject
from twoviews.bank.authored import Authored
from twoviews.bank.content import Prompt, Proposition
from twoviews.bank.kinds import kind_of
from twoviews.problems import Problem

Entry = Authored | Proposition | Prompt


def twins(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Every twin is there, once, and like its first; 12 questions and all propositions are repeated.

    The test after is `posttest`, of twins of `pretest`; twins in a quiz then compare practice. Without a
    `pretest` the quiz is the test.
    """
    lessons = {subject.lesson.id: subject for subject in subjects}
    for subject in subjects:
        if not subject.lesson.repeats:
            yield from _strays(subject)
        elif before := lessons.get(subject.lesson.repeats):
            yield from _tests(before, subject)
            yield from _propositions(before, subject)
            again = [prompt for prompt in subject.lesson.prompts if prompt.twin]
            yield from _there(subject, again, {prompt.id for prompt in before.lesson.prompts})


def _strays(subject: Subject) -> Iterator[Problem]:
    lesson = subject.lesson
    entries: list[Entry] = [*lesson.every_question, *lesson.opinions, *lesson.prompts]
    for entry in entries:
        if entry.twin:
            cure = "Take `twin:` out, or name the lesson that is repeated in `repeats:`."
            yield subject.problem(entry.id, "This entry repeats another one.", cure)


def _tests(before: Subject, after: Subject) -> Iterator[Problem]:
    first, last = before.lesson, after.lesson
    practised, again = (*first.questions, *first.pool), (*last.questions, *last.pool)
    repeated = [question for question in again if question.twin]
    yield from _questions(before, after, practised, repeated)
    yield from _questions(before, after, first.pretest, last.posttest)
    section, tests = ("posttest", last.posttest) if first.pretest else ("questions", repeated)
    if len(tests) < TEST_QUESTIONS:
        what = f"{len(tests)} questions name a twin in lesson {last.repeats}"
        what = f"{what}; the test after needs {TEST_QUESTIONS}."
        yield after.section(section, what, "Write `twin:` with the id of the question that it repeats.")


def _questions(
    before: Subject, after: Subject, asked: Sequence[Authored], tests: Sequence[Authored]
) -> Iterator[Problem]:
    """Each of `tests` is like its twin among `asked`."""
    texts = {entry.id: entry.text for entry in (*before.lesson.objectives, *after.lesson.objectives)}
    first = {question.id: question for question in asked}
    yield from _there(after, tests, set(first))
    for question in tests:
        twin = first.get(question.twin)
        if twin and kind_of(twin) != kind_of(question) and texts[twin.objective] != texts[question.objective]:
            what = f"It is neither of the kind of {twin.id!r} nor of its objective."
            yield after.problem(question.id, what, "Make one of the two the same, or choose another twin.")


def _propositions(before: Subject, after: Subject) -> Iterator[Problem]:
    first = {entry.id: entry for entry in before.lesson.opinions}
    yield from _there(after, after.lesson.opinions, set(first))
    for entry in after.lesson.opinions:
        if entry.twin in first and entry.text != first[entry.twin].text:
            what = f"The sentence is not that of {entry.twin!r}, word for word."
            yield after.problem(entry.id, what, "Copy the sentence: two wordings cannot be compared.")
    for key in first.keys() - {entry.twin for entry in after.lesson.opinions}:
        what = f"{key!r} of lesson {after.lesson.repeats} is not asked again."
        yield after.section("opinions", what, "Repeat it.")


def _there(after: Subject, entries: Sequence[Entry], known: set[str]) -> Iterator[Problem]:
    """Each entry has a twin that is there, and no two entries have the same."""
    taken: set[str] = set()
    for entry in entries:
        if entry.twin not in known:
            what = f"Lesson {after.lesson.repeats} has no {entry.twin!r} to be its twin."
            yield after.problem(entry.id, what, f"Known are: {', '.join(sorted(known)) or 'none'}.")
        elif entry.twin in taken:
            yield after.problem(entry.id, f"{entry.twin!r} appears twice.", "Choose another twin.")
        taken.add(entry.twin)
