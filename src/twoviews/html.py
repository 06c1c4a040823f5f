"""HTML, built so that escaping cannot be forgotten: text is `str`, what is markup already is `Markup`.

    tag("li", tag("strong", seat.name), ": ", inline(reason), class_="tv-seat")

Text is escaped wherever it is put, markup is not; so a function that wants `Markup` cannot be given a text
without mypy saying so. (htpy and markupsafe do the same; neither has a wheel for Python in the browser.)
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape
from typing import TypeAlias

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})
"""Elements that have no inside and no end."""
LOOKS = """\
:root {
  color-scheme: light dark;
  --ink: #1f2328; --soft: #545b63; --line: #c9ced4; --tint: #f5f7f9; --sheet: #fff; --accent: #1a5fa8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e8ea; --soft: #b4bac1; --line: #474d54; --tint: #22262a; --sheet: #17191b; --accent: #7db8f2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; background: var(--sheet); color: var(--ink);
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
"""
"""How every page looks that stands by itself: its colours, light and dark, and its letters."""
_NOWHERE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Signs that may stand in no page: controls that are no space, and halves of a letter."""


class Markup(str):
    """HTML as it goes out. Made here, or of what another library has rendered; never of a text."""

    __slots__ = ()


Inner: TypeAlias = "str | Markup | Iterable[Inner] | None"
"""What an element may hold: text, markup, any number of these; None is nothing."""


def join(*inner: Inner) -> Markup:
    """Texts and markup one after the other."""
    pieces: list[str] = []
    _gather(inner, pieces)
    return Markup("".join(pieces))


def tag(name: str, *inner: Inner, **attributes: str | bool | None) -> Markup:
    """One element. An attribute that is None or False is left out, True stands without a value.

    A name that Python keeps for itself ends in `_`; any other `_` is a hyphen (`class_`, `aria_label`).
    """
    head = f"<{name}{''.join(_attribute(*each) for each in attributes.items())}>"
    return Markup(head if name in VOID else f"{head}{join(*inner)}</{name}>")


def document(title: str, style: str, *body: Inner, script: str = "", lang: str = "en") -> Markup:
    """A page that stands by itself: no other file and no network is needed for it, nor allowed.

    `style` is its own beside `LOOKS`. Nothing runs on it but `script`, a module at its end that the page's
    own policy names by its digest.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(script)),
        tag("meta", name_="color-scheme", content="light dark"),
        tag("meta", name_="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Markup(LOOKS + style)),
    )
    end = tag("script", Markup(script), type="module") if script else None
    return join(Markup("<!doctype html>\n"), tag("html", head, tag("body", *body, end), lang=lang))


def _policy(script: str) -> str:
    """What a page may do that stands by itself."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    runs = f" script-src 'sha256-{digest}';" if script else ""
    return f"default-src 'none'; style-src 'unsafe-inline';{runs} base-uri 'none'; form-action 'none'"


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    said = name.rstrip("_").replace("_", "-")
    return f" {said}" if value is True else f' {said}="{_escaped(value)}"'


def _escaped(text: str) -> str:
    return escape(_NOWHERE.sub("\ufffd", text))


def _gather(inner: Iterable[Inner], pieces: list[str]) -> None:
    """Put the pieces of what an element holds, escaped where they are text, behind those that are there."""
    for each in inner:
        if isinstance(each, Markup):
            pieces.append(each)
        elif isinstance(each, str):
            pieces.append(_escaped(each))
        elif each is not None:
            _gather(each, pieces)
