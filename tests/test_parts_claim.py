"""A claim: the sentence alone, then a verdict, then the evidence; what stays and what comes back."""

from __future__ import annotations

import json
import re
from itertools import permutations, product
from typing import Any

import pytest
from msgspec.structs import replace

import twoviews
from test_parts_small import Kept, heard, on_the_page
from twoviews.bank import content, library
from twoviews.bank.answers import CONFIDENCE, digest, fingerprint
from twoviews.bank.depth import line_of
from twoviews.bank.loading import ledger
from twoviews.bank.sources import Source, sources
from twoviews.bank.verdicts import VERDICTS
from twoviews.course import counting, keeping
from twoviews.hosts.desk import Desk
from twoviews.parts import cards
from twoviews.parts.base import Entry
from twoviews.parts.claim.live import Claim
from twoviews.record import Record, statement

COURSE = library.course()
OF_MOSCOW, OF_THE_ARTICLE = COURSE.claims["c51"], COURSE.claims["c11"]
LATER = ("verdict", "finding", "nuance", "russia", "us")


@pytest.fixture
def kept() -> Kept:
    return Kept()


def opened(claim: content.Claim, kept: Kept, lesson: str = "06") -> Claim:
    """The claim with a record, as a lesson opens it."""
    voice = COURSE.positions.get(claim.voice)
    return Claim(claim, kept.keep, lambda: kept, lesson=lesson, voice=voice, sources=sources())


@pytest.mark.parametrize("claim", list(COURSE.claims.values()), ids=list(COURSE.claims))
def test_nothing_of_the_evidence_is_there_before_the_verdict(claim: content.Claim, kept: Kept) -> None:
    part = opened(claim, kept)
    before = on_the_page(part)
    told = [text for name in LATER[1:] if (text := getattr(claim, name))]
    assert not [text for text in told if json.dumps(text)[1:-1] in before]
    assert part.sent_state() == {"notices": [], "aside": ""}
    assert part.judge("contested", "sure")
    after = on_the_page(part)
    assert all(json.dumps(text)[1:-1] in after for text in told)


def test_a_claim_that_opens_reads_none_of_the_sources() -> None:
    """To count them is to read the whole bibliography, a third of a second in every lesson with a claim."""

    class Unread(dict[str, Source]):
        def __len__(self) -> int:
            raise AssertionError("counted")

        __iter__ = __getitem__ = __len__  # type: ignore[assignment]

    assert Claim(OF_THE_ARTICLE, lambda *_: None, sources=Unread()).sent_content()


def test_a_verdict_needs_how_sure_and_the_other_way_round(kept: Kept) -> None:
    part = opened(OF_THE_ARTICLE, kept)
    told = heard(part)
    for verdict, sure in (("", "sure"), ("contested", ""), ("true", "sure"), ("contested", "very")):
        assert not part.judge(verdict, sure)
    assert [each["unanswered"].split(" first")[0] for each in told] == [
        "Choose one of the six verdicts", "Choose how sure you are",
        "Choose one of the six verdicts", "Choose how sure you are",
    ]  # fmt: skip
    assert not kept


@pytest.mark.parametrize(("verdict", "sure"), list(product(VERDICTS, CONFIDENCE)))
def test_any_verdict_is_kept_and_none_is_marked(kept: Kept, verdict: str, sure: str) -> None:
    part = opened(OF_THE_ARTICLE, kept)
    assert part.judge(verdict, sure, seconds=4)
    (entry,) = kept
    assert (entry.response, entry.confidence, entry.points, entry.of) == (verdict, sure, None, None)
    assert (entry.item, entry.digest, entry.seconds) == ("c11", fingerprint(OF_THE_ARTICLE), 4)
    assert part.sent_state()["first"]["sure"] == CONFIDENCE[sure]


def test_a_second_judgement_stands_beside_the_first(kept: Kept) -> None:
    part = opened(OF_MOSCOW, kept)
    part.judge("not supported", "guess")
    part.judge("contested", "fairly")
    part.judge("supported with nuance", "sure")
    for shown in (part, opened(OF_MOSCOW, kept)):
        state = shown.sent_state()
        assert (state["first"]["verdict"], state["last"]["verdict"]) == ("not supported", VERDICT)
        assert state["evidence"]["parting"] == f"You and the course agree: {VERDICT}."
    assert [entry.attempt for entry in kept] == [1, 2, 3]


VERDICT = "supported with nuance"


def test_the_same_judgement_read_back_is_no_second_one(kept: Kept) -> None:
    part = opened(OF_MOSCOW, kept)
    part.judge("contested", "sure")
    part.refresh()
    part.refresh()
    assert "last" not in part.sent_state()


def test_without_a_record_the_judgement_stands_as_long_as_the_part(kept: Kept) -> None:
    part = Claim(OF_THE_ARTICLE, kept.keep)
    part.judge("contested", "sure")
    part.judge("supported", "sure")
    assert (part.sent_state()["first"]["verdict"], part.sent_state()["last"]["verdict"]) == (
        "contested",
        "supported",
    )


def test_a_reworded_sentence_is_judged_anew(kept: Kept) -> None:
    kept.append(
        Entry(
            item="c11", digest=digest("Another."), response="contested", confidence="sure", when="2026-09-01"
        )
    )
    part = opened(OF_THE_ARTICLE, kept)
    assert part.sent_state() == {"notices": [], "aside": "2026-09-01"}
    part.judge("supported", "sure")
    assert part.sent_state()["aside"] == ""


@pytest.mark.parametrize("response", [None, 7, "yes", ["contested"], {"verdict": "contested"}, "Contested"])
def test_what_is_no_verdict_in_the_record_is_kept_aside(kept: Kept, response: Any) -> None:
    kept.append(Entry(item="c11", digest=fingerprint(OF_THE_ARTICLE), response=response))
    assert "first" not in opened(OF_THE_ARTICLE, kept).sent_state()


def test_a_page_judges_by_message(kept: Kept) -> None:
    part = opened(OF_THE_ARTICLE, kept)
    answer = Desk([part]).hear(0, {"do": "judge", "n": 1, "with": {"verdict": "contested", "sure": "sure"}})
    assert "evidence" in json.dumps(answer)
    assert len(kept) == 1


# ── what is said of it ───────────────────────────────────────────────────────


def test_a_claim_of_a_capital_says_whose_words_it_follows(kept: Kept) -> None:
    content_ = opened(OF_MOSCOW, kept).sent_content()
    assert (content_["said"], content_["after"]) == ("Moscow says", "Vassily Nebenzia, 11 April 2024")
    assert content_["quote"] == [
        "The indefinite maintenance of draconian measures is doomed to fail",
        "Vassily Nebenzia, translated",
    ]
    assert "after" not in opened(OF_THE_ARTICLE, kept).sent_content()


def test_on_paper_the_evidence_is_folded_and_the_same_for_all(kept: Kept) -> None:
    part = opened(OF_MOSCOW, kept)
    before = part.printed()
    part.judge("contested", "sure")
    assert part.printed() == before
    sheet, card = before.split("<details")
    assert sheet.count("☐") == len(VERDICTS) + len(CONFIDENCE)
    assert OF_MOSCOW.finding not in sheet
    assert all(
        head in card for head in ("Verdict of the course", "Seen from Moscow.", "Seen from Washington.")
    )


def test_both_capitals_have_six_claims_and_each_both_readings() -> None:
    sides = [claim.side for claim in COURSE.claims.values()]
    assert (sides.count("russia"), sides.count("us"), sides.count("article")) == (6, 6, 50)
    assert all(
        bool(claim.russia and claim.us) == (claim.side != "article") for claim in COURSE.claims.values()
    )


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("  side: us\n", "do not go together"),
        ("  after: Somebody\n", "do not go together"),
        ("  side: us\n  after: A\n  russia: r\n  us: u\n  voice: p77\n", "is one of 'russia'"),
        ("  side: us\n  after: A\n  russia: r\n  us: u\n  voice: p9999\n", "There is no position"),
    ],
)
def test_a_half_written_claim_of_a_capital_is_named(tmp_path: Any, more: str, what: str) -> None:
    path = tmp_path / "claims.yml"
    head = "- id: c24\n  claim: C\n  kind: fact\n  verdict: contested\n  finding: f\n  nuance: n\n"
    path.write_text(f"{head}{more}  sources: [mid2017r2375]\n  status: verified\n", encoding="utf-8")
    problems = ledger(path, tmp_path, content.Claim, COURSE.names).problems
    assert what in " ".join(problem.what for problem in problems)


# ── in a lesson ──────────────────────────────────────────────────────────────


@pytest.fixture
def record() -> Record:
    """The learner's record, empty."""
    keeping.record().reset()
    return keeping.record()


@pytest.mark.usefixtures("record")
def test_a_claim_judged_in_an_earlier_lesson_opens_with_that_verdict() -> None:
    twoviews.lesson("01").claim("c09").judge("contested", "fairly")
    again = twoviews.lesson("06").claim("c09").sent_state()
    assert (again["first"]["verdict"], again["first"]["lesson"]) == ("contested", "01")
    assert twoviews.lesson("01").claim("c09").sent_state()["first"]["lesson"] == ""


def core(number: str) -> list[str]:
    """The claims of a lesson's core."""
    lesson = COURSE.lessons[number]
    return [claim.id for claim in COURSE.claims_of(lesson) if not line_of(lesson, claim)]


def test_progress_counts_claims_judged_in_any_lesson(record: Record) -> None:
    place, elsewhere, shared = next(
        (one, other, key)
        for one, other in permutations(COURSE.lessons, 2)
        for key in core(one)
        if key in core(other) and len(core(one)) > 2
    )
    opened, claims = twoviews.lesson(place), len(core(place))
    own, third = [key for key in core(place) if key != shared][:2]

    def done() -> tuple[int, int]:
        (row,) = [row for row in counting.rows(opened._content) if row.name == "Claims"]
        return row.done, row.of

    assert done() == (0, claims)
    twoviews.lesson(elsewhere).claim(shared).judge("contested", "fairly")
    opened.claim(own).judge("contested", "fairly")
    assert done() == (2, claims)
    record.add(statement(record.learner, "judged", place, third, "older", response="contested"))
    assert done() == (2, claims)


def test_a_changed_sentence_has_another_fingerprint() -> None:
    changed = replace(OF_MOSCOW, claim="Another sentence.")
    other = replace(OF_MOSCOW, finding="Other evidence.", verdict="contested")
    assert fingerprint(changed) != fingerprint(OF_MOSCOW) == fingerprint(other)


def test_the_other_capital_has_the_last_word_on_a_claim() -> None:
    for claim in COURSE.claims.values():
        if claim.side != "article":
            seen = re.findall(r"Seen from (\w+)\.", cards.evidence(claim, {}))
            assert seen == (["Moscow", "Washington"] if claim.side == "russia" else ["Washington", "Moscow"])
