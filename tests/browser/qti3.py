"""An open player of QTI 3 in Chromium: what it gives for an answer, and what it then tells."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, Route

from twoviews.teaching.lms.exported import Item

ADDRESS = "http://player.test/"
SHELL = Path(__file__).with_name("qti3.html")


class Played(NamedTuple):
    """Points, and the feedback that can be read."""

    points: float
    shown: list[str]


class Player:
    """The player on a page of its own; `modules` is where npm put it, `files` what lies beside the items."""

    def __init__(self, page: Page, modules: Path, files: Mapping[str, bytes]) -> None:
        self.page, self._modules, self._files, self.faults = page, modules, files, list[str]()
        page.route(f"{ADDRESS}**", self._serve)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.goto(ADDRESS)
        page.wait_for_function("window.player")

    def play(self, xml: str, item: Item, response: Any) -> Played:
        """Answer as a learner does, by mouse and keyboard; an order is laid out as one that comes back."""
        laid = None
        if item.shape == "order":
            laid = {"identifier": "RESPONSE", "cardinality": "ordered", "baseType": "identifier"}
            laid |= {"value": response, "state": {"order": response}}
        self.page.evaluate("([xml, laid]) => load(xml, laid)", [xml.partition("?>")[2], laid])
        _ANSWER[item.shape](self.page, response)
        given = self.page.evaluate("finish()")
        return Played(float(given["outcomes"]["SCORE"]), [" ".join(each.split()) for each in given["shown"]])

    def _serve(self, route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        path = self._modules / name if name else SHELL
        if name in self._files:
            route.fulfill(body=self._files[name], content_type=mimetypes.guess_type(name)[0])
        elif path.is_file():
            route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path.name)[0])
        else:
            route.fulfill(status=404)


def _choose(page: Page, response: str | list[str]) -> None:
    for each in [response] if isinstance(response, str) else response:
        page.locator(f'.qti-simple-choice[data-identifier="{each}"]').click()


def _type(page: Page, response: float | str) -> None:
    page.locator("input").fill(response if isinstance(response, str) else f"{response:.12g}")


def _pair(page: Page, response: dict[str, str]) -> None:
    for entry, choice in response.items():
        page.locator(f'[data-pair="{entry} {choice}"]').click()


_ANSWER: dict[str, Any] = {
    "one": _choose,
    "several": _choose,
    "number": _type,
    "words": _type,
    "pairs": _pair,
    "order": lambda page, response: None,
}
