"""From typst markup to a PDF that assistive technology can read: PDF/UA-1, or no PDF at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from twoviews import figures
from twoviews.errors import TeachingError
from twoviews.teaching.paper.markup import Typst, call, lines

if TYPE_CHECKING:
    from types import ModuleType

    from typst import Fonts

STANDARD = "ua-1"
MISSING = (
    "Paper needs typst, which a student's installation has not. Run: uv run --extra teacher twoviews ..."
)
_STYLE = "style.typ"


class Document(NamedTuple):
    """A document to be set: its title, its parts, and the pictures in it as SVG by file name.

    A `form` has room for a name and a date at its head; `head` stands on top of each page instead.
    `foreign` also takes the fonts of this computer, for names in letters that the course's own have not.
    """

    title: str
    parts: tuple[Typst, ...]
    pictures: Mapping[str, str] = {}
    dense: bool = False
    form: bool = True
    head: str = ""
    foreign: bool = False


def pdf(document: Document) -> bytes:
    """The document as PDF/UA-1; the same document gives the same bytes.

    Raises `TeachingError` if typst is not installed.
    """
    made: bytes = _typst().compile(
        _files(document),
        font_paths=_fonts(document.foreign),
        pdf_standards=[STANDARD],
        timestamp=0,
    )
    return made


@cache
def _fonts(foreign: bool) -> Fonts:
    """The course's own, and this computer's if names need them: to look for them takes longer than to set."""
    found: Fonts = _typst().Fonts(include_system_fonts=foreign, font_paths=[str(figures.fonts())])
    return found


def _files(document: Document) -> dict[str, bytes]:
    """All that typst reads, by file name."""
    style = files("twoviews.teaching.paper").joinpath(_STYLE).read_bytes()
    head = Typst(f'#import "{_STYLE}": *\n#show: paper.with({_named(document)})')
    main = lines((head, *document.parts))
    pictures = {name: picture.encode() for name, picture in document.pictures.items()}
    return {"main.typ": main.encode(), _STYLE: style, **pictures}


def _named(document: Document) -> str:
    given = call("paper", title=document.title, dense=document.dense, form=document.form, head=document.head)
    return given.removeprefix("#paper(").removesuffix(");")


def _typst() -> ModuleType:
    try:
        import typst
    except ModuleNotFoundError as error:
        raise TeachingError(MISSING) from error
    return typst
