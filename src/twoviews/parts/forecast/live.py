"""The forecasting game: say how likely, lock it, and only then see what happened and the score.

Outcomes, base rates and the reading of the article reach the page for locked questions alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from twoviews.bank import content
from twoviews.bank.answers import PER_CENT, fingerprint, fits, reading
from twoviews.errors import UnknownName
from twoviews.html import Markup
from twoviews.models.forecasts import Bin, Judged, bins, brier, chance_range, decompose
from twoviews.parts.base import Entry, Live, Look, Notices, Save, nothing, now, quiet
from twoviews.parts.forecast import paper
from twoviews.parts.forecast.wire import (
    ForecastContent,
    ForecastState,
    Foretold,
    Locked,
    LockForecasts,
    Verdict,
)
from twoviews.parts.wire import Cited
from twoviews.wording import dated

LOWEST, HIGHEST = 0, 100


class Score(NamedTuple):
    """Brier scores over the locked questions, and how many there are.

    `against` is the learner's score on those questions where the article's argument implies a number, of
    which there are `article_of`; it and `article` are NaN if there is none.
    """

    yours: float
    base: float
    of: int
    against: float
    article: float
    article_of: int


Cite = Callable[[str], str]
"""The short name of a source."""
Draw = Callable[[Sequence[Judged], str], str]
"""The picture of the judged questions as SVG with that text alternative; empty where nothing can draw."""


def undrawn(_: Sequence[Judged], __: str) -> str:
    """A `Draw` without a picture: the words stand alone."""
    return ""


class Forecast(Live[ForecastContent, ForecastState, LockForecasts]):
    """Yes/no questions of the past to be answered in per cent, locked together or one by one.

    The first forecast in the record that fits its question stands, whichever window it was made in: what is
    locked is never changed.
    """

    asks = LockForecasts

    def __init__(
        self,
        forecasts: Sequence[content.Forecast],
        save: Save,
        look: Look = nothing,
        cite: Cite = str,
        notices: Notices = quiet,
        draw: Draw = undrawn,
    ) -> None:
        self._draw = draw
        self._forecasts = {each.id: each for each in forecasts}
        self._save, self._cite = save, cite
        self._locked: dict[str, Entry] = {}
        self._aside: dict[str, str] = {}
        shown = ForecastContent(
            title=paper.TITLE,
            unit=PER_CENT,
            low=LOWEST,
            high=HIGHEST,
            forecasts=tuple(self._public(each) for each in forecasts),
        )
        super().__init__(shown, notices, look)

    def lock(self, forecasts: Mapping[str, str | float | None], seconds: float = 0.0) -> bool:
        """Lock these forecasts, in per cent by question; false, and none is locked, if one cannot be read.

        A question that is locked already keeps its first forecast. Raises `UnknownName` for a question that
        is not asked here.
        """
        read = {question: self._read(question, value) for question, value in forecasts.items()}
        unread = [
            number for number, key in enumerate(self._forecasts, 1) if key in read and read[key] is None
        ]
        if unread or not read:
            self.tell(unanswered=_ask(unread))
            return False
        self.catch_up()
        fresh = {key: value for key, value in read.items() if key not in self._locked and value is not None}
        kept = [self._keep(key, value, seconds / len(fresh)) for key, value in fresh.items()]
        self.tell(self.now_shown(), saved=all(kept))
        return True

    @property
    def locked(self) -> dict[str, float]:
        """The locked forecasts in per cent, in the order of the questions."""
        return {key: float(self._locked[key].response) for key in self._forecasts if key in self._locked}

    def score(self) -> Score | None:
        """Brier scores so far, or None before the first lock."""
        if not self._locked:
            return None
        asked = [self._forecasts[key] for key in self.locked]
        said = [value / 100 for value in self.locked.values()]
        came = [each.outcome for each in asked]
        both = [(p, each.article / 100, each.outcome) for p, each in zip(said, asked, strict=True)
                if each.article is not None]  # fmt: skip
        against = article = math.nan
        if both:
            mine, theirs, happened = zip(*both, strict=True)
            against, article = brier(mine, happened), brier(theirs, happened)
        base = brier([each.base_rate / 100 for each in asked], came)
        return Score(brier(said, came), base, len(asked), against, article, len(both))

    def about(self) -> str:
        """How many questions there are."""
        return f"{paper.TITLE}: {len(self._forecasts)} questions, from {LOWEST} to {HIGHEST} {PER_CENT}."

    def now_shown(self) -> ForecastState:
        """The locked forecasts and what happened there; of the others nothing."""
        results = {key: self._result(key) for key in self.locked}
        return ForecastState(locked=results, aside=dict(self._aside), verdict=self._verdict())

    def printed(self) -> Markup:
        """Every question with what was known, its rule and a line for the number; no outcome."""
        return paper.printed(self._forecasts.values())

    def act(self, ask: LockForecasts) -> None:
        """Lock."""
        self.lock(ask.forecasts, ask.seconds)

    def take_back(self, entry: Entry) -> None:
        """Let a forecast stand if it is the first that fits its question."""
        if entry.item not in self._forecasts or entry.item in self._locked:
            return
        percent = self._read(entry.item, entry.response)
        if fits(self._forecasts[entry.item], entry.digest) and percent is not None:
            self._locked[entry.item] = replace(entry, response=percent)
            self._aside.pop(entry.item, None)
        else:
            self._aside[entry.item] = entry.when or "earlier"

    # ── what the page may know ───────────────────────────────────────────────

    def _public(self, each: content.Forecast) -> Foretold:
        return Foretold(
            id=each.id,
            question=each.question,
            asked=dated(each.asked),
            known=each.known,
            sources=self._cited(each.sources),
            deadline=dated(each.deadline),
            resolution=each.resolution,
        )

    def _result(self, key: str) -> Locked:
        each, entry = self._forecasts[key], self._locked[key]
        percent = float(entry.response)
        return Locked(
            percent=percent,
            when=entry.when,
            happened=each.outcome,
            record=each.record,
            sources=self._cited(each.record_sources),
            base=each.base_rate,
            rule=each.base_rule,
            article=each.article,
            reason=each.article_reason,
            cost=brier([percent / 100], [each.outcome]),
        )

    def _cited(self, keys: Sequence[str]) -> tuple[Cited, ...]:
        return tuple(Cited(key, self._cite(key)) for key in keys)

    def _verdict(self) -> Verdict:
        score = self.score()
        if score is None:
            return Verdict()
        words = (*_comparison(score), *self._bins(), self._limits())
        return Verdict(svg=self._draw(self._judged(), words[0].replace("*", "")), words=words)

    def _judged(self) -> list[Judged]:
        said = self.locked
        return [
            Judged(number, said[each.id], each.base_rate, each.article, each.outcome)
            for number, each in enumerate(self._forecasts.values(), 1)
            if each.id in said
        ]

    def _bins(self) -> list[str]:
        judged = self._judged()
        said, came = [each.yours / 100 for each in judged], [each.outcome for each in judged]
        told = "; ".join(map(_came_true, bins(said, came)))
        return [
            f"**Calibration.** Of what you gave such a probability, so many came true: {told}. With good "
            "calibration each share lies in or near its range.",
            f"**Uncertainty.** {sum(came)} of these {len(judged)} events happened. Saying just that share "
            f"each time would cost {decompose(said, came).uncertainty:.2f}; but nobody could know it before.",
        ]

    def _limits(self) -> str:
        low, high = chance_range([value / 100 for value in self.locked.values()])
        return (
            f"**What {_questions(len(self._locked))} can say.** Suppose that every number of yours were "
            "exactly right. Chance alone would still move your score: in nine of ten worlds it would end "
            f"from {low:.2f} to {high:.2f}. Differences inside that range show no skill, and no score shows "
            "*why* something came true."
        )

    # ── what a learner does ──────────────────────────────────────────────────

    def _keep(self, key: str, value: float, seconds: float) -> bool:
        given = fingerprint(self._forecasts[key])
        entry = Entry(item=key, digest=given, response=value, seconds=seconds, when=now())
        saved = self._save(entry)
        self.catch_up()  # another window may have been first by a moment
        self.take_back(entry)
        return saved

    def _read(self, key: str, value: object) -> float | None:
        if key not in self._forecasts:
            raise UnknownName("question", key, list(self._forecasts))
        percent: float | None = reading(self._forecasts[key], value)
        return percent


def _ask(unread: Sequence[int]) -> str:
    if not unread:
        return "Give at least one forecast."
    which = ", ".join(map(str, unread))
    return f"Give a number from 0 to 100 for question{'s' if len(unread) > 1 else ''} {which}."


def _came_true(each: Bin) -> str:
    share = f"{each.count * each.came_true:.0f} of {each.count}"
    return f"{100 * each.low:.0f} to {100 * each.high:.0f} %, {share}"


def _questions(count: int) -> str:
    return f"{count} question{'s' if count > 1 else ''}"


def _comparison(score: Score) -> list[str]:
    """The scores in words; the first sentence is also the picture's label."""
    words = [
        f"**Your Brier score** over {_questions(score.of)} is {score.yours:.2f}. The base rates alone "
        f"score {score.base:.2f}; saying 50 % every time scores 0.25; 0 is perfect."
    ]
    if score.article_of:
        words.append(
            f"**Against the article.** Its argument implies a number for {score.article_of} of them, as we "
            f"read it. There that reading scores {score.article:.2f} and you {score.against:.2f}."
        )
    return words
