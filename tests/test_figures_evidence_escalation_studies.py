"""The figure `escalation-studies`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews import tables
from twoviews.figures import style, svg
from twoviews.figures.evidence import drawing, escalation_studies


def picture(name: str) -> str:
    with style.styled(name):
        figure = drawing(name)()
        return svg.root(figure, svg.inner(figure, name), "x")


def test_every_study_stands_once_under_its_reading_with_its_limit() -> None:
    text, studies = picture("escalation-studies"), tables.load("escalation_studies")
    assert set(studies["reading"]) == set(escalation_studies.READINGS)
    for study in studies.to_dict("records"):
        assert text.count(f">{study['found']}<") == 1 and f">{study['limit']}<" in text
        assert len(study["found"]) < 85 and len(study["limit"]) < 90
