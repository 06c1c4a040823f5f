"""Texts that look alike are measured once: whatever axe-core finds among all of them is found so too."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk import DeskStudent

OUTPUT = "jp-OutputArea-output jp-RenderedHTMLCommon"
PLACE = ".jp-OutputArea-output .tv-card"
FAINT = "color: #999999"
DARK = "background: #333333"
ON_A_GROUND = (
    f'<div style="position: relative"><i style="position: absolute; inset: 0; {DARK}"></i>'
    '<p style="position: relative">One on a ground that lies there</p></div>'
)
CUT_OFF = f'<div style="overflow: hidden; height: 1px"><p style="{FAINT}">Cut off</p></div>'

pytestmark = pytest.mark.browser


def of_contrast(found: list[str]) -> int:
    return sum(line.startswith("color-contrast: ") for line in found)


@pytest.mark.parametrize(
    ("markup", "faults"),
    [
        ("<p>Many of us</p>" * 9, 0),
        ("<p>Many of us</p>" * 9 + f'<p style="{FAINT}">One of us</p>', 1),
        (f'<p hidden style="{FAINT}">Nobody here</p><p style="{FAINT}">One of us</p>', 1),
        (f'<p style="{FAINT}">·</p><p style="{FAINT}">One of us</p>', 1),
        (f'<label style="{FAINT}"><input disabled>Off it is</label><p style="{FAINT}">One of us</p>', 1),
        (f'<p>One of us</p><div style="{DARK}"><p>One in the dark</p></div>', 1),
        ('<p>One of us</p><div style="opacity: 0.4"><p>One behind a veil</p></div>', 1),
        (f'<p>One of us</p><div style="position: relative; top: 1px; {DARK}"><p>One moved</p></div>', 1),
        (f"<p>One of us</p>{ON_A_GROUND}", 1),
        (f'{CUT_OFF}<p style="{FAINT}">One of us</p>', 1),
        (f'<p>One of us</p><p>Another</p><p style="font-size: 8px; {FAINT}">A small one</p>', 1),
    ],
)
def test_nothing_is_missed_for_being_measured_once(desk: DeskStudent, markup: str, faults: int) -> None:
    page = f'<section class="tv-card" style="background: #ffffff; color: #222222">{markup}</section>'
    desk.lay([(OUTPUT, page)])
    found = Axe().run(desk.page, context={"include": [[PLACE]]}).response["violations"]
    whole = sum(len(each["nodes"]) for each in found if each["id"] == "color-contrast")
    assert of_contrast(desk.violations(PLACE)) == whole == faults


def test_of_many_alike_one_is_marked(desk: DeskStudent) -> None:
    desk.lay([(OUTPUT, '<section class="tv-card">' + "<p>Many of us</p>" * 40 + "</section>")])
    desk.violations(PLACE)
    assert desk.page.locator(f"{PLACE} p[data-look]").count() == 1
