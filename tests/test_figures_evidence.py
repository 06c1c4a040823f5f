"""Evidence figures: framed, sourced, repeatable, and true to what each table can and cannot show."""

import re
import subprocess
import sys
from functools import cache
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

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


@cache
def drawn(key: str) -> figures.Evidence:
    return figures.draw(spec(key))


def words(svg: str) -> set[str]:
    return {text.text or "" for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}


def segments(axes: Axes) -> list[np.ndarray]:
    return [line.get_xydata() for line in axes.lines if len(line.get_xydata()) == 2]


def width(text: ElementTree.Element) -> float:
    """Width in DejaVu Sans, the widest of the fonts that a page may use."""
    look = text.get("style", "")
    weight = "bold" if "font-weight: 700" in look else "normal"
    size = float(re.findall(r"font-size: ([\d.]+)", look)[0])
    font = FontProperties(family=style.FONT, size=size, weight=weight)
    return float(TextToPath().get_text_width_height_descent(text.text, font, False)[0])


def place(text: ElementTree.Element) -> tuple[float, float]:
    """Left end of a text; one line of several is moved there by matplotlib, others hang on an anchor."""
    if text.get("x") is None:
        x, y = re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", text.get("transform", ""))[0]
        return float(x), float(y)
    anchor = re.findall(r"text-anchor: (\w+)", text.get("style", ""))[0]
    share = {"end": 1.0, "middle": 0.5, "start": 0.0}[anchor]
    return float(text.get("x", "")) - share * width(text), float(text.get("y", ""))


@pytest.mark.parametrize("key", evidence.FIGURES)
def test_a_figure_carries_caption_unit_period_sources_and_alt_text(key: str) -> None:
    figure = drawn(key)
    svg = ElementTree.fromstring(figure.svg)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", 'Shows "this" & that')
    assert '<a href="#source-nosuchkey">' in figure.html and "A &lt;caption&gt;" in figure.html
    assert all(f"<dt>{term}</dt>" in figure.html for term in ("Unit", "Period", "Source"))


def test_many_sources_are_folded_under_their_count() -> None:
    few, many = (evidence._folded([f"<a>{n}</a>" for n in range(count)]) for count in (8, 9))
    assert "<details>" not in few and few.count("<a>") == 8
    assert "9 sources</summary>" in many and many.count("<a>") == 9


@pytest.mark.parametrize("key", evidence.FIGURES)
def test_nothing_is_written_or_drawn_outside_the_picture(key: str) -> None:
    svg = ElementTree.fromstring(drawn(key).svg)
    _, _, right, bottom = (float(n) for n in svg.get("viewBox", "").split())
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        x, y = place(text)
        assert x > -1 and x + width(text) < right + 1, text.text
        assert 0 < y < bottom, text.text


def test_an_unknown_figure_is_named() -> None:
    with pytest.raises(UnknownName, match="council-votes"):
        figures.draw(spec("nosuch"))


def test_html_and_a_stable_line_of_text_stand_for_the_figure() -> None:
    figure = drawn("council-votes")
    bundle = figure._repr_mimebundle_()
    assert bundle == {"text/html": figure.html, "text/plain": repr(figure)}
    assert repr(figure) == "Figure: A title (2017). Run this cell to see it."


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
    page = "".join(drawn(key).html for key in evidence.FIGURES)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_council_votes_shows_two_vetoes_and_leaves_recalled_votes_out() -> None:
    shown = words(drawn("council-votes").svg)
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
        where = dict(zip(rows["x"], zip(rows["place"], rows["collector"], strict=True), strict=True))
        joined = [line[:, 0] for line in segments(axes) if line[0, 0] in where and line[1, 0] in where]
        assert joined and all(where[start] == where[end] for start, end in joined)


def test_fuel_prices_tells_diesel_from_petrol() -> None:
    shown = words(drawn("fuel-prices").svg)
    assert {"−61 %", "−25 %", "17,500", "6,765", "resolution 2397, 22 December 2017"} <= shown


def test_fuel_claim_has_one_row_for_each_event() -> None:
    svg = drawn("fuel-claim").svg
    events = tables.load("fuel_claim_timeline")
    text = " ".join(words(svg))
    assert all(str(event).split()[0] in text for event in events["event"])
    assert svg.count("#7b8a1e") >= events["diesel_won_per_kg"].notna().sum()


def test_fuel_deliveries_keeps_the_three_kinds_apart() -> None:
    shown = " | ".join(sorted(words(drawn("fuel-deliveries").svg)))
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
    shown = " | ".join(words(drawn("elasticity-arithmetic").svg))
    assert "+15 %" in shown and "+66 %" in shown and "Dahl" in shown
    assert "Espey" not in shown and "Havranek" not in shown, "recalled studies are never plotted"
    assert elasticity_arithmetic._extra(-0.3) == pytest.approx(31.6, abs=0.05)


def test_a_known_source_is_named_with_its_date(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("nosuchkey", (), ("Reuters",), "A title", "2017-12-30", "Reuters", "", "online")
    monkeypatch.setattr(evidence, "sources", lambda: {"nosuchkey": source})
    assert "Reuters, 30 December 2017</a>" in figures.draw(spec("council-votes")).html
