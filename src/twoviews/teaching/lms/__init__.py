"""The course's questions and prompts as one file for a learning platform.

Each format is a module with a `SUFFIX` and a function `write`, and a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Protocol, cast

from twoviews.bank.authored import Authored
from twoviews.bank.content import Lesson
from twoviews.bank.library import Course
from twoviews.errors import UnknownName
from twoviews.teaching.lms.exported import FORMS, Export, exported

FORMATS: Mapping[str, str] = {
    "moodle": "moodle",
    "canvas": "canvas",
    "blackboard": "blackboard",
    "cartridge": "cartridge",
    "qti3": "qti3",
    "csv": "table",
}
"""The name of a platform or format, and the module that writes its file."""


def gather(course: Course, lessons: Iterable[str] = (), forms: int = FORMS) -> Export:
    """What is handed over of these lessons, or of all, with at most `forms` forms of one question.

    Raises `UnknownName` for a lesson that is none.
    """

    def draw(question: Authored, lesson: Lesson) -> str:
        from twoviews import figures

        return figures.alone(course.figure_in(question, lesson), question)

    return exported(course, dict.fromkeys(lessons) or course.files, draw, forms)


def file_name(platform: str) -> str:
    """The usual name of the file for a platform. Raises `UnknownName` for one that is none."""
    return f"two-views{_module(platform).SUFFIX}"


def write(export: Export, platform: str) -> bytes:
    """The file for a platform. Raises `UnknownName` for one that is none."""
    return _module(platform).write(export)


class Format(Protocol):
    """The contract of a module that writes a file."""

    @property
    def SUFFIX(self) -> str:
        """How the usual name of its file ends."""
        ...

    def write(self, export: Export) -> bytes:
        """The file."""
        ...


def _module(platform: str) -> Format:
    if platform not in FORMATS:
        raise UnknownName("platform", platform, list(FORMATS))
    return cast(Format, import_module(f"{__name__}.{FORMATS[platform]}"))
