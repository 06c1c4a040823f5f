"""The evidence figures of lesson 05: types apart, nothing recalled, every vintage that differs."""

import pytest

from twoviews import tables
from twoviews.figures import style, svg
from twoviews.figures.evidence import FIGURES, escalation_studies, growth_vintages, tests_and_talks


def picture(name: str) -> str:
    with style.sheet(name):
        figure = FIGURES[name]()
        return svg.root(figure, svg.inner(figure, name), "x")


@pytest.mark.parametrize("name", ["tests-and-talks", "growth-vintages", "escalation-studies"])
def test_two_drawings_are_the_same_bytes(name: str) -> None:
    assert picture(name) == picture(name)


def test_launches_are_split_by_type_and_add_up_to_the_counter_s_total() -> None:
    table = tables.load("weapons_tests_per_year")
    rows = tests_and_talks._counts(table)
    cns = table[table["counting_source"] == tests_and_talks.CNS]
    total = cns[(cns["count_type"] == "missiles_launched") & (cns["year"] >= 2006)]["count"].sum()
    assert sum(rows[name].sum() for name in ("ICBM launches", "space launches", "other missiles")) == total
    assert (rows["other missiles"] >= 0).all()
    assert rows["other missiles"][2022] == 63 and rows["ICBM launches"][2017] == 3
    assert rows["nuclear tests"].to_dict() == {2006: 1, 2009: 1, 2013: 1, 2016: 2, 2017: 1}


def test_the_year_that_is_not_over_is_drawn_open() -> None:
    svg_text = picture("tests-and-talks")
    assert svg_text.count("stroke-dasharray") == 1 and ">63<" in svg_text and ">vetoed<" in svg_text


def test_dates_become_years() -> None:
    assert tests_and_talks._years("2018-01-01") == 2018
    assert tests_and_talks._years("2008-12", last=True) == 2009
    assert tests_and_talks._years("2003-08") == pytest.approx(2003.583, abs=1e-3)


def test_vintages_that_differ_are_told_and_recalled_ones_are_not_drawn() -> None:
    text = picture("growth-vintages")
    assert ">−1.2, earlier −2.3<" in text and ">−6.5, earlier −6.8<" in text and ">+3.9<" in text
    drawn = tables.load("dprk_gdp").dropna(subset="real_gdp_growth_percent")
    marks = len(drawn) + len(growth_vintages.TOLD)
    assert "recalled" not in set(drawn["status"]) and marks > 40
    assert drawn[drawn["preferred"]]["year"].tolist() == list(range(1990, 2025))


def test_every_study_stands_once_under_its_reading_with_its_limit() -> None:
    text, studies = picture("escalation-studies"), tables.load("escalation_studies")
    assert set(studies["reading"]) == set(escalation_studies.READINGS)
    for study in studies.to_dict("records"):
        assert text.count(f">{study['found']}<") == 1 and f">{study['limit']}<" in text
        assert len(study["found"]) < 85 and len(study["limit"]) < 90
