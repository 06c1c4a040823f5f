"""A figure that a student drew: shown in the course's style, with alt text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.rcsetup import cycler

from twoviews.figures import style, svg

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE_INCHES = (10.0, 5.0)
LINES = (style.DIESEL.colour, style.PETROL.colour, style.US.colour, style.CHINA.colour)


@dataclass(frozen=True, repr=False)
class Sketch:
    """The picture and what it shows, in words."""

    alt: str
    svg: str

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        caption = f"<figcaption>{escape(self.alt)}</figcaption>"
        return {
            "text/plain": repr(self),
            "text/html": f'<figure class="tv-figure" style="margin:1em 0">{self.svg}{caption}</figure>',
        }


def prepare() -> None:
    """From now on every new figure of this kernel has the course's colours, fonts and size."""
    settings: Any = mpl.rcParams
    ours = {
        "figure.figsize": SIZE_INCHES,
        "figure.constrained_layout.use": True,
        "date.converter": "concise",
        "axes.prop_cycle": cycler(color=LINES),
    }
    settings.update(style.RC | ours)


def show(figure: Figure, alt: str) -> Sketch:
    """The figure as it stands now; `alt` says in words what it shows, for readers who cannot see it."""
    name = f"sketch-{hashlib.sha256(alt.encode()).hexdigest()[:8]}"
    figure.patch.set_visible(False)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        return Sketch(alt, svg.root(figure, svg.inner(figure, name), alt))
