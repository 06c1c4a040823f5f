"""`twoviews portfolio`: all that the learner did, in one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from twoviews.cli.record import learners_record


def portfolio(
    out: Annotated[
        Path | None, typer.Option(help="The file or folder to write to; a dated file here if not given.")
    ] = None,
    name: Annotated[str, typer.Option(help="Your name, if it shall stand in the portfolio.")] = "",
    markdown: Annotated[bool, typer.Option("--markdown", help="Write Markdown, not a web page.")] = False,
) -> None:
    """Put your answers, predictions, places and texts, and what changed, into one file.

    The page opens in any browser, without the course and without a network, and prints well. It holds no name
    but the one you give. A file that is already there stays as it is: the new one gets a number.
    """
    from twoviews.bank import library
    from twoviews.portfolio import file_name, make

    form = "md" if markdown else "html"
    usual = file_name(date.today(), form)
    wanted = Path(usual) if out is None else out / usual if out.is_dir() else out
    with learners_record() as record:
        made = make(record.load(), library.course(), wanted, form, name)
    other = f" {wanted} was there already and is as it was." if made != wanted else ""
    typer.echo(f"Your portfolio is in {made}.{other}")
