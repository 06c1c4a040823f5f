"""The parts of a lesson whose answers go into the learner's record: one line each.

Loading, `check`, progress, the course bar, the portfolio, exports and class reports iterate over them. A new
one is its section in `content.Lesson`, its room in `parts`, and a line here. The Council game has no entries:
it is one thing that a lesson has or has not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from twoviews.bank.content import Lesson

if TYPE_CHECKING:
    from twoviews.bank.library import Course

Sort = Literal["question", "prediction", "forecast", "opinion", "explorer", "text", "claim"]
"""What one entry of a part is."""


class Recorded(NamedTuple):
    """One such part.

    `section` is its field in a lesson file, `name` what the progress calls it, `verb` that of its statements,
    `call` the method of an open lesson that shows it (empty if only reviews ask it), and `singly` whether
    that shows one entry, by its id. `everywhere` says that an answer counts in whichever lesson it was given.
    """

    section: str
    name: str
    verb: Literal["predicted", "opined", "moved", "answered", "wrote", "judged"]
    sort: Sort
    call: str
    singly: bool = False
    everywhere: bool = False

    def entries(self, lesson: Lesson, course: Course) -> Sequence[Any]:
        """The entries of the section in a lesson; of claims, which a lesson names, those of the ledger."""
        if self.sort == "claim":
            return course.claims_of(lesson)
        found: Sequence[Any] = getattr(lesson, self.section)
        return found


RECORDED = (
    Recorded("pretest", "Test before the course", "answered", "question", "pretest"),
    Recorded("predictions", "Predictions", "predicted", "prediction", "predict"),
    Recorded("forecasts", "Forecasts", "predicted", "forecast", "forecast"),
    Recorded("opinions", "Opinions", "opined", "opinion", "opinions"),
    Recorded("explorers", "Explorers", "moved", "explorer", "explore", singly=True),
    Recorded("questions", "Quiz", "answered", "question", "quiz"),
    Recorded("posttest", "Test after the course", "answered", "question", "posttest"),
    Recorded("prompts", "Discussion", "wrote", "text", "discuss"),
    Recorded("pool", "Questions for reviews", "answered", "question", ""),
    Recorded("claims", "Claims", "judged", "claim", "claim", singly=True, everywhere=True),
)
"""In the order in which a learner's progress names them."""
ON_PAGE = tuple(part for part in RECORDED if part.call)
"""Those that stand on the lesson's own page."""
