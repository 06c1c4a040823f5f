"""Words: how many, whether they are our own, and whether they are the same for both sides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from pathlib import Path

RUN = 9
FINGERPRINTS = Path("tests") / "data" / "article_fingerprints.txt"
_SHORTEST = 2 * RUN - 1
"""Signs that so many words have at least: most cells of tables have fewer."""
_QUOTED = re.compile(r"“[^”]{1,400}”|«[^»]{1,400}»|\"[^\"]{1,400}\"|(?m:^>.*$)")
_SPEAKERS = (
    "Russia|Moscow|Kremlin|Russian officials|Putin|Lavrov|Nebenzi?ya|Nebenzia|Churkin|Zakharova|Ryabkov|"
    "US|United States|White House|Washington|US officials|Trump|Haley|Tillerson|Lew|Obama|Mnuchin|Wood"
)
_VERDICTS = (
    "(?:claim|allege|admit|insist|concede|confess|boast|reveal|note|acknowledge)(?:s|es|d|ed|ted)?|"
    "points? out|pointed out"
)
_JUDGING = re.compile(rf"\b(?:{_SPEAKERS})\s+(?:(?:also|has|had)\s+)?(?:{_VERDICTS})\b")
_LINK = re.compile(r"\]\([^)\s]*\)")


@lru_cache(maxsize=8192)
def words(text: str) -> int:
    """How many words a text has, counted once; addresses of links and signs alone do not count."""
    return sum(any(map(str.isalnum, word)) for word in _LINK.sub("]", text).split())


def fingerprints(root: Path) -> Set[str]:
    """The fingerprints of the source article; empty if the checkout has none."""
    path = root / FINGERPRINTS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(line for line in lines if line and not line.startswith("#"))


def shared(text: str, marks: Set[str]) -> Iterator[tuple[int, str]]:
    """The runs of nine words that a text has in common with the article, marked quotations apart.

    Each comes with the number of line breaks before it; runs that overlap are reported as one, the first.
    """
    if len(text) < _SHORTEST:
        return
    reach = -1
    for piece, offset in _unquoted(text):
        found = list(re.finditer(r"[A-Za-z0-9']+", piece.replace("’", "'")))
        plain = [word.group().lower() for word in found]
        for place, (first, last) in enumerate(zip(found, found[RUN - 1 :], strict=False)):
            if offset + first.start() > reach and _mark(plain[place : place + RUN]) in marks:
                reach = offset + last.end()
                run = piece[first.start() : last.end()]
                yield text.count("\n", 0, offset + first.start()), " ".join(run.split())


def judging(text: str) -> Iterator[tuple[int, str]]:
    """Verbs that judge what a side says while they report it, each with the line breaks before it."""
    if not _JUDGING.search(text):
        return
    for piece, offset in _unquoted(text):
        for found in _JUDGING.finditer(piece):
            yield text.count("\n", 0, offset + found.start()), " ".join(found.group().split())


def _unquoted(text: str) -> Iterator[tuple[str, int]]:
    """The pieces of a text between its quotations, each with its place in the text."""
    start = 0
    for quotation in _QUOTED.finditer(text):
        yield text[start : quotation.start()], start
        start = quotation.end()
    yield text[start:], start


def _mark(run: Iterable[str]) -> str:
    """The fingerprint of a run of words in small letters, as the header of the fingerprints' file says."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:12]


def total(texts: Iterable[str]) -> int:
    """How many words several texts have together."""
    return sum(map(words, texts))
