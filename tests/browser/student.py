"""What a student has in any place: a page, two hands (see `hands`), and eyes for what is wrong on it."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
SHOW_ALL = """() => {
    const open = () => document.querySelectorAll('details').forEach(node => { node.open = true; });
    open();
    for (const label of document.querySelectorAll('label')) {
        if (label.textContent.includes('One at a time')) label.querySelector('input:checked')?.click();
    }
    open();
}"""
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = Path(__file__).with_name("looks.js").read_text("utf-8")
BY_LOOK = """axe.byLook = axe.configure({ noHtml: true, rules: [
    { id: 'color-contrast', selector: '[data-look]' }, { id: 'link-in-text-block', selector: '[data-link]' },
] }) ?? true;"""
AXE = f"{AXE_SCRIPT};{BY_LOOK}"
"""axe-core, which measures the colours of what `LOOKS` marks: of all, they take nine tenths of its time."""
PASSED: set[str] = set()
"""Every look that has passed since these tests began."""
PARTS = ".jp-OutputArea-output [class^='tv-']"
CUT_OFF = """() => [...document.querySelectorAll("[class^='tv-'], [class^='tv-'] *")].filter(node =>
    node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1 && node instanceof HTMLElement
        && getComputedStyle(node).display !== 'inline' && getComputedStyle(node).overflowX === 'visible'
        && node.checkVisibility() && !node.closest('.tv-unseen'),
).map(node => `${node.tagName} ${node.className} ${node.scrollWidth} > ${node.clientWidth}`)"""


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
        self.page.evaluate(SHOW_ALL)
        expect(self.page.locator("label:has(input:checked)", has_text="One at a time")).to_have_count(0)

    def violations(self, place: str = PARTS, *, colours_only: bool = False) -> list[str]:
        """What axe-core finds inside a place, by default the course's parts of the page, one line each.

        Another theme changes nothing but colours. Texts that look alike are measured once, see `LOOKS`.
        """
        if not self.page.evaluate("() => Boolean(window.axe?.byLook)"):
            self.page.evaluate(AXE)
        lines, passed = self.page.evaluate(LOOKS, [place, sorted(PASSED), COLOURS, colours_only])
        PASSED.update(passed)
        return list(lines)

    def cut_off(self) -> list[str]:
        """The parts of the page that are wider than their place, one line each."""
        return list(self.page.evaluate(CUT_OFF))
