"""matplotlib artists to small, repeatable SVG for a page: no date, no shared ids, text as text.

Everything is drawn by matplotlib's own `RendererSVG`; this module only tidies what it wrote. Coordinates keep
two decimals (a hundredth of a pixel), which also hides the last bits in which two machines may differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from io import StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.figure import Figure

from twoviews.figures.rows import MARK
from twoviews.figures.style import CSS_TOKENS, FONT, FONT_STACK, ON_PAPER, TOKENS, themed

_NOTHING = {"Date": None, "Creator": None, "Format": None, "Type": None}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")
_TAG = re.compile(r"<[^>]*>")
_LONG = re.compile(r"(?<=\.\d\d)\d+")
_SPACE = re.compile(r"\s+")
_NO_TURN = re.compile(r' transform="rotate\(-?0(?: [^)]*)?\)"')
_REFERENCE = re.compile(r'url\(#([^)]+)\)|href="#([^"]+)"')
_ID = re.compile(r' id="([^"]+)"')
_ROW = re.compile(rf' id="{MARK}(\d+)"')
_STYLE = re.compile(r'<defs><style type="text/css">.*?</style></defs>', re.DOTALL)
_GROUP = re.compile(r"</?g(?: [^>]*)?>")
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_FLUID = re.compile(r"display:block;width:100%;max-width:\d+px;height:auto;background:transparent;")
_FONT = f"; font-family: '{FONT}'"


def inner(figure: Figure, name: str) -> str:
    """All visible artists of `figure` as SVG elements without their root, every id starting with `name`-."""
    buffer = StringIO()
    FigureCanvasSVG(figure).print_svg(buffer, metadata=dict(_NOTHING))  # type: ignore[no-untyped-call]
    return tidy(_body(buffer.getvalue()), name)


def fragment(figure: Figure, artists: Iterable[Artist], prefix: str) -> str:
    """Only these artists with what they refer to (markers, hatches), every id starting with `prefix`-."""
    width, height = figure.get_size_inches() * 72
    buffer = StringIO()
    with _writing(prefix):
        renderer = RendererSVG(width, height, buffer, metadata=dict(_NOTHING))  # type: ignore[no-untyped-call]
        for artist in artists:
            artist.draw(renderer)
        renderer.finalize()  # type: ignore[no-untyped-call]
    return tidy(_body(buffer.getvalue()), prefix)


@contextmanager
def _writing(salt: str) -> Iterator[None]:
    """The two settings read here; `rc_context` copies all 300, longer than the drawing takes."""
    ours = {"svg.fonttype": "none", "svg.hashsalt": salt}
    settings: Any = mpl.rcParams
    before = {key: settings[key] for key in ours}
    settings.update(ours)
    try:
        yield
    finally:
        settings.update(before)


def root(figure: Figure, content: str, label: str = "") -> str:
    """`content` in an `<svg>` that shrinks with its column and carries `label` as its text alternative."""
    width, height = figure.get_size_inches() * 72
    name = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    style = (
        f"display:block;width:100%;max-width:{1.25 * width:.0f}px;height:auto;background:transparent;"
        f"stroke-linejoin:round;stroke-linecap:butt;font-family:{FONT_STACK};{CSS_TOKENS}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width:g} {height:g}" {name} style="{style}">{content}</svg>'
    )


def alone(picture: str) -> str:
    """A picture that `root` made as a file of its own: with a size, and dark ink on white everywhere."""
    box = _BOX.search(picture)
    assert box
    sized = f'{box[0]} width="{box[1]}" height="{box[2]}"'
    return _FLUID.sub("background:#fff;color:#1a1a1a;", picture.replace(box[0], sized, 1), count=1)


def printed(picture: str) -> str:
    """The same for programs that know no CSS variables: each colour and font by its name."""
    for sentinel, colour in ON_PAPER.items():
        picture = picture.replace(f"var({TOKENS[sentinel][0]})", colour)
    return alone(picture).replace(FONT_STACK, f"'{FONT}'").replace(f";{CSS_TOKENS}", "")


def tidy(markup: str, prefix: str) -> str:
    """matplotlib's markup without comments, stray space, unused ids and page-wide style; colours themed."""
    markup = _BETWEEN.sub("><", _COMMENT.sub("", markup)).strip()
    markup = _TAG.sub(_shorten, _STYLE.sub("", markup)).replace(_FONT, "")
    return themed(_ungrouped(_prefixed(markup, prefix)))


def _body(document: str) -> str:
    start = document.index(">", document.index("<svg")) + 1
    return document[start : document.rindex("</svg>")]


def _shorten(tag: re.Match[str]) -> str:
    return _NO_TURN.sub("", _LONG.sub("", _SPACE.sub(" ", tag[0])).replace(' "', '"'))


def _prefixed(markup: str, prefix: str) -> str:
    markup = _ROW.sub(r' data-row="\1"', markup)
    used = {first or second for first, second in _REFERENCE.findall(markup)}
    markup = _ID.sub(lambda m: f' id="{prefix}-{m[1]}"' if m[1] in used else "", markup)
    return markup.replace("url(#", f"url(#{prefix}-").replace('href="#', f'href="#{prefix}-')


def _ungrouped(markup: str) -> str:
    """Without the groups that carry no attribute: matplotlib opens one around every artist for its id."""
    bare: list[bool] = []

    def keep(tag: re.Match[str]) -> str:
        if tag[0] == "</g>":
            return "" if bare.pop() else tag[0]
        bare.append(tag[0] == "<g>")
        return "" if bare[-1] else tag[0]

    return _GROUP.sub(keep, markup)
