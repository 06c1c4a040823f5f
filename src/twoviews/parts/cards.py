"""The parts of a lesson that only need reading, as HTML: objectives, claims, both sides, words, sources.

A card is the same live, printed and on GitHub. Every text is escaped; *emphasis* and **strong** are honoured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twoviews.bank.content import Claim, Lesson, Mind, Minutes, Occasion, Part, Position, Who, Word
from twoviews.bank.prose import fold, inline
from twoviews.bank.verdicts import VERDICTS
from twoviews.html import Inner, Markup, join, tag
from twoviews.wording import dated

if TYPE_CHECKING:
    from twoviews.bank.sources import Source

SIDE_NAMES = {"russia": "Russia", "us": "United States"}
CAPITALS = {"russia": "Moscow", "us": "Washington"}
RECALLED = "Your guess at the figure above"
"""The line over a guess that a folded figure answers."""
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
    html: Markup

    def __repr__(self) -> str:
        return self.title

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": str(self.html), "text/plain": repr(self)}


def _card(kind: str, title: str, *inner: Inner) -> Card:
    return Card(title, tag("section", inner, class_=f"tv-card tv-{kind}", aria_label=title))


def _items(texts: Iterable[str]) -> Markup:
    return tag("ul", (tag("li", inline(text)) for text in texts))


def _links(keys: Sequence[str], sources: Mapping[str, Source]) -> Markup:
    links = [tag("a", sources[key].short, href=f"#source-{key}") for key in keys if key in sources]
    listed = [["; " if place else "", link] for place, link in enumerate(links)]
    return tag("p", "Sources: ", listed, class_="tv-cited")


def left_out(reason: str) -> Card:
    """In place of a part whose entry is not sound: the reason, and that the rest of the lesson works."""
    head = tag("strong", "This part is left out.")
    told = tag("p", head, " ", inline(reason), " The rest of the lesson works.")
    return _card("left-out", "This part is left out", told)


def objectives(lesson: Lesson) -> Card:
    """What the student will be able to do, and how the class minutes are spent."""
    return _card(
        "objectives",
        "Objectives",
        tag("p", "After this lesson you can"),
        _items(objective.text for objective in lesson.objectives),
        tag("p", _time(lesson.minutes), class_="tv-minutes"),
    )


def _time(plan: Sequence[Minutes]) -> str:
    """The minutes in class by part; a plan of two sittings is told one after the other."""
    parts: dict[int, list[Minutes]] = {}
    for entry in plan:
        parts.setdefault(entry.sitting, []).append(entry)
    told = [
        (
            sum(each.minutes for each in its),
            ", ".join(f"{PART_NAMES[each.part]} {each.minutes}" for each in its),
        )
        for _, its in sorted(parts.items())
    ]
    if len(told) == 2:
        (first, what), (second, then) = told
        halves = f"The first, {first}: {what}. The second, {second}: {then}."
        return f"{first + second} minutes, in two sittings. {halves}"
    return "".join(f"{minutes} minutes in class: {what}." for minutes, what in told)


def evidence(entry: Claim, sources: Mapping[str, Source]) -> Markup:
    """The course's verdict on a claim, what the evidence says, what a careful reader adds, both readings."""
    sign = tag("span", VERDICTS[entry.verdict].sign, aria_hidden="true")
    order = sorted(CAPITALS, key=lambda side: side != entry.side)
    seen = ((f"Seen from {CAPITALS[side]}.", getattr(entry, side)) for side in order)
    return join(
        tag("p", sign, " Verdict of the course: ", tag("strong", entry.verdict), class_="tv-verdict"),
        _headed("What the evidence says.", entry.finding),
        _headed("What a careful reader adds.", entry.nuance),
        (_headed(head, text) for head, text in seen if text),
        _links(entry.sources, sources),
    )


def _headed(head: str, text: str) -> Markup:
    return tag("p", tag("strong", head), " ", inline(text))


def _voice(position: Position, sources: Mapping[str, Source]) -> Markup:
    head = tag("strong", f"{position.speaker}, {position.office}")
    day = tag("time", dated(position.date), datetime=position.date)
    translated = ", translated" if position.translated else None
    own = (
        tag("p", "«", position.original, "»", lang="ru", class_="tv-own-words") if position.original else None
    )
    return tag(
        "div",
        tag("p", head, ", ", position.forum, ", ", day),
        tag("blockquote", "“", position.quote, "”", translated, own),
        tag("p", inline(position.position)),
        _links(position.sources, sources),
        class_="tv-voice",
    )


def _column(side: str, *inner: Inner) -> Markup:
    return tag("div", tag("h4", SIDE_NAMES[side]), inner, class_=f"tv-side tv-{side}")


def _sides(title: str, said: Mapping[str, Inner], first: str) -> Markup:
    order = sorted(said, key=lambda side: side != first)
    columns = tag("div", (_column(side, said[side]) for side in order), class_="tv-sides")
    return join(tag("h3", inline(title)), columns)


def _folded(entry: Occasion | Mind, shown: Markup) -> Markup:
    """What is more under its line, what is core as it is."""
    return fold(entry.more, shown) if entry.more else shown


def both_sides(
    occasions: Sequence[Occasion],
    positions: Mapping[str, Position],
    sources: Mapping[str, Source],
    first: str = "russia",
) -> Card:
    """Both capitals on the same occasions, side by side, in their own words; `first` speaks first."""

    def voices(keys: Iterable[str]) -> list[Markup]:
        return [_voice(positions[key], sources) for key in keys if key in positions]

    shown = (
        _folded(each, _sides(each.title, {"russia": voices(each.russia), "us": voices(each.us)}, first))
        for each in occasions
    )
    return _card("both-sides", "Both sides in their own words", shown)


def minds(entries: Sequence[Mind], first: str = "russia") -> Card:
    """What each side would have to see to change its mind; `first` stands first."""
    shown = (
        _folded(
            each,
            _sides(each.question, {side: tag("p", inline(getattr(each, side))) for side in CAPITALS}, first),
        )
        for each in entries
    )
    return _card("minds", "What would change their minds?", shown)


def key_points(points: Sequence[str]) -> Card:
    """What to take away."""
    return _card("key-points", "Key points", _items(points))


def words(entries: Sequence[Word]) -> Card:
    """Words to know, in English and Russian, folded under their names."""
    heads = (tag("th", head, scope="col") for head in ("Word", "Russian", "Say it", "Meaning"))
    rows = (
        tag(
            "tr",
            tag("th", inline(word.term), scope="row"),
            tag("td", word.russian, lang="ru"),
            tag("td", tag("i", word.latin)),
            tag("td", inline(word.meaning)),
        )
        for word in entries
    )
    table = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows))
    line = f"{len(entries)} words to know, with their Russian: {'; '.join(word.term for word in entries)}"
    return _card("words", "Words to know", fold(line, table))


def who(here: Sequence[Who], before: Mapping[str, Sequence[Who]]) -> Card:
    """Who is who, folded: whom the lesson brings in, and whom the lessons before it did, by their numbers."""
    met = [(join(tag("strong", each.name), ", ", inline(each.role)), each.name) for each in here]
    earlier = [
        (join(tag("strong", each.name), ", ", inline(each.role), f" (lesson {number})"), each.name)
        for number, entries in before.items()
        for each in entries
    ]
    line = f"New in this lesson: {len(met)}" + (f"; met before: {len(earlier)}" if earlier else "")
    folds = [_roll("New in this lesson", met), _roll("Met before", earlier)]
    return _card("who", "Who is who", fold(f"Who is who. {line}", folds))


def _roll(title: str, named: Sequence[tuple[Markup, str]]) -> Markup | None:
    """Names with their roles, in the order of the alphabet; nothing where there are none."""
    if not named:
        return None
    rows = [tag("li", shown) for shown, name in sorted(named, key=lambda each: each[1].casefold())]
    return join(tag("p", title, class_="tv-label"), tag("ul", rows))


def source_list(keys: Sequence[str], sources: Mapping[str, Source], *, folded: bool = False) -> Card:
    """Every source, in alphabetical order, each a target for the links in the text."""
    known = sorted(
        (sources[key] for key in keys if key in sources), key=lambda source: source.short.casefold()
    )
    rows = (tag("li", _reference(each), id=f"source-{each.key}", tabindex="-1") for each in known)
    listed = tag("ol", rows)
    line = f"All {len(known)} sources, from A to Z. Each is also shown where the text names it."
    return _card("sources", "Sources", fold(line, listed) if folded else listed)


def _reference(source: Source) -> Markup:
    """The whole entry, its pieces marked: the page shows them where the source is cited."""
    marked = {
        "title": lambda text: tag("cite", text),
        "when": lambda text: tag("time", text, datetime=source.date),
    }
    pieces = [
        marked[piece](text) if piece in marked else tag("span", text, class_=f"tv-source-{piece}")
        for piece, text in source.pieces.items()
    ]
    line = join(*([", " if place else "", piece] for place, piece in enumerate(pieces)), ".")
    if not source.url:
        return line
    return join(line, " ", tag("a", source.url, href=source.url, rel="noopener", target="_blank"))
