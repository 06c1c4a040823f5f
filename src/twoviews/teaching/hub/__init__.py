"""Many students on one server: the recipe for JupyterHub, written for one school."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from twoviews.bank.library import Course
from twoviews.errors import TwoViewsError
from twoviews.teaching.writing import writing

RECIPE = Path(__file__).parent / "recipe"
FILES = ("jupyterhub_config.py", "values.yaml", "Dockerfile", "README.md")
LINKS = "LINKS\n"
"""Where the table of links stands in the README."""
ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~-]+)*/?", re.ASCII)
PATH = re.compile(r"(/[\w.-]+)+", re.ASCII)
WORD = re.compile(r"[\w.:-]+", re.ASCII)


class School(msgspec.Struct, frozen=True, kw_only=True):
    """What differs from school to school; the recipe's own files stand for an example.

    `url` is where browsers find the hub, `port` where it listens behind the server with the certificate;
    `course`, `homes` and `hub` are folders of the server; `lms` is the address of a Moodle, `client` what it
    calls this tool.
    """

    url: str = "https://hub.school.example/course/"
    port: int = 8000
    course: str = "/srv/two-views"
    homes: str = "/srv/two-views-homes"
    hub: str = "/srv/two-views-hub"
    lms: str = "https://moodle.school.example"
    client: str = "FILL-IN"


EXAMPLE = School()


class Unfit(TwoViewsError):
    """What was given cannot stand in the recipe."""

    def __init__(self, given: str, example: str) -> None:
        super().__init__(f"{given!r} cannot stand in the recipe. Write it as in this example: {example}")


class AlreadyThere(TwoViewsError):
    """A recipe lies in the folder, and may be filled in."""

    def __init__(self, files: Sequence[Path]) -> None:
        names = ", ".join(file.name for file in files)
        super().__init__(f"{files[0].parent} has {names} already. Name another folder, or move them away.")


def write(folder: Path, school: School, course: Course) -> list[Path]:
    """Write the recipe for this school into `folder`, which is made if it is not there; returns the files.

    Raises `Unfit` for an entry that would break it, `AlreadyThere` rather than write over a recipe, and
    `TeachingError` if it cannot write.
    """
    pairs = _pairs(school)
    made = [folder / name for name in FILES]
    if there := [file for file in made if file.exists()]:
        raise AlreadyThere(there)
    links = _links(course)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for file in made:
            text = (RECIPE / file.name).read_text("utf-8").replace(LINKS, links)
            file.write_text(_filled(text, pairs), "utf-8")
    return made


def _pairs(school: School) -> dict[str, str]:
    """The example's own words, and the school's in their place."""
    for name in school.__struct_fields__:
        given, example = str(getattr(school, name)), str(getattr(EXAMPLE, name))
        shape = ADDRESS if example.startswith("http") else PATH if example.startswith("/") else WORD
        if not shape.fullmatch(given):
            raise Unfit(given, example)
    url, lms = school.url.rstrip("/") + "/", school.lms.rstrip("/")
    parts = urlsplit(url)
    return {
        EXAMPLE.url: url,
        str(urlsplit(EXAMPLE.url).hostname): str(parts.hostname),
        "baseUrl: /course/": f"baseUrl: {parts.path}",
        f"PORT = {EXAMPLE.port}": f"PORT = {school.port}",
        f"127.0.0.1:{EXAMPLE.port}": f"127.0.0.1:{school.port}",
        EXAMPLE.lms: lms,
        EXAMPLE.client: school.client,
        EXAMPLE.homes: school.homes,
        EXAMPLE.hub: school.hub,
        EXAMPLE.course: school.course,
    }


def _filled(text: str, pairs: Mapping[str, str]) -> str:
    """The text with all of it replaced at once, the longest where one begins another."""
    known = sorted(pairs, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, known)), lambda found: pairs[found.group()], text)


def _links(course: Course) -> str:
    """A line for each lesson: the link that opens it on the hub."""
    address = f"{EXAMPLE.url}hub/user-redirect/doc/tree/two-views/notebooks"
    rows = [
        f"| {number} {head.title} | `{address}/{course.files[number].stem}.ipynb` |\n"
        for number, head in course.heads.items()
    ]
    return "".join(["| lesson | target link |\n", "|---|---|\n", *rows])
