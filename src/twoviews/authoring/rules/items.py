"""Single questions: what they read is computed, where they are taught can be found, what they ask is no list.

A question that is asked of everybody is held to all of it once its lesson has two depths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from twoviews.authoring.rules.keys import Origin
from twoviews.authoring.rules.subject import Page, Subject
from twoviews.bank.authored import Authored
from twoviews.bank.draws import variants
from twoviews.bank.kinds import kind_of
from twoviews.bank.kinds.choice import Choice
from twoviews.bank.kinds.order import Order
from twoviews.bank.kinds.several import Several
from twoviews.problems import Problem

MOST_IN_ORDER = 4
SOME, MOSTLY = 6, 0.6
"""From how many questions on a habit shows, and above which share it is one."""
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_EXPLORER = re.compile(r"\bexplorers?\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(?:all|always|any|cannot|completely|every|must|never|no|nobody|none|nothing|only|proves?)\b",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"[*_`]")


def computed(subjects: Sequence[Subject], known: Mapping[str, Origin]) -> Iterator[Problem]:
    """A question that reads a model or a figure has its key worked out, by `vary` or in `keys.yml`."""
    for subject in subjects:
        for question in subject.lesson.every_question if subject.has_more else ():
            reads = question.figure or _EXPLORER.search(question.prompt)
            if reads and not question.vary and question.id not in known:
                cure = "Say in assets/keys.yml what must hold (`holds:`), or draw its numbers (`vary:`)."
                yield subject.problem(
                    question.id, "It reads a model or a figure; nothing works out its key.", cure
                )


def presets(subject: Subject) -> Iterator[Problem]:
    """A question that moves an explorer says from which preset, since its start is nobody's belief."""
    labels = [preset.label for explorer in subject.lesson.explorers for preset in explorer.presets]
    for question in subject.lesson.every_question if subject.has_more else ():
        if _EXPLORER.search(question.prompt) and not any(label in question.prompt for label in labels):
            cure = f"Name the preset to press: {', '.join(labels) or 'the lesson has none'}."
            yield subject.problem(question.id, "It reads an explorer and names no preset.", cure)


def orders(subject: Subject) -> Iterator[Problem]:
    """At most four things to put in order: more are a list to learn."""
    for question in subject.lesson.every_question if subject.has_more else ():
        if isinstance(question, Order) and len(question.items) > MOST_IN_ORDER:
            what = f"{len(question.items)} things are to be put in order; {MOST_IN_ORDER} are the most."
            yield subject.problem(question.id, what, "Ask for the places that matter, or ask otherwise.")


def several(subjects: Sequence[Subject], file: str) -> Iterator[Problem]:
    """Over the course the questions of the kind `several` do not mostly have two right options."""
    held = (each for subject in subjects if subject.has_more for each in subject.lesson.every_question)
    counts = [_right(each) for each in held if kind_of(each) == "several"]
    if len(counts) >= SOME and counts.count(2) > MOSTLY * len(counts):
        what = f"{counts.count(2)} of {len(counts)} questions of the kind `several` have two right options."
        yield Problem(file, 1, "several", what, "Let one, three or four hold in the newest.")


def _right(question: Authored) -> int:
    first = variants(question)[0]
    return sum(option.right for option in first.options) if isinstance(first, Several) else 0


def sections(subject: Subject, page: Page) -> Iterator[Problem]:
    """The section to which a question leads back is a heading of the lesson's notebook."""
    headings = {
        _plain(found)
        for cell in page.cells
        if cell.kind == "markdown"
        for found in HEADING.findall(cell.source)
    }
    for question in subject.lesson.every_question:
        if question.section and _plain(question.section) not in headings:
            cure = f"Use one of its headings: {'; '.join(sorted(headings))}."
            yield subject.problem(question.id, f"The notebook has no heading {question.section!r}.", cure)


def _plain(heading: str) -> str:
    return " ".join(_EMPHASIS.sub("", heading).split())


def longest(subject: Subject) -> tuple[int, int]:
    """In how many questions with one right option that is clearly the longest, and how many there are."""
    choices = _choices(subject)
    return sum(map(_stands_out, choices)), len(choices)


def told_by_tone(subject: Subject) -> int:
    """In how many questions only wrong options, and most of these, sound absolute."""
    return sum(map(_sounds, _choices(subject)))


def _sounds(question: Choice) -> bool:
    absolute = {option.text: bool(_ABSOLUTE.search(option.text)) for option in question.options}
    wrong = [absolute[option.text] for option in question.options if not option.right]
    return 2 * sum(wrong) > len(wrong) and not any(
        absolute[each.text] for each in question.options if each.right
    )


def _choices(subject: Subject) -> list[Choice]:
    return [first for each in subject.lesson.every_question if isinstance(first := variants(each)[0], Choice)]


def _stands_out(question: Choice) -> bool:
    """Whether the right option has a fifth more signs than any other."""
    right = max(len(option.text) for option in question.options if option.right)
    return right > 1.2 * max(len(option.text) for option in question.options if not option.right)
