"""A claim to judge: a verdict and how sure, then the evidence and where reader and course part."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET

from twoviews.bank import content
from twoviews.bank.answers import CONFIDENCE, fingerprint, fits, reading
from twoviews.bank.sources import Source
from twoviews.bank.verdicts import VERDICTS, is_verdict, parting
from twoviews.html import Markup
from twoviews.parts.base import Entry, Live, Look, Notices, Save, nothing, now, quiet
from twoviews.parts.claim import paper
from twoviews.parts.claim.wire import (
    ClaimContent,
    ClaimState,
    Evidence,
    Grade,
    JudgeClaim,
    Judgement,
    Quoted,
)
from twoviews.parts.wire import Choice, Cited


class Claim(Live[ClaimContent, ClaimState, JudgeClaim]):
    """One claim. Evidence and the course's verdict reach the page only once the reader has judged.

    Nothing is marked: a verdict is a reader's opinion. A claim may be judged again; the first judgement stays
    beside the last. `look` may give judgements of other lessons; those of `lesson` are told without its name.
    `voice` is the position after which the claim of a capital is worded.
    """

    asks = JudgeClaim

    def __init__(
        self,
        claim: content.Claim,
        save: Save,
        look: Look = nothing,
        notices: Notices = quiet,
        *,
        lesson: str = "",
        voice: content.Position | None = None,
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        self._claim, self._save, self._digest = claim, save, fingerprint(claim)
        self._lesson, self._voice = lesson, voice
        self._sources: Mapping[str, Source] = {} if sources is None else sources
        self._judged: list[Entry] = []
        self._aside = ""
        shown = ClaimContent(
            title=paper.title(claim),
            id=claim.id,
            said=paper.SAYS[claim.side],
            nature=claim.kind,
            claim=claim.claim,
            side="" if claim.side == "article" else claim.side,
            after=claim.after,
            quote=Quoted(voice.quote, paper.speaker(voice)) if voice else None,
            verdicts=tuple(Grade(name, each.sign, each.meaning) for name, each in VERDICTS.items()),
            confidence=tuple(Choice(*each) for each in CONFIDENCE.items()),
        )
        super().__init__(shown, notices, look)

    def judge(self, verdict: str, sure: str, seconds: float = 0.0) -> bool:
        """Keep a verdict (one of `VERDICTS`) and how sure (one of `CONFIDENCE`); false if one is missing."""
        if not is_verdict(verdict) or sure not in CONFIDENCE:
            missing = "how sure you are" if is_verdict(verdict) else "one of the six verdicts"
            self.tell(unanswered=f"Choose {missing} first.")
            return False
        self.catch_up()
        before = len(self._judged)
        entry = Entry(
            item=self._claim.id,
            digest=self._digest,
            response=verdict,
            confidence=sure,
            attempt=before + 1,
            seconds=seconds,
            when=now(),
            lesson=self._lesson,
        )
        saved = self._save(entry)
        self.catch_up()
        if len(self._judged) == before:  # there is no record to find it in
            self.take_back(entry)
        self.tell(self.now_shown(), saved=saved)
        return True

    def about(self) -> str:
        """The sentence."""
        return f"{self.content.title}: {' '.join(self._claim.claim.split())}"

    def now_shown(self) -> ClaimState:
        """The judgements and, only beside them, the evidence."""
        if not self._judged:
            return ClaimState(aside=self._aside)
        first, *later = map(self._told, self._judged)
        last = later[-1] if later else UNSET
        return ClaimState(first=first, last=last, evidence=self._evidence(), aside="")

    def printed(self) -> Markup:
        """The sentence with six boxes; the evidence is folded."""
        return paper.printed(self._claim, self._voice, self._sources)

    def act(self, ask: JudgeClaim) -> None:
        """Judge."""
        self.judge(ask.verdict, ask.sure, ask.seconds)

    def take_back(self, entry: Entry) -> None:
        """Every judgement of the sentence as it reads today counts, in whichever lesson it was given."""
        verdict = reading(self._claim, entry.response) if fits(self._claim, entry.digest) else None
        if verdict is not None:
            self._judged.append(entry)
        elif not self._judged:
            self._aside = entry.when or "earlier"

    def _told(self, entry: Entry) -> Judgement:
        lesson = "" if entry.lesson == self._lesson else entry.lesson
        sure = CONFIDENCE.get(entry.confidence, "")
        return Judgement(verdict=entry.response, sure=sure, when=entry.when, lesson=lesson)

    def _evidence(self) -> Evidence:
        claim, known = self._claim, self._sources
        return Evidence(
            verdict=claim.verdict,
            sign=VERDICTS[claim.verdict].sign,
            finding=claim.finding,
            nuance=claim.nuance,
            russia=claim.russia,
            us=claim.us,
            sources=tuple(Cited(key, known[key].short) for key in claim.sources if key in known),
            parting=parting(self._judged[-1].response, claim.verdict),
        )
