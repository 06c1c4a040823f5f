"""Every page of the site, out of the templates beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Any

import jinja2
import msgspec

from twoviews import course as face
from twoviews.bank.content import Lesson
from twoviews.bank.library import Course
from twoviews.bank.prose import inline
from twoviews.hosts.worker import Called
from twoviews.teaching.site import app, frames, lessons, opened, python, search
from twoviews.teaching.site.lessons import TEMPLATES, Page, text_of

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
)
"""What a page may fetch and run. Pictures carry their colours in `style`, and Python is WebAssembly."""
ABOUT = "A course on what makes sanctions effective, in the Russian and in the US view."
PLACES = (
    ("search", "Search"),
    ("review", "Review"),
    ("my-work", "My work"),
    ("exercises", "Exercises"),
)
_TOP = re.compile(r"<h1 .*?</h1>", re.DOTALL)
_PLACE = re.compile(r'data-twoviews="([^"]*)"(?: data-drawn="([^"]*)")?[^>]*>')


@dataclass(frozen=True)
class Frame:
    """What all pages share.

    `setup` is what `site.js` is told, `opened` what everyone finds in a part, by its name, and `drawn` the
    file with the pictures of each explorer.
    """

    setup: Mapping[str, Any]
    lessons: Sequence[Mapping[str, Any]]
    opened: Mapping[str, Mapping[str, Any]]
    drawn: Mapping[str, str]
    templates: jinja2.Environment = field(
        default_factory=lambda: jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
        )
    )

    def render(self, kind: str, slug: str, title: str, about: str = ABOUT, **more: Any) -> str:
        """One page; `slug` is its path below the site's folder, without its ending."""
        up = "../" * slug.count("/")
        setup = {**self.setup, "up": up, "slug": slug, "kind": kind}
        shared = {
            "up": up, "slug": slug, "kind": kind, "title": title, "about": about, "policy": POLICY,
            "app": setup["app"], "edition": setup["edition"], "lessons": self.lessons, "places": PLACES,
            "setup": _inside(setup),
        }  # fmt: skip
        return self.templates.get_template(f"{kind}.html.j2").render(shared | more)

    def alive(self, body: str) -> str:
        """The body with what everyone finds in a part put into its place."""
        return _PLACE.sub(self._told, body)

    def _told(self, found: re.Match[str]) -> str:
        name, explorer = found.groups()
        opening = found[0]
        if explorer:
            opening = opening.replace(f'data-drawn="{explorer}"', f'data-drawn="{self.drawn[explorer]}"')
        told = self.opened.get(unescape(name))
        return opening + (f'<script type="application/json">{_inside(told)}</script>' if told else "")


def files(
    root: Path,
    course: Course,
    code: Mapping[str, bytes],
    others: Mapping[str, bytes],
    drawing: Mapping[str, Any] | None = None,
) -> dict[str, bytes]:
    """Every page, and the folder of what runs on them (`code`), by path; `others` lie beside them.

    `drawing` is what a page is told of drawing explorers in the browser (`folder.drawing`).
    """
    named = [(path.stem, course.lessons[number]) for number, path in course.files.items()]
    read = [lessons.page(root / "notebooks" / f"{slug}.ipynb") for slug, _ in named]
    exercises = {path.stem[:2]: lessons.page(path, code=True) for path in _exercises(root)}
    index = msgspec.json.encode([*search.sections(_titled(named, read, exercises.values()))])
    code = {**code, "search.json": index}
    folder = f"app-{app.digest_of(code)}/"
    calls = [called for page in read for called in page.parts]
    known = opened.at_first([*calls, *_alone(named[-1][1])])
    frame = Frame(
        setup={
            "app": folder,
            "pyodide": f"{python.FOLDER}/",
            "library": _only("python/library", others),
            "packages": [_only("python/course", others)],
            "offline": True,
            "drawing": drawing,
            "edition": app.digest_of({**others, **code, "opened": msgspec.json.encode(known)}),
        },
        lessons=[_about(slug, lesson) for slug, lesson in named],
        opened=known,
        drawn={frames.explorer_of(path): frames.name_of(path) for path in others if frames.FOLDER in path},
    )
    texts = dict(_texts(frame, root, read, exercises, named[-1][1]))
    return {folder + path: data for path, data in code.items()} | texts | _manifest(folder)


def _texts(
    frame: Frame, root: Path, read: Sequence[Page], exercises: Mapping[str, Page], last: Lesson
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every page."""
    for number, page in enumerate(read):
        yield f"{page.slug}.html", _lesson(frame, page, number, exercises.get(page.slug[:2])).encode()
    for page in exercises.values():
        slug = f"exercises/{page.slug}"
        yield f"{slug}.html", frame.render("exercise", slug, page.title, body=page.body).encode()
    guide = lessons.guide(root / "exercises" / "README.md", "exercises/")
    yield "exercises.html", frame.render("exercise", "exercises", guide.title, body=guide.body).encode()
    yield "index.html", frame.render("front", "index", "Two Views").encode()
    yield "search.html", frame.render("search", "search", "Search").encode()
    review, portfolio = _alone(last)
    yield "review.html", _single(frame, "review", "Review", review).encode()
    yield "my-work.html", _single(frame, "my-work", "My work", portfolio).encode()


def _lesson(frame: Frame, page: Page, number: int, exercise: Page | None) -> str:
    """The page of a lesson."""
    told, around = frame.lessons[number], dict(enumerate(frame.lessons))
    top = _TOP.search(page.body)
    heading = top[0] if top else ""
    shown = {
        **told,
        "heading": heading,
        "body": frame.alive(page.body.replace(heading, "", 1)),
        "contents": [(anchor, text) for level, anchor, text in page.headings if level == 2],
        "before": around.get(number - 1),
        "after": around.get(number + 1),
        "exercise": f"exercises/{exercise.slug}" if exercise else "",
    }
    return frame.render("lesson", page.slug, told["title"], told["question"], lesson=shown)


def _single(frame: Frame, slug: str, title: str, called: Called) -> str:
    """The page of one part that belongs to no lesson's page alone."""
    part = getattr(face.anywhere(called.lesson), called.call)()
    place = (
        f'<div class="site-part site-{called.call} jp-RenderedHTMLCommon" '
        f'data-twoviews="{escape(opened.name_of(called))}">{lessons.without_start(part.printed())}</div>'
    )
    return frame.render(slug, slug, title, body=frame.alive(place))


def _alone(last: Lesson) -> tuple[Called, Called]:
    """The parts that have a page of their own: the review and the portfolio."""
    return Called("", "review"), Called(last.id, "portfolio")


def _about(slug: str, lesson: Lesson) -> dict[str, Any]:
    """What every page says of a lesson."""
    return {
        "slug": slug,
        "id": lesson.id,
        "title": text_of(inline(lesson.title)),
        "question": text_of(inline(lesson.question)),
        "minutes": sum(each.minutes for each in lesson.minutes),
    }


def _exercises(root: Path) -> list[Path]:
    """The students' exercises, without a copy that somebody made."""
    found = sorted((root / "exercises").glob("[0-9][0-9]-*.ipynb"))
    return [path for path in found if "-Copy" not in path.stem]


def _titled(
    named: Iterable[tuple[str, Lesson]], read: Iterable[Page], exercises: Iterable[Page]
) -> Iterator[tuple[str, str, Page]]:
    """Path, title and content of each page that can be searched."""
    for (slug, lesson), page in zip(named, read, strict=True):
        yield slug, f"{lesson.id} {text_of(inline(lesson.title))}", page
    for page in exercises:
        yield f"exercises/{page.slug}", page.title, page


def _manifest(folder: str) -> dict[str, bytes]:
    """What a phone needs to put the course beside its other programs."""
    told = {
        "name": "Two Views",
        "short_name": "Two Views",
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#17324d",
        "icons": [{"src": f"{folder}icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return {"manifest.webmanifest": msgspec.json.encode(told)}


def _only(start: str, paths: Iterable[str]) -> str:
    (found,) = (path for path in paths if path.startswith(start))
    return found


def _inside(told: Any) -> str:
    """JSON as it can stand inside a page."""
    return msgspec.json.encode(told).decode().replace("<", "\\u003c")
