"""Where a number comes from: a short expression over tables, models and presets, worked out without `eval`.

An expression knows numbers, texts, lists, + - * /, and these functions:

    cell("workers", "count", date="2018-12")    the one cell of that column in the one row that fits
    total("eusanct_score_grid", "imposed_cases_n", hse_score=[12, 16])    the sum over all rows that fit
    count("claim_verdicts", verdict="supported")    how many rows fit
    days("2017-12-01", "2017-12-22")    the days from one date to another
    setting("escalation", "As Moscow sees it", "weapon")    a slider's value in a preset of an explorer
    coercion.felt_pain(8, leakage=0.5)    any public function of `twoviews.models`, and a field of its result

Where numbers are drawn (`bank.draws`) it knows their names too, comparisons, `and`, `or`, `not`, and
`"one" if this else "other"`.
"""

from __future__ import annotations

import ast
import csv
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twoviews.bank.authored import Worth
from twoviews.bank.content import Exploration
from twoviews.errors import ContentError, TwoViewsError

if TYPE_CHECKING:
    from twoviews.tables.package import Row

LONGEST = 600
MODELS = frozenset(
    {"beliefs", "coercion", "council", "escalation", "forecasts", "home_politics", "inspection", "leakage",
     "success", "threats"}
)  # fmt: skip
_OPERATORS: Mapping[type, Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Not: operator.not_,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip


@lru_cache(maxsize=2048)
def _parsed(expression: str) -> ast.expr:
    """What an expression is made of: the same one is worked out for every draw of a question."""
    return ast.parse(expression, mode="eval").body


class Desk:
    """What expressions are worked out from: a folder of tables, and the presets of explorers."""

    def __init__(self, data: Path, explorers: Iterable[Exploration] = ()) -> None:
        self._data, self._explorers = data, tuple(explorers)
        self._tables: dict[str, list[Row]] = {}
        self._fit: dict[tuple[str, str], list[Row]] = {}
        self._functions: dict[str, Callable[..., Any]] = {
            "cell": self.cell, "total": self.total, "count": self.count, "setting": self.setting,
            "days": _days,
        }  # fmt: skip

    def value(self, expression: str) -> float:
        """The number that an expression gives. Raises `ContentError` with what is wrong in it."""
        return float(self._worked(expression, {}, float))

    def worth(self, expression: str, names: Mapping[str, Worth]) -> Worth:
        """What an expression with names comes to: a number, a text, or whether something holds.

        Raises `ContentError` with what is wrong in it.
        """
        found: Worth = self._worked(expression, names, _plain)
        return found

    def _worked(self, expression: str, names: Mapping[str, Worth], made: Callable[[Any], Any]) -> Any:
        if len(expression) > LONGEST:
            raise ContentError(f"The expression is longer than {LONGEST} signs.")
        try:
            return made(_Working(self._functions, names).of(_parsed(expression.strip())))
        except ContentError:
            raise
        except (ArithmeticError, AttributeError, ImportError, IndexError, RecursionError, SyntaxError,
                TwoViewsError, TypeError, ValueError) as error:  # fmt: skip
            raise ContentError(f"The expression cannot be worked out: {error}.") from error

    # ── tables and presets ───────────────────────────────────────────────────

    def rows(self, table: str, where: Mapping[str, Any]) -> list[Row]:
        """The rows of a table that fit all conditions."""
        from twoviews.tables.package import read  # a browser's Python has no tables, and all is worked out

        if table not in self._tables:
            path = self._data / Path(table).name
            try:
                self._tables[table] = read(path.with_suffix(".csv"))[1]
            except (OSError, csv.Error, ValueError) as error:
                raise ContentError(f"The table {table!r} cannot be read.") from error
        key = (table, repr(where))  # each draw of a question asks again
        if key not in self._fit:
            fit = [row for row in self._tables[table] if all(_fits(row, *pair) for pair in where.items())]
            self._fit[key] = fit
        return self._fit[key]

    def cell(self, table: str, column: str, /, **where: Any) -> float:
        """The cell of the one row that fits."""
        found = self.rows(table, where)
        if len(found) != 1:
            raise ContentError(f"{len(found)} rows of {table} fit {where}, not one.")
        return _number(found[0], column)

    def total(self, table: str, column: str, /, **where: Any) -> float:
        """The sum of a column over the rows that fit."""
        return sum(_number(row, column) for row in self.rows(table, where))

    def count(self, table: str, /, **where: Any) -> int:
        """How many rows fit."""
        return len(self.rows(table, where))

    def setting(self, explorer: str, preset: str, slider: str) -> float:
        """What a preset of an explorer sets a slider to."""
        for model in self._explorers:
            for entry in model.presets:
                if (model.id, entry.label) == (explorer, preset) and slider in entry.values:
                    return entry.values[slider]
        raise ContentError(f"No preset {preset!r} of {explorer!r} sets {slider!r}.")


class _Working:
    """Works out the nodes of one expression."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]], names: Mapping[str, Worth]) -> None:
        self._functions, self._names = functions, names

    def of(self, node: ast.expr) -> Any:
        """What a node comes to."""
        match node:
            case ast.Constant(value=int() | float() | str()):
                return node.value
            case ast.Name(id=name) if name in self._names:
                return self._names[name]
            case ast.List():
                return [self.of(each) for each in node.elts]
            case ast.BinOp() | ast.UnaryOp() if type(node.op) in _OPERATORS:
                sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.operand]
                return _OPERATORS[type(node.op)](*map(self.of, sides))
            case ast.Compare() | ast.BoolOp() | ast.IfExp():
                return self._decided(node)
            case ast.Subscript(slice=ast.Constant(value=int(place))):
                return self.of(node.value)[place]
            case ast.Attribute(value=ast.Call()) if not node.attr.startswith("_"):
                return getattr(self.of(node.value), node.attr)
            case ast.Call() if all(each.arg for each in node.keywords):
                named = {str(each.arg): self.of(each.value) for each in node.keywords}
                return self._function(node.func)(*map(self.of, node.args), **named)
        raise ContentError(f"{ast.unparse(node)!r} is not allowed in an expression.")

    def _decided(self, node: ast.Compare | ast.BoolOp | ast.IfExp) -> Any:
        """What is compared, joined or chosen."""
        match node:
            case ast.IfExp():
                return self.of(node.body if self.of(node.test) else node.orelse)
            case ast.BoolOp(op=ast.And()):
                return all(self.of(each) for each in node.values)
            case ast.BoolOp():
                return any(self.of(each) for each in node.values)
            case ast.Compare() if all(type(each) in _OPERATORS for each in node.ops):
                worth = [self.of(each) for each in (node.left, *node.comparators)]
                pairs = zip(node.ops, worth, worth[1:], strict=False)
                return all(_OPERATORS[type(op)](one, other) for op, one, other in pairs)
        raise ContentError(f"{ast.unparse(node)!r} is not allowed in an expression.")

    def _function(self, node: ast.expr) -> Callable[..., Any]:
        match node:
            case ast.Name() if node.id in self._functions:
                return self._functions[node.id]
            case ast.Attribute(value=ast.Name(id=module)) if module in MODELS:
                model = import_module(f"twoviews.models.{module}")
                found: Any = getattr(model, node.attr, None)
                own = getattr(found, "__module__", "") == model.__name__
                if own and callable(found) and not node.attr.startswith("_"):
                    return found  # type: ignore[no-any-return]
        raise ContentError(f"There is no function {ast.unparse(node)!r} for expressions.")


def _days(first: str, last: str) -> int:
    """The days from one ISO date to a later one. Raises `ContentError` if one is no date."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except (TypeError, ValueError) as error:
        raise ContentError(f"{first!r} and {last!r} are not two dates such as '2017-12-22'.") from error


def _plain(found: Any) -> Worth:
    """A worth as every Python has it: of a number twelve digits: two machines may differ in the last."""
    if isinstance(found, str | bool):
        return found
    number = float(found)
    if not math.isfinite(number):
        raise ContentError(f"It comes to {found}, which is no finite number.")
    return float(f"{number:.12g}")


def _fits(row: Row, column: str, wanted: Any) -> bool:
    if column not in row:
        raise ContentError(f"There is no column {column!r}.")
    return any(_same(row[column], each) for each in (wanted if isinstance(wanted, list) else [wanted]))


def _same(cell: str, wanted: Any) -> bool:
    try:
        return cell == str(wanted) or float(cell) == float(wanted)
    except ValueError:
        return False


def _number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except (KeyError, ValueError) as error:
        raise ContentError(f"The column {column!r} holds no number in the row that fits.") from error
