"""Evidence figures: framed, sourced, repeatable, and true to what each table can and cannot show."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.axes import Axes

from twoviews import figures, tables
from twoviews.bank.content import EvidenceFigure
from twoviews.bank.sources import Source
from twoviews.errors import UnknownName
from twoviews.figures import evidence, style
from twoviews.figures.evidence import (
    council_votes,
    elasticity_arithmetic,
    fuel_deliveries,
    fuel_prices,
    russia_trade,
)


def spec(key: str) -> EvidenceFigure:
    return EvidenceFigure(
        id=key, title="A title", caption="A <caption>", alt='Shows "this" & that', unit="won", period="2017",
        tables=("t",), sources=("nosuchkey",),
    )  # fmt: skip


def words(svg: str) -> set[str]:
    return {text.text or "" for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}


def segments(axes: Axes) -> list[np.ndarray]:
    lines = (np.column_stack([line.get_xdata(), line.get_ydata()]) for line in axes.lines)
    return [line.astype(float) for line in lines if len(line) == 2]


@pytest.mark.parametrize("key", evidence.FIGURES)
def test_a_figure_carries_caption_unit_period_sources_and_alt_text(key: str) -> None:
    drawn = figures.draw(spec(key))
    svg = ElementTree.fromstring(drawn.svg)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", 'Shows "this" & that')
    assert '<a href="#source-nosuchkey">' in drawn.html and "A &lt;caption&gt;" in drawn.html
    assert all(f"<dt>{term}</dt>" in drawn.html for term in ("Unit", "Period", "Source"))


@pytest.mark.parametrize("key", evidence.FIGURES)
def test_nothing_is_written_or_drawn_outside_the_picture(key: str) -> None:
    svg = ElementTree.fromstring(figures.draw(spec(key)).svg)
    _, _, width, height = (float(n) for n in svg.get("viewBox", "").split())
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        extent = (
            0.62 * float(re.findall(r"font-size: ([\d.]+)", text.get("style", ""))[0]) * len(text.text or "")
        )
        anchor = re.findall(r"text-anchor: (\w+)", text.get("style", ""))
        before = {"end": extent, "middle": extent / 2}.get(anchor[0] if anchor else "start", 0)
        if text.get("x"):
            left = float(text.get("x", "")) - before
            assert left > -14 and left + extent < width + 14, text.text
            assert 0 < float(text.get("y", "")) < height, text.text


def test_an_unknown_figure_is_named() -> None:
    with pytest.raises(UnknownName, match="council-votes"):
        figures.draw(spec("nosuch"))


def test_html_and_a_stable_line_of_text_stand_for_the_figure() -> None:
    drawn = figures.draw(spec("council-votes"))
    bundle = drawn._repr_mimebundle_()
    assert bundle == {"text/html": drawn.html, "text/plain": repr(drawn)}
    assert repr(drawn) == "Figure: A title (2017). Run this cell to see it."


def test_two_processes_draw_the_same_bytes() -> None:
    code = (
        "import sys; from twoviews.figures import svg, style; from twoviews.figures.evidence import FIGURES\n"
        "for key, draw in FIGURES.items():\n"
        "    with style.sheet(key): sys.stdout.buffer.write(svg.inner(draw(), key).encode())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)
    }
    assert len(runs) == 1


def test_figures_on_one_page_share_no_id() -> None:
    page = "".join(figures.draw(spec(key)).html for key in evidence.FIGURES)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_council_votes_shows_two_vetoes_and_leaves_recalled_votes_out() -> None:
    shown = words(figures.draw(spec("council-votes")).svg)
    assert {"13–2–0", "13–1–1", "NO", "abst.", "2397"} <= shown
    assert not {"2050", "2345"} & shown, "recalled rows are never plotted"
    with style.sheet("x"):
        sanctions = council_votes.draw().axes[0]
    table = tables.load("unsc_votes")
    cast = table[table["russia_vote"].notna() & ~table["kind"].str.startswith("panel")]
    assert sum(line.get_color() == style.RUSSIA.colour for line in sanctions.lines) == len(cast) - 1


def test_russia_trade_never_joins_years_of_two_sources_nor_across_the_break() -> None:
    with style.sheet("x"):
        axes = russia_trade.draw().axes[0]
    trade = tables.load("dprk_trade")
    trade = trade[(trade["partner"] == "Russia") & (trade["preferred"] == 1)]
    family = {
        year: russia_trade._family(series)
        for year, series in zip(trade["year"], trade["series"], strict=True)
    }
    joined = [line[:, 0] for line in segments(axes) if line[1, 0] == line[0, 0] + 1]
    assert joined and all(family[int(start)] == family[int(end)] for start, end in joined)
    assert all(int(start) != russia_trade.BREAK - 1 for start, _ in joined)


def test_fuel_prices_joins_only_surveys_of_the_same_places() -> None:
    with style.sheet("x"):
        diesel, petrol = fuel_prices.draw().axes
    prices = tables.load("fuel_prices")
    for axes, product in ((diesel, "diesel"), (petrol, "gasoline")):
        rows = fuel_prices._asked(prices, product)
        where = {fuel_prices._number(day): (at, by) for day, at, by in zip(
            rows["day"], rows["place"], rows["collector"], strict=True)}  # fmt: skip
        joined = [line[:, 0] for line in segments(axes) if line[0, 0] in where and line[1, 0] in where]
        assert joined and all(where[start] == where[end] for start, end in joined)


def test_fuel_prices_tells_diesel_from_petrol() -> None:
    shown = words(figures.draw(spec("fuel-prices")).svg)
    assert {"−61 %", "−25 %", "17,500", "6,765", "resolution 2397, 22 December 2017"} <= shown


def test_fuel_claim_has_one_row_for_each_event() -> None:
    svg = figures.draw(spec("fuel-claim")).svg
    events = tables.load("fuel_claim_timeline")
    text = " ".join(words(svg))
    assert all(str(event).split()[0] in text for event in events["event"])
    assert svg.count("#7b8a1e") >= events["diesel_won_per_kg"].notna().sum()


def test_fuel_deliveries_keeps_the_three_kinds_apart() -> None:
    shown = " | ".join(sorted(words(figures.draw(spec("fuel-deliveries")).svg)))
    assert "cap: 500,000 barrels a year (resolution 2397)" in shown
    assert "Russia 241 thousand" in shown and "Russia 277 thousand" in shown
    assert "at most 3.78 million: United States" in shown and "1.02 to 1.52 million, Jan–Sep" in shown
    assert "3.89" not in shown, "a recalled estimate is never plotted"


def test_a_report_in_tonnes_becomes_a_range_of_barrels() -> None:
    low, high = fuel_deliveries._barrels({"barrels": float("nan"), "tonnes": 1000.0})
    assert (low, high) == (7500.0, 8330.0)
    assert fuel_deliveries._span(7500.0, 8330.0) == "8 to 8 thousand"
    assert fuel_deliveries._span(float("nan"), 3.78e6) == "at most 3.78 million"
    assert fuel_deliveries._span(1.6e6, float("nan")) == "at least 1.60 million"


def test_elasticity_arithmetic_is_that_of_the_model_and_of_read_studies() -> None:
    shown = " | ".join(words(figures.draw(spec("elasticity-arithmetic")).svg))
    assert "+15 %" in shown and "+66 %" in shown and "Dahl" in shown
    assert "Espey" not in shown and "Havranek" not in shown, "recalled studies are never plotted"
    assert elasticity_arithmetic._extra(-0.3) == pytest.approx(31.6, abs=0.05)


def test_a_known_source_is_named_with_its_date(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("nosuchkey", "", "A title", "2017-12-30", "Reuters", "")
    monkeypatch.setattr(evidence, "sources", lambda: {"nosuchkey": source})
    assert "Reuters, 30 December 2017</a>" in figures.draw(spec("council-votes")).html
