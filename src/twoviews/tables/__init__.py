"""The data: tables by name, with units, sources and status.

    prices = tables.load("fuel_prices")          # a pandas DataFrame, typed, only rows with a source
    tables.describe("fuel_prices").units         # what the numbers count

Every table stands in `assets/data/datapackage.json` (Frictionless Data Package v2). Rows of status `recalled`
come from general knowledge and are left out unless asked for.
"""

from twoviews.tables.checking import problems
from twoviews.tables.dates import when
from twoviews.tables.loading import load
from twoviews.tables.package import Field, Licence, Table, describe, names, refresh

__all__ = ["Field", "Licence", "Table", "describe", "load", "names", "problems", "refresh", "when"]
