"""HTML in Python: text is escaped wherever it is put, markup is not."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from twoviews.html import LOOKS, Markup, document, join, tag

EVIL = "<img src=x onerror=alert(1)> & \"'"
SAFE = "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#x27;"


def test_text_is_escaped_and_markup_is_not() -> None:
    assert tag("p", EVIL, tag("b", "x")) == f"<p>{SAFE}<b>x</b></p>"
    assert join(EVIL, Markup("<hr>")) == f"{SAFE}<hr>"


def test_attributes_are_escaped_named_and_left_out() -> None:
    made = tag("td", class_="tv-a", aria_label=EVIL, hidden=True, open=False, title=None)
    assert made == f'<td class="tv-a" aria-label="{SAFE}" hidden></td>'


def test_many_pieces_and_none_are_one_inside() -> None:
    assert (
        tag("ul", (tag("li", word) for word in "ab"), None, "", ["c", None])
        == "<ul><li>a</li><li>b</li>c</ul>"
    )


def test_a_void_element_has_no_end() -> None:
    assert tag("br") == "<br>"


def test_what_was_built_and_then_cut_is_text_again() -> None:
    """An f-string or a slice of markup is a plain `str`, and is escaped: a slip shows, and harms nobody."""
    assert tag("p", f"{tag('b', 'x')}!") == "<p>&lt;b&gt;x&lt;/b&gt;!</p>"


def test_a_document_stands_by_itself() -> None:
    page = document("A & B", "p>b{margin:0}", tag("p", "x"))
    assert page == (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; style-src '
        '&#x27;unsafe-inline&#x27;; base-uri &#x27;none&#x27;; form-action &#x27;none&#x27;">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>A &amp; B</title><style>{LOOKS}p>b{{margin:0}}</style></head><body><p>x</p></body></html>"
    )
    assert "color-scheme: light dark" in LOOKS


def test_a_document_runs_only_what_its_policy_names() -> None:
    script = "document.title = 'a < b'"
    page = document("A", "", script=script, lang="en-GB")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src &#x27;sha256-{digest}&#x27;" in page
    assert page.endswith(f'<script type="module">{script}</script></body></html>')
    assert '<html lang="en-GB">' in page


class Read(HTMLParser):
    """What a reader of HTML makes of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.titles: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.titles += [value for name, value in attrs if name == "title"]

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_any_text_arrives_whole_inside_and_in_an_attribute(text: str) -> None:
    read = Read()
    read.feed(tag("p", text, title=text))
    read.close()
    assert (read.tags, read.text, read.titles) == (["p"], text, [text])


def needs(made: Markup) -> Markup:
    """What wants markup; mypy must refuse it a text, or it will call the ignores below unused."""
    return made


def test_a_text_is_no_markup() -> None:
    needs(tag("b"))
    needs("text")  # type: ignore[arg-type]
    needs(f"{tag('b')}")  # type: ignore[arg-type]


@given(st.text(st.characters(categories=["Cs", "Cc"]) | st.characters()))
def test_no_sign_goes_out_that_no_page_may_hold(text: str) -> None:
    made = tag("p", text, title=text)
    made.encode()
    assert not [sign for sign in made if unicodedata.category(sign) == "Cc" and sign not in "\t\n\f\r"]
