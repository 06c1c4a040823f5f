"""The figure `texts-by-clause`: true to its table, and to what that can show."""

from __future__ import annotations

import pytest

from looking import axes_of, said
from twoviews import tables
from twoviews.bank import library
from twoviews.figures import style
from twoviews.figures.evidence import texts_by_clause
from twoviews.figures.real_texts import voted

LESSON = library.lesson("12")
R2375, IN_2022, IN_2024 = voted()
BOTH = ("russia", "china")


def test_counts_are_those_of_the_table_of_votes() -> None:
    counts = [texts_by_clause.count(text) for text in voted()]
    assert counts == ["15–0–0, adopted", "13–2–0, not adopted", "13–1–1, not adopted"]
    table = tables.load("unsc_votes").astype({"date": str}).set_index("date")
    for text in voted():
        row = table.loc[text.real.date]
        assert [row[f"{seat}_vote"] for seat in BOTH] == [text.real.votes[seat] for seat in BOTH]


def test_every_clause_that_somebody_moved_has_its_line_and_its_words() -> None:
    rows = [(text, key) for text in voted() for key in texts_by_clause.touched(text)]
    assert len(rows) == 15 and "Fifteen clauses" in LESSON.figures[0].alt
    words = said("texts-by-clause")
    for text, key in rows:
        assert text.table.clauses[key].title in words
        assert text.table.level(key, text.draft).label in words
    crosses = [line for line in axes_of("texts-by-clause").lines if line.get_marker() == "X"]
    places = [text.table.level(key, text.draft).place for text, key in rows]
    assert [line.get_xdata()[0] for line in crosses[1:]] == pytest.approx(places)


def test_what_no_report_tells_of_a_first_draft_is_not_drawn() -> None:
    assert "rajin" not in list(texts_by_clause.touched(R2375))
    circles = [line for line in axes_of("texts-by-clause").lines if line.get_marker() == style.US.marker]
    named = [
        key for text in voted() for key in texts_by_clause.touched(text) if key in text.table.scenario.asked
    ]
    assert len(circles) == len(named) + 1, (
        "one a clause that the first draft is known to hold, one in the key"
    )
    assert said("texts-by-clause").count(f"first draft: {texts_by_clause.UNNAMED}") == 15 - len(named)
