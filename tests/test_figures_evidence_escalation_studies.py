"""The figure `escalation-studies`: true to its table, and to what that can show."""

from __future__ import annotations

from looking import picture
from twoviews import tables
from twoviews.figures.evidence import escalation_studies


def test_every_study_stands_once_under_its_reading_with_its_limit() -> None:
    text, studies = picture("escalation-studies"), tables.load("escalation_studies")
    assert set(studies["reading"]) == set(escalation_studies.READINGS)
    for study in studies.to_dict("records"):
        assert text.count(f">{study['found']}<") == 1 and f">{study['limit']}<" in text
        assert len(study["found"]) < 85 and len(study["limit"]) < 90
