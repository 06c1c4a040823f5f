"""A review: a quiz of questions that are due, chosen for this learner and recorded under their own names."""

from __future__ import annotations

from twoviews.html import Markup
from twoviews.parts.quiz.live import Quiz
from twoviews.parts.review import paper
from twoviews.parts.review.wire import ReviewContent


class Review(Quiz):
    """As a quiz; on paper it says only what comes here, since it is another one for every learner."""

    shows = ReviewContent

    def about(self) -> str:
        """What comes here."""
        return f"{paper.TITLE}: questions of earlier lessons that are due."

    def printed(self) -> Markup:
        """What will stand here."""
        return paper.printed()
