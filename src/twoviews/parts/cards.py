"""The parts of a lesson that only need reading, as HTML: objectives, claims, both sides, words, sources.

A card is the same live, printed and on GitHub. Every text is escaped; *emphasis* and **strong** are honoured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from twoviews.bank.content import Claim, Lesson, Mind, Occasion, Part, Position, Word
from twoviews.bank.prose import inline
from twoviews.wording import dated

if TYPE_CHECKING:
    from twoviews.bank.sources import Source

SIDE_NAMES = {"russia": "Russia", "us": "United States"}
VERDICT_SIGNS = {
    "supported": "●",
    "supported with nuance": "◕",
    "contested": "◑",
    "not supported": "○",
    "cannot be verified": "?",
    "open to judgement": "◇",
}
PART_NAMES: dict[Part, str] = {
    "objectives": "aims",
    "predict": "guesses",
    "evidence": "evidence",
    "explorer": "trying things out",
    "both-sides": "both sides",
    "minds": "what would change their minds",
    "quiz": "quiz",
    "discussion": "writing and talking",
    "key-points": "key points",
    "words": "words",
    "sources": "sources",
}
"""What the student reads for each part of a lesson."""


@dataclass(frozen=True)
class Card:
    """A piece of a lesson as HTML, with one plain line for readers that show no HTML."""

    title: str
    html: str

    def __repr__(self) -> str:
        return self.title

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": repr(self)}


def _card(kind: str, title: str, inner: str) -> Card:
    label = escape(title)
    return Card(title, f'<section class="tv-card tv-{kind}" aria-label="{label}">{inner}</section>')


def _items(texts: Iterable[str], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{inline(text)}</li>" for text in texts) + f"</{tag}>"


def _links(keys: Sequence[str], sources: Mapping[str, Source]) -> str:
    links = (
        f'<a href="#source-{escape(key)}">{escape(sources[key].short)}</a>' for key in keys if key in sources
    )
    return f'<p class="tv-cited">Sources: {"; ".join(links)}</p>'


def left_out(reason: str) -> Card:
    """In place of a part whose entry is not sound: the reason, and that the rest of the lesson works."""
    inner = f"<p><strong>This part is left out.</strong> {inline(reason)} The rest of the lesson works.</p>"
    return _card("left-out", "This part is left out", inner)


def objectives(lesson: Lesson) -> Card:
    """What the student will be able to do, and how the class minutes are spent."""
    total = sum(entry.minutes for entry in lesson.minutes)
    spent = ", ".join(f"{PART_NAMES[entry.part]} {entry.minutes}" for entry in lesson.minutes)
    inner = "<p>After this lesson you can</p>" + _items(objective.text for objective in lesson.objectives)
    return _card(
        "objectives", "Objectives", f"{inner}<p class='tv-minutes'>{total} minutes in class: {spent}.</p>"
    )


def claim(entry: Claim, sources: Mapping[str, Source]) -> Card:
    """One claim of the article, its verdict, what the evidence says and what a careful reader should add."""
    sign = f'<span aria-hidden="true">{VERDICT_SIGNS[entry.verdict]}</span>'
    inner = (
        f'<p class="tv-label">Claim {entry.id[1:].lstrip("0")} · {escape(entry.kind)}</p>'
        f'<p class="tv-claim-text">{inline(entry.claim)}</p>'
        f'<p class="tv-verdict">{sign} Verdict: <strong>{escape(entry.verdict)}</strong></p>'
        f"<p><strong>What the evidence says.</strong> {inline(entry.finding)}</p>"
        f"<p><strong>What a careful reader adds.</strong> {inline(entry.nuance)}</p>"
    )
    return _card("claim", f"Claim {entry.id}: {entry.verdict}", inner + _links(entry.sources, sources))


def _voice(position: Position, sources: Mapping[str, Source]) -> str:
    translated = ", translated" if position.translated else ""
    head = f"{escape(position.speaker)}, {escape(position.office)}"
    return (
        f'<div class="tv-voice"><p><strong>{head}</strong>, {escape(position.forum)}, '
        f'<time datetime="{escape(position.date)}">{escape(dated(position.date))}</time></p>'
        f"<blockquote>“{escape(position.quote)}”{translated}</blockquote>"
        f"<p>{inline(position.position)}</p>{_links(position.sources, sources)}</div>"
    )


def _column(side: str, inner: str) -> str:
    return f'<div class="tv-side tv-{side}"><h4>{SIDE_NAMES[side]}</h4>{inner}</div>'


def _occasion(occasion: Occasion, positions: Mapping[str, Position], sources: Mapping[str, Source]) -> str:
    columns = (
        _column(side, "".join(_voice(positions[key], sources) for key in keys if key in positions))
        for side, keys in (("russia", occasion.russia), ("us", occasion.us))
    )
    return f'<h3>{inline(occasion.title)}</h3><div class="tv-sides">{"".join(columns)}</div>'


def both_sides(
    occasions: Sequence[Occasion], positions: Mapping[str, Position], sources: Mapping[str, Source]
) -> Card:
    """Both capitals on the same occasions, side by side, in their own words."""
    inner = "".join(_occasion(occasion, positions, sources) for occasion in occasions)
    return _card("both-sides", "Both sides in their own words", inner)


def minds(entries: Sequence[Mind]) -> Card:
    """What each side would have to see to change its mind."""
    parts = (
        f'<h3>{inline(entry.question)}</h3><div class="tv-sides">'
        + _column("russia", f"<p>{inline(entry.russia)}</p>")
        + _column("us", f"<p>{inline(entry.us)}</p>")
        + "</div>"
        for entry in entries
    )
    return _card("minds", "What would change their minds?", "".join(parts))


def key_points(points: Sequence[str]) -> Card:
    """What to take away."""
    return _card("key-points", "Key points", _items(points))


def words(entries: Sequence[Word]) -> Card:
    """Words to know, in English and Russian."""
    rows = "".join(
        f"<tr><th scope='row'>{inline(word.term)}</th><td lang='ru'>{escape(word.russian)}</td>"
        f"<td><i>{escape(word.latin)}</i></td><td>{inline(word.meaning)}</td></tr>"
        for word in entries
    )
    heads = "".join(f"<th scope='col'>{head}</th>" for head in ("Word", "Russian", "Say it", "Meaning"))
    return _card(
        "words", "Words to know", f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def source_list(keys: Sequence[str], sources: Mapping[str, Source]) -> Card:
    """Every source of the lesson, in alphabetical order, each a target for the links in the text."""
    known = sorted(
        (sources[key] for key in keys if key in sources), key=lambda source: source.short.casefold()
    )
    rows = (
        f'<li id="source-{escape(source.key)}" tabindex="-1">{_reference(source)}</li>' for source in known
    )
    return _card("sources", "Sources", f"<ol>{''.join(rows)}</ol>")


def _reference(source: Source) -> str:
    text = escape(source.reference)
    if not source.url:
        return text
    return f'{text} <a href="{escape(source.url)}" rel="noopener" target="_blank">{escape(source.url)}</a>'
