"""The course for a learning platform: SCORM 1.2, which every one takes, or SCORM 2004.

A package is the site with one more page, `lms.html`, which speaks with the platform, and a manifest.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Literal

import jinja2
import msgspec

from twoviews.bank.content import Lesson
from twoviews.bank.library import Course
from twoviews.bank.prose import inline
from twoviews.html import Markup, join, tag
from twoviews.teaching.site import frames
from twoviews.teaching.site.lessons import TEMPLATES, text_of
from twoviews.teaching.site.pages import POLICY

Version = Literal["1.2", "2004"]
Files = dict[str, bytes]
COURSE = "course"
PAGE = "lms.html"
_SPACES = {
    "1.2": ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
    "2004": ("http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.adlnet.org/xsd/adlcp_v1p3"),
}
_LINK = re.compile(rb'<a\b[^>]*\bhref="([\w./-]+\.html)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_EDITION = {"1.2": "1.2", "2004": "2004 4th Edition"}


def packages(found: Mapping[str, bytes], course: Course, version: Version) -> Iterator[tuple[str, Files]]:
    """Name and files of each package: one a lesson, and one with the whole course."""
    lessons = {path.stem: course.lessons[number] for number, path in course.files.items()}
    every = [text for text in found if PurePosixPath(text).suffix == ".html"]
    for slug, lesson in lessons.items():
        others = {page for page in every if page != f"{slug}.html"} | _drawn_for_others(found, lesson)
        own = {path: data for path, data in found.items() if path not in others}
        own[f"{slug}.html"] = _without_ways_out(own[f"{slug}.html"], others)
        yield slug, _package(own, slug, [lesson], version)
    yield COURSE, _package(found, "index", [*lessons.values()], version)


def _package(found: Mapping[str, bytes], start: str, lessons: Sequence[Lesson], version: Version) -> Files:
    title = text_of(inline(lessons[0].title)) if len(lessons) == 1 else "Two Views"
    name = f"Two Views {lessons[0].id}: {title}" if len(lessons) == 1 else title
    files = {path: _without_offline(path, data) for path, data in found.items() if path != "sw.js"}
    setup = {
        "start": f"{start}.html",
        "lessons": [lesson.id for lesson in lessons],
        "questions": [question.id for lesson in lessons for question in lesson.questions],
        "version": version,
    }
    app = next(path for path in files if path.endswith("/site.js")).removesuffix("site.js")
    files[PAGE] = _page(name, app, setup)
    files["imsmanifest.xml"] = manifest(start, name, sorted(files), version)
    return files


def _drawn_for_others(found: Mapping[str, bytes], lesson: Lesson) -> set[str]:
    own = {each.id for each in lesson.explorers}
    drawn = (path for path in found if path.startswith(frames.FOLDER))
    return {path for path in drawn if frames.explorer_of(path) not in own}


def _without_ways_out(page: bytes, others: Container[str]) -> bytes:
    """The page with links to pages that are not in its package as plain words."""
    return _LINK.sub(
        lambda found: found[2] if found[1].decode() in others else found[0],
        page,
    )


def _without_offline(path: str, data: bytes) -> bytes:
    """A platform keeps its own pages; none of them takes the course from a browser's store."""
    return data.replace(b'"offline":true', b'"offline":false') if path.endswith(".html") else data


def _page(title: str, app: str, setup: Mapping[str, Any]) -> bytes:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    told = msgspec.json.encode(setup).decode().replace("<", "\\u003c")
    shown = {"title": title, "app": app, "policy": POLICY, "setup": told}
    return environment.get_template("lms.html.j2").render(shown).encode()


def manifest(start: str, title: str, paths: Sequence[str], version: Version) -> bytes:
    """What a platform reads of a package: its one page, and every file."""
    content, adl = _SPACES[version]
    kind = "adlcp:scormtype" if version == "1.2" else "adlcp:scormType"
    about = tag("metadata", tag("schema", "ADL SCORM"), tag("schemaversion", _EDITION[version]))
    item = tag("item", tag("title", title), identifier="item", identifierref="page")
    organization = tag("organization", tag("title", title), item, identifier="organization")
    listed = join(tag("file", href=path) for path in paths)
    resource = tag("resource", listed, identifier="page", type="webcontent", **{kind: "sco", "href": PAGE})
    inside = [about, tag("organizations", organization, default="organization"), tag("resources", resource)]
    spaces = {"xmlns": content, "xmlns:adlcp": adl}
    whole = tag("manifest", inside, identifier=f"two-views-{start}", version="1", **spaces)
    return join(Markup('<?xml version="1.0" encoding="UTF-8"?>\n'), whole).encode()
