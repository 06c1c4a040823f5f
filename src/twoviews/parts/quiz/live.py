"""The quiz: questions without their keys, answers saved at once, feedback for what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import structs

from twoviews.bank.answers import CONFIDENCE, fits
from twoviews.bank.kinds.base import LONGEST
from twoviews.bank.questions import Piece, Question, shuffled
from twoviews.bank.scoring import Result, Scored
from twoviews.errors import UnknownName
from twoviews.html import Markup
from twoviews.parts.base import Entry, Json, Live, Look, Notices, Save, nothing, now, quiet
from twoviews.parts.quiz import paper, wire
from twoviews.parts.quiz.wire import Answered, AnswerQuestion, QuizContent, QuizState
from twoviews.parts.wire import Choice, Pair


class Score(NamedTuple):
    """Where a learner stands: points won, points of the questions answered, questions answered, questions."""

    points: float
    of: float
    answered: int
    questions: int


class Quiz(Live[QuizContent, QuizState, AnswerQuestion]):
    """Questions to answer one at a time or all on a page; only wrong ones are asked again.

    `mark(question id, response)` marks a response and keeps the keys to itself. `learner` fixes the order of
    options for this learner. The latest answer in the record to each question counts. `pictures` are SVG by
    question, to be read inside it. `on_paper` are the questions as everybody's worksheet has them, where this
    learner's own have numbers drawn.
    """

    asks = AnswerQuestion

    def __init__(
        self,
        questions: Sequence[Question],
        mark: Callable[[str, Any], Result],
        save: Save,
        look: Look = nothing,
        learner: str = "",
        notices: Notices = quiet,
        title: str = "Quiz",
        pictures: Mapping[str, str] | None = None,
        on_paper: Sequence[Question] = (),
    ) -> None:
        self._questions = {question.id: question for question in questions}
        self._mark, self._save = mark, save
        self._on_paper = on_paper or questions
        self._answers: dict[str, tuple[Entry, Scored]] = {}
        self._aside: dict[str, Entry] = {}
        shown = QuizContent(
            title=title,
            questions=tuple(_public(shuffled(question, learner)) for question in questions),
            confidence=tuple(Choice(*each) for each in CONFIDENCE.items()),
            longest=LONGEST,
            pictures=dict(pictures or {}),
        )
        super().__init__(shown, notices, look)

    def answer(self, question: str, response: Any, confidence: str = "", seconds: float = 0.0) -> Result:
        """Mark and save a response in the bank's form; an empty or unreadable one is not saved.

        `confidence` is "" or one of `CONFIDENCE`, `seconds` the time spent. Raises `UnknownName` for
        a question that the quiz does not have.
        """
        if question not in self._questions:
            raise UnknownName("question", question, list(self._questions))
        result = self._mark(question, response)
        if not isinstance(result, Scored):
            self.tell(unanswered=result.reason or "Answer first, then press Check.")
            return result
        before = dict(self._answers)
        self.catch_up()
        entry = self._entry(question, response, result, confidence, seconds)
        saved = self._save(entry)
        self.take_back(entry)
        news = {key: _shown(*each) for key, each in self._answers.items() if before.get(key) != each}
        self.tell(QuizState(answers=news), saved=saved)
        return result

    def score(self) -> Score:
        """Points and numbers of questions, over the latest answer to each."""
        results = [result for _, result in self._answers.values()]
        points, of = sum(r.points for r in results), sum(r.of for r in results)
        return Score(points, of, len(results), len(self._questions))

    def about(self) -> str:
        """How many questions this quiz has."""
        return f"{self.content.title}: {len(self._questions)} questions."

    def now_shown(self) -> QuizState:
        """All answers with their marks, and the answers to questions that have changed since."""
        answers = {key: _shown(*answer) for key, answer in self._answers.items()}
        return QuizState(answers=answers, aside={key: entry.when for key, entry in self._aside.items()})

    def printed(self) -> Markup:
        """Every question with its options or lines, in an order that is the same for all and shows no key."""
        return paper.printed(self.content.title, self._on_paper, self.content.pictures)

    def act(self, ask: AnswerQuestion) -> None:
        """Mark and save."""
        self.answer(ask.question, ask.response, ask.confidence, ask.seconds)

    def take_back(self, entry: Entry) -> None:
        """The latest answer to a question counts, if the question still reads as it did."""
        question = self._questions.get(entry.item)
        if question is None:
            return
        result = self._mark(entry.item, entry.response) if fits(question, entry.digest) else None
        if isinstance(result, Scored):
            self._answers[entry.item] = entry, result
            self._aside.pop(entry.item, None)
        elif entry.item not in self._answers:
            self._aside[entry.item] = entry

    def _entry(self, question: str, response: Any, result: Scored, confidence: str, seconds: float) -> Entry:
        attempt = self._answers[question][0].attempt + 1 if question in self._answers else 1
        return Entry(
            item=question,
            digest=self._questions[question].digest,
            response=response,
            points=result.points,
            of=result.of,
            confidence=confidence if confidence in CONFIDENCE else "",
            attempt=attempt,
            seconds=seconds,
            when=now(),
        )


def _public(question: Question) -> Json:
    """What the page needs of a question, as small as it goes: pieces as pairs, nothing empty."""
    shown = {
        name: [_shown_piece(each) for each in value] if isinstance(value, tuple) else value
        for name, value in structs.asdict(question).items()
        if name not in wire.HIDDEN
    }
    return {name: value for name, value in shown.items() if value}


def _shown_piece(each: Piece | str) -> Pair | str:
    return Pair(each.id, each.text) if isinstance(each, Piece) else each


def _shown(entry: Entry, result: Scored) -> Answered:
    return Answered(
        response=entry.response,
        points=result.points,
        of=result.of,
        right=result.right,
        attempt=entry.attempt,
        confidence=entry.confidence,
        feedback=tuple(wire.Feedback(each.target, each.right, each.text) for each in result.feedback),
    )
