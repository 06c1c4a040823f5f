"""A test: each answer stays as it is given, and nothing says whether it is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from twoviews.bank.answers import fits
from twoviews.bank.kinds.base import LONGEST
from twoviews.bank.questions import Question, shuffled
from twoviews.bank.scoring import UNKNOWN, Result, Scored
from twoviews.errors import UnknownName
from twoviews.html import Markup
from twoviews.parts.base import Entry, Live, Look, Notices, Save, nothing, now, quiet
from twoviews.parts.quiz.live import public
from twoviews.parts.test import paper
from twoviews.parts.test.paper import Words
from twoviews.parts.test.wire import GiveAnswer, TestContent, TestState


class Test(Live[TestContent, TestState, GiveAnswer]):
    """Questions one after the other; of each the first answer in the record that fits it stands.

    `mark(question id, response)` marks a response, `UNKNOWN` included, for the record alone: no mark and no
    key reaches the page. `closed()` says whether it is too late to answer. `pictures` and `on_paper` are as
    in a quiz.
    """

    asks = GiveAnswer
    __test__ = False  # no test of pytest's

    def __init__(
        self,
        questions: Sequence[Question],
        mark: Callable[[str, Any], Result],
        save: Save,
        look: Look = nothing,
        learner: str = "",
        notices: Notices = quiet,
        words: Words = paper.BEFORE,
        closed: Callable[[], bool] = lambda: False,
        pictures: Mapping[str, str] | None = None,
        on_paper: Sequence[Question] = (),
    ) -> None:
        self._on_paper = on_paper or questions
        self._questions = {question.id: question for question in questions}
        self._mark, self._save, self._closed = mark, save, closed
        self._given: dict[str, Entry] = {}
        shown = TestContent(
            title=words.title,
            questions=tuple(public(shuffled(question, learner)) for question in questions),
            pictures=dict(pictures or {}),
            unknown=paper.NOT_KNOWN,
            longest=LONGEST,
            told=words.told,
            after=words.after,
            over=words.over,
        )
        super().__init__(shown, notices, look)

    def give(self, question: str, response: Any, seconds: float = 0.0) -> bool:
        """Keep a response in the bank's form, or `UNKNOWN`; false if it is none or comes too late.

        Raises `UnknownName` for a question that the test does not have.
        """
        if question not in self._questions:
            raise UnknownName("question", question, list(self._questions))
        self.catch_up()
        if question in self._given or self._closed():
            self.tell(self.now_shown(), unanswered=paper.STANDS if question in self._given else "")
            return False
        result = self._mark(question, response)
        if not isinstance(result, Scored):
            self.tell(unanswered=result.reason or paper.NOTHING)
            return False
        entry = Entry(
            item=question, digest=self._questions[question].digest, response=response,
            points=result.points, of=result.of, seconds=seconds, when=now(),
        )  # fmt: skip
        saved = self._save(entry)
        self.take_back(entry)
        self.tell(self.now_shown(), saved=saved)
        return True

    @property
    def given(self) -> tuple[str, ...]:
        """The questions that are answered, in the order of the test."""
        return tuple(key for key in self._questions if key in self._given)

    def about(self) -> str:
        """How many questions this test has."""
        return f"{self.content.title}: {len(self._questions)} questions."

    def now_shown(self) -> TestState:
        """What is answered; neither responses nor marks."""
        return TestState(given=self.given, closed=self._closed())

    def printed(self) -> Markup:
        """Every question with its options or lines, in an order that is the same for all and shows no key."""
        return paper.printed(self.content.title, self.content.told, self._on_paper, self.content.pictures)

    def act(self, ask: GiveAnswer) -> None:
        """Keep."""
        self.give(ask.question, dict(UNKNOWN) if ask.unknown else ask.response, ask.seconds)

    def take_back(self, entry: Entry) -> None:
        """Let the first answer stand that fits the question as it reads today."""
        question = self._questions.get(entry.item)
        if question is None or entry.item in self._given or not fits(question, entry.digest):
            return
        if isinstance(self._mark(entry.item, entry.response), Scored):
            self._given[entry.item] = entry
