"""The hour as a page for the wall: it stands by itself, opens from a folder, and fetches nothing."""

from __future__ import annotations

from importlib.resources import files

from twoviews.bank.council_class import SHORT, CouncilClass, HourPart
from twoviews.bank.prose import inline
from twoviews.html import Markup, document, join, tag


def clock(title: str, content: CouncilClass) -> str:
    """The page, with the parts of the hour and minutes that can be changed on it."""
    buttons = (tag("button", name, type="button", id=key) for key, name in
               (("start", "Start"), ("back", "Back"), ("next", "Next")))  # fmt: skip
    body = tag(
        "main",
        tag("h1", inline(title)),
        tag("div", tag("h2", "", id="part"), tag("p", "", id="does"), aria_live="polite"),
        tag("p", "", id="left", role="timer", aria_label="time left"),
        tag("p", "Time is over", id="over", hidden=True, role="status"),
        tag("div", buttons, class_="buttons"),
        _parts(content),
    )
    return document("Clock", _file("clock.css"), body, script=_file("clock.js"))


def _parts(content: CouncilClass) -> Markup:
    lengths = (tag("button", f"{minutes} minutes", type="button", data_length=key)
               for key, minutes in (("whole", content.minutes), ("short", SHORT)))  # fmt: skip
    heads = tag("tr", (tag("th", name, scope="col") for name in ("Part", "Minutes", "What happens")))
    caption = tag("caption", "The minutes of each part can be changed here")
    table = tag("table", caption, tag("thead", heads), tag("tbody", map(_part, content.hour)))
    return join(tag("div", lengths, class_="buttons"), table)


def _part(part: HourPart) -> Markup:
    minutes = tag("input", type="number", min="1", max="600", value=str(part.minutes),
                data_whole=str(part.minutes), data_short=str(part.short),
                aria_label=f"Minutes for {part.title}")  # fmt: skip
    return tag("tr", tag("th", part.title, scope="row"), tag("td", minutes),
               tag("td", inline(part.does), class_="does"), data_part=part.title)  # fmt: skip


def _file(name: str) -> str:
    return files("twoviews.teaching.council").joinpath(name).read_text(encoding="utf-8")
