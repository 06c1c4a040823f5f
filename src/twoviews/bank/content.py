"""What a lesson file holds, as types. Unknown fields are errors, so that a typing slip is seen at once.

Questions as authors write them are in `bank.kinds`. `split` (in `bank.questions`) parts each into a public
`Question`, which a live part may hold, and a private `Key`, which it may not.

A lesson has two depths. An entry with `more` is folded away under that line, which says what one finds there;
one without is of the lesson's core (`bank.depth`).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from twoviews.bank.authored import Content, Id, Prose
from twoviews.bank.kinds import AuthoredQuestion

Date = Annotated[str, Meta(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
Percent = Annotated[float, Meta(ge=0, le=100)]
Side = Literal["russia", "us", "both", "neither"]
Verdict = Literal[
    "supported",
    "supported with nuance",
    "contested",
    "not supported",
    "cannot be verified",
    "open to judgement",
]
Status = Literal["two-sources", "verified", "recomputed", "recalled"]
Part = Literal[
    "objectives", "predict", "evidence", "explorer", "both-sides", "minds",
    "quiz", "discussion", "key-points", "words", "sources",
]  # fmt: skip


class Objective(Content, frozen=True):
    """What a student can do after the lesson, in words that can be checked."""

    id: Id
    text: Prose


# ── the other parts of a lesson ──────────────────────────────────────────────


class Prediction(Content, frozen=True):
    """A guess made before the evidence. With `options` it is a pick, without them a number in `unit`.

    `reveal` says what the record shows, `record` the same as the one number or the text of the one option, if
    it is one: the guess is drawn beside it. Both are sent to the page only after the guess. `figure` names
    the figure of the lesson that answers it, `at` the scale there (`figures.style.offer`) on which the guess
    is drawn again.
    """

    id: Id
    objective: Id
    prompt: Prose
    reveal: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    options: tuple[Prose, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    more: str = ""
    record: float | str | None = None
    figure: str = ""
    at: str = ""


class Forecast(Content, frozen=True, kw_only=True):
    """A yes/no question of the past, to be answered in per cent from what was known on the day `asked`.

    `resolution` is the rule by which it counts as yes. `outcome` and what follows it is sent to the page
    only after a forecast is locked. `base_rate` and `article` are per cent; `base_rule` says how the first is
    counted, `article_reason` why the article's argument implies the second (our reading), if it implies one.
    """

    id: Id
    objective: Id
    question: Prose
    known: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    asked: Day
    deadline: Day
    resolution: Prose
    outcome: bool
    record: Prose
    record_sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    base_rate: Percent
    base_rule: Prose
    article: Percent | None = None
    article_reason: str = ""


class Proposition(Content, frozen=True):
    """An opinion to place oneself on, from 1 (disagree strongly) to 7 (agree strongly); never marked.

    `twin` is the id of the same sentence in lesson 00, which lesson 12 asks again.
    """

    id: Id
    text: Prose
    twin: str = ""


Mark = Literal["weak", "fair", "strong"]
Rung = Literal["claim and evidence", "warrant", "strongest objection met", "whole argument"]


class Criterion(Content, frozen=True):
    """One row of a rubric: what is looked at, and what a weak, a fair and a strong text does there."""

    criterion: Prose
    weak: Prose
    fair: Prose
    strong: Prose


class Sample(Content, frozen=True):
    """A text of a like task with a mark for each row of the rubric, and why."""

    text: Prose
    marks: tuple[Mark, ...]
    why: Prose


class InClass(Content, frozen=True):
    """How a class works on a prompt together, and the question at the end."""

    protocol: Prose
    debrief: Prose


class Prompt(Content, frozen=True):
    """A question to write or talk about; `considerations` appear after the student has written.

    `objective` names the objective that writing serves, where no quiz could ask for it. With a `rubric` of
    four rows and three `samples` there are two drafts: the student marks the first, sees the samples, writes
    the second. `rung` is the step of the ladder that the prompt trains, `twin` the id of the prompt of lesson
    00 to which the last lesson comes back: both texts are shown side by side.
    """

    id: Id
    prompt: Prose
    considerations: Annotated[tuple[Prose, ...], Meta(min_length=2)]
    role: str = ""
    argue_other_side: bool = False
    objective: str = ""
    more: str = ""
    rung: Rung | Literal[""] = ""
    rubric: tuple[Criterion, ...] = ()
    samples: tuple[Sample, ...] = ()
    in_class: InClass | None = None
    twin: str = ""


class Occasion(Content, frozen=True):
    """One event on which both capitals spoke: ids of positions, shown side by side."""

    title: Prose
    russia: Annotated[tuple[Id, ...], Meta(min_length=1)]
    us: Annotated[tuple[Id, ...], Meta(min_length=1)]
    more: str = ""


class Mind(Content, frozen=True):
    """What each side would have to see to change its mind about one question."""

    question: Prose
    russia: Prose
    us: Prose
    more: str = ""


class Word(Content, frozen=True):
    """A word to know, in English and Russian."""

    term: Prose
    russian: Prose
    latin: Prose
    meaning: Prose


class Who(Content, frozen=True):
    """A person, body or place that a reader meets here for the first time in the course, and its role.

    `also` are other forms under which the text names it, such as an abbreviation. The last word of a person's
    name is one without being listed.
    """

    name: Prose
    role: Prose
    also: tuple[Prose, ...] = ()


class EvidenceFigure(Content, frozen=True):
    """What stands around one evidence figure; `id` names its drawing function in `twoviews.figures`.

    A picture needs its `alt` text; a list is text already and has none.
    """

    id: Id
    title: Prose
    caption: Prose
    unit: Prose
    period: Prose
    tables: Annotated[tuple[str, ...], Meta(min_length=1)]
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    alt: str = ""
    more: str = ""


class Slider(Content, frozen=True):
    """One parameter of a model that a student can move; `name` is the model's own parameter name.

    `steps` names each value from `low` to `high`, for a choice among things: the page shows name, not number.
    `yours` says that it is the reader's own: no preset sets it.
    """

    name: Prose
    label: Prose
    low: float
    high: float
    step: float
    start: float
    unit: str = ""
    help: str = ""
    steps: tuple[Prose, ...] = ()
    yours: bool = False


class Preset(Content, frozen=True):
    """Settings of all sliders that stand for a belief, with the reason for them."""

    label: Prose
    values: dict[str, float]
    reason: Prose
    side: Side = "neither"


class Exploration(Content, frozen=True):
    """A live model; `id` names its panel in `twoviews.figures`.

    `stops` are settings to which the task leads by more than one slider: where pictures are drawn beforehand,
    each slider moves from them as from a preset.
    """

    id: Id
    title: Prose
    task: Prose
    sliders: Annotated[tuple[Slider, ...], Meta(min_length=1)]
    presets: tuple[Preset, ...] = ()
    stops: tuple[dict[str, float], ...] = ()
    more: str = ""


class Minutes(Content, frozen=True):
    """Minutes of class time for one part, and in which sitting, where a lesson takes two."""

    part: Part
    minutes: Annotated[int, Meta(ge=1, le=60)]
    sitting: Annotated[int, Meta(ge=1, le=2)] = 1


class Lesson(Content, frozen=True):
    """One file of `assets/lessons/`: all that a lesson has besides its prose.

    `claims` have their main place here; `revisits` are shown too, but have it in another lesson.
    `more_claims` has the lines of those of both that are more. `who` is met here first in the course.
    `council` says that the Council game is played here; `repeats` names the lesson whose test and
    propositions come again. `without` names what other lessons have and this one has not, by intent.
    `first` is the side that speaks first here: the other has the last word.

    `questions` are the lesson's own quiz, at whose end stand the three of earlier lessons that `returns`
    names by their ids. `pool` holds questions of the same shape that are asked in reviews and later quizzes
    only. `pretest` is asked before the course teaches anything, `posttest` (twins of it) at its end.
    """

    id: Annotated[str, Meta(pattern=r"^\d\d$")]
    title: Prose
    question: Prose
    objectives: Annotated[tuple[Objective, ...], Meta(min_length=3, max_length=5)]
    minutes: tuple[Minutes, ...]
    claims: tuple[str, ...] = ()
    revisits: tuple[str, ...] = ()
    more_claims: dict[str, Prose] = msgspec.field(default_factory=dict)
    predictions: tuple[Prediction, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    opinions: tuple[Proposition, ...] = ()
    figures: tuple[EvidenceFigure, ...] = ()
    explorers: tuple[Exploration, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    minds: tuple[Mind, ...] = ()
    questions: tuple[AuthoredQuestion, ...] = ()
    pool: tuple[AuthoredQuestion, ...] = ()
    returns: tuple[Id, ...] = ()
    pretest: tuple[AuthoredQuestion, ...] = ()
    posttest: tuple[AuthoredQuestion, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    key_points: tuple[Prose, ...] = ()
    words: tuple[Word, ...] = ()
    who: tuple[Who, ...] = ()
    sources: tuple[str, ...] = ()
    next: str = ""
    council: bool = False
    repeats: str = ""
    first: Literal["russia", "us"] = "russia"
    without: tuple[Literal["explorers", "exercise"], ...] = ()

    @property
    def every_question(self) -> tuple[AuthoredQuestion, ...]:
        """The questions of the quiz, of the pool and of both tests."""
        return (*self.pretest, *self.questions, *self.pool, *self.posttest)


# ── shared ledgers ───────────────────────────────────────────────────────────


class Claim(Content, frozen=True):
    """One claim of the article or of a capital in our words, its verdict and why.

    A claim of a capital says `after` whose words it is worded and when, has in `voice` the position with
    those words if there is one, and in `russia` and `us` what each capital makes of the evidence.
    """

    id: Annotated[str, Meta(pattern=r"^c\d\d$")]
    claim: Prose
    kind: Literal["fact", "attributed position", "causal argument", "prediction"]
    verdict: Verdict
    finding: Prose
    nuance: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    status: Status
    side: Literal["article", "russia", "us"] = "article"
    after: str = ""
    voice: str = ""
    russia: str = ""
    us: str = ""


class Position(Content, frozen=True):
    """What one person said on one date: our summary, and a short exact quotation.

    `original` has the quoted words in the speaker's own language, as one of the sources prints them.
    """

    id: Id
    date: Date
    speaker: Prose
    office: Prose
    side: Literal["russia", "us", "other"]
    forum: Prose
    position: Prose
    quote: Prose
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    status: Status
    translated: bool = False
    original: str = ""
