"""The claims as a learner judged them, beside the course's verdicts: agreement, and how sure one was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from twoviews.bank import content
from twoviews.bank.answers import CONFIDENCE, answering
from twoviews.bank.library import Course
from twoviews.bank.verdicts import APART, VERDICTS, steps
from twoviews.portfolio.done import day
from twoviews.record.statements import Statement, once


class Judged(Struct, frozen=True):
    """One verdict of the learner: `sure` is empty or one of `bank.answers.CONFIDENCE`."""

    verdict: content.Verdict
    sure: str
    lesson: str
    when: str


class Claim(Struct, frozen=True):
    """A claim with the course's verdict, the learner's first one, and the last if there were more."""

    id: str
    text: str
    course: content.Verdict
    first: Judged
    last: Judged | None

    @property
    def apart(self) -> int:
        """How many steps the first verdict, given before the evidence, is from the course's."""
        return steps(self.first.verdict, self.course)


class Claims(Struct, frozen=True):
    """All claims that were judged, of `of` that the course has."""

    judged: tuple[Claim, ...] = ()
    of: int = 0

    def calibration(self) -> tuple[tuple[str, ...], ...]:
        """For each degree of confidence that was named: its words, how many, and how many so far apart."""
        rows = []
        for sure, words in CONFIDENCE.items():
            apart = [each.apart for each in self.judged if each.first.sure == sure]
            counts = (apart.count(far) for far in range(len(APART)))
            rows += [(words, str(len(apart)), *map(str, counts))] if apart else []
        return tuple(rows)


def claims(statements: Iterable[Statement], course: Course) -> Claims:
    """What was judged of the claims as they read today, in whichever lesson, in the order of the claims."""
    given: dict[str, list[Statement]] = {}
    for told in once(statements):
        if told.verb == "judged":
            given.setdefault(told.item, []).append(told)
    found = (_claim(each, given.get(each.id, ())) for each in course.claims.values())
    return Claims(tuple(each for each in found if each), len(course.claims))


def _claim(claim: content.Claim, given: Sequence[Statement]) -> Claim | None:
    if not (answers := answering(claim, given)):
        return None
    first, last = (_judged(*answers[place]) for place in (0, -1))
    return Claim(claim.id, claim.claim, claim.verdict, first, last if len(answers) > 1 else None)


def _judged(told: Statement, verdict: content.Verdict) -> Judged:
    return Judged(verdict, told.confidence if told.confidence in CONFIDENCE else "", told.lesson, day(told))


def in_words(judged: Judged) -> str:
    """A verdict with its sign and how sure, in words."""
    sure = f", {CONFIDENCE[judged.sure]}" if judged.sure else ""
    return f"{VERDICTS[judged.verdict].sign} {judged.verdict}{sure}"
