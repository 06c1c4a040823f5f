"""Texts and links that look alike are measured once: whatever axe-core finds among all is found so too."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk import DeskStudent
from student import AXE, COLOURS

OUTPUT = "jp-OutputArea-output jp-RenderedHTMLCommon"
PLACE = ".jp-OutputArea-output .tv-card"
FAINT = "color: #999999"
DARK = "background: #333333"
ON_A_GROUND = (
    f'<div style="position: relative"><i style="position: absolute; inset: 0; {DARK}"></i>'
    '<p style="position: relative">One on a ground that lies there</p></div>'
)
CUT_OFF = f'<div style="overflow: hidden; height: 1px"><p style="{FAINT}">Cut off</p></div>'
WHITE_GROUND = "background: #ffffff"
SHADED = "background: linear-gradient(#fff, #fff)"
WHITE = f'style="{WHITE_GROUND}"'
DARKER = 'style="background: #333333; position: relative; height: 60px"'
MOVED = '<p style="position: absolute; top: 20px">One that is moved onto the dark</p>'
SCROLLED = (
    f'<div style="height: 30px; overflow: auto; background: #ffffff"><p>In view</p><p>Below</p><p>Below</p>'
    f'<p style="{FAINT}">A faint one below</p></div>'
)
SENTENCE = "A sentence that is long enough to be a text with one link in it, and not more than that:"
LINED = "text-decoration: underline; color: #3a3a3a"
PLAIN = "text-decoration: none; color: #3a3a3a"


def link(style: str) -> str:
    return f'<a href="#there" style="{style}">a link</a>'


pytestmark = pytest.mark.browser


def whole(desk: DeskStudent) -> int:
    """How many faults of colour axe-core finds that measures everything."""
    found = Axe().run(desk.page, context={"include": [[PLACE]]}).response["violations"]
    return sum(len(each["nodes"]) for each in found if each["id"] in COLOURS)


def shortened(desk: DeskStudent) -> int:
    """How many are found in the shorter way."""
    return sum(line.partition(":")[0] in COLOURS for line in desk.violations(PLACE))


def lay(desk: DeskStudent, markup: str) -> None:
    page = f'<section class="tv-card" style="background: #ffffff; color: #222222">{markup}</section>'
    desk.lay([(OUTPUT, page)])


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
        (
            f'<p>One of us</p><div style="{DARK}"><p style="margin: 0 9px 0 -9px">Sticking out</p></div>',
            0,
        ),
        (f'<p>One of us</p><div style="{DARK}; height: 9px"><p>Far below its ground</p></div>', 0),
        (f'<div style="margin: 0 -8px"><p {WHITE}>On its own</p></div><div {DARKER}>{MOVED}</div>', 1),
        (f"<div {WHITE}>{SCROLLED}<p>One of us</p></div>", 1),
        (f'<p style="{FAINT}; {SHADED}">On a picture</p><p style="{FAINT}">One of us</p>', 1),
        (f'<svg><text y="20" fill="#999999">In a picture</text></svg><p style="{FAINT}">One of us</p>', 1),
        (f'<p style="{FAINT}">●</p><p style="{FAINT}">One of us</p>', 1),
        (f"<p>{SENTENCE} {link(LINED)}</p><p>{SENTENCE} {link(PLAIN)}</p>", 1),
        (f"<p>{link(PLAIN)}</p><p>{SENTENCE} {link(PLAIN)}</p>", 1),
        (f"<p><b>{SENTENCE} {link(PLAIN)}</b></p><p>{SENTENCE} {link(PLAIN)}</p>", 1),
        (f"<p>{link(PLAIN)}; {link(PLAIN)}</p>", 0),
        (f"<p>{link(PLAIN)}; no more {link(PLAIN)}</p><p>{link(PLAIN)}, and as many words</p>", 1),
        (f'<p style="{FAINT}"><i style="float: right; {DARK}">beside</i>One that nothing covers</p>', 2),
        (f'<p><i style="float: left; margin-right: -60px; {DARK}">below</i>One that lies on it</p>', 1),
    ],
)
def test_nothing_is_missed_for_being_measured_once(desk: DeskStudent, markup: str, faults: int) -> None:
    lay(desk, markup)
    assert whole(desk) == faults
    assert shortened(desk) == faults


def test_of_many_alike_one_is_marked_and_on_the_next_page_none(desk: DeskStudent) -> None:
    for marked in (1, 0):
        lay(desk, '<p style="color: #010203">Many of us</p>' * 40)
        assert desk.violations(PLACE) == []
        assert desk.page.locator(f"{PLACE} p[data-look]").count() == marked


COUNTED = """() => {
    const { run } = axe;
    window.runs = 0;
    axe.run = (...all) => { runs++; return run(...all); };
}"""


def test_axe_is_asked_of_a_page_once_and_of_the_same_one_not_again(desk: DeskStudent) -> None:
    cover = f'<i style="position: absolute; margin-top: -20px; width: 30px; {WHITE_GROUND}">is</i>'
    for runs in (1, 0):
        lay(desk, f'<p>One of us</p>{cover}<input value="Mine">')
        desk.page.evaluate(AXE)
        desk.page.evaluate(COUNTED)
        assert desk.violations(PLACE, colours_only=True) == []
        assert desk.page.evaluate("runs") == runs


def test_the_same_words_with_something_else_about_them_are_measured(desk: DeskStudent) -> None:
    text = '<p style="color: #010205">One of us</p>'
    for ground, top, faults in ((WHITE_GROUND, 0, 0), (DARK, 0, 1), (DARK, 60, 0), (WHITE_GROUND, 0, 0)):
        at = f"position: absolute; top: {top}px; width: 90px; height: 40px"
        lay(desk, f'<i style="{at}; {ground}"></i>{text}')
        desk.page.add_style_tag(content=".tv-card, .tv-card p { position: relative }")
        assert shortened(desk) == whole(desk) == faults


def test_what_has_passed_on_another_page_hides_nothing(desk: DeskStudent) -> None:
    text = '<p style="color: #010204">One of us</p>'
    lay(desk, text)
    assert shortened(desk) == 0
    for ground in ("background: #222222", "opacity: 0.4"):
        lay(desk, f'<div style="{ground}">{text}</div>')
        assert shortened(desk) == whole(desk) == 1
    lay(desk, f"<div>{text}</div>")
    desk.page.add_style_tag(content=".tv-card { background: #222222 !important }")
    assert shortened(desk) == whole(desk) == 1


def test_what_has_failed_is_found_again(desk: DeskStudent) -> None:
    for _ in range(2):
        lay(desk, f'<p style="{FAINT}">One of us</p>' * 3)
        assert shortened(desk) == 3
