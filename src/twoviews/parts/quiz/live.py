"""The quiz: questions without their keys, answers saved at once, feedback for what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from twoviews.bank.answers import CONFIDENCE, fits
from twoviews.bank.prose import inline
from twoviews.bank.questions import Piece, Question, printed, shuffled
from twoviews.bank.scoring import Result, Scored
from twoviews.errors import UnknownName
from twoviews.parts import sheets
from twoviews.parts.base import Entry, Json, Live, Notices, Save, now, quiet

ON_PAPER = ""


class Score(NamedTuple):
    """Where a learner stands: points won, points of the questions answered, questions answered, questions."""

    points: float
    of: float
    answered: int
    questions: int


class Quiz(Live):
    """Questions to answer one at a time or all on a page; only wrong ones are asked again.

    `mark(question id, response)` marks a response and keeps the keys to itself. `learner` fixes the order of
    options for this learner. `restore` holds entries of the questions; the latest of each counts.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        mark: Callable[[str, Any], Result],
        save: Save,
        restore: Iterable[Entry] = (),
        learner: str = "",
        notices: Notices = quiet,
        title: str = "Quiz",
    ) -> None:
        self._questions = {question.id: question for question in questions}
        self._mark, self._save, self._title = mark, save, title
        self._answers: dict[str, tuple[Entry, Scored]] = {}
        self._aside: dict[str, Entry] = {}
        for entry in restore:
            self._take_back(entry)
        shown = [_public(shuffled(question, learner)) for question in questions]
        super().__init__({"kind": "quiz", "title": title, "questions": shown}, notices)

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
        entry = self._entry(question, response, result)
        entry = replace(entry, confidence=confidence if confidence in CONFIDENCE else "", seconds=seconds)
        saved = self._save(entry)
        self._answers[question] = entry, result
        self._aside.pop(question, None)
        self.tell({"answers": {question: _shown(entry, result)}}, saved=saved)
        return result

    def score(self) -> Score:
        """Points and numbers of questions, over the latest answer to each."""
        results = [result for _, result in self._answers.values()]
        points, of = sum(r.points for r in results), sum(r.of for r in results)
        return Score(points, of, len(results), len(self._questions))

    def about(self) -> str:
        """How many questions this quiz has."""
        return f"{self._title}: {len(self._questions)} questions."

    def now_shown(self) -> Json:
        """All answers with their marks, and the answers to questions that have changed since."""
        answers = {key: _shown(*answer) for key, answer in self._answers.items()}
        aside = {key: entry.when for key, entry in self._aside.items()}
        return {**super().now_shown(), "answers": answers, "aside": aside}

    def printed(self) -> str:
        """Every question with its options or lines, in an order that is the same for all and shows no key."""
        items = (f"<li>{_worksheet(shuffled(each, ON_PAPER))}</li>" for each in self._questions.values())
        return sheets.sheet("quiz", self._title, f"<ol>{''.join(items)}</ol>")

    def _take_back(self, entry: Entry) -> None:
        question = self._questions.get(entry.item)
        if question is None:
            return
        result = self._mark(entry.item, entry.response) if fits(question, entry.digest) else None
        if isinstance(result, Scored):
            self._answers[entry.item] = entry, result
            self._aside.pop(entry.item, None)
        elif entry.item not in self._answers:
            self._aside[entry.item] = entry

    def _entry(self, question: str, response: Any, result: Scored) -> Entry:
        attempt = self._answers[question][0].attempt + 1 if question in self._answers else 1
        return Entry(
            item=question,
            digest=self._questions[question].digest,
            response=response,
            points=result.points,
            of=result.of,
            attempt=attempt,
            when=now(),
        )

    _on_answer = answer


def _public(question: Question) -> Json:
    """What the page needs of a question, as small as it goes: parts as pairs, nothing empty."""
    fields = msgspec.structs.asdict(question)
    for name in ("objective", "digest", "older_digest"):
        del fields[name]
    for name, value in fields.items():
        if isinstance(value, tuple):
            fields[name] = [_pair(each) if isinstance(each, Piece) else each for each in value]
    return {name: value for name, value in fields.items() if value}


def _pair(piece: Piece) -> list[str]:
    return [piece.id, piece.text]


def _shown(entry: Entry, result: Scored) -> Json:
    return {
        "response": entry.response,
        "points": result.points,
        "of": result.of,
        "right": result.right,
        "attempt": entry.attempt,
        "confidence": entry.confidence,
        "feedback": [[each.target, each.right, each.text] for each in result.feedback],
    }


def _worksheet(question: Question) -> str:
    form = printed(question)
    letters = f"<p>{_letters(form.letters)}</p>" if form.letters else ""
    asked = f"{inline(question.prompt)} <em>{escape(form.instruction)}</em>"
    return f"{asked}{letters}{sheets.marks(form.lines)}"


def _letters(letters: Sequence[Any]) -> str:
    return "; ".join(f"<strong>{escape(line.mark)}</strong> {inline(line.text)}" for line in letters)
