"""The pieces that all sections draw with: bars, histograms, tables, numbers in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from twoviews.bank.prose import inline
from twoviews.html import Inner, Markup, join, tag
from twoviews.wording import dated, numeral

BAR = tag("span", "share as a bar", class_="unseen")
"""The head of a column of bars, for those who do not see them."""


def percent(share: float | None) -> str:
    """A share from 0 to 1 in per cent without decimals; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f} %"


def day(seconds: float, *, short: bool = True) -> str:
    """A time in seconds since 1970 as a date; a dash where the clock could not be believed."""
    return (
        dated(datetime.fromtimestamp(seconds, UTC).date().isoformat(), short=short) if seconds >= 0 else "–"
    )


def bar(share: float, kind: str = "") -> Markup:
    """A bar that is so much of its room full; what it says stands beside it in words."""
    return tag(
        "span",
        tag("span", "", class_="fill", style=f"width:{100 * max(0.0, min(1.0, share)):.1f}%"),
        class_=f"bar {kind}".strip(),
        aria_hidden="true",
    )


def counted(text: Inner, count: int, of: int, kind: str = "", remark: str = "") -> Markup:
    """One row of counts: what, a bar, how many and which share."""
    share = count / of if of else 0.0
    return tag(
        "tr",
        tag("th", text, tag("small", remark) if remark else None, scope="row"),
        tag("td", bar(share, kind), class_="barred"),
        tag("td", f"{count:,}", class_="number"),
        tag("td", percent(share), class_="number"),
    )


def counts(
    caption: str, rows: Iterable[Markup], head: str = "Answer", share: str = "share", what: str = "students"
) -> Markup:
    """Rows of `counted` as a table; `share` says of what, `what` is counted."""
    heads = [tag("th", head, scope="col"), tag("th", BAR, scope="col")]
    heads += [tag("th", each, scope="col", class_="number") for each in (what, share)]
    return table(caption, tag("tr", heads), rows, "counts")


def table(caption: str, head: Inner, rows: Iterable[Markup], kind: str = "") -> Markup:
    """A table that scrolls by itself where the page is narrow."""
    inner = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", rows), class_=kind or None)
    return tag("div", inner, class_="wide", tabindex="0", role="group", aria_label=caption)


def heads(*names: str, numbers: int = 0) -> Markup:
    """The head of a table; the last so many columns hold numbers, one without a name bars."""
    first = len(names) - numbers
    return tag(
        "tr",
        (
            tag("th", name or BAR, scope="col", class_="number" if at >= first else None)
            for at, name in enumerate(names)
        ),
    )


def histogram(
    counts: Sequence[int], low: float, high: float, unit: str, about: str, mark: float | None = None
) -> Markup:
    """Bars over a scale as a picture; `mark` is drawn as a line, for what the record shows."""
    width, height, foot = 480.0, 96.0, 18.0
    most, step = max([*counts, 1]), width / len(counts)
    bars = [
        _tag(
            "rect",
            x=at * step + 1,
            y=height - height * count / most,
            width=step - 2,
            height=height * count / most,
            class_="column",
        )
        for at, count in enumerate(counts)
        if count
    ]
    numbers = [
        _tag("text", str(count), x=(at + 0.5) * step, y=height - height * count / most - 3, class_="over")
        for at, count in enumerate(counts)
        if count
    ]
    line = []
    if mark is not None and high > low:
        x = width * min(1.0, max(0.0, (mark - low) / (high - low)))
        line = [_tag("line", x1=x, x2=x, y1=-12.0, y2=height, class_="record")]
    ends = [
        _tag("text", _end(low, unit), x=0.0, y=height + foot - 4, class_="left"),
        _tag("text", _end(high, unit), x=width, y=height + foot - 4, class_="right"),
    ]
    base = _tag("line", x1=0.0, x2=width, y1=height, y2=height, class_="base")
    return tag(
        "svg",
        bars,
        base,
        line,
        numbers,
        ends,
        viewBox=f"-6 -16 {width + 12:g} {height + foot + 16:g}",
        role="img",
        aria_label=about,
        class_="histogram",
    )


def _tag(name: str, *inner: Inner, class_: str, **numbers: float) -> Markup:
    return tag(name, *inner, class_=class_, **{key: f"{number:.1f}" for key, number in numbers.items()})


def _end(number: float, unit: str) -> str:
    return f"{numeral(number, ',.4g')} {unit}".strip()


def section(key: str, title: str, *inner: Inner) -> Markup:
    """A chapter of the page, which the contents lead to."""
    head = tag("h2", title, id=key, tabindex="-1")
    return tag("section", head, inner, aria_labelledby=key)


def note(text: str) -> Markup:
    """A sentence on what numbers can say."""
    return tag("p", inline(text), class_="note")


def prose(text: str) -> Markup:
    """A paragraph of ours."""
    return tag("p", inline(text))


def fold(summary: Inner, *inner: Inner, **attributes: str | bool | None) -> Markup:
    """What opens when one wants it."""
    return tag("details", tag("summary", summary), join(*inner), **attributes)
