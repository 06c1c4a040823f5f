"""The parts of a lesson whose answers go into the learner's record: one line each.

Progress, `check` and loading iterate over them. A new one is its section in `content.Lesson`, its room in
`parts`, and a line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from twoviews.bank.content import Lesson


class Recorded(NamedTuple):
    """One such part.

    `section` is its field in a lesson file, `name` what the progress calls it, `verb` that of its statements,
    `call` the method of an open lesson that shows it, and `singly` whether that shows one entry, by its id.
    """

    section: str
    name: str
    verb: Literal["predicted", "opined", "moved", "answered", "wrote"]
    call: str
    singly: bool = False

    def entries(self, lesson: Lesson) -> Sequence[Any]:
        """The entries of the section in a lesson."""
        found: Sequence[Any] = getattr(lesson, self.section)
        return found


RECORDED = (
    Recorded("pretest", "Test before the course", "answered", "pretest"),
    Recorded("predictions", "Predictions", "predicted", "predict"),
    Recorded("forecasts", "Forecasts", "predicted", "forecast"),
    Recorded("opinions", "Opinions", "opined", "opinions"),
    Recorded("explorers", "Explorers", "moved", "explore", singly=True),
    Recorded("questions", "Quiz", "answered", "quiz"),
    Recorded("posttest", "Test after the course", "answered", "posttest"),
    Recorded("prompts", "Discussion", "wrote", "discuss"),
)
"""In the order in which a learner's progress names them."""
