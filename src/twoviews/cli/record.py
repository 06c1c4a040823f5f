"""`twoviews record`: take the learner's record along, bring it in, or start afresh."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True, help="Your answers and notes: take them along, bring them in, start afresh."
)


@app.command(name="export")
def export(
    target: Annotated[Path, typer.Argument(help="The file to write (JSON lines, xAPI).")] = Path(
        "record.jsonl"
    ),
) -> None:
    """Copy everything you answered and wrote into one file that you can take along."""


@app.command(name="import")
def bring_in(source: Annotated[Path, typer.Argument(help="A file that `record export` wrote.")]) -> None:
    """Bring in a file that `record export` wrote; what is already here stays, nothing is doubled."""


@app.command(name="reset")
def reset(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Start afresh. The old record is not deleted: it is kept aside under today's date."""
