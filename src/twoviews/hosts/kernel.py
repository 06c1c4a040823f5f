"""The Jupyter kernel as a host: each part becomes one anywidget model. ipywidgets and anywidget only here."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

import anywidget
import traitlets

from twoviews.parts.base import AnyLive, Json


@cache
def loader() -> str:
    """The module that goes over the wire with each model; it only fetches `widgets.js`.

    The version stands for all scripts: `widgets.js` hands it on to those that it fetches itself.
    """
    static = files("twoviews").joinpath("labextension/static")
    scripts = b"".join(static.joinpath(name).read_bytes() for name in ("widgets.js", "council.js"))
    version = hashlib.sha256(scripts).hexdigest()[:8]
    return (
        "export default async()=>{try{let d=document,"
        "c=JSON.parse(d.getElementById('jupyter-config-data').text);"
        "return(await import(new URL((c.fullLabextensionsUrl||c.baseUrl+'lab/extensions')+"
        f"'/twoviews/static/widgets.js?v={version}',d.baseURI))).default}}"
        "catch(e){return{render({el}){"
        "el.textContent='This part could not start. Open the course with: twoviews lab'}}}}"
    )


class Model(anywidget.AnyWidget):
    """A part on Jupyter's comm: its `content` once, its `state` as it stands whenever a page asks for it."""

    content = traitlets.Dict().tag(sync=True)
    state = traitlets.Any().tag(sync=True, to_json=lambda _, model: model.part.sent_state())

    def __init__(self, part: AnyLive) -> None:
        self.part = part
        self._esm = loader()
        super().__init__(content=part.sent_content())
        part.send = self.send
        self.on_msg(lambda _, message, __: part.hear(message))

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
