"""The quiz: enough questions of enough kinds, feedback that teaches, nothing given away by looks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from twoviews.authoring.rules.subject import Subject
from twoviews.authoring.rules.wording import words
from twoviews.bank.authored import Authored, Option
from twoviews.bank.draws import variants
from twoviews.bank.kinds import kind_of
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.questions import split
from twoviews.problems import Problem

FEEDBACK_WORDS = 12
KINDS = 4
QUESTIONS = 10
CORE_QUESTIONS = 8
TEST_QUESTIONS = 12
CHANCE = 0.05
_CATCH_ALL = ("all of the above", "none of the above", "both of the above", "all of these", "none of these")

Clue = Callable[[Sequence[Option]], Fraction]


def enough(subject: Subject) -> Iterator[Problem]:
    """At least 10 questions, or 8 of a core (12 where they are the test after), in at least four kinds."""
    questions, lesson = subject.lesson.questions, subject.lesson
    needed = CORE_QUESTIONS if subject.has_more else QUESTIONS
    if lesson.repeats and not lesson.posttest:
        needed = TEST_QUESTIONS
    if len(questions) < needed:
        what = f"The quiz has {len(questions)} sound questions and needs {needed}."
        yield subject.section("questions", what, "Write more, or correct those that are left out.")
    kinds = sorted({kind_of(question) for question in questions})
    if len(kinds) < KINDS:
        what = f"The quiz has {len(kinds)} kinds of question ({', '.join(kinds)}) and needs {KINDS}."
        yield subject.section(
            "questions", what, "Let the thought choose the kind: sort, match, order, compute."
        )


def objectives_asked(subject: Subject) -> Iterator[Problem]:
    """Every objective is asked for by a question, or by a prompt that names it."""
    lesson = subject.lesson
    asked = {each.objective for each in lesson.questions} | {each.objective for each in lesson.prompts}
    for objective in lesson.objectives:
        if objective.id not in asked:
            what = "No question of the quiz asks for this objective."
            yield subject.problem(objective.id, what, "Write one, or name it as `objective:` of a prompt.")


def feedback(subject: Subject) -> Iterator[Problem]:
    """Feedback of 12 words or more for every option and item, and for right and wrong."""
    for question in subject.lesson.every_question:
        for name, text in _feedback(question):
            if words(text) < FEEDBACK_WORDS:
                what = f"The feedback of {name} has {words(text)} words and needs {FEEDBACK_WORDS}."
                yield subject.problem(question.id, what, "Say why it tempts and what the record shows.")


def _feedback(question: Authored) -> Iterable[tuple[str, str]]:
    public, key = split(question)
    names = {piece.id: f"“{piece.text[:40]}”" for piece in public.pieces}
    return [(names.get(target, f"a {target} answer"), text) for target, text in key.feedback.items()]


def no_catch_all(subject: Subject) -> Iterator[Problem]:
    """No "all of the above"."""
    for question in subject.lesson.every_question:
        for option in getattr(question, "options", ()):
            if any(phrase in option.text.casefold() for phrase in _CATCH_ALL):
                yield subject.problem(question.id, f"“{option.text}” is no option.", "Make it a `several`.")


# ── the right option must not be known by its place or its length ────────────


def _first(options: Sequence[Option]) -> Fraction:
    return Fraction(options[0].right)


def _last(options: Sequence[Option]) -> Fraction:
    return Fraction(options[-1].right)


def _longest(options: Sequence[Option]) -> Fraction:
    return _extreme(options, max)


def _shortest(options: Sequence[Option]) -> Fraction:
    return _extreme(options, min)


def _extreme(options: Sequence[Option], pick: Callable[[Iterable[int]], int]) -> Fraction:
    """The right option's share of being the longest (or shortest): a half if it ties with one other."""
    ends = [option for option in options if len(option.text) == pick(len(other.text) for other in options)]
    return Fraction(sum(option.right for option in ends), len(ends))


CLUES: dict[str, Clue] = {"first": _first, "last": _last, "longest": _longest, "shortest": _shortest}


def excess(choices: Sequence[Choice], clue: Clue) -> float:
    """By how many questions the right option shows the clue more (or less) often than by chance."""
    return float(sum(clue(question.options) - Fraction(1, len(question.options)) for question in choices))


def spread(choices: Sequence[Choice]) -> float:
    """One standard deviation, in questions, of how often pure chance would show a clue."""
    odds = [1 / len(question.options) for question in choices]
    return math.sqrt(sum(p * (1 - p) for p in odds))


def chance(subjects: Sequence[Subject], file: str) -> Iterator[Problem]:
    """The right option of a `choice` is first, last, longest or shortest as often as chance would have it.

    Counted over the course, the same question once. Allowed are 5 points off chance, but always one
    question and one standard deviation of chance: among few questions honest chance strays further (with 17
    of four options 10 points).
    """
    found = [variants(each)[0] for subject in subjects for each in subject.lesson.every_question]
    choices = list({(each.prompt, each.options): each for each in found if isinstance(each, Choice)}.values())
    for name, clue in CLUES.items():
        off = excess(choices, clue)
        if abs(off) > max(CHANCE * len(choices), spread(choices), 1):
            often = "more" if off > 0 else "less"
            what = f"Over {len(choices)} `choice` questions the right option is the {name} one "
            what += f"{abs(off):.1f} times {often} often than by chance."
            yield Problem(file, 1, name, what, "Move right options, or reword them, in the newest questions.")
