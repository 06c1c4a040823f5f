"""Typst, built so that escaping cannot be forgotten: text is `str`, what is markup already is `Typst`.

    call("claim", number, inline(claim.claim), kind=claim.kind)

A text goes out as a string literal, in which nothing has a meaning but quotation mark and backslash; so a
function that wants markup cannot be given a text without mypy saying so, and no text can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from twoviews.bank.prose import runs

_SIGNS = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_MARKS = {"em_open": "#emph[", "strong_open": "#strong[", "em_close": "];", "strong_close": "];"}


class Typst(str):
    """Typst markup as it goes out. Made here, never of a text."""

    __slots__ = ()


Value: TypeAlias = "str | Typst | bool | int | float | Sequence[Value] | None"
"""What a function of `style.typ` takes: text as a string, markup as content, sequences as arrays."""


def join(*inner: str | Typst) -> Typst:
    """Texts and markup one after the other."""
    return Typst("".join(each if isinstance(each, Typst) else _shown(each) for each in inner))


def inline(text: str) -> Typst:
    """One run of course prose: *emphasis* and **strong** honoured, all else as it stands."""
    return Typst("".join(_MARKS.get(kind) or _shown(words) for kind, words in runs(text)))


def call(name: str, *given: Value, **named: Value) -> Typst:
    """A call of a typst function; `_` in a name is a hyphen there."""
    values = [_code(each) for each in given]
    values += [f"{key.replace('_', '-')}: {_code(value)}" for key, value in named.items()]
    return Typst(f"#{name}({', '.join(values)});")


def lines(parts: Iterable[Typst]) -> Typst:
    """Blocks one below the other."""
    return Typst("\n\n".join(parts))


def _shown(text: str) -> str:
    """The text in markup. Without the semicolon a bracket behind it would count as an argument."""
    return f"#{_literal(text)};" if text else ""


def _literal(text: str) -> str:
    return f'"{text.translate(_SIGNS)}"'


def _code(value: Value) -> str:
    if isinstance(value, Typst):
        return f"[{value}]"
    if isinstance(value, str):
        return _literal(value)
    if value is None or isinstance(value, bool):
        return "none" if value is None else str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return f"({''.join(f'{_code(each)}, ' for each in value)})"
