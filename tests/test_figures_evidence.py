"""Evidence figures: framed, sourced, repeatable, and inside their picture."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath
from msgspec.structs import replace

from looking import drawn, spec
from twoviews import figures
from twoviews.bank.sources import Source
from twoviews.errors import UnknownName
from twoviews.figures import evidence, style
from twoviews.figures.evidence import frame
from twoviews.html import join, tag


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
    few, many = (str(join(frame.folded([tag("a", str(n)) for n in range(count)]))) for count in (8, 9))
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


@pytest.mark.parametrize("more", ["", "A line to open it"])
def test_what_a_client_gets_is_text_and_no_kind_of_it(more: str) -> None:
    """marimo takes a subclass of `str` for an object."""
    bundle = figures.draw(replace(spec("fuel-claim"), more=more))._repr_mimebundle_()
    assert {type(each) for each in bundle.values()} == {str}


def test_figures_on_one_page_share_no_id() -> None:
    page = "".join(drawn(key).html for key in evidence.FIGURES)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_known_source_is_named_with_its_date(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("nosuchkey", (), ("Reuters",), "A title", "2017-12-30", "Reuters", "", "online")
    monkeypatch.setattr(frame, "sources", lambda: {"nosuchkey": source})
    assert "Reuters, 30 December 2017</a>" in figures.draw(spec("council-votes")).html


def test_months_have_english_names_under_every_locale(root: Path) -> None:
    sources = (root / "src" / "twoviews" / "figures").rglob("*.py")
    found = [
        path.name
        for path in sources
        if re.search(r"%[abABpcx]\b|strftime|DateFormatter", path.read_text("utf-8"))
    ]
    assert found == [], "twoviews.wording.dated knows the months; strftime asks the system's locale"
