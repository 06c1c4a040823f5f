"""The Jupyter kernel as a host: each part becomes one anywidget model. ipywidgets and anywidget only here."""

from __future__ import annotations

from functools import cache

import anywidget
import traitlets

from twoviews import page
from twoviews.parts.base import AnyLive, Json


class Model(anywidget.AnyWidget):
    """A part on Jupyter's comm: its `content` once, its `state` as it stands whenever a page asks for it."""

    content = traitlets.Dict().tag(sync=True)
    state = traitlets.Any().tag(sync=True, to_json=lambda _, model: model.part.sent_state())

    def __init__(self, part: AnyLive) -> None:
        self.part = part
        self._esm = page.loader()
        super().__init__(content=part.sent_content())
        part.send = self.send
        self.on_msg(lambda _, message, __: self._hear(message))

    def _hear(self, message: Json) -> None:
        """A page that finds no labextension asks for the page half itself; all else is for the part."""
        if message.get("do") == "modules":
            self.send({"modules": page.modules()})
        else:
            self.part.hear(message)

    @traitlets.default("keys")
    def _default_keys(self) -> list[str]:
        """Only what the page needs: ipywidgets' layout and tooltip would cost a second model."""
        own = ("content", "state")
        return [key for key in self.traits(sync=True) if key.startswith(("_model", "_view_")) or key in own]


@cache
def model(part: AnyLive) -> Model:
    """The one model of a part, however often the part is displayed."""
    return Model(part)


def view(part: AnyLive) -> tuple[Json, Json]:
    """The live view of a part for a notebook's cell, by media type, and its metadata."""
    return model(part)._repr_mimebundle_() or ({}, {})
