"""What the tests of all exports share: items with the keys of the bank, answers to them, and hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from random import Random
from typing import Any

from hypothesis import strategies as st

from twoviews.bank import library
from twoviews.bank.authored import Authored
from twoviews.bank.kinds import KINDS
from twoviews.bank.kinds.base import Key, Scored
from twoviews.bank.questions import every
from twoviews.bank.scoring import score
from twoviews.teaching.lms.exported import Chapter, Export, Item, Picture, forms_of

KINDS_EXAMPLES = {
    name: __import__(f"twoviews.bank.kinds.{name}.test_{name}", fromlist=["EXAMPLE"]).EXAMPLE
    for name in KINDS
}
PICTURE = Picture(
    "seen.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "A <dot> & more"
)


def keyed(authored: Authored) -> list[tuple[Item, Key]]:
    """Every form of a question, as it is exported, with the bank's own key to it."""
    return list(zip(forms_of(authored, "quiz", None, 1000), (key for _, key in every(authored)), strict=True))


def bank() -> Iterator[tuple[Item, Key]]:
    """The first form of every question that is exported."""
    for lesson in library.course().lessons.values():
        for authored in lesson.every_question:
            if not authored.on_page:
                yield keyed(authored)[0]


def export_of(items: list[Item]) -> Export:
    """A file's worth of these items, all on one objective."""
    from twoviews.bank.content import Objective

    objective = Objective(items[0].objective if items else "o", "Can do <this> & that.")
    chapter = Chapter("01", "A <title> / & more", (objective,), tuple(items), ())
    return Export("Two Views", (chapter,), (), ())


def answers(item: Item, key: Key, chance: Random) -> Iterator[Any]:
    """A wholly right response, then some that are wrong or right in part."""
    yield key.right
    ids = [entry.id for entry in item.entries]
    if item.shape == "one":
        yield from ids
    elif item.shape == "several":
        yield from ([each] for each in ids)
        yield ids
        yield chance.sample(ids, chance.randint(1, len(ids)))
    elif item.shape == "pairs":
        choices = [choice.id for choice in item.choices]
        yield from ({each: chance.choice(choices) for each in ids} for _ in range(3))
    elif item.shape == "order":
        yield key.right[::-1]
        yield from (chance.sample(ids, len(ids)) for _ in range(4))
    elif item.shape == "number":
        far = item.answer + 2 * item.tolerance + 1
        yield from (far, -far, item.answer + 0.9 * item.tolerance)
    else:
        yield from (*item.accepted, "certainly not this", item.accepted[0].upper())


def marked(key: Key, response: Any) -> Scored:
    """The bank's own marks."""
    result = score(key, response)
    assert isinstance(result, Scored), (key.id, response)
    return result


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.images: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.images.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words(markup: str) -> str:
    """What a person reads of a piece of HTML, with single spaces."""
    return " ".join("".join(_read(markup).said).split())


def images(markup: str) -> list[dict[str, str | None]]:
    """The attributes of each picture in it."""
    return _read(markup).images


def _read(markup: str) -> _Words:
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return reader


NASTY = (
    "]]><x>&amp;",
    "<script>alert(1)</script>",
    "a\x00b\x0b\x1fc\ufffe",
    "{1:MULTICHOICE:=a~b#c}",
    "*a* **b**",
    "\"'<>&",
    "=cmd|' /C calc'!A0",
    "\u202eabc\u200f",
    "@@PLUGINFILE@@/x",
    "100%",
    "\\*",
    "$course$/a//b",
    "-1+1",
    "a\t\n\rb",
    "🙂 кириллица",
    "--> <!-- <?php ?>",
)
hostile = st.one_of(st.text(max_size=40), st.sampled_from(NASTY)).filter(lambda text: bool(readable(text)))


def readable(text: str) -> str:
    """What is left of a text in a file of XML, as a reader sees it."""
    from twoviews.teaching.lms.exported import cleaned_of
    from twoviews.teaching.lms.markup import plain

    return " ".join(plain(cleaned_of(text)).split())
