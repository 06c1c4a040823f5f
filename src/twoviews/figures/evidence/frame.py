"""What stands around an evidence figure: its caption, and a line to unfold, take along, cite and link it.

The page half of that line is `page/figures.js`. Without it the rows still unfold; the rest waits hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twoviews import tables
from twoviews.bank.content import EvidenceFigure
from twoviews.bank.sources import sources
from twoviews.figures import rows
from twoviews.html import Inner, Markup, tag

MOST_SHOWN, FEW = 8, 3
QUIET = "true"  # JupyterLab's one-key commands leave such a control alone
DOWNLOADS = (("csv", "Rows (CSV)"), ("svg", "Picture (SVG)"), ("png", "Picture (PNG)"))
COURSE = "Two Views: sanctions in the Russian and in the US view"


def title(spec: EvidenceFigure) -> Markup:
    """What the figure shows, in a sentence above it."""
    stop = "" if spec.title.endswith(("?", "!", ".")) else "."
    return tag("figcaption", tag("strong", f"{spec.title}{stop}"))


def about(spec: EvidenceFigure, *, listed: bool) -> Markup:
    """Caption, unit, period and sources; a list names the sources of each entry itself."""
    facts: list[tuple[str, Inner]] = [("Unit", spec.unit), ("Period", spec.period)]
    if not listed:
        facts.append(("Source", folded([_link(key) for key in spec.sources])))
    shown = tag(
        "dl", ([tag("dt", name), tag("dd", value)] for name, value in facts), class_="tv-figure-facts"
    )
    return tag("div", tag("p", spec.caption), shown, class_="tv-figure-about")


def line(spec: EvidenceFigure, told: Sequence[rows.Row]) -> Markup:
    """The line below a figure: its table, what can be taken along, how it is cited, and its address."""
    saved = DOWNLOADS if told else ()
    return tag(
        "div",
        _table(spec, told) if told else None,
        _fold("Download", *(_button(words, tv_save=kind) for kind, words in saved), awake=True)
        if saved
        else None,
        _fold("Cite", tag("p", _cited(spec)), _button("Copy", tv_copy="cite", hidden=True)),
        tag("a", "Link", href=f"#figure-{spec.id}", data_lm_suppress_shortcuts=QUIET),
        class_="tv-figure-line",
    )


def folded(links: Sequence[Markup]) -> Inner:
    """The links in a row; a long row is folded away under its count, since it hides the next paragraph."""
    row = [["; " if place else "", link] for place, link in enumerate(links)]
    if len(links) <= MOST_SHOWN:
        return row
    return tag("details", _summary(f"{len(links)} sources"), row)


def _table(spec: EvidenceFigure, told: Sequence[rows.Row]) -> Markup:
    """The rows under a fold, scrolling inside themselves; before it a slider to go through them by keys."""
    told = [row if row.source else replace(row, source=_whole(spec)) for row in told]
    named = {key for row in told for key in row.source.split(";")} & sources().keys()
    links = {key: _link(key) if key in spec.sources else _abroad(key) for key in named}
    scrolled = tag(
        "div",
        rows.table(told, links),
        class_="tv-scroll",
        role="region",
        tabindex="0",
        aria_label=f"Rows: {spec.title}",
    )
    through = tag(
        "input", type="range", class_="tv-through", min="0", max=str(len(told)), value="0", hidden=True,
        aria_label=f"Values of the figure, one by one: {spec.title}", data_lm_suppress_shortcuts=QUIET,
    )  # fmt: skip
    return Markup(f"{through}{_fold('Table', scrolled, class_='tv-rows')}")


def _whole(spec: EvidenceFigure) -> str:
    """The sources of a row that names none: those of the figure, where they are few."""
    return ";".join(spec.sources) if len(spec.sources) <= FEW else ""


def _cited(spec: EvidenceFigure) -> str:
    """The figure as a text may cite it; what it shows is that of its sources, the drawing is the course's."""
    known = [sources()[key].short for key in spec.sources if key in sources()]
    licence = tables.describe(spec.tables[0]).licence.title
    data = f" Data: {'; '.join(known)}." if known else ""
    return f"“{spec.title}” ({spec.period}). {COURSE}, figure {spec.id}, {licence}.{data}"


def _fold(words: str, *inner: Inner, class_: str | None = None, awake: bool = False) -> Markup:
    return tag("details", _summary(words), inner, class_=class_, hidden=awake)


def _summary(words: str) -> Markup:
    return tag("summary", words, data_lm_suppress_shortcuts=QUIET)


def _button(words: str, *, hidden: bool = False, **about: str) -> Markup:
    named: dict[str, str | bool | None] = {f"data_{name}": value for name, value in about.items()}
    return tag(
        "button",
        words,
        type="button",
        class_="tv-button",
        data_lm_suppress_shortcuts=QUIET,
        hidden=hidden,
        **named,
    )


def _abroad(key: str) -> Markup:
    """A row's source that no lesson need have in its list: by its own address."""
    source = sources()[key]
    if not source.url:
        return tag("span", source.short)
    return tag("a", source.short, href=source.url, rel="noopener", target="_blank")


def _link(key: str) -> Markup:
    source = sources().get(key)
    return tag("a", source.short if source else key, href=f"#source-{key}")
