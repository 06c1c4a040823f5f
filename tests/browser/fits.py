"""What fits a window, whatever its width, and what a hand reaches on it."""

from __future__ import annotations

from desk import DeskStudent

MISFITS = """() => {
    const misfits = [];
    if (document.documentElement.scrollWidth > innerWidth) misfits.push('the page is wider than the window');
    const framed = 'table, .tv-unseen, :is(.tv-stage, .tv-figure, .tv-inside) svg';
    for (const node of document.querySelectorAll('body *')) {
        if (node.getBoundingClientRect().right > innerWidth + 1 && node.checkVisibility()
            && !node.closest(framed)) misfits.push(`beside the page: ${node.tagName} ${node.className}`);
    }
    const isInText = ':is(p, li, td, th, dd, figcaption, span) a';
    const spots = [...document.querySelectorAll('button, input, select, textarea, summary, a[href]')]
        .filter(node => node.checkVisibility({ opacityProperty: true }) && !node.matches(isInText))
        .map(node => [node, node.matches('[type=radio], [type=checkbox]') ? node.closest('label') : null])
        .map(([node, label]) => [node, (label ?? node).getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1);
    const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const isSmall = box => box.width < 23.5 || box.height < 23.5;
    const apart = ([x, y], [left, top]) => Math.hypot(x - left, y - top);
    const far = ([x, y], box) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const crowds = (box, its) => far(middle(box), its) < 12
        || isSmall(its) && apart(middle(box), middle(its)) < 24;
    const small = spots.filter(([node, box]) => isSmall(box)
        && spots.some(([other, its]) => other !== node && crowds(box, its)));
    return [...misfits, ...small.map(([node, box]) =>
        `small: ${node.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)];
}"""
"""What does not fit a window: what lies beside the page, and targets below 24 pixels with another one nearer
than WCAG 2.5.8 allows; links in a text are excepted."""
OUT_OF_REACH = """() => {
    const helps = [...document.querySelectorAll('details[open]:has(> summary[aria-label^="What is this?"])')];
    for (const help of helps) help.open = false;
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
    const isHit = target => {
        const [{ left, right, top, bottom }] = target.getClientRects();
        return target.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    };
    const out = all.filter(node => !node.disabled && !node.matches('.tv-unseen, .tv-through')
        && node.checkVisibility({ visibilityProperty: true })).filter(node => {
        const target = node.matches('[type=radio], [type=checkbox]') ? node.closest('label') ?? node : node;
        if (node.tabIndex < 0) return true;
        if (isHit(target)) return false;
        target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
        return !isHit(target);
    });
    for (const help of helps) help.open = true;
    return out.map(node => node.outerHTML.slice(0, 120));
}"""
"""Controls that something covers, or that Tab passes by: no hand could use them. A help that is open lies
over what is beside it; what is drawn only while it has the focus is left out. The page is moved only to what
is not in view as it lies."""
SPACED = """:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
:not(svg *) { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""How far a reader may space a text out, by WCAG 1.4.12."""


def assert_it_fits(desk: DeskStudent, stage: str) -> None:
    """At every width nothing is cut off or too small or out of reach, nor where a reader spaces it out.

    Whoever holds a phone or sits at a laptop reaches every control. In this order the page is laid out anew
    five times, not seven.
    """
    assert [*misfits(desk, 1280), *desk.page.evaluate(OUT_OF_REACH)] == [], stage
    style = desk.page.add_style_tag(content=SPACED)
    for width in (1280, 800):
        assert misfits(desk, width) == [], (stage, "spaced out")
    style.evaluate("node => node.remove()")
    assert misfits(desk, 800) == [], stage
    assert [*misfits(desk, 390), *desk.page.evaluate(OUT_OF_REACH)] == [], stage
    assert misfits(desk, 320) == [], stage  # a page of 1280 at 400 per cent


def misfits(desk: DeskStudent, width: int) -> list[str]:
    """What is cut off, does not fit or is too small at this width, one line each."""
    desk.page.set_viewport_size({"width": width, "height": 900})
    return [f"{width}: {each}" for each in (*desk.cut_off(), *desk.page.evaluate(MISFITS))]
