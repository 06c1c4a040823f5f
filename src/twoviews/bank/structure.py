"""Does plain data have the form of its type? Every misfit is found, not just the first.

msgspec is quick and stops at the first error. So a value is converted whole, and only if that fails are its
parts looked at one by one, down to the smallest one that is wrong.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import Struct, ValidationError

from twoviews.bank.reading import Path

_WORDS = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "null": "nothing",
    "array": "a list", "object": "an entry with fields", "date": "a date", "datetime": "a time",
}  # fmt: skip


class Fault(Struct, frozen=True):
    """One thing that is wrong at `path` (field names and list places), and its cure."""

    path: Path
    what: str
    cure: str


def misfits(value: Any, kind: Any, path: Path = ()) -> Iterator[Fault]:
    """Every place at which `value` is not what the type `kind` asks for."""
    try:
        msgspec.convert(value, kind)
    except ValidationError as error:
        inside = list(_inside(value, bare(kind), path))
        yield from inside or [Fault(path, *_said(error, kind))]


def bare(kind: Any) -> Any:
    """The type without its constraints."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _inside(value: Any, kind: Any, path: Path) -> Iterator[Fault]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield from _in_struct(value, kind, path) if isinstance(value, dict) else ()
    elif get_origin(kind) is UnionType and isinstance(value, dict):
        yield from _in_union(value, kind, path)
    elif get_origin(kind) is tuple and isinstance(value, list):
        kinds = get_args(kind)
        inner = kinds[:1] * len(value) if kinds[-1] is Ellipsis else kinds
        for place, (entry, its) in enumerate(zip(value, inner, strict=False)):
            yield from misfits(entry, its, (*path, place))
    elif get_origin(kind) is dict and isinstance(value, dict):
        for name, entry in value.items():
            yield from misfits(entry, get_args(kind)[1], (*path, str(name)))


def _in_struct(value: dict[Any, Any], kind: type[Struct], path: Path) -> Iterator[Fault]:
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    tag = kind.__struct_config__.tag_field
    for name in value:
        if name not in fields and name != tag:
            yield Fault((*path, str(name)), f"There is no field {name!r} here.", nearest(str(name), fields))
    for name, field in fields.items():
        if name in value:
            yield from misfits(value[name], field.type, (*path, name))
        elif field.required:
            yield Fault(path, f"The field {name!r} is missing.", f"Add `{name}:`.")


def _in_union(value: dict[Any, Any], kind: Any, path: Path) -> Iterator[Fault]:
    kinds = {
        its.__struct_config__.tag: its
        for its in get_args(kind)
        if isinstance(its, type) and issubclass(its, Struct)
    }
    named = value.get("kind")
    if len(kinds) == 1:  # an entry that may stay away
        yield from misfits(value, next(iter(kinds.values())), path)
    elif isinstance(named, str) and named in kinds:
        yield from misfits(value, kinds[named], path)
    elif "kind" in value:
        yield Fault((*path, "kind"), f"There is no kind {named!r}.", nearest(str(named), map(str, kinds)))
    else:
        yield Fault(
            path, "The field 'kind' is missing.", f"Add `kind:` with one of {', '.join(map(str, kinds))}."
        )


def nearest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A cure for a name that nobody knows: a very similar one, and `otherwise` or else the whole list."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.75)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return meant + (otherwise or f"Known are: {', '.join(names) or 'none'}.")


def repeated(field: str, texts: Iterable[str]) -> Iterator[Fault]:
    """A fault for each text in the list `field` of an entry that was there before."""
    seen: set[str] = set()
    for place, text in enumerate(texts):
        if text in seen:
            yield Fault((field, place), f"{text!r} appears twice.", "Say something else, or leave one out.")
        seen.add(text)


def _said(error: ValidationError, kind: Any) -> tuple[str, str]:
    """What msgspec found, in plain words, with a cure."""
    message = str(error).partition(" - at ")[0]
    if get_origin(kind) is Literal:
        quoted = " Put it in quotes." if message.startswith("Expected `str`, got") else ""
        return f"{message}.", f"Use one of: {', '.join(map(str, get_args(kind)))}.{quoted}"
    if "regex '\\\\S'" in message:
        return "The text is empty.", "Write it, or take the field out."
    words = re.sub(r"`(\w+)`", lambda found: _WORDS.get(found.group(1), found.group(1)), message)
    cure = (
        "Put it in quotes."
        if message.startswith("Expected `str`, got")
        else "See assets/lessons/schema.json."
    )
    return f"{words}.", cure
