"""What a student has in any place: a page, two hands (see `hands`), and eyes for what is wrong on it."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
OPEN_ALL = "() => document.querySelectorAll('details').forEach(node => { node.open = true; })"
COLOURS = ["color-contrast", "link-in-text-block"]
PARTS = ".jp-OutputArea-output [class^='tv-']"
CUT_OFF = """() => [...document.querySelectorAll("[class^='tv-'], [class^='tv-'] *")].filter(node => {
    const style = getComputedStyle(node);
    return node instanceof HTMLElement && node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1
        && node.checkVisibility() && !node.closest('.tv-unseen') && style.display !== 'inline'
        && style.overflowX === 'visible';
}).map(node => `${node.tagName} ${node.className} ${node.scrollWidth} > ${node.clientWidth}`)"""


class Student:
    """One browser window of one student."""

    def __init__(self, page: Page, theme: str = "light") -> None:
        self.page, self.theme = page, theme

    def wait_for_text(self, place: Locator, text: str) -> None:
        """Return once the text is there."""
        expect(place).to_contain_text(text, timeout=20_000)

    def wait_for_change(self, place: Locator, before: str) -> None:
        """Return once something else is there."""
        expect(place).not_to_have_text(before, timeout=20_000)

    def show_everything(self) -> None:
        """Show all questions at once and open every fold."""
        self.page.evaluate(OPEN_ALL)
        pressed = self.page.locator("label", has_text="One at a time").locator("input:checked")
        while pressed.count():  # each that is let go is one less to find
            pressed.first.click()
        self.page.evaluate(OPEN_ALL)

    def violations(self, place: str = PARTS, *, colours_only: bool = False) -> list[str]:
        """What axe-core finds inside a place, by default the course's parts of the page, one line each.

        Another theme changes nothing but colours.
        """
        rules = {"runOnly": {"type": "rule", "values": COLOURS}} if colours_only else {}
        options = {"resultTypes": ["violations"], **rules}
        found = Axe().run(self.page, context={"include": [[place]]}, options=options).response
        return [
            f"{item['id']}: {node['html'][:200]}" for item in found["violations"] for node in item["nodes"]
        ]

    def cut_off(self) -> list[str]:
        """The parts of the page that are wider than their place, one line each."""
        return list(self.page.evaluate(CUT_OFF))
