"""The quiz: questions without their keys, answers saved at once, feedback for what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import structs

from twoviews.bank.answers import CONFIDENCE, fits
from twoviews.bank.kinds.base import LONGEST
from twoviews.bank.questions import InWords, Piece, Question, shuffled
from twoviews.bank.scoring import Explained, Feedback, Result, Scored
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

    A first wrong answer brings the hint and what of it holds, the second one the right answer and why. Every
    answer is kept with the number of its attempt; whoever asks what was known (the two tests, calibration,
    "right at once") counts the first one, whoever asks what stands now counts the latest.

    `mark(question id, response)` marks a response and keeps the keys to itself; `explain(question id)` tells
    the right answer where it may be told. `objectives` are what one can do who answers each question, in
    words and by question; the questions can be of several lessons, and `origins` says from where some come.
    `learner` fixes the order of
    options for this learner. The latest answer in the record to each question counts. `pictures` are SVG by
    question, to be read inside it. `on_paper` are the questions as everybody's worksheet has them, where this
    learner's own have numbers drawn.
    """

    asks = AnswerQuestion
    shows: type[QuizContent] = QuizContent

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
        explain: Callable[[str], Explained] | None = None,
        objectives: Mapping[str, str] | None = None,
        origins: Mapping[str, str] | None = None,
        told: str = "",
        asks_sure: bool = False,
    ) -> None:
        self._questions = {question.id: question for question in questions}
        self._mark, self._save, self._explain = mark, save, explain
        self._on_paper = on_paper or questions
        self._answers: dict[str, tuple[Entry, Scored]] = {}
        self._aside: dict[str, Entry] = {}
        shown = self.shows(
            title=title,
            questions=tuple(public(shuffled(question, learner)) for question in questions),
            confidence=tuple(Choice(*each) for each in CONFIDENCE.items()),
            longest=LONGEST,
            pictures=dict(pictures or {}),
            objectives=dict(objectives or {}),
            origins=dict(origins or {}),
            told=told,
            asks_sure=asks_sure,
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
        news = {key: self._shown(*each) for key, each in self._answers.items() if before.get(key) != each}
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
        answers = {key: self._shown(*answer) for key, answer in self._answers.items()}
        return QuizState(answers=answers, aside={key: entry.when for key, entry in self._aside.items()})

    def printed(self) -> Markup:
        """Every question with its options or lines, in an order that is the same for all and shows no key."""
        content = self.content
        return paper.printed(content.title, self._on_paper, content.pictures, content.origins)

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

    def _shown(self, entry: Entry, result: Scored) -> Answered:
        """What the page may show of an answer, by whether it is right and how often it was tried."""
        told = result.right or entry.attempt > 1
        shown = Answered(
            response=entry.response,
            points=result.points,
            of=result.of,
            right=result.right,
            attempt=entry.attempt,
            confidence=entry.confidence,
            feedback=_sent(each for each in result.feedback if told or each.right),
            told=told,
        )
        return _explained(shown, result, self._explain(entry.item)) if told and self._explain else shown


def _explained(shown: Answered, result: Scored, known: Explained) -> Answered:
    """The answer with all that can be told of its question now."""
    seen = {each.target for each in result.feedback} | ({"right"} if result.right else {"wrong"})
    others = tuple(wire.Other(words, text) for target, words, text in known.others if target not in seen)
    if result.right:
        return structs.replace(shown, others=others)
    more = _sent(each for each in known.right if each.target and each.target not in seen)
    answer = _lines(known.answer)
    return structs.replace(shown, feedback=shown.feedback + more, answer=answer, others=others)


def _sent(feedback: Iterable[Feedback]) -> tuple[wire.Feedback, ...]:
    return tuple(wire.Feedback(each.target, each.right, each.text) for each in feedback)


def _lines(answer: InWords) -> tuple[str, ...]:
    """The right answer line by line: a number with its unit, an item and where it belongs."""
    pairs = (
        (each.answered, each.asked) if each.typed else (each.asked, each.answered) for each in answer.lines
    )
    marks = (" " if each.typed else " – " for each in answer.lines)
    return tuple(mark.join(filter(None, pair)) for mark, pair in zip(marks, pairs, strict=True))


def public(question: Question) -> Json:
    """What the page needs of a question, as small as it goes: pieces as pairs, nothing empty."""
    shown = {
        name: [_shown_piece(each) for each in value] if isinstance(value, tuple) else value
        for name, value in structs.asdict(question).items()
        if name not in wire.HIDDEN
    }
    return {name: value for name, value in shown.items() if value}


def _shown_piece(each: Piece | str) -> Pair | str:
    return Pair(each.id, each.text) if isinstance(each, Piece) else each
