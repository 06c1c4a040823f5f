"""How every evidence figure looks, in five variants: `uv run python tests/bench/looks.py`.

A change of bytes that cannot be seen is told apart from a change of looks: of each variant (light, dark,
print, 390 pixels, forced colours) a small picture of 24 by 24 greys is kept in `looks.json`, with the digest
of the SVG. A figure whose digest is as recorded is not drawn again, unless it is named. It ends with 1 if a
look changed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

from classroom import chromium, launch
from desk import DeskStudent
from PIL import Image
from playwright.sync_api import Page
from student import OPEN_ALL

from twoviews import course, figures
from twoviews.bank import library
from twoviews.figures.evidence import FIGURES

FILE = Path(__file__).with_name("looks.json")
SIDE = 24
FAR = 10.0
"""Greys of 255 by which one of the 576 places may differ on the average of the most changed tenth."""
VARIANTS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"theme": "dark"},
    "print": {"media": "print"},
    "narrow": {"width": 390},
    "forced colours": {"forced_colors": "active"},
}


def small(png: bytes) -> str:
    """A picture as 24 by 24 greys, in hexadecimal."""
    return Image.open(io.BytesIO(png)).convert("L").resize((SIDE, SIDE), Image.Resampling.BOX).tobytes().hex()


def apart(one: str, other: str) -> float:
    """How far two small pictures are apart: the mean difference of the tenth that differs most, 0 to 255."""
    ways = sorted(
        (abs(a - b) for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)), reverse=True
    )
    most = ways[: len(ways) // 10]
    return sum(most) / len(most)


def looks(student: DeskStudent, page: Page) -> Iterator[tuple[str, str]]:
    """The figure in each variant, small."""
    for name, how in VARIANTS.items():
        page.set_viewport_size({"width": how.get("width", 1280), "height": 800})
        page.emulate_media(media=how.get("media", "screen"), forced_colors=how.get("forced_colors", "none"))
        student.theme_now(how.get("theme", "light"))
        yield name, small(page.locator(".tv-figure").first.screenshot())


def keep(known: dict[str, dict[str, Any]]) -> None:
    """Write what is known so far: a run that is stopped goes on from there."""
    FILE.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Compare, or record."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("figures", nargs="*", help="as 07/fuel-prices: drawn whatever is recorded")
    given.add_argument("--record", action="store_true", help="keep how they look now")
    asked = given.parse_args()
    known: dict[str, dict[str, Any]] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    lessons = library.course().lessons.values()
    specs = {
        f"{lesson.id}/{spec.id}": spec for lesson in lessons for spec in lesson.figures if spec.id in FIGURES
    }
    program = chromium()
    if program is None:
        sys.exit("There is no Chromium on this machine.")
    changed = same = bytes_only = 0
    with tempfile.TemporaryDirectory(prefix="twoviews-looks-") as folder, launch(program) as browser:
        os.environ["TWOVIEWS_RECORD"] = str(Path(folder) / "own.sqlite")
        page = browser.new_page()
        student = DeskStudent(page)
        (alive, *_) = course.open_lesson("00").predict()  # brings the course's style onto the page
        for name, spec in specs.items():
            drawn = figures.draw(spec)
            digest = hashlib.sha256(drawn.svg.encode()).hexdigest()[:16]
            before = known.get(name, {})
            if before.get("svg") == digest and name not in asked.figures:
                same += 1
                continue
            html = drawn._repr_mimebundle_()["text/html"]
            student.lay([("jp-OutputArea-output jp-RenderedHTMLCommon", str(html)), ("", alive)])
            page.evaluate(OPEN_ALL)
            now = dict(looks(student, page))
            ways = {each: apart(look, before["looks"][each]) for each, look in now.items()} if before else {}
            far = {each: way for each, way in ways.items() if way > FAR}
            if far or not before:
                changed += 1
                print(
                    f"{name}: {'looks other' if before else 'new'}",
                    *(f"{each} {way:.0f}" for each, way in far.items()),
                )
            else:
                bytes_only += 1
                print(f"{name}: other bytes, the same look")
            if asked.record:
                known[name] = {"svg": digest, "looks": now}
                keep({each: known[each] for each in specs if each in known})
    print(f"{same} as recorded, {bytes_only} with other bytes and the same look, {changed} changed or new.")
    if changed and not asked.record:
        sys.exit(1)


if __name__ == "__main__":
    main()
