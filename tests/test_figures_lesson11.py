"""The figures and the explorer of lesson 11, and the numbers that its prose takes from them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import comb
from xml.etree import ElementTree

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from twoviews import figures, home, tables
from twoviews.bank import library
from twoviews.errors import UnknownName
from twoviews.figures import svg
from twoviews.figures.evidence import FIGURES
from twoviews.figures.panels.timeline import BEARS_ON, LANES, ROWS, TimelinePanel
from twoviews.figures.style import sheet
from twoviews.models.forecasts import at_least_one, brier, chance_range, expected_score, run_continues

LESSON = library.lesson("11")
VALUES = st.fixed_dictionaries(
    {"bears_on": st.integers(0, 4), "direction": st.integers(0, 3), "first": st.integers(2018, 2026),
     "last": st.integers(2018, 2026)}
)  # fmt: skip


def drawn(name: str) -> Figure:
    with sheet(name):
        return FIGURES[name]()


def texts(markup: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(markup).iter() if node.tag.endswith("text")]


def words(name: str) -> list[str]:
    with sheet(name):
        figure = FIGURES[name]()
        return texts(svg.root(figure, svg.inner(figure, name)))


@cache
def opened() -> TimelinePanel:
    """One panel for many moves: each sets all sliders."""
    return TimelinePanel()


def prose() -> str:
    path = home.assets().parent / "notebooks" / f"{library.course().files['11'].stem}.ipynb"
    book = nbformat.read(path, as_version=4)
    return " ".join(" ".join(cell.source for cell in book.cells if cell.cell_type == "markdown").split())


# ── evidence ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("spec", LESSON.figures, ids=lambda spec: spec.id)
def test_each_figure_is_the_same_every_time(spec) -> None:  # type: ignore[no-untyped-def]
    assert figures.draw(spec).svg == figures.draw(spec).svg


def test_every_counted_vote_is_a_mark() -> None:
    votes = tables.load("unsc_votes").dropna(subset=["votes_yes"])
    above = drawn("counting-vetoes").axes[0]
    marks = {line.get_marker(): len(line.get_xdata()) for line in reversed(above.lines)}
    assert marks == {"o": (votes["votes_yes"] == 15).sum(), "X": (votes["votes_yes"] < 15).sum()}


def test_the_line_of_chances_is_laplace_s() -> None:
    (line, *_) = drawn("counting-vetoes").axes[1].lines
    chances = list(line.get_ydata())
    assert chances[0] == pytest.approx(100 / 3)
    assert chances[16] == pytest.approx(100 / 19)
    assert chances[-1] == pytest.approx(100 * 3 / 26)
    assert {"April 2018: 17 votes,", "5 %", "12 % after", "24 votes"} <= set(words("counting-vetoes"))


def test_trade_bars_are_the_preferred_rows_and_the_estimate_is_hollow() -> None:
    trade, _ = drawn("recorded-ties").axes
    rows = tables.load("dprk_trade")
    rows = rows[(rows["partner"] == "Russia") & (rows["preferred"] == 1) & (rows["year"] >= 2016)]
    assert [bar.get_height() for bar in trade.patches] == pytest.approx(rows["total_usd_million"].to_list())
    assert [bar.get_facecolor()[3] for bar in trade.patches] == [1] * 8 + [0]
    assert {"76.84", "77.88", "0.04", "≈ 3.8", "estimate"} <= set(words("recorded-ties"))


def test_fuel_bars_are_the_longest_reports_and_partial_years_say_so() -> None:
    _, fuel = drawn("recorded-ties").axes
    heights = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in fuel.patches}
    rate = 241.114 / 29237
    assert heights == pytest.approx(
        {2018: 241.114, 2019: 277.365, 2020: 12834 * rate, 2021: 0, 2022: 0, 2023: 105.845, 2024: 15.279}
    )
    assert Counter(words("recorded-ties"))["Jan–Aug"] == 2


# ── the explorer ─────────────────────────────────────────────────────────────


def test_it_opens_with_all_events() -> None:
    panel = TimelinePanel()
    assert panel.sentence == "50 of 50 events from 2018 to 2026: 30 for it, 11 both ways, 9 against it."
    assert sum(len(marks.get_xdata()) for marks in panel._marks) == 50
    assert len(set(panel._spots)) == 50, "no event hides another"


def test_the_panel_is_found_by_its_name_and_knows_its_sliders() -> None:
    assert figures.panel(LESSON.explorers[0]).sentence == TimelinePanel().sentence
    with pytest.raises(UnknownName, match="bears_on"):
        TimelinePanel().update({"view": 1})


@pytest.mark.parametrize(("place", "kinds"), list(enumerate(kinds for _, kinds in BEARS_ON)))
def test_what_is_shown_bears_on_what_was_chosen(place: int, kinds: frozenset[str]) -> None:
    panel = TimelinePanel({"bears_on": place})
    table = tables.load("after_2018")
    assert int(panel.sentence.split()[0]) == table["bears_on"].isin(kinds).sum()


@given(VALUES)
def test_marks_counts_and_sentence_agree(values: dict[str, int]) -> None:
    panel = opened()
    sentence = panel.update(values)
    shown = [len(marks.get_xdata()) for marks in panel._marks]
    assert [int(count.get_text()) for count in panel._counts] == shown
    assert int(sentence.split()[0]) == sum(shown)
    rows = [label.get_text() for label in panel._list if label.get_text()]
    assert len(rows) == min(sum(shown), ROWS)
    hidden = re.findall(r"and (\d+) more", rows[-1]) if rows else []
    assert len(rows) - len(hidden) + sum(map(int, hidden)) == sum(shown)


def test_years_may_be_given_in_either_order() -> None:
    panel = TimelinePanel()
    assert panel.update({"first": 2022, "last": 2019}) == panel.update({"first": 2019, "last": 2022})
    assert "in 2020" in panel.update({"first": 2020, "last": 2020})


def test_one_move_equals_a_new_panel_at_the_same_values() -> None:
    values = {"bears_on": 4.0, "direction": 1.0, "first": 2022.0, "last": 2026.0}
    moved = TimelinePanel()
    moved.update(values)
    assert moved.stage.move() == TimelinePanel(values).stage.move()


def test_every_direction_of_the_table_has_its_lane() -> None:
    assert set(tables.load("after_2018")["direction"]) == set(LANES)


# ── numbers in the prose ─────────────────────────────────────────────────────


def test_the_prose_gives_the_scores_of_the_ten_questions() -> None:
    asked = LESSON.forecasts
    base = brier([each.base_rate / 100 for each in asked], [each.outcome for each in asked])
    read = [each for each in asked if each.article is not None]
    came = [each.outcome for each in read]
    article = brier([(each.article or 0) / 100 for each in read], came)
    counted = brier([each.base_rate / 100 for each in read], came)
    assert len(asked) == 10
    assert len(read) == 6
    for score, words_around in (
        (base, "base rates score {}"),
        (article, "scores {}, better than"),
        (counted, "same six ({})"),
    ):
        assert words_around.format(f"{score:.2f}") in prose()


def test_the_prose_tells_how_far_luck_moves_ten_questions() -> None:
    said = [0.7] * 10
    low, high = chance_range(said)
    scores = {misses: brier(said, [misses <= each for each in range(10)]) for misses in range(11)}
    chances = {misses: comb(10, misses) * 0.3**misses * 0.7 ** (10 - misses) for misses in scores}
    inside = sum(chances[misses] for misses, score in scores.items() if low - 1e-9 <= score <= high + 1e-9)
    assert inside > 0.9
    assert f"more than nine times in ten the score ends between {low:.2f} and {high:.2f}" in prose()
    assert f"{scores[2]:.2f} and {scores[4]:.2f} may come from one and the same skill" in prose()
    luck = next(each for each in LESSON.questions if each.id == "11-q14")
    assert f"from {low:.2f} to {high:.2f}" in luck.options[0].feedback


def test_the_keys_about_scores_are_what_the_models_give() -> None:
    asked = {each.id: each for each in LESSON.questions}
    assert asked["11-q01"].answer == pytest.approx(brier([0.8], [0]))
    assert "costs 0.16 on average" in asked["11-q02"].options[0].feedback
    assert float(expected_score(0.2, 0.2)) == pytest.approx(0.16)
    assert float(expected_score(0.0, 0.2)) == pytest.approx(0.2)
    costs = {0.7: 0, 0.3: 1, 0.1: 0}
    told = [item.feedback for item in asked["11-q04"].items if item.belongs == "can be scored"]
    assert len(told) == len(costs)
    for feedback, (said, came) in zip(told, costs.items(), strict=True):
        assert f"it cost {brier([said], [came]):.2f}" in feedback


def test_the_base_rates_follow_their_rules() -> None:
    base = {each.id: each.base_rate for each in LESSON.forecasts}
    trade = tables.load("dprk_trade")
    trade = trade[(trade["partner"] == "Russia") & (trade["preferred"] == 1) & (trade["year"] < 2018)]
    totals = dict(zip(trade["year"], trade["total_usd_million"], strict=True))
    pairs = [(totals[year], totals[year + 1]) for year in totals if year + 1 in totals]
    assert (sum(after > before for before, after in pairs), len(pairs), len(totals)) == (8, 23, 25)
    rules = {
        "11-f01": 1 - run_continues(70, 0.7),
        "11-f02": 8 / 23,
        "11-f05": 1 - run_continues(11.5, 1.7),
        "11-f06": 1 - run_continues(11.5, 1.7),
        "11-f07": 1 - run_continues(25, 1),
        "11-f08": at_least_one(6, 11.5, 4.7),
        "11-f09": 1 - run_continues(17, 6.8),
        "11-f10": 1 - run_continues(25, 5),
    }
    assert {key: round(100 * value) for key, value in rules.items()} == {key: base[key] for key in rules}


def test_the_prose_counts_the_events_of_both_presets() -> None:
    panel = TimelinePanel()
    told = {each.label: panel.update(each.values) for each in LESSON.explorers[0].presets}
    assert "3 for it, 1 both ways, 2 against it" in told["The quiet years"]
    assert "12 for it, 1 both ways, 0 against it" in told["The years of war"]
    assert "it is twelve to none" in prose()
