"""Texts side by side, nameless, with the rubric to click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from twoviews.bank.answers import MARKS
from twoviews.bank.prose import inline
from twoviews.html import Markup, document, join, tag
from twoviews.teaching.classes.page import bars
from twoviews.teaching.classes.writings import Writing, Written
from twoviews.wording import plural

HOW = (
    "The texts stand without names, in an order that tells nothing. Click the rubric, write a remark: both "
    "are kept in this browser on this computer, and nowhere else. “Download the marks” puts them into one "
    "file; give it to the report (`--marks`): each student's feedback page then has them, and the gradebooks "
    "have each text with a mark in every row. Who wrote what is in texts.csv, by the same signs."
)
SHARE = (
    "A part of the texts of a class, without names. Other markers have the rest. Send the file of your marks "
    "to the one who sent you this page, who gives all of them to the report."
)
SIGN = "(sign)"
"""Stands where a text's own sign comes."""
TOOLS = (("save", "Download the marks"), ("load", "Load marks from a file"))


def sheets(found: Sequence[Written], marker: int, markers: int) -> str:
    """A page of its own with one marker's share of the texts, to be sent to that marker."""
    title = f"Texts to mark, {marker} of {markers}"
    body = [
        tag("a", "To the texts", href="#main", class_="skip"),
        tag("header", tag("h1", title), tag("p", SHARE, class_="lead")),
        tag("main", texts(found), id="main", tabindex="-1"),
    ]
    return document(f"Two Views: {title.lower()}", _file("page.css"), *body, script=_file("page.js"))


def texts(found: Sequence[Written]) -> Iterator[Markup]:
    """The texts to each prompt, folded by prompt."""
    yield tag("p", inline(HOW.replace("`", "")))
    yield tag(
        "div",
        (tag("button", text, type="button", id=f"marks-{key}") for key, text in TOOLS),
        tag("input", type="file", accept=".csv", id="marks-file", hidden=True, aria_label="A file of marks"),
        tag("p", "", role="status", id="marks-told"),
        class_="tools",
    )
    for each in found:
        yield _prompt(each)


def _prompt(found: Written) -> Markup:
    item = found.slot.item
    draft = ", second draft" if found.slot.sort == "second" else ""
    sample = f"; a sample of {len(found.shown)} is here" if found.of > len(found.shown) else ""
    head = tag("span", inline(item.prompt), class_="prompt")
    about = tag(
        "span", f"Lesson {found.slot.lesson}{draft}: {plural(found.of, 'text')}{sample}", class_="figures"
    )
    role = tag("p", inline(item.role), class_="note") if item.role else None
    rubric = _rubric(found) if found.rubric else None
    rows = join(*(_row(number, inline(each.criterion)) for number, each in enumerate(found.rubric, 1)))
    shown = tag("div", [_text(each, found, rows) for each in found.shown], class_="sheets")
    return bars.fold([head, about], role, rubric, shown, class_="question")


def _rubric(found: Written) -> Markup:
    rows = (
        tag(
            "tr",
            tag("th", inline(each.criterion), scope="row"),
            (tag("td", inline(getattr(each, mark))) for mark in MARKS),
        )
        for each in found.rubric
    )
    return bars.fold("The rubric in words", bars.table("The rubric", bars.heads("Row", *MARKS), rows))


def _text(writing: Writing, found: Written, rows: Markup) -> Markup:
    own = Markup(rows.replace(SIGN, writing.sign))
    remark = tag(
        "label", "Remark", tag("textarea", "", rows="2", data_part="remark", dir="auto"), class_="remark"
    )
    paragraphs = [tag("p", each, dir="auto") for each in writing.text.split("\n") if each.strip()]
    rest = f"{writing.more:,} more letters of this text are not shown. The file that was handed in has them."
    name = f"Text {writing.sign}"
    return tag(
        "article",
        tag("h3", name, tag("small", plural(writing.words, "word"))),
        tag("blockquote", paragraphs),
        tag("p", rest, class_="note") if writing.more else None,
        tag("form", own, remark, aria_label=f"Marks of text {writing.sign}"),
        class_="sheet",
        data_sign=writing.sign,
        data_prompt=found.slot.id,
    )


def _row(number: int, criterion: Markup) -> Markup:
    """A row of the rubric to click, for the text of `SIGN`; the same for all texts to a prompt."""
    choices = (
        tag(
            "label",
            tag("input", type="radio", name_=f"{SIGN}-{number}", value=mark, data_part=f"row {number}"),
            tag("span", mark),
        )
        for mark in MARKS
    )
    return tag("fieldset", tag("legend", criterion), choices)


def _file(name: str) -> str:
    return files("twoviews.teaching.classes.page").joinpath(name).read_text(encoding="utf-8")
