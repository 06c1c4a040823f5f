"""A lesson's other parts: prompts, predictions, minutes, alt text, both sides, and nothing unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twoviews.authoring.rules.subject import Subject
from twoviews.authoring.rules.wording import total, words
from twoviews.bank.content import EvidenceFigure
from twoviews.bank.depth import has_more
from twoviews.bank.structure import nearest
from twoviews.figures.evidence import LISTS
from twoviews.problems import Problem

PROMPTS = range(3, 6)
PREDICTIONS = range(2, 4)
MINUTES, TWO_SITTINGS = range(45, 56), range(45, 66)
FIGURES = 2
OPINIONS = 6
ALT_WORDS = 15
BALANCED = (0.45, 0.55)
SIDES = ("russia", "us")
_NO_NEWS = re.compile(
    r"^(?:an?|the)?\s*(?:image|picture|photo|graph|chart|plot|figure|diagram) (?:of|showing)", re.I
)
_SPEAKS = re.compile(r"^\*\*(Russia|The US) says:\*\*", re.M)
_SIDE_HEAD = re.compile(r"\*\*(?:(Russia|Moscow)|(?:The )?US|Washington)\b", re.I)


def prompts(subject: Subject) -> Iterator[Problem]:
    """3 to 5 prompts, one of them to argue the other side."""
    entries = subject.lesson.prompts
    if len(entries) not in PROMPTS:
        yield subject.section("prompts", f"There are {len(entries)} prompts.", "Write 3 to 5.")
    if not any(entry.argue_other_side for entry in entries):
        cure = "Set `argue_other_side: true` on the prompt that asks for it."
        yield subject.section("prompts", "No prompt asks to argue the other side.", cure)
    yield from _ladder(subject)


def _ladder(subject: Subject) -> Iterator[Problem]:
    """A role is argued twice, with a rubric between, in lessons of two depths; one prompt is for class."""
    entries = subject.lesson.prompts
    for entry in entries if has_more(subject.lesson) else ():
        if entry.role and not entry.rubric:
            cure = "Write `rubric:` (four rows) and `samples:` (three), after the pattern of 03-d2."
            yield subject.problem(entry.id, "The prompt has a role and no rubric.", cure)
    for entry in [entry for entry in entries if entry.in_class][1:]:
        cure = "Keep `in_class:` on the one that a class needs most."
        yield subject.problem(entry.id, "The lesson has a second prompt for class.", cure)


def predictions(subject: Subject) -> Iterator[Problem]:
    """2 or 3 questions to be answered before the evidence."""
    count = len(subject.lesson.predictions)
    if count not in PREDICTIONS:
        yield subject.section("predictions", f"There are {count} predictions.", "Write 2 or 3.")
    drawn = [figure.id for figure in subject.lesson.figures]
    for each in subject.lesson.predictions:
        if each.figure and each.figure not in drawn:
            what = f"The lesson has no figure {each.figure!r} to answer it."
            yield subject.problem(
                each.id, what, nearest(each.figure, drawn, "Name one of its figures, or none.")
            )


def minutes(subject: Subject) -> Iterator[Problem]:
    """About 50 minutes of class; somewhat more for the Council game, which takes two sittings.

    `core.limits` says what a lesson with two depths may take.
    """
    if subject.has_more:
        return
    spent = sum(entry.minutes for entry in subject.lesson.minutes)
    if spent not in (TWO_SITTINGS if subject.lesson.council else MINUTES):
        yield subject.section("minutes", f"The parts take {spent} minutes.", "Plan for 45 to 55.")


def parts(subject: Subject) -> Iterator[Problem]:
    """Both sides, minds, key points, words; two figures, a model to move; six opinions."""
    for name in ("occasions", "minds", "key_points", "words"):
        if not getattr(subject.lesson, name):
            yield subject.section(name, f"The lesson has no {name.replace('_', ' ')}.", "Write at least one.")
    if len(subject.lesson.figures) < FIGURES:
        what = f"The lesson has {len(subject.lesson.figures)} evidence figures."
        yield subject.section("figures", what, f"Draw at least {FIGURES} from real tables.")
    if not subject.lesson.explorers and "explorers" not in subject.lesson.without:
        cure = "Give the reader one to move, or say `without: [explorers]`."
        yield subject.section("explorers", "The lesson has no live model.", cure)
    asks = subject.lesson.opinions or subject.lesson.repeats
    if asks and len(subject.lesson.opinions) != OPINIONS:
        what = f"The lesson has {len(subject.lesson.opinions)} propositions."
        yield subject.section("opinions", what, f"The opinion scale has {OPINIONS}, before and after.")


def alt_texts(subject: Subject) -> Iterator[Problem]:
    """The alt text of a picture says what it shows, with numbers, and not just that it is a figure.

    A list is read as it stands, so it has none.
    """
    for figure in subject.lesson.figures:
        if figure.id in LISTS:
            if figure.alt:
                yield subject.problem(figure.id, "A list needs no alt text.", "Leave `alt` out.")
            continue
        for what in _poor(figure):
            cure = "Say in words what a reader sees: the axes, the course of it, the values that matter."
            yield subject.problem(figure.id, f"The alt text {what}.", cure)


def _poor(figure: EvidenceFigure) -> Iterator[str]:
    if words(figure.alt) < ALT_WORDS:
        yield f"has {words(figure.alt)} words and needs {ALT_WORDS}"
    if _NO_NEWS.match(figure.alt):
        yield "begins by saying that it is a picture"
    if not any(map(str.isdigit, figure.alt)):
        yield "gives no number"
    if figure.alt in (figure.title, figure.caption):
        yield "repeats the title or caption"


def main_places(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Every claim has its main place in one lesson, and in no other."""
    homes: dict[str, str] = {}
    for subject in subjects:
        for key in subject.lesson.claims:
            if key in homes:
                cure = f"Lesson {homes[key]} has it: list it under `revisits:` in one of the two."
                yield subject.section("claims", f"Claim {key} has two main places.", cure)
            homes.setdefault(key, subject.lesson.id)


# ── balance ──────────────────────────────────────────────────────────────────


def side_words(subject: Subject) -> dict[str, int]:
    """How many words each side gets: statements, minds, presets, paragraphs that begin `**Russia ...`."""
    return {side: total(_texts(subject, side)) for side in SIDES}


def _texts(subject: Subject, side: str) -> Iterator[str]:
    lesson, positions = subject.lesson, subject.course.positions
    keys = [key for occasion in lesson.occasions for key in getattr(occasion, side)]
    for key in filter(positions.__contains__, keys):
        yield from (positions[key].position, positions[key].quote)
    yield from (getattr(mind, side) for mind in lesson.minds)
    yield from (
        preset.reason for model in lesson.explorers for preset in model.presets if preset.side == side
    )
    for paragraph in (subject.page.prose if subject.page else "").split("\n\n"):
        head = _SIDE_HEAD.match(paragraph)
        if head and bool(head.group(1)) == (side == "russia"):
            yield paragraph


def share(subject: Subject) -> float:
    """Russia's share of the words of both sides; a half if neither has any."""
    counts = side_words(subject)
    return counts["russia"] / sum(counts.values()) if any(counts.values()) else 0.5


def balance(subject: Subject) -> Iterator[Problem]:
    """Each side has 45 to 55 per cent of the words of both."""
    low, high = BALANCED
    if not low <= share(subject) <= high:
        counts = side_words(subject)
        what = f"Russia has {counts['russia']} words and the US {counts['us']}: {share(subject):.0%} of both."
        yield subject.section("occasions", what, "Bring both sides to 45 to 55 per cent.")


def first_word(subject: Subject) -> Iterator[Problem]:
    """Who speaks first in the paragraphs of both sides speaks first in the pairs too."""
    spoken = _SPEAKS.search(subject.page.prose if subject.page else "")
    first = subject.lesson.first
    if spoken and (spoken[1] == "Russia") != (first == "russia"):
        what = f"{spoken[1]} speaks first in the prose, and `first` is {first}."
        yield subject.section("first", what, "Let the same side begin in both.")


# ── nothing unchecked ────────────────────────────────────────────────────────


def recalled(subject: Subject) -> Iterator[Problem]:
    """No claim, statement or source is used that was only recalled and not read."""
    course, lesson = subject.course, subject.lesson
    cure = "Find a source that can be read, cite it and change the status; or do without."
    for key in (*lesson.claims, *lesson.revisits):
        if key in course.claims and course.claims[key].status == "recalled":
            yield subject.section("claims", f"Claim {key} is only recalled.", cure)
    for occasion in lesson.occasions:
        for key in (*occasion.russia, *occasion.us):
            if key in course.positions and course.positions[key].status == "recalled":
                yield subject.section("occasions", f"Position {key} is only recalled.", cure)
    for key in subject.cited:
        if key in subject.recalled or (key in subject.sources and not subject.sources[key].read):
            yield subject.section("sources", f"Source {key} was not read, only recalled.", cure)
