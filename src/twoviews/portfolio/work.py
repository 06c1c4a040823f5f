"""What one learner did, in words that can be read: the matter of a portfolio."""

from __future__ import annotations

from msgspec import Struct

from twoviews.bank.questions import InWords
from twoviews.portfolio.change import Change
from twoviews.portfolio.claims import Claims
from twoviews.portfolio.council import Council
from twoviews.record.statements import Verb


class Guess(Struct, frozen=True):
    """A prediction: what was guessed (an option's text, or a number in `unit`), and what the record shows."""

    id: str
    prompt: str
    guess: str
    unit: str
    reveal: str
    when: str


class Forecast(Struct, frozen=True):
    """A forecast in per cent, whether it happened, and what the record shows."""

    id: str
    question: str
    percent: float
    happened: bool
    record: str
    when: str

    @property
    def cost(self) -> float:
        """The Brier score of this forecast: 0 is perfect, 1 the worst (G. W. Brier, 1950)."""
        return (self.percent / 100 - self.happened) ** 2


class Stance(Struct, frozen=True):
    """Where the learner stood on a proposition, from 1 to 7: the first and the last answer of this lesson."""

    id: str
    text: str
    first: int
    last: int
    last_when: str


class Asked(Struct, frozen=True):
    """A question as the learner read it, with its own numbers, and the small table inside it, if any."""

    prompt: str
    rows: tuple[tuple[str, ...], ...] = ()


class Attempt(Struct, frozen=True):
    """One marked answer to what was asked. `confidence` is empty or one of `bank.answers.CONFIDENCE`."""

    asked: Asked
    words: InWords
    points: float
    of: float
    confidence: str
    when: str

    @property
    def right(self) -> bool:
        """Whether it was wholly right."""
        return self.points >= self.of


class Answer(Struct, frozen=True):
    """A question of a quiz with the learner's first and last attempt, and how many there were."""

    id: str
    number: int
    attempts: int
    first: Attempt
    last: Attempt


class Given(Struct, frozen=True):
    """What was given to a question of a test: an attempt, None where it was not known; `right` is the key."""

    id: str
    number: int
    asked: Asked
    attempt: Attempt | None
    right: InWords
    when: str


class Tested(Struct, frozen=True):
    """A test (`pretest` or `posttest`): how many questions it has, and what was given."""

    name: str
    questions: int
    given: tuple[Given, ...]

    @property
    def whole(self) -> bool:
        """Whether every question was answered, be it by not knowing."""
        return len(self.given) == self.questions


class Written(Struct, frozen=True):
    """A text. `older` says that the prompt has changed since.

    With a rubric there may be the learner's own `marks` for it (criterion and mark), and a second draft.
    """

    id: str
    prompt: str
    role: str
    text: str
    older: bool
    when: str
    marks: tuple[tuple[str, str], ...] = ()
    second: str = ""
    second_when: str = ""

    @property
    def drafts(self) -> tuple[str, ...]:
        """The texts of it that were written."""
        return tuple(filter(None, (self.text, self.second)))


class Note(Struct, frozen=True):
    """A learner's own note on a section; `section` is its heading, empty where it is no longer there."""

    id: str
    section: str
    text: str
    when: str


class Left(Struct, frozen=True):
    """Where an explorer was left: label and value of each slider."""

    id: str
    title: str
    values: tuple[tuple[str, str], ...]
    when: str


class Earlier(Struct, frozen=True):
    """An answer to an item that is gone or reads otherwise today, in the learner's own words or number.

    `verb` is that of its statement (`record.Verb`).
    """

    verb: Verb
    item: str
    text: str
    when: str


class LessonWork(Struct, frozen=True):
    """All that was done in one lesson; `questions` is how many its quiz has.

    `tests` are those before and after the course, `returned` are answers to questions of the pool, which
    come back and do not stand in the quiz. `earlier` answers what the lesson no longer asks, `untold`
    counts such answers that mean nothing without their question (a ticked option, the place of a slider).
    """

    id: str
    title: str
    question: str
    questions: int
    predictions: tuple[Guess, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    opinions: tuple[Stance, ...] = ()
    answers: tuple[Answer, ...] = ()
    texts: tuple[Written, ...] = ()
    notes: tuple[Note, ...] = ()
    explorers: tuple[Left, ...] = ()
    tests: tuple[Tested, ...] = ()
    returned: tuple[Answer, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    untold: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was done here."""
        asked = (self.predictions, self.forecasts, self.opinions, self.answers, self.texts, self.explorers)
        given = (*asked, self.notes, self.tests, self.returned, self.earlier)
        return not any(given) and not self.untold


class Portfolio(Struct, frozen=True):
    """All that one learner did, lesson by lesson; `since` and `until` are ISO dates, or empty.

    `gone` is work in lessons that the course no longer has; they have neither title nor question.
    """

    lessons: tuple[LessonWork, ...]
    change: Change
    council: Council | None
    since: str
    until: str
    gone: tuple[LessonWork, ...] = ()
    claims: Claims = Claims()

    @property
    def keys_open(self) -> bool:
        """Whether the test after the course is done, so that the right answers of both tests may be read."""
        return any(test.name == "posttest" and test.whole for work in self.lessons for test in work.tests)
