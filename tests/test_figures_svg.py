"""The SVG of a figure: repeatable, free of shared ids, readable as text."""

import re
import subprocess
import sys
from xml.etree import ElementTree

from matplotlib.figure import Figure

from twoviews.figures import style, svg

DRAW = """
from twoviews.figures import style, svg
with style.styled({name!r}):
    figure = style.canvas(200)
    axes = style.place(figure, 40, 20, 700, 160)
    axes.plot([1, 2, 3], [0.034567, 2, 1], "o-", color=style.RUSSIA.colour)
    axes.fill_between([1, 2, 3], 0.5, hatch="//")
    axes.set_title("0.034567 < 1 & more")
    picture = svg.root(figure, svg.inner(figure, {name!r}), 'says "so"')
"""


def drawn(name: str = "a") -> str:
    scope: dict[str, str] = {}
    exec(DRAW.format(name=name), scope)
    return scope["picture"]


def ids(markup: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', markup))


def test_two_processes_write_the_same_bytes() -> None:
    code = DRAW.format(name="a") + "import sys; sys.stdout.buffer.write(picture.encode())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert other.stdout == drawn().encode()


def test_figures_of_different_names_share_no_id_and_every_reference_resolves() -> None:
    one, other = drawn("a"), drawn("b")
    assert ids(one) and not ids(one) & ids(other)
    assert set(re.findall(r'(?:url\(|href=")#([^")]+)', one)) == ids(one)


def test_nothing_of_the_page_is_styled_and_no_date_or_prolog_is_left() -> None:
    picture = drawn()
    assert not re.search(r"<style|<metadata|<!|<\?xml|matplotlib", picture)
    assert "<g></g>" not in picture and "<g>" not in picture


def test_it_is_well_formed_and_its_text_stays_text() -> None:
    tree = ElementTree.fromstring(drawn())
    texts = [t.text for t in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "0.034567 < 1 & more" in texts
    assert tree.get("role") == "img" and tree.get("aria-label") == 'says "so"'


def test_it_follows_the_theme_and_shrinks_with_its_column() -> None:
    picture = drawn()
    assert "fill: var(--tv-ink)" in picture and style.INK not in picture
    assert 'viewBox="0 0 720 200"' in picture
    assert "width:100%" in picture and "background:transparent" in picture


def test_coordinates_keep_two_decimals() -> None:
    paths = re.findall(r' d="([^"]+)"', drawn())
    assert paths and not any(re.search(r"\.\d{3}", path) for path in paths)


def test_fragment_holds_only_its_artists_with_their_own_definitions() -> None:
    figure = Figure(dpi=72)
    axes = figure.subplots()
    (line,) = axes.plot([0, 1], [0, 1], "o", clip_on=False)
    axes.text(0, 0, "not me")
    fragment = svg.fragment(figure, [line], "f-mark")
    assert "not me" not in fragment
    assert all(key.startswith("f-mark-") for key in ids(fragment)) and len(ids(fragment)) == 1


def test_tidy_drops_bare_groups_and_keeps_the_others() -> None:
    markup = '<g id="unused"><g clip-path="url(#c)"> <g><path d="M 1.23456 2"/></g></g></g><clipPath id="c"/>'
    expected = '<g clip-path="url(#n-c)"><path d="M 1.23 2"/></g><clipPath id="n-c"/>'
    assert svg.tidy(markup, "n") == expected
