"""Numbers drawn for each learner: a question with `vary` is a family of questions, one for each draw.

    vary:
      draw: {cut: [0.3, 0.4, 0.5], elasticity: [-0.15, -0.3]}
      compute: {less: 1 - cut}
      key: 100 * (leakage.supply_for_price_change(elasticity, less) - 1)
      tempting: [100 * cut]
    prompt: The price falls by {cut:percent}, at an elasticity of {elasticity}. How much more fuel is on sale?

What follows from a draw is worked out once, when the lesson is read (`worked_out`), and travels with the
question: so every Python marks by the same numbers, and one without models and tables needs neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Any

import msgspec
from msgspec.structs import replace

from twoviews.bank.authored import Authored, Vary, Worth
from twoviews.bank.expressions import Desk
from twoviews.bank.structure import Fault
from twoviews.errors import ContentError
from twoviews.wording import numeral

KEY = "key"
"""The name by which texts have the answer of a number question, rounded as `answer` is written."""

MOST = 100
"""Draws of one question at most."""

LONGEST = 3
"""Decimals where the form does not say how many: what has more was divided, and needs one that does."""

_FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_PERCENT = re.compile(r"percent(?:\.(\d))?")
_UNFILLED = frozenset({"id", "objective", "sources", "twin", "figure", "section", "kind"})


# ── what follows from a draw ─────────────────────────────────────────────────


def worked_out(authored: Authored, desk: Desk) -> Authored:
    """The question with all that follows from each of its draws.

    Raises `ContentError` with what is wrong in `vary` or in the texts that use it.
    """
    if (vary := authored.vary) is None:
        return authored
    rows = tuple(_rows(authored, vary, desk))
    if vary.worked:
        raise ContentError("`worked` is for the library to fill in.")
    if not 1 < len(rows) <= MOST:
        raise ContentError(f"There are {len(rows)} draws, and there must be from 2 to {MOST}.")
    done = replace(authored, vary=replace(vary, worked=rows))
    try:
        variants(done)
    except (KeyError, ValueError, TypeError, msgspec.ValidationError) as error:
        raise ContentError(f"A text cannot be filled in: {error}.") from error
    return done


def _rows(authored: Authored, vary: Vary, desk: Desk) -> Iterator[dict[str, Worth]]:
    """For each draw what every name and every expression comes to."""
    for drawn in product(*vary.draw.values()):
        row: dict[str, Worth] = dict(zip(vary.draw, drawn, strict=True))
        for name, expression in vary.compute.items():
            if name in row or name == KEY or not name.isidentifier():
                raise ContentError(f"{name!r} cannot be the name of what is computed.")
            row[name] = desk.worth(expression, row)
        if not vary.only or desk.worth(vary.only, row):
            yield row | {each: desk.worth(each, row) for each in _expressions(authored, vary)}


def _expressions(authored: Authored, vary: Vary) -> Iterator[str]:
    """All that is worked out without a name, by its own text."""
    yield from ([vary.key] if vary.key else [])
    yield from vary.tempting
    yield from (option.holds for option in getattr(authored, "options", ()) if option.holds)
    yield from (item.by for item in getattr(authored, "items", ()) if item.by)


# ── the questions of a family ────────────────────────────────────────────────


def variants(authored: Authored) -> tuple[Authored, ...]:
    """The question for each draw, without `vary`; a question that draws nothing is the only one."""
    if authored.vary is None:
        return (authored,)
    return _variants(type(authored), msgspec.json.encode(authored))


@lru_cache(maxsize=512)
def _variants(kind: type[Authored], plain: bytes) -> tuple[Authored, ...]:
    """Kept by value: the same question is asked for often, and its draws are many."""
    fields = msgspec.json.decode(plain)
    vary = fields.pop("vary")
    return tuple(msgspec.convert(_of_draw(fields, vary, row), kind) for row in vary["worked"])


def _of_draw(fields: Mapping[str, Any], vary: Mapping[str, Any], row: Mapping[str, Worth]) -> dict[str, Any]:
    """The fields of the question for one draw."""
    made, names = dict(fields), dict(row)
    if expression := vary.get("key"):
        names[KEY] = made["answer"] = round(float(row[expression]), decimals(fields["answer"]))
    if any(item.get("by") for item in made.get("items", ())):
        made["items"] = sorted(made["items"], key=lambda item: row[item["by"]])
    for option in made.get("options", ()):
        if option.get("holds"):
            option["right"] = bool(row[option["holds"]])
    return {name: value if name in _UNFILLED else filled(value, names) for name, value in made.items()}


def decimals(answer: float) -> int:
    """How many decimals an answer is written with; 12 for one in scientific notation."""
    text = f"{answer!r}"
    return 12 if "e" in text else len(text.partition(".")[2].removesuffix("0"))


def filled(value: Any, names: Mapping[str, Worth]) -> Any:
    """The value with `{name}` and `{name:form}` replaced in all its texts, however deep.

    A form is one of Python's for numbers, or `percent` (`percent.1` for one decimal): 0.3 is "30 per cent".
    Raises `KeyError` for a name that is none, `ValueError` for a form that does not fit, and where a number
    would have more than `LONGEST` decimals and no form that asks for them.
    """
    if isinstance(value, str):
        return _FIELD.sub(lambda found: _said(found[1], names[found[1]], found[2] or ""), value)
    if isinstance(value, dict):
        return {key: filled(each, names) for key, each in value.items()}
    return [filled(each, names) for each in value] if isinstance(value, list) else value


def _said(name: str, worth: Worth, form: str) -> str:
    if isinstance(worth, str | bool):
        if form or isinstance(worth, bool):
            raise ValueError(f"{worth!r} is no number")
        return worth
    if percent := _PERCENT.fullmatch(form):
        places = f",.{percent[1]}f" if percent[1] else ""
        return f"{_numeral(100 * worth, places, f'{name}:percent.1')} per cent"
    return _numeral(worth, form, f"{name}:.1f")


def _numeral(number: float, form: str, better: str) -> str:
    """A number in a form. Raises `ValueError` if the form leaves more decimals than can be read."""
    told = numeral(number, ",.12g" if form in ("", ",") else form)
    if not form.endswith("f") and len(told.partition(".")[2]) > LONGEST:
        raise ValueError(f"{told} has more than {LONGEST} decimals: round it, as in {{{better}}}")
    return told


def faults(authored: Authored) -> Iterator[Fault]:
    """What is wrong with `vary` as a whole that its expressions do not say."""
    varied = bool(authored.vary)
    for name, entries, field in (("holds", "options", "right"), ("by", "items", "place")):
        given = [bool(getattr(each, name, "")) for each in getattr(authored, entries, ())]
        if any(given) and not (varied and all(given)):
            what = f"`{name}` says the {field} of all {entries} where numbers are drawn, or of none."
            yield Fault((entries,), what, f"Write `{name}` for each, and `vary:`; or take it out.")
    if authored.vary and hasattr(authored, "answer") != bool(authored.vary.key):
        cure = "Write `key` where a number is asked for, and nowhere else."
        yield Fault(("vary", "key"), "`key` is the answer of a number question.", cure)
