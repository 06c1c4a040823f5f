"""`python -m twoviews` is the `twoviews` command."""

from twoviews.cli import app

app(prog_name="twoviews")
