"""The portfolio as Markdown (CommonMark with GitHub's tables); what a learner typed is never structure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from twoviews.portfolio.blocks import (
    Beside,
    Block,
    Contents,
    Gallery,
    Grid,
    Heading,
    Item,
    Ours,
    Para,
    Points,
    Said,
    Words,
    lines,
    one_line,
    spaced,
)
from twoviews.portfolio.document import chapters, opening
from twoviews.portfolio.work import Portfolio

_OURS = re.compile(r"[\\`_{}\[\]<>|~&$^@]|:(?=/)")
_THEIRS = re.compile(r"[\\`*_{}\[\]<>|~&$^@]|:(?=\S)")
_WWW = re.compile(r"(?i)\b(www)\.")
_START = re.compile(r"^(?:([-+#=])|(\d{1,9})([.)])(?=\s|$))")


def as_markdown(portfolio: Portfolio, name: str = "") -> str:
    """The whole text, the same for the same statements; `name` stands under the title if it is given."""
    blocks = [*opening(portfolio, name)]
    for heading, inner in chapters(portfolio):
        blocks += [heading, *inner]
    return markdown(blocks) + "\n"


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, a blank line between them."""
    return "\n\n".join(filter(None, map(_block, blocks)))


def _block(block: Block) -> str:
    match block:
        case Heading(level, words):
            return f"{'#' * level} {_words(words)}"
        case Para(words):
            return _start(_words(words))
        case Points(points, numbered):
            signs = (f"{place}." if numbered else "-" for place in range(1, len(points) + 1))
            return "\n".join(
                f"{sign} {_start(_words(point))}" for sign, point in zip(signs, points, strict=True)
            )
        case Said(text):
            return _said(text)
        case Grid(caption, head, rows):
            ruled = [head, ("---",) * len(head), *rows]
            body = "\n".join("| " + " | ".join(map(_cell, row)) + " |" for row in ruled)
            return f"{_ours(caption)}\n\n{body}"
        case Item(inner):
            return markdown(inner)
        case Gallery(pictures):
            return "\n".join(f"- **{_ours(each.title)}.** {_ours(each.told)}" for each in pictures)
        case Beside(left, right):
            return markdown((*left, *right))
        case Contents():
            return ""


def _words(words: Words) -> str:
    return "".join(_ours(run.text) if isinstance(run, Ours) else escaped(one_line(run.text)) for run in words)


def _ours(text: str) -> str:
    return _OURS.sub(r"\\\g<0>", spaced(text))


def _cell(text: str) -> str:
    return text if text == "---" else _ours(text)


def _said(text: str) -> str:
    """A quotation; every line of the learner stays a line."""
    shown = [_start(escaped(line.strip())) for line in lines(text)]
    quoted = []
    for line, after in zip(shown, [*shown[1:], ""], strict=True):
        quoted.append(f"> {line}\\" if line and after else f"> {line}".rstrip())
    return "\n".join(quoted)


def escaped(text: str) -> str:
    """A learner's words, on one line, so that Markdown shows them sign by sign."""
    return _WWW.sub(r"\1\\.", _THEIRS.sub(r"\\\g<0>", text))


def _start(line: str) -> str:
    """The line without what Markdown reads at its beginning: points, numbers, headings, rules."""
    return _START.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", line.strip())
