"""The figure `council-votes`: recalled votes are left out."""

from __future__ import annotations

import pytest

from looking import drawn, words
from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import council_votes


def test_council_votes_shows_two_vetoes_and_leaves_recalled_votes_out() -> None:
    shown = words(drawn("council-votes").svg)
    assert {"13–2–0", "13–1–1", "NO", "abst.", "2397"} <= shown
    assert not {"2050", "2345"} & shown, "recalled rows are never plotted"
    with style.styled("x"):
        sanctions = council_votes.draw().axes[0]
    table = tables.load("unsc_votes")
    cast = table[table["russia_vote"].notna() & ~table["kind"].str.startswith("panel")]
    assert sum(line.get_color() == style.RUSSIA.colour for line in sanctions.lines) == len(cast) - 1


def test_a_year_of_two_recalled_renewals_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tables.rows("unsc_votes", recalled=True)
    (first, second) = (row for row in rows if row["status"] == "recalled")
    twin = first | {"date": first["date"].replace(day=13)}
    monkeypatch.setattr(tables, "rows", lambda name, recalled: [*rows, twin])
    years = f"{first['date'].year} and {second['date'].year}"
    assert f"the renewals of {years} (" in council_votes._left_out()
