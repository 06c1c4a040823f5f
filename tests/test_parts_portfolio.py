"""What changed, and the button that makes the portfolio: what the page is told, and what it can ask."""

from __future__ import annotations

from typing import Any

import pytest

from twoviews.errors import PortfolioError
from twoviews.parts.base import AnyLive
from twoviews.parts.change.live import Change
from twoviews.parts.portfolio.live import Made, Portfolio


def heard(part: AnyLive) -> list[dict[str, Any]]:
    """What the part tells the page from now on."""
    told: list[dict[str, Any]] = []
    part.send = told.append
    return told


def test_the_change_is_read_anew_when_it_comes_into_view() -> None:
    texts = ["<p>one</p>"]
    part = Change(lambda: texts[-1])
    told = heard(part)
    assert part.sent_state()["html"] == "<p>one</p>"
    texts.append("<p>two</p>")
    part.hear({"do": "refresh", "n": 1})
    assert told[0]["state"]["html"] == "<p>two</p>"


@pytest.mark.parametrize(
    "part", [Change(lambda: "<p>mine</p>"), Portfolio(lambda name, form: Made("f", False), 200)]
)
def test_the_printed_form_is_the_same_for_everybody(part: AnyLive) -> None:
    data = part._repr_mimebundle_()[0]
    assert data["text/html"].startswith('<section class="tv-print')
    assert "mine" not in data["text/html"]
    assert "\n" not in data["text/plain"]


def test_the_button_says_where_the_file_is() -> None:
    asked: list[tuple[str, str]] = []
    part = Portfolio(
        lambda name, form: Made(f"mine.{form}", not asked.append((name, form)) and len(asked) > 1),
        200,
    )
    told = heard(part)
    part.hear({"do": "make", "n": 1, "with": {"name": "Anna", "form": "html"}})
    assert asked == [("Anna", "html")]
    assert told[0]["state"]["made"] == "mine.html"
    assert "mine.html, in the folder of this lesson" in told[0]["state"]["told"]
    assert "untouched" not in told[0]["state"]["told"]
    assert part.make("", "md") == "mine.md"
    assert "is untouched" in part.sent_state()["told"]


def test_a_file_that_cannot_be_written_is_said_and_not_raised() -> None:
    def fails(name: str, form: str) -> Made:
        raise PortfolioError("mine.html", "Read-only file system")

    part = Portfolio(fails, 200)
    told = heard(part)
    assert part.make() == ""
    assert "Read-only" in told[0]["unanswered"]
    assert part.sent_state()["made"] == ""


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("", ""),
        ("Read-only file system", " The folder of this lesson takes no file (Read-only file system)."),
    ],
)
def test_what_lies_in_no_folder_is_handed_to_the_browser(why: str, told: str) -> None:
    part = Portfolio(lambda name, form: Made("mine.html", text="<p>all</p>", why=why), 200)
    sent = heard(part)
    part.hear({"do": "make", "n": 1, "with": {"name": "", "form": "html"}})
    assert (sent[0]["file"], sent[0]["name"]) == ("<p>all</p>", "mine.html")
    where = "Your portfolio is the file mine.html, where your browser keeps downloads."
    assert sent[0]["state"]["told"] == where + told
    assert sent[0]["state"]["made"] == ""


def test_there_are_two_forms() -> None:
    with pytest.raises(ValueError, match="html, md, not 'exe'"):
        Portfolio(lambda name, form: Made("f", False), 200).make("", "exe")
