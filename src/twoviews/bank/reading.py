"""From YAML text to plain data, so that one slip of the pen costs one entry and not the lesson.

A file is parsed whole by the C loader. Only where that fails is it cut at its top-level keys and at the
entries of their lists. A piece that does not parse alone is blanked out, line for line; the rest is read.

Aliases and deep nesting are refused before anything is built from them: a few lines of either can fill the
memory or the stack, and no file of the course needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml
from yaml.constructor import ConstructorError

Path = tuple[str | int, ...]

_SECTION = re.compile(r"^(?=[^\s#-])", re.MULTILINE)
_FIRST_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)
_NEAREST_ID = re.compile(r"\bid:\s*[\"']?([\w.-]+)")
_NOT_UTF8 = "\ufffd"
_DEEPEST = 40
_ANCHOR = re.compile(r"(?:^|[\s\[{,:?-])&[^\s&]", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_MANY_STEPS = re.compile(r"(?:[-?] +){8}|^ {80}", re.MULTILINE)
_CURES = {
    "mapping values are not allowed": "A colon in plain text: put the text in quotes.",
    "expected ',' or '}'": "Inside { } put a text with a comma, colon or bracket in quotes.",
    "expected ',' or ']'": "Inside [ ] put a text with a comma, colon or bracket in quotes.",
    "unexpected end of stream": "A quotation mark is opened and not closed.",
    "cannot start any token": "Indent with spaces, not tabs; quote a text that begins with @, % or `.",
    "twice": "Keep one of the two lines.",
    "alias": "Write the value out where it is needed; quote a text that begins with & or *.",
    "nested": "Close the brackets that were opened, and put a text with brackets in quotes.",
    "as a value": "Put it in quotes if it is a text, or correct the number or date.",
    "UTF-8": "Save the file as UTF-8.",
}


@dataclass(frozen=True)
class Gap:
    """A piece of a file that could not be read: line (from 1), id, what is wrong and the cure."""

    line: int
    id: str
    what: str
    cure: str


@dataclass(frozen=True)
class Reading:
    """What a YAML text holds: its data, the gaps, and the text without the pieces that could not be read."""

    data: Any
    gaps: tuple[Gap, ...]
    text: str

    def line_of(self, path: Path) -> int:
        """The line (from 1) on which the value at `path` begins, or else the line of what should hold it."""
        node, line = self._tree, 1
        for step in path:
            found = _child(node, step) if node else None
            if found is None:
                break
            line, node = found
        return line

    @cached_property
    def _tree(self) -> yaml.Node | None:
        return yaml.compose(self.text, Loader=_Loader) if self.data is not None else None


_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C, where there is one: not in the browser."""


class _Loader(_Safe):  # type: ignore[misc]
    """The safe loader, which also minds a key that appears twice and a value that its type cannot hold."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            raise ConstructorError(None, None, _twice(node), node.start_mark)
        return mapping


def _guarded(construct: Callable[[Any, yaml.Node], object]) -> Callable[[Any, yaml.Node], object]:
    """A constructor whose failure is a YAML error with its place, such as that of 31 February."""

    def constructed(loader: Any, node: yaml.Node) -> object:
        try:
            return construct(loader, node)
        except (ValueError, KeyError, OverflowError, AttributeError) as error:
            what = f"{str(node.value)[:40]!r} cannot be read as a value"
            raise ConstructorError(None, None, what, node.start_mark) from error

    return constructed


for _kind in ("int", "float", "bool", "timestamp"):
    _tag = f"tag:yaml.org,2002:{_kind}"
    _Loader.add_constructor(_tag, _guarded(_Safe.yaml_constructors[_tag]))


def _twice(node: yaml.MappingNode) -> str:
    names = [str(key.value) for key, _ in node.value]
    return f"the field {next(name for name in names if names.count(name) > 1)!r} appears twice"


def parse(raw: bytes) -> Reading:
    """Read a YAML file's bytes; each piece that cannot be read is a gap. `data` is `None` if nothing can."""
    text = raw.decode("utf-8", errors="replace").replace("\r\n", "\n")
    data, error = _load(text)
    if error is None:
        return Reading(data, (), text)
    pieces = [piece for block in _cut(text, _SECTION, 0) for piece in _salvage(*block)]
    mended = "".join(kept for kept, _ in pieces)
    gaps = tuple(gap for _, gap in pieces if gap)
    data, beyond = _load(mended)
    return Reading(data, gaps if beyond is None else (*gaps, _gap(beyond, 0, text)), mended)


def _load(text: str) -> tuple[Any, yaml.YAMLError | None]:
    try:
        if _NOT_UTF8 in text:
            raise _not_utf8(text)
        _watch(text)
        return yaml.load(text, Loader=_Loader), None
    except yaml.YAMLError as error:
        return None, error


def _not_utf8(text: str) -> yaml.MarkedYAMLError:
    place = text.index(_NOT_UTF8)
    mark = yaml.Mark("", place, text.count("\n", 0, place), 0, None, 0)
    return yaml.MarkedYAMLError(problem="this is not text in UTF-8", problem_mark=mark)


def _depth(text: str) -> int:
    """How deep brackets stand in one another, those in plain text included."""
    depth = deepest = 0
    for found in _BRACKET.finditer(text):
        depth = depth + 1 if found.group() in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _watch(text: str) -> None:
    """Raise for an alias, an anchor and for more than 40 levels, where the text could have one."""
    if ("&" in text and _ANCHOR.search(text)) or _MANY_STEPS.search(text) or _depth(text) > _DEEPEST:
        _refuse(text)


def _refuse(text: str) -> None:
    """Raise for them from the events alone."""
    depth = 0
    events: Iterator[Any] = yaml.parse(text, Loader=_Safe)
    for event in events:
        if getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="an alias is used", problem_mark=event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            what = f"the entries are nested more than {_DEEPEST} levels deep"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=event.start_mark)


def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML or JSON text with their places. Raises `yaml.YAMLError`."""
    _watch(text)
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


def _cut(text: str, start: re.Pattern[str], line: int) -> Iterator[tuple[str, int]]:
    """The pieces from one match of `start` to the next, each with the number of lines before it."""
    for piece in start.split(text):
        yield piece, line
        line += piece.count("\n")


def _salvage(block: str, line: int) -> Iterator[tuple[str, Gap | None]]:
    """The block if it is sound, else its sound entries; a piece that is not is blank, with its gap."""
    error = _load(block)[1]
    first = _FIRST_ENTRY.search(block)
    if error is None:
        yield block, None
    elif first is None:
        yield _blank(block), _gap(error, line, block)
    else:
        entry = re.compile(rf"^(?={first.group(1)}- )", re.MULTILINE)
        for piece, place in _cut(block, entry, line):
            wrong = _load(piece)[1]
            yield (piece, None) if wrong is None else (_blank(piece), _gap(wrong, place, piece))


def _blank(block: str) -> str:
    return "\n" * block.count("\n")


def _gap(error: yaml.YAMLError, line: int, block: str) -> Gap:
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    cure = next(
        (cure for sign, cure in _CURES.items() if sign in what),
        "Compare indentation and quotation marks with the entry before.",
    )
    found = _NEAREST_ID.search(block)
    return Gap(
        line + _line_in(error) + 1, found.group(1) if found else "", f"Not readable as YAML: {what}.", cure
    )


def _line_in(error: yaml.YAMLError) -> int:
    """The line (from 0) to look at: where an unclosed quotation mark opens, else where reading failed."""
    scanning = "scanning" in str(getattr(error, "context", ""))
    mark = getattr(error, "context_mark" if scanning else "problem_mark", None)
    return int(mark.line) if mark else 0


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    """What stands in `node` under a field name or list place: the line of its name, and its value."""
    if isinstance(node, yaml.MappingNode):
        found = next(((key, value) for key, value in node.value if key.value == str(step)), None)
        return (found[0].start_mark.line + 1, found[1]) if found else None
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None
