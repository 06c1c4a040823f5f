"""Names of persons, bodies and places in a text: what has a capital letter and is not told to be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache
from pathlib import Path

from twoviews.authoring.sentences import sentences
from twoviews.bank import familiar
from twoviews.bank.content import Who

_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?")
_OPENING = frozenset('“‘"«:;(–—•·')
_JOINTS = frozenset({"of"})
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")


@cache
def known(assets: Path) -> frozenset[str]:
    """The names that need no introduction. Raises `OSError` if the file is missing."""
    return frozenset(name for lines in familiar.groups(assets).values() for line in lines for name in line)


def forms(who: Who) -> frozenset[str]:
    """Every form under which a text may name someone: the name, its last word, and what is listed besides."""
    return frozenset({who.name, who.name.split()[-1], *who.also})


def found(texts: Iterable[str], told: Set[str]) -> list[str]:
    """The names in some texts in the order in which they come, apart from those that are told.

    The first word of a sentence counts only if the texts have it with a capital letter elsewhere too, and
    never in small letters.
    """
    lines = [sentence for text in texts for sentence in sentences(text)]
    inside, small = _vocabulary(lines)
    pattern = _pattern(frozenset(told))
    names: dict[str, None] = {}
    for line in lines:
        names |= dict.fromkeys(_names(pattern.sub(" · ", line), inside, small))
    longer = {name.split()[-1] for name in names if " " in name}
    return [name for name in names if name not in longer]


def named(who: Who, text: str) -> bool:
    """Whether a text names someone."""
    return bool(_pattern(forms(who)).search(text))


@lru_cache(maxsize=512)
def _pattern(told: frozenset[str]) -> re.Pattern[str]:
    """Any of these names as whole words, the longest first."""
    escaped = [r"\s+".join(map(re.escape, name.split())) for name in sorted(told, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped) or '(?!)'})(?![\w])(?:[’']s)?")


def _vocabulary(lines: Iterable[str]) -> tuple[Set[str], Set[str]]:
    """The words with a capital letter inside sentences, and those in small letters."""
    inside: set[str] = set()
    small: set[str] = set()
    for line in lines:
        for word in _WORD.finditer(line):
            if word.group()[0].islower():
                small.add(word.group())
            elif not _opens(line, word.start()):
                inside.add(_POSSESSIVE.sub("", word.group()))
    return inside, small


def _opens(line: str, start: int) -> bool:
    """Whether a word at that place begins a sentence, a quotation or what follows a colon."""
    before = line[:start].rstrip()
    return not before or before[-1] in _OPENING


def _names(line: str, inside: Set[str], small: Set[str]) -> Iterator[str]:
    """Runs of words with capital letters, joined by “of”."""
    run: list[str] = []
    end = 0
    for word in _WORD.finditer(line):
        text = _POSSESSIVE.sub("", word.group())
        if line[end : word.start()].strip() or (end and line[end : word.start()] == ""):
            yield from _run(run)
            run = []
        end = word.end()
        if _is_name(text, _opens(line, word.start()), inside, small) or (run and text in _JOINTS):
            run.append(text)
        else:
            yield from _run(run)
            run = []
    yield from _run(run)


def _is_name(word: str, first: bool, inside: Set[str], small: Set[str]) -> bool:
    if len(word) < 2 or not word[0].isupper():
        return False
    return not first or (word in inside and word.casefold() not in small)


def _run(words: list[str]) -> Iterator[str]:
    while words and words[-1] in _JOINTS:
        words.pop()
    if words:
        yield " ".join(words)
