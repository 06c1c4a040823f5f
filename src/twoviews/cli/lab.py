"""`twoviews lab`: open a lesson in JupyterLab, live, and leave the learner's own settings alone."""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode, urljoin

import typer

from twoviews import page
from twoviews.cli.checkout import checkout
from twoviews.errors import TwoViewsError, UnknownName

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

HIGHEST = 65_535
"""The last of the ports that there are."""
PASS_THROUGH = {"ignore_unknown_options": True}
EXTENSION = Path(__file__).parents[1] / "labextension"


class PortInUse(TwoViewsError):
    """The port that was asked for is taken."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is in use by another program. Choose another (--port {port % HIGHEST + 1}), "
            "or leave --port out and a free one is found."
        )


def lab(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LESSON",
            help="The lesson's number, such as 07 (else where you left off); then options for JupyterLab.",
        ),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the lesson in your web browser.")] = True,
    port: Annotated[
        int | None, typer.Option(min=0, max=HIGHEST, help="The port to use; a free one if not given.")
    ] = None,
) -> None:
    """Open a lesson in JupyterLab. It starts by itself: read, move, answer, write.

    Your answers are saved as you give them. To stop, press Ctrl+C here; the next time everything is there.
    Any further option goes to JupyterLab as it is: see `jupyter lab --help`.
    """
    lesson, further = parted(arguments or [])
    root = checkout()
    notebook = find_lesson(root, lesson or left_off())
    if port is not None and is_taken(port):
        raise PortInUse(port)
    tell(root)
    with tempfile.TemporaryDirectory(prefix="twoviews-", ignore_cleanup_errors=True) as session:
        ours = [*classroom(root, notebook, Path(session)), *chosen(browser, port)]
        serve(joined(ours, further), notebook.stem)


def parted(arguments: list[str]) -> tuple[str, list[str]]:
    """The lesson asked for, which comes first, or nothing; and what is for JupyterLab."""
    if arguments and not arguments[0].startswith("-"):
        return arguments[0], arguments[1:]
    return "", arguments


def left_off() -> str:
    """The number of the lesson in which the learner did something last; `00` before there is any."""
    from twoviews.bank import library
    from twoviews.cli.record import learners_record

    known = library.course().files
    with learners_record() as record:
        done = [each.lesson for each in record.statements() if each.lesson in known]
    return done[-1] if done else "00"


def find_lesson(root: Path, wanted: str) -> Path:
    """The notebook of the lesson whose number, name or title word is `wanted` (`7`, `07`, `07-oil` or `oil`).

    Raises `UnknownName` if no lesson, or more than one, is meant.
    """
    from twoviews.authoring.notebooks import course_notebooks, is_lesson

    lessons = [path for path in course_notebooks(root) if is_lesson(path)]
    name = wanted.strip().lower()
    name = name.zfill(2) if name.isdigit() else name
    found = [path for path in lessons if name in (path.stem, path.stem[:2], path.stem[3:])]
    if len(found) != 1:
        raise UnknownName("lesson", wanted, [path.stem for path in lessons])
    return found[0]


def is_taken(port: int) -> bool:
    """Whether another program listens on this port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def tell(root: Path) -> None:
    """Say how many notebooks in `root` are the course's to the letter, and that more takes a while.

    The server extension signs those.
    """
    from twoviews.authoring.notebooks import course_notebooks
    from twoviews.authoring.originals import unchanged

    own, total = len(unchanged(root)), len(course_notebooks(root))
    typer.echo(f"Two Views: {own} of {total} notebooks are as the course made them.")
    typer.echo("Starting ... this takes up to a minute. Your browser then opens the lesson.")


def classroom(root: Path, notebook: Path, session: Path) -> list[str]:
    """JupyterLab's options for one session: one lesson alone, the course's folder, its extension.

    `session` is an empty folder that lives as long as the session; JupyterLab's own stay as they are.
    """
    page.lay_out(EXTENSION.parent, session / "labextensions" / "twoviews")
    opens = f"/doc/tree/{notebook.relative_to(root).as_posix()}"
    return [
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url={opens}",
        f"--LabApp.app_settings_dir={EXTENSION / 'settings'}",
        f"--LabApp.workspaces_dir={session / 'workspaces'}",
        f"--LabApp.extra_labextensions_path={session / 'labextensions'}",
        "--LabApp.news_url=None",
        "--ServerApp.jpserver_extensions={'twoviews.cli.server': True}",
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        "--KernelManager.transport_encryption=auto",
        "--ServerApp.answer_yes=True",
        f"--IdentityProvider.token={secrets.token_hex(24)}",
    ]


def chosen(browser: bool, port: int | None) -> list[str]:
    """JupyterLab's options for what the learner chose, and for a container, where one is root."""
    options = [] if browser else ["--no-browser"]
    options += [] if port is None else [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    with suppress(AttributeError):  # Windows has no geteuid
        options += ["--allow-root"] if os.geteuid() == 0 else []
    return options


def joined(ours: list[str], theirs: list[str]) -> list[str]:
    """All options for JupyterLab; where the learner gives one that we give too, the learner's holds."""
    names = {option.partition("=")[0] for option in theirs}
    return [option for option in ours if option.partition("=")[0] not in names] + theirs


def serve(options: list[str], name: str) -> None:
    """Start JupyterLab, say where the lesson is, and stay until it is stopped."""
    from jupyterlab.labapp import LabApp

    server = LabApp.initialize_server(options)
    typer.echo(f"Lesson {name}: {address(server)}  (to stop: Ctrl+C here)")
    server.start()


def address(server: ServerApp) -> str:
    """The lesson's address with the key that lets this learner in, and nobody else."""
    token = server.identity_provider.token
    key = f"?{urlencode({'token': token})}" if token else ""
    return urljoin(server.connection_url, server.default_url) + key
