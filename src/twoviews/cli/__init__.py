"""The `twoviews` command: open a lesson, look after the record, check and build the course."""

from __future__ import annotations

import errno
import io
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from twoviews.cli import (
    build,
    check,
    class_,
    council,
    lab,
    lms,
    portfolio,
    record,
    returning,
    review,
    site,
    teacher,
    worksheet,
)  # fmt: skip
from twoviews.errors import TwoViewsError

__all__ = ["app"]

# jsonschema imports this at its start, for a format that no notebook and no event of Jupyter has, and it
# builds forty grammars: 1.4 s before each command that reads a notebook, and before JupyterLab's server.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


class ReadableGroup(TyperGroup):
    """Commands whose expected errors are one sentence that tells the cure, not a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a `TwoViewsError`, or what the system refuses, ends it with exit code 1."""
        for stream in (sys.stdout, sys.stderr):  # what a terminal has no letters for ends no command
            if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except TwoViewsError as error:
            typer.secho(str(error), fg="red", err=True)
            raise typer.Exit(1) from error
        except OSError as error:
            if error.errno in (None, errno.EPIPE):  # whoever read what we print has gone: click ends quietly
                raise
            where = f"{error.filename}: " if error.filename else ""
            typer.secho(f"{where}{error.strerror}. Choose another place or name.", fg="red", err=True)
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=ReadableGroup,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    help="Two Views: what makes sanctions effective, in the Russian view and in the US view?",
)
app.command(name="lab", context_settings=lab.PASS_THROUGH)(lab.lab)
app.command(name="check")(check.check)
app.command(name="build")(build.build)
app.command(name="review-keys")(review.review_keys)
app.command(name="review")(returning.review)
app.command(name="portfolio")(portfolio.portfolio)
app.command(name="lms")(lms.lms)
app.command(name="site")(site.site)
app.command(name="teacher")(teacher.teacher)
app.command(name="worksheet")(worksheet.worksheet)
app.add_typer(record.app, name="record")
app.add_typer(class_.app, name="class")
app.add_typer(council.app, name="council")
