"""How a notebook displays what a lesson shows: alive, several in one cell, or a card that says why not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from twoviews.bank import library
from twoviews.errors import ContentError, UnknownName
from twoviews.parts import cards

if TYPE_CHECKING:
    from twoviews.parts.base import AnyLive, Json

P = ParamSpec("P")
Shown = TypeVar("Shown")


class Parts(list[Any]):
    """Several parts of one lesson, shown one under the other."""

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for part in self:
            display(part)

    def _display_(self) -> object:
        """The same in marimo, which calls this; of what is only read, it stacks the HTML alone."""
        marimo = sys.modules["marimo"]
        read = {n: marimo.Html(str(part.html)) for n, part in enumerate(self) if hasattr(part, "html")}
        return marimo.vstack([read.get(n, part) for n, part in enumerate(self)])


def in_kernel(part: AnyLive) -> tuple[Json, Json]:
    """The live view of a part in a notebook; ipywidgets are loaded only where one is displayed."""
    from twoviews.hosts import kernel

    return kernel.view(part)


def or_left_out(method: Callable[P, Shown]) -> Callable[P, Shown]:
    """The part; or a card that says why it is left out, where `twoviews check` names the unsound entry.

    One odd entry must not stop the cells after it. In a sound course an unknown name is an error.
    """

    @wraps(method)
    def shown(*args: P.args, **named: P.kwargs) -> Shown:
        try:
            return method(*args, **named)
        except ContentError as error:
            return cast(Shown, cards.left_out(str(error)))
        except UnknownName as error:
            if not library.course().problems:
                raise
            return cast(Shown, cards.left_out(f"{error} `twoviews check` says what is wrong."))

    return shown
