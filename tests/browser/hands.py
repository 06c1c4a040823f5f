"""Two ways to use a lesson: with the mouse, and with the keyboard alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any, Protocol

from playwright.sync_api import Locator, Page, expect

REACH = 600  # presses of Tab after which a control counts as out of reach
BY_KEY = 12  # letters at each end of a text that are typed one by one; what lies between is put in at once
IS_THERE = "node => node === document.activeElement"
IS_IN_GROUP = "node => document.activeElement.name === node.name && document.activeElement.type === 'radio'"
WAY = """(node, near) => {
    const here = document.activeElement, groups = new Set([node.type === 'radio' ? node.name : null]);
    const follows = (first, second) => Boolean(first.compareDocumentPosition(second) & 4);
    const ahead = node === here || follows(here, node);
    const [from, to] = ahead ? [here, node] : [node, here];
    const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary');
    const stops = [...controls].filter(each => follows(from, each) && follows(each, to)
        && each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })
        && (each.type !== 'radio' || !groups.has(each.name) && groups.add(each.name)));
    const left = near && stops.length > near ? near : stops.length;
    if (left < stops.length) stops.at(ahead ? -left : left - 1).focus();
    return [ahead ? 'Tab' : 'Shift+Tab', left];
}"""
"""Which way a control lies from where the focus is, and how many others stand between, as far as one sees.

If `near` is a number, the focus is put that near to it first.
"""


STEPS = """node => {
    const group = [...document.getElementsByName(node.name)]
        .filter(each => each.form === node.form && !each.disabled);
    return Math.max(0, group.indexOf(node) - group.indexOf(document.activeElement));
}"""
"""How many of a group of radio buttons lie from the one with the focus to this one."""


class Hand(Protocol):
    """What a student does to one control."""

    def press(self, button: Locator) -> None:
        """Push a button."""

    def choose(self, radio: Locator) -> None:
        """Choose one radio button of a group."""

    def tick(self, box: Locator) -> None:
        """Tick a checkbox."""

    def select(self, menu: Locator, value: str) -> None:
        """Choose an entry of a menu."""

    def write(self, field: Locator, text: str) -> None:
        """Put a text into a field."""

    def slide(self, slider: Locator) -> None:
        """Move a slider to somewhere else."""


def type_into(page: Page, text: str) -> None:
    """Type a text into what has the focus; of a long one only both ends, for each letter takes its time."""
    if len(text) <= 3 * BY_KEY:
        page.keyboard.type(text)
        return
    page.keyboard.type(text[:BY_KEY])
    page.keyboard.insert_text(text[BY_KEY:-BY_KEY])
    page.keyboard.type(text[-BY_KEY:])


class Mouse:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: Locator) -> None:
        button.click()

    def choose(self, radio: Locator) -> None:
        radio.click()

    def tick(self, box: Locator) -> None:
        box.click()

    def select(self, menu: Locator, value: str) -> None:
        menu.select_option(value)

    def write(self, field: Locator, text: str) -> None:
        field.click()
        type_into(self.page, text)

    def slide(self, slider: Locator) -> None:
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box is not None
        middle = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + box["width"] * 0.3, middle)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * 0.7, middle, steps=12)
        self.page.mouse.up()


class Keyboard:
    """Only keys: every control has to be reached with Tab from where the focus is.

    If `near` is a number, only so many presses are made of a long way: each costs a picture.
    """

    def __init__(self, page: Page, near: int = 0) -> None:
        self.page, self._near = page, near

    def _reach(self, goal: Locator, there: str = IS_THERE) -> None:
        goal.wait_for()  # while it is not shown yet, Tab would go once round the page
        node = goal.element_handle()
        key, between = node.evaluate(WAY, self._near)
        for _ in range(min(between, REACH)):
            self.page.keyboard.press(key)
        key, _ = node.evaluate(WAY, 0)
        for _ in range(REACH):
            if node.evaluate(there):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {goal}")

    def press(self, button: Locator) -> None:
        self._reach(button)
        self.page.keyboard.press("Enter")

    def choose(self, radio: Locator) -> None:
        self._reach(radio, IS_IN_GROUP)
        for _ in range(radio.evaluate(STEPS)):
            self.page.keyboard.press("ArrowDown")
        for _ in range(12):
            if radio.evaluate(IS_THERE):
                break
            self.page.keyboard.press("ArrowDown")
        if not radio.is_checked():
            self.page.keyboard.press("Space")
        expect(radio).to_be_checked()

    def tick(self, box: Locator) -> None:
        self._reach(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def select(self, menu: Locator, value: str) -> None:
        self._reach(menu)
        for _ in range(menu.locator("option").count()):
            if menu.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        expect(menu).to_have_value(value)

    def write(self, field: Locator, text: str) -> None:
        self._reach(field)
        type_into(self.page, text)

    def slide(self, slider: Locator) -> None:
        self._reach(slider)
        before = slider.input_value()
        key = "ArrowLeft" if before == slider.get_attribute("max") else "ArrowRight"
        for _ in range(3):
            self.page.keyboard.press(key)
        expect(slider).not_to_have_value(before)


class ByTurns:
    """The mouse for one control, the keyboard for the next of its kind."""

    def __init__(self, page: Page) -> None:
        self._hands = defaultdict[str, Iterator[Hand]](lambda: cycle((Mouse(page), Keyboard(page))))

    def press(self, button: Locator) -> None:
        next(self._hands["press"]).press(button)

    def choose(self, radio: Locator) -> None:
        next(self._hands["choose"]).choose(radio)

    def tick(self, box: Locator) -> None:
        next(self._hands["tick"]).tick(box)

    def select(self, menu: Locator, value: str) -> None:
        next(self._hands["select"]).select(menu, value)

    def write(self, field: Locator, text: str) -> None:
        next(self._hands["write"]).write(field, text)

    def slide(self, slider: Locator) -> None:
        next(self._hands["slide"]).slide(slider)


HANDS: dict[str, Callable[[Page], Hand]] = {"mouse": Mouse, "keyboard": Keyboard}


def answer(hand: Hand, form: Locator, right: Any) -> None:
    """Enter the right response into a question's form, by the controls that stand there, whatever its kind.

    Checking is a step of its own.
    """
    form.wait_for()
    match right:
        case dict() if form.locator(".tv-item").count():
            _place(hand, form, right)
        case dict():
            for field, text in zip(form.locator(".tv-typed input").all(), right.values(), strict=True):
                hand.write(field, str(text))
        case list() if form.locator(".tv-order-row").count():
            _sort(hand, form, right)
        case list():
            for option in right:
                hand.tick(form.locator(f'.tv-options input[value="{option}"]'))
        case _ if form.locator(".tv-options").count():
            hand.choose(form.locator(f'.tv-options input[value="{right}"]'))
        case _:
            hand.write(form.locator(".tv-typed input"), str(right))


def _place(hand: Hand, form: Locator, right: dict[str, str]) -> None:
    """Put each item where it belongs, from the first on the page to the last."""
    for box in form.locator(".tv-item").all():
        item = box.get_attribute("data-id") or ""
        if box.locator("select").count():
            hand.select(box.locator("select"), right[item])
        else:
            hand.choose(box.locator(f'input[value="{right[item]}"]'))


def _sort(hand: Hand, form: Locator, right: list[str]) -> None:
    """Move one item after the other up to its place."""
    for place, item in enumerate(right):
        row = form.locator(f'.tv-order-row[data-id="{item}"]')
        for _ in range(_places_above(row) - place):
            hand.press(row.locator("button").first)


def _places_above(row: Locator) -> int:
    return int(row.evaluate("node => [...node.parentElement.children].indexOf(node)"))
