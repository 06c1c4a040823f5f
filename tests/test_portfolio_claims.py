"""The chapter on the claims: each first verdict, how far from the course's, and how sure."""

from __future__ import annotations

from learner import Pen, everything
from twoviews import portfolio
from twoviews.bank import library
from twoviews.bank.answers import CONFIDENCE, fingerprint
from twoviews.bank.verdicts import APART, steps
from twoviews.portfolio.claims import claims
from twoviews.record import Statement

COURSE = library.course()


def said(pen: Pen, key: str, verdict: str, sure: str = "sure", lesson: str = "06") -> Statement:
    digest = fingerprint(COURSE.claims[key])
    return pen.statement("judged", lesson, key, digest, response=verdict, confidence=sure)


def test_the_first_verdict_is_compared_and_the_last_stands_beside_it() -> None:
    pen = Pen()
    told = [said(pen, "c09", "contested", lesson="01"), said(pen, "c09", "supported", "guess")]
    (found,) = claims(told, COURSE).judged
    assert (found.first.verdict, found.first.lesson, found.apart) == ("contested", "01", 2)
    assert found.last is not None
    assert (found.last.verdict, found.last.sure, found.last.lesson) == ("supported", "guess", "06")
    assert claims([*told, *told], COURSE) == claims(told, COURSE)


def test_calibration_counts_each_claim_once() -> None:
    found = claims(everything(COURSE), COURSE)
    rows = found.calibration()
    assert len(found.judged) == sum(int(row[1]) for row in rows) == sum(int(n) for r in rows for n in r[2:])
    assert [row[0] for row in rows] == list(CONFIDENCE.values())
    agreeing = sum(each.first.verdict == each.course for each in found.judged)
    assert sum(int(row[2]) for row in rows) == agreeing


def test_a_verdict_on_an_older_sentence_is_told_in_its_lesson() -> None:
    pen = Pen()
    older = pen.statement("judged", "06", "c21", "older", response="contested", confidence="sure")
    found = portfolio.gather([older], COURSE)
    assert found.claims.judged == ()
    (lesson,) = [work for work in found.lessons if not work.empty]
    assert [(each.verb, each.text) for each in lesson.earlier] == [("judged", "contested")]
    assert "Verdict <" in portfolio.as_html(found)


def test_the_page_shows_every_verdict_with_its_claim() -> None:
    pen = Pen()
    told = [said(pen, "c51", "not supported", "fairly"), said(pen, "c09", "supported")]
    found = portfolio.gather(told, COURSE)
    page = portfolio.as_html(found)
    for key in ("c51", "c09"):
        assert COURSE.claims[key].claim in page.replace("&#x27;", "'")
    assert "2 of 62 judged, 1 as the course judges them." in page
    assert "not supported, fairly sure" in page
    assert APART[steps("not supported", "supported with nuance")] in page
    assert "Nothing is recorded yet" not in page
