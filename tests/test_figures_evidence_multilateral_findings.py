"""The figure `multilateral-findings`: true to its table, and to what that can show."""

from __future__ import annotations

from twoviews import tables
from twoviews.figures import style
from twoviews.figures.evidence import multilateral_findings


def test_every_study_has_its_mark_and_both_readings() -> None:
    with style.styled("x"):
        axes = multilateral_findings.draw().axes[0]
    table = tables.load("multilateral_findings")
    assert set(table["effect"]) == set(multilateral_findings.EFFECTS)
    shown = {text.get_text() for text in axes.texts}
    assert set(table["us_reading"]) | set(table["russian_reading"]) <= shown
    parties = [line for line in axes.lines if line.get_markersize() == 8]
    assert len(parties) == 2 * len(table) + 2, "two in the key"


def test_the_recount_in_the_findings_is_that_of_its_table() -> None:
    senders = tables.load("eusanct_outcome_summary")
    senders = senders[senders["dimension"] == "senders"]
    number = senders["category"].str.count("-") + 1
    sums = senders.groupby(number)[["imposed_n", "imposed_target_gave_way_n"]].sum()
    assert sums.to_numpy().tolist() == [[123, 53], [66, 40], [20, 13]]
    rates = [round(100 * float(gave_way) / float(imposed)) for imposed, gave_way in sums.to_numpy()]
    study = tables.load("multilateral_findings").set_index("study").loc["EUSANCT, counted again"]
    assert [f"{rate} %" in study["finding"] for rate in rates] == [True] * 3 and rates == [43, 61, 65]
