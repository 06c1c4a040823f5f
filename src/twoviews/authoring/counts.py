"""What a lesson asks of a student: words, decisions, minutes, names, counted for its core."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from twoviews.authoring import names
from twoviews.authoring.passages import Passage, passages
from twoviews.authoring.rules.items import longest, told_by_tone
from twoviews.authoring.rules.lesson import share
from twoviews.authoring.rules.subject import Subject
from twoviews.authoring.rules.wording import words
from twoviews.authoring.sentences import numbers, sentences
from twoviews.authoring.twice import leaking, repetitions
from twoviews.bank import depth
from twoviews.bank.authored import Authored
from twoviews.bank.content import Minutes, Who
from twoviews.bank.kinds import KINDS, kind_of
from twoviews.bank.recorded import ON_PAGE

WORDS_A_MINUTE = 180
"""Between a good reader in a second language (150) and an adult who reads English from home (238)."""
SECONDS = {
    "predict": 24, "claim": 24, "forecast": 30, "opinions": 10,  # to think, and to move one control
    "figure": 45,  # to find the axes, and what the title says
    "explore": 180,  # its task, with a preset of each side
    "council": 1500,  # three phases, the vote and the years after, at a table of four
    "item": 45, "decision": 6,  # one question of the quiz and what is said of it; each further mark in it
}  # fmt: skip
"""Beside reading, by what is done."""
WRITING = 8
"""Minutes in which a class writes and talks."""
NUMBERS = 3
"""Numbers that a sentence can hold and still be taken in."""


class Counts(Struct, frozen=True, kw_only=True):
    """A lesson's core in numbers; `held` says that it has two depths, and so is held to the limits.

    `prose` and `to_read` are words before the quiz, `decisions` whatever is guessed, judged, moved or
    marked. `minutes` are computed, `declared` those of its plan, `sitting` those of its longest sitting.
    `full` counts sentences with too many numbers, `leaks` questions that give away another one's key,
    `repeated` sentences that stand in another lesson too. `balance` is Russia's share of the words of both
    sides. `longest` counts questions with one right option that is clearly longer than the others, `tone`
    those in which only wrong options sound absolute.
    """

    lesson: str
    held: bool
    prose: int
    to_read: int
    claims: int
    figures: int
    explorers: int
    statements: int
    items: int
    returning: int
    decisions: int
    names: int
    minutes: int
    declared: int
    sitting: int
    full: int
    leaks: int
    balance: float
    longest: int
    tone: int
    repeated: int = 0


def table(subjects: Sequence[Subject]) -> tuple[Counts, ...]:
    """The numbers of each lesson."""
    again = Counter(each.lesson.id for places in repetitions(subjects).values() for each, _ in places)
    return tuple(replace(count(each), repeated=again[each.lesson.id]) for each in subjects)


@lru_cache(maxsize=64)
def count(subject: Subject) -> Counts:
    """The numbers of one lesson, counted once: a rule asks for them, and the table."""
    texts = list(passages(subject))
    before = [each for each in texts if each.core and each.before]
    lesson, asked = subject.lesson, questions(subject)
    marks = sum(map(marks_in, asked))
    acts = list(done(subject))
    return Counts(
        lesson=lesson.id,
        held=subject.has_more,
        prose=total(each for each in before if each.kind == "prose"),
        to_read=total(before),
        claims=acts.count("claim"),
        figures=acts.count("figure"),
        explorers=acts.count("explore") + acts.count("council"),
        statements=sum(each.kind == "quote" and each.call == "both_sides" for each in before),
        items=len(lesson.questions),
        returning=len(asked) - len(lesson.questions),
        decisions=marks + sum(act != "figure" for act in acts),
        names=len(new_names(subject, before)),
        minutes=minutes(texts, acts, len(asked) + len(lesson.pretest) + len(lesson.posttest), marks),
        declared=sum(each.minutes for each in lesson.minutes),
        sitting=max(sittings(lesson.minutes).values(), default=0),
        full=sum(1 for _ in full_sentences(texts)),
        leaks=len(leaks(subject)),
        balance=round(share(subject), 3),
        longest=longest(subject)[0],
        tone=told_by_tone(subject),
    )


def sittings(plan: Iterable[Minutes]) -> Counter[int]:
    """The minutes of each sitting by the plan."""
    spent: Counter[int] = Counter()
    for each in plan:
        spent[each.sitting] += each.minutes
    return spent


def total(texts: Iterable[Passage]) -> int:
    """Words of some passages."""
    return sum(words(each.text) for each in texts)


def questions(subject: Subject) -> list[Authored]:
    """The questions of the quiz, those of earlier lessons that come back in it at the end."""
    lesson = subject.lesson
    earlier = {each.id: each for other in subject.course.lessons.values() for each in other.every_question}
    return [*lesson.questions, *(earlier[key] for key in lesson.returns if key in earlier)]


@lru_cache(maxsize=64)
def leaks(subject: Subject) -> tuple[tuple[Authored, Authored, str], ...]:
    """Each question of the quiz whose key stands in another one, that one, and the words."""
    return tuple(leaking(questions(subject)))


def marks_in(question: Authored) -> int:
    """How many things are decided in one question."""
    several = getattr(question, "options", ()) if KINDS[kind_of(question)].SHAPE == "several" else ()
    return len(several or getattr(question, "items", ())) or 1


def done(subject: Subject) -> Iterator[str]:
    """What is done in the core beside reading and the quiz, as the names of calls, once for each time."""
    lesson = subject.lesson
    shown = {part.call: part.entries(lesson, subject.course) for part in ON_PAGE if part.call in SECONDS}
    for call, entries in {**shown, "figure": lesson.figures}.items():
        yield from (call for each in entries if not depth.line_of(lesson, each))
    yield from ["council"] * lesson.council


def minutes(texts: Iterable[Passage], acts: Iterable[str], asked: int, marks: int) -> int:
    """Whole minutes for reading the core and its questions, for all that is done, for writing and talk."""
    read = total(each for each in texts if each.core and each.call != "discuss")
    seconds = sum(SECONDS[act] for act in acts) + asked * SECONDS["item"]
    seconds += max(0, marks - asked) * SECONDS["decision"]
    return math.ceil(read / WORDS_A_MINUTE + seconds / 60 + WRITING)


# ── names and numbers ────────────────────────────────────────────────────────


def met(subject: Subject) -> list[Who]:
    """Whom the lessons before this one bring in."""
    earlier = (other for number, other in subject.course.lessons.items() if number < subject.lesson.id)
    return [who for other in earlier for who in other.who]


def untold(subject: Subject, texts: Iterable[Passage]) -> list[str]:
    """Names in prose, and of those who are quoted, that no `who:` up to this lesson tells of."""
    told = frozenset().union(*map(names.forms, (*subject.lesson.who, *met(subject))))
    heard = [
        f"says {each.text}" if each.kind == "speaker" else each.text
        for each in texts
        if each.kind in ("prose", "speaker")
    ]
    return names.found(heard, told | names.known(subject.course.assets))


def new_names(subject: Subject, texts: Sequence[Passage]) -> list[str]:
    """The names that a reader of these texts meets for the first time in the course, told or not."""
    whole = "\n".join(each.text for each in texts)
    return [who.name for who in subject.lesson.who if names.named(who, whole)] + untold(subject, texts)


def full_sentences(texts: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    """The sentences of ours in the core that hold more numbers than a reader can."""
    for each in texts:
        if each.core and each.before and each.kind in ("prose", "told"):
            yield from ((each, said) for said in sentences(each.text) if len(numbers(said)) > NUMBERS)
