"""From YAML text to plain data, block by block, so that one slip costs one entry and not the lesson.

A file is parsed whole by the C loader. Only where that fails is it cut at its top-level keys and list entries, which
the course's files keep at the start of a line (`questions:`) and at two spaces (`  - id: ...`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

TOP = re.compile(r"^(?=[A-Za-z_]+:)", re.MULTILINE)
ENTRY = re.compile(r"^(?=(?:  )?- )", re.MULTILINE)
STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


class Slip(msgspec.Struct, frozen=True):
    """One thing that could not be read: its line (from 1), the id that stands nearest, and what is wrong."""

    line: int
    id: str
    what: str


def parse(text: str) -> tuple[Any, list[Slip]]:
    """The data of a YAML text, and a slip for each block that had to be left out."""
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader), []
    except yaml.YAMLError:
        return _salvage(text)


def _salvage(text: str) -> tuple[Any, list[Slip]]:
    blocks = list(_blocks(text, TOP, 0))
    if not any(TOP.match(block) for _, block in blocks):
        return _entries(text, 0)
    data: dict[str, Any] = {}
    slips: list[Slip] = []
    for line, block in blocks:
        value, found = _block(block, line)
        data.update(value)
        slips += found
    return data, slips


def _block(block: str, line: int) -> tuple[dict[str, Any], list[Slip]]:
    try:
        return yaml.load(block, Loader=yaml.CSafeLoader) or {}, []
    except yaml.YAMLError as error:
        head, _, body = block.partition("\n")
        if not ENTRY.search(body):
            return {}, [_slip(error, line, head)]
        entries, slips = _entries(body, line + 1)
        return {head.split(":")[0]: entries}, slips


def _entries(text: str, line: int) -> tuple[list[Any], list[Slip]]:
    entries: list[Any] = []
    slips: list[Slip] = []
    for offset, block in _blocks(text, ENTRY, line):
        try:
            entries += yaml.load(block, Loader=yaml.CSafeLoader) or []
        except yaml.YAMLError as error:
            slips.append(_slip(error, offset, block))
    return entries, slips


def _blocks(text: str, start: re.Pattern[str], line: int) -> Iterator[tuple[int, str]]:
    """Each piece from one match of `start` to the next, with the number of lines before it."""
    for block in start.split(text):
        yield line, block
        line += block.count("\n")


def _slip(error: yaml.YAMLError, line: int, block: str) -> Slip:
    mark = getattr(error, "problem_mark", None)
    found = re.search(r"\bid:\s*[\"']?([\w.-]+)", block)
    what = getattr(error, "problem", None) or "cannot be read"
    return Slip(
        line + (mark.line if mark else 0) + 1, found.group(1) if found else "", f"This is not YAML: {what}."
    )


def line_of(text: str, path: str) -> int:
    """The line (from 1) on which the value at a msgspec path such as `$.questions[2].prompt` begins; 0 if unknown.

    Where the path names a field that is not there, it is the line of what should hold it.
    """
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return 0
    for name, place in STEP.findall(path):
        inner = _child(node, name, place)
        if inner is None:
            break
        node = inner
    return node.start_mark.line + 1 if node is not None else 0


def _child(node: Any, name: str, place: str) -> Any:
    if name and isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    if place and isinstance(node, yaml.SequenceNode) and int(place) < len(node.value):
        return node.value[int(place)]
    return None
