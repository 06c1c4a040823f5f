"""What a student has in any place: a page, two hands (see `hands`), and eyes for what is wrong on it."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
OPEN_ALL = "() => document.querySelectorAll('details').forEach(node => { node.open = true; })"
COLOURS = ["color-contrast", "link-in-text-block"]
BY_LOOK = "axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-look]' }] }); axe.byLook = true;"
AXE = f"{AXE_SCRIPT};{BY_LOOK}"
"""axe-core, which measures the contrast of what `LOOKS` has marked: that takes nine tenths of its time."""
JUDGE = """([place, options]) => window.axe.run({ include: [[place]] }, options).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)))"""
LOOKS = """place => {
    const grounds = new Map(), known = new Map(), seen = new Set(), over = [];
    const clear = 'rgba(0, 0, 0, 0)|none|1|none|normal|none';
    const painted = style => [style.backgroundColor, style.backgroundImage, style.opacity, style.filter,
        style.mixBlendMode, style.maskImage].join('|');
    const isMoved = style => /absolute|fixed|sticky/.test(style.position) || style.float !== 'none'
        || style.transform !== 'none' || /-/.test(style.margin)
        || style.position === 'relative' && !/^(auto|0px)( (auto|0px))*$/.test(style.inset);
    const everything = document.querySelectorAll(`:is(${place}), :is(${place}) *`);
    const under = node => {
        if (!node) return { ground: '', alone: false, clips: [] };
        if (known.has(node)) return known.get(node);
        const style = getComputedStyle(node), above = under(node.parentElement), own = painted(style);
        const name = `${above.ground}/${own}`, clip = /hidden|clip/.test(style.overflow);
        if (!grounds.has(name)) grounds.set(name, String(grounds.size));
        const found = {
            ground: own === clear ? above.ground : grounds.get(name),
            alone: above.alone || isMoved(style),
            clips: clip ? [...above.clips, node.getBoundingClientRect()] : above.clips,
        };
        known.set(node, found);
        return found;
    };
    for (const node of everything) {
        const style = getComputedStyle(node);
        if (under(node).alone && style.position !== 'sticky' && painted(style) !== clear) {
            over.push(node.getBoundingClientRect());
        }
    }
    const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const holds = (a, b) =>
        a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom;
    const off = ':disabled, [aria-disabled=true]';
    const isNamed = id => document.querySelector(`[aria-labelledby~="${id}"]`);
    const isExcused = node => node.closest(off)
        || node.closest('label')?.control?.matches(off)
        || node.closest('[id]') && isNamed(node.closest('[id]').id);
    for (const node of everything) {
        const words = [...node.childNodes].filter(each => each.nodeType === 3).map(each => each.data.trim());
        const text = words.join(''), isControl = node.matches('input, select, textarea');
        if (!text && !isControl) {
            node.removeAttribute('data-look');
            continue;
        }
        const { ground, alone, clips } = under(node), style = getComputedStyle(node);
        const box = node.getBoundingClientRect();
        const look = [ground, style.color, style.fontSize, style.fontWeight, style.textShadow,
            style.webkitTextStrokeWidth, style.webkitTextFillColor,
            /[\\p{L}\\p{N}]/u.test(text), text.length > 1].join('|');
        const isPlain = text && !isControl && !alone && node.checkVisibility({ visibilityProperty: true })
            && box.width > 1 && box.height > 1 && clips.every(clip => holds(clip, box))
            && !over.some(each => meets(each, box)) && !isExcused(node);
        node.toggleAttribute('data-look', !(isPlain && seen.has(look)));
        if (isPlain) seen.add(look);
    }
}"""
"""Marks whatever has to be looked at for its contrast.

Of plain texts that have the same colour, size and weight on the same ground one is enough: axe-core works the
contrast out from just these, and passes over single signs. Everything else is marked: what is moved out of
its place, what such a thing with a ground of its own lies on, what sticks out of a frame that cuts it off, a
control, or disabled.
"""
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

        Another theme changes nothing but colours. Texts that look alike are measured once, see `LOOKS`.
        """
        rules = {"runOnly": {"type": "rule", "values": COLOURS}} if colours_only else {}
        options = {"resultTypes": ["violations"], **rules}
        self.page.evaluate(LOOKS, place)
        if not self.page.evaluate("() => Boolean(window.axe?.byLook)"):
            self.page.evaluate(AXE)
        return list(self.page.evaluate(JUDGE, [place, options]))

    def cut_off(self) -> list[str]:
        """The parts of the page that are wider than their place, one line each."""
        return list(self.page.evaluate(CUT_OFF))
