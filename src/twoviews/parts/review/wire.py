"""What goes over the line for a review: that of a quiz, under a name of its own."""

from __future__ import annotations

from twoviews.parts.quiz.wire import QuizContent


class ReviewContent(QuizContent, frozen=True, tag="review"):
    """As of a quiz; without questions it is a sentence that says when there will be some."""
