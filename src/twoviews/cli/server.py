"""What the course asks of a Jupyter server, here or on a hub: judge, start and keep its lessons."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import ApiPath, to_os_path, url_path_join
from nbformat import ValidationError
from tornado import web

from twoviews.authoring import notebooks, originals
from twoviews.authoring.notebooks import MARK, canonical
from twoviews.cli import kernels
from twoviews.errors import TwoViewsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_server.serverapp import ServerApp
    from jupyter_server.services.contents.manager import ContentsManager


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Start lessons warm, sign the course's own, answer what may run, save in canonical form."""
    kernels.begin(server)
    signed = originals.sign()
    server.log.info("Two Views: %d notebooks are as the course made them and signed.", len(signed))
    server.contents_manager.register_pre_save_hook(keep_form)
    base = url_path_join(server.web_app.settings["base_url"], "twoviews")
    handlers = [(url_path_join(base, name), handler) for name, handler in HANDLERS]
    server.web_app.add_handlers(".*$", handlers)


# ── what the page asks ───────────────────────────────────────────────────────


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """A notebook as it stands on the page."""

    cells: list[originals.Cell]
    lesson: str = ""


class Originals(APIHandler):
    """An answer to the page of a learner who is signed in."""

    auth_resource = "contents"

    def asked(self) -> Asked:
        """What the page sent; 400 if it is something else."""
        try:
            return msgspec.json.decode(self.request.body, type=Asked)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise web.HTTPError(400, str(error)) from error


class Judge(Originals):
    """POST a notebook's cells: what may be done with them (`originals.Verdict`)."""

    @web.authenticated
    @authorized
    def post(self) -> None:
        """Answer at once."""
        asked = self.asked()
        self.finish(msgspec.json.encode(originals.judge(asked.cells, asked.lesson)))


class Allow(Originals):
    """POST a notebook's cells: this learner allows them from now on."""

    @web.authenticated
    @authorized
    def post(self) -> None:
        """Answer once it is kept; 507 if the learner's folder cannot be written."""
        try:
            originals.allow(self.asked().cells)
        except OSError as error:
            raise web.HTTPError(507, str(error)) from error
        self.set_status(204)


class Original(Originals):
    """GET the lesson with this stem as the course made it, as a notebook."""

    @web.authenticated
    @authorized
    def get(self, lesson: str) -> None:
        """Answer with the notebook; 404 with one readable sentence if there is none."""
        try:
            notebook = originals.original(lesson)
        except TwoViewsError as error:
            raise web.HTTPError(404, str(error)) from error
        self.finish(dict(notebook))


class Bar(Originals):
    """The course bar of a lesson, by its number. It is there before any kernel."""

    @web.authenticated
    @authorized
    async def get(self, lesson: str) -> None:
        """Content and state of the bar as they are now; 404 if there is no such lesson."""
        self.finish(await asyncio.to_thread(self._asked_of, lesson, None))

    @web.authenticated
    @authorized
    async def post(self, lesson: str) -> None:
        """Hand one message of the page to the bar: all that it says to it."""
        try:
            message = msgspec.json.decode(self.request.body)
        except msgspec.DecodeError as error:
            raise web.HTTPError(400, str(error)) from error
        self.finish(await asyncio.to_thread(self._asked_of, lesson, message))

    def _asked_of(self, lesson: str, message: Any) -> bytes:
        from twoviews.cli import bar  # it brings the whole course, which no server needs before

        try:
            return bar.asked(lesson, message)
        except TwoViewsError as error:
            raise web.HTTPError(404, str(error)) from error


class Portfolio(Originals):
    """GET the learner's portfolio as a page of its own, with its style and nothing that could run."""

    @property
    def content_security_policy(self) -> str:
        """What the page may load: its own style and pictures."""
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer with the page as it stands now."""
        from twoviews.cli import bar

        made = await asyncio.to_thread(bar.portfolio)
        self.finish(made, set_content_type="text/html; charset=utf-8")


HANDLERS: Sequence[tuple[str, type[Originals]]] = (
    ("judge", Judge),
    ("allow", Allow),
    (r"originals/([0-9a-z-]+)", Original),
    (r"bar/([0-9]{2})", Bar),
    ("portfolio", Portfolio),
)


# ── what is saved ────────────────────────────────────────────────────────────


def keep_form(
    model: dict[str, Any], path: str = "", contents_manager: ContentsManager | None = None, **_: object
) -> None:
    """Before a lesson is saved, bring it into the form in which the course commits it.

    So opening a lesson changes no file: answers live in the learner's record. A learner's own notes and cells
    stay. Exercises, where learners write code, are saved as they are. `model` is the one of Jupyter's API,
    `path` that of the notebook under the root of `contents_manager`.
    """
    notebook = model.get("content")
    mark = notebook["metadata"].get(MARK) if model.get("type") == "notebook" and notebook else None
    if not notebook or not mark or not isinstance(mark, dict) or mark.get("exercise"):
        return
    if contents_manager is not None:
        _keep_outputs(notebook["cells"], Path(to_os_path(ApiPath(path), contents_manager.root_dir)))
    clean = canonical(notebook)
    for cell, saved in zip(clean.cells, notebook["cells"], strict=True):
        if "trusted" in saved["metadata"]:  # the server reads this flag to sign, and then removes it
            cell.metadata["trusted"] = saved["metadata"]["trusted"]
    model["content"] = clean


def _keep_outputs(cells: list[dict[str, Any]], file: Path) -> None:
    """Give code that has not run, as when a lesson still starts, the output that it has in the file."""
    waiting = [cell for cell in cells if cell["cell_type"] == "code" and not cell["execution_count"]]
    if not waiting:
        return
    before = {_its_code(cell): cell for cell in _in_file(file) if cell.get("execution_count")}
    for cell in waiting:
        if kept := before.get(_its_code(cell)):
            cell.update(execution_count=kept["execution_count"], outputs=kept["outputs"])


def _in_file(file: Path) -> list[dict[str, Any]]:
    """The cells of the notebook in that file; none if it is new, or no notebook any more."""
    try:
        found: list[dict[str, Any]] = notebooks.sound(file).cells
    except (OSError, ValueError, ValidationError):
        return []
    return found


def _its_code(cell: Mapping[str, Any]) -> tuple[str, str]:
    return cell.get("id", ""), "".join(cell["source"])


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "twoviews.cli.server"}]
