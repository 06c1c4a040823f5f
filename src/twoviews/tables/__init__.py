"""The data: tables by name, with units, sources and status.

    prices = tables.load("fuel_prices")          # a pandas DataFrame, typed, only rows with a source
    tables.rows("fuel_prices")[0]["place"]       # the same as plain rows, of which the pictures are drawn
    tables.describe("fuel_prices").units         # what the numbers count

Every table stands in `assets/data/datapackage.json` (Frictionless Data Package v2). Rows of status `recalled`
come from general knowledge and are left out unless asked for.
"""

from twoviews.tables.checking import problems
from twoviews.tables.dates import day, when
from twoviews.tables.loading import Row, grouped, load, rows
from twoviews.tables.package import Field, Licence, Table, describe, names, refresh

__all__ = [
    "Field", "Licence", "Row", "Table", "day", "describe", "grouped", "load", "names", "problems", "refresh",
    "rows", "when",
]  # fmt: skip
