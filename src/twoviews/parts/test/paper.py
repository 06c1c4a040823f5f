"""The words of the two tests, and their printed form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from twoviews.bank.questions import Question
from twoviews.html import Markup, tag
from twoviews.parts import sheets
from twoviews.parts.quiz.paper import listed

NOT_KNOWN = "I do not know yet"
NOTHING = f"Answer first, or press “{NOT_KNOWN}”."
STANDS = "This question is answered already, and the answer stays as it was given."


class Words(NamedTuple):
    """What a test says: its name, what stands above it, and what stands there once it is done or too late."""

    title: str
    told: str
    after: str
    over: str = ""


BEFORE = Words(
    title="Before you begin",
    told=(
        "These questions are on what the course is about to teach. You cannot know most of it yet, and "
        "nobody expects you to. The last lesson asks you more of the same kind, and only the comparison can "
        "say what you gained. So nothing is marked here and no answer is shown. Where you do not know, "
        f"“{NOT_KNOWN}” tells you more later than a lucky guess. What you give stays as it is. You may also "
        "leave this out: nothing that follows depends on it."
    ),
    after="Done, and kept. The right answers come after the test at the end of the last lesson.",
    over=(
        "You have answered a quiz of the course already, so this would no longer be a test before it. It "
        "stays closed, and nothing that follows depends on it."
    ),
)
AFTER = Words(
    title="At the end",
    told=(
        "These questions are like those that you met before the course began, on other cases. Again nothing "
        "is marked while you answer, and what you give stays as it is. Where you do not know, say so: a "
        "lucky guess would hide it from you."
    ),
    after=(
        "Done, and kept. The comparison stands under “What changed”, and your portfolio has both tests with "
        "the right answers."
    ),
)


def printed(title: str, told: str, questions: Iterable[Question], pictures: Mapping[str, str]) -> Markup:
    """Every question with its options or lines, in an order that is the same for all and shows no key."""
    return sheets.sheet("test", title, tag("p", told), listed(questions, pictures, {}))
