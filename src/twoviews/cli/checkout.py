"""Where the course's own folder is, for the commands that work on it."""

from __future__ import annotations

from pathlib import Path

from twoviews import home
from twoviews.errors import TwoViewsError


class NoCheckout(TwoViewsError):
    """The command needs the course's folder and there is none."""

    def __init__(self) -> None:
        super().__init__(
            "The course's folder is not here. The lessons live in a clone of the course: "
            "go into it (cd two-views) and give the command again."
        )


def checkout() -> Path:
    """The course's folder: the one you are in, else the one that this package was installed from.

    Raises `NoCheckout` if there is neither.
    """
    here = Path.cwd()
    folders = [folder for folder in (here, *here.parents) if is_course(folder)]
    found = folders[0] if folders else home.project()
    if found is None:
        raise NoCheckout
    return found


def is_course(folder: Path) -> bool:
    """Whether `folder` is a clone of the course."""
    return (folder / "src" / "twoviews").is_dir() and (folder / "notebooks").is_dir()
