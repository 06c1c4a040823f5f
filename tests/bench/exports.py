"""The files for other platforms, read by tools that others wrote: by hand, for they are no part of the house.

    uv run --with moodle-xml-parser==0.3.1 --with qti2latex==0.1.6 --with citolab-qti-convert==0.2.0 \\
        python tests/bench/exports.py [SCHEMAS]

`moodle-xml-parser` reads Moodle XML, `qti2latex` QTI 1.2 of Canvas (stems and what can be chosen), and
`citolab-qti-convert` makes QTI 3 of QTI 2.1 and the other way round. SCHEMAS is the folder `schemes` of a
copy of github.com/oat-sa/qti-sdk: every file of QTI 2.1 must satisfy its schema, and so must the QTI 2.1 that
the tool makes of our QTI 3. Says what was read and every difference from the bank.
"""

from __future__ import annotations

import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import qti2latex
import qti_convert
from lxml import etree
from moodle_xml_parser import parser

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lms import bank, readable, words
from twoviews.bank import library
from twoviews.teaching import lms
from twoviews.teaching.lms.exported import Export, Item

V21 = "qtiv2p1/imsqti_v2p1.xsd"


def moodle(stored: bytes) -> Iterator[str]:
    """Questions with options: their text, options, which is right and what is said of each."""
    found = {each.name: each for each in parser.parse_bytes(stored)["multichoice"]}
    names = {item.title: item for item, _ in bank() if item.shape in ("one", "several")}
    yield f"Moodle XML: {len(found)} questions with options read, {len(names)} of the bank looked up"
    for name, item in names.items():
        told = next((each for title, each in found.items() if name in title), None)
        if told is None:
            yield f"  {item.id} is not there"
            continue
        given = {
            words(each.answer): (each.score_fraction > 0, words(each.feedback or "")) for each in told.options
        }
        ours = {readable(each.text): (each.right, readable(each.feedback)) for each in item.entries}
        if given != ours or readable(item.prompt) not in words(told.text_pre_parse):
            yield f"  {item.id} reads otherwise"


def canvas(stored: bytes) -> Iterator[str]:
    """Items of QTI 1.2: the stem, what can be chosen."""
    archive = zipfile.ZipFile(BytesIO(stored))
    found: dict[str, Any] = {}
    for name in archive.namelist():
        if name.endswith(".xml"):
            root = etree.fromstring(archive.read(name))
            found |= {each.get("ident"): each for each in qti2latex.findall_anyns(root, "item")}
    names = [item for item, _ in bank() if item.shape in ("one", "several")]
    yield f"QTI 1.2: {len(found)} items read, {len(names)} of the bank looked up"
    for item in names:
        if (told := found.get(item.id)) is None:
            yield f"  {item.id} is not there"
        elif difference := _differs(told, item):
            yield f"  {item.id}: {difference}"


def _differs(told: Any, item: Item) -> str:
    texts = {ident: words(text) for ident, text in qti2latex.get_choices(told)}
    if texts != {each.id: readable(each.text) for each in item.entries}:
        return f"other choices: {texts}"
    return "" if readable(item.prompt) in words(qti2latex.get_item_stem(told)) else "another stem"


def converted(export: Export, schemas: Path | None) -> Iterator[str]:
    """Packages of QTI 2.1 and 3 through the converter, and each file of QTI 2.1 against its schema."""
    old, new = lms.write(export, "blackboard"), lms.write(export, "qti3")
    schema = etree.XMLSchema(etree.parse(str(schemas / V21))) if schemas else None
    yield from _valid("QTI 2.1 as we write it", _files(old), schema)
    up, down, warnings = _converted(old, new)
    yield f"QTI 2.1 made into QTI 3: {len(up)} files of {len(_files(old))}"
    yield f"QTI 3 made into QTI 2.1: {len(down)} files of {len(_files(new))}"
    yield from (f"{count} times: {told}" for told, count in warnings.items())
    yield from _valid("QTI 2.1 made of our QTI 3", down, schema)


def _converted(old: bytes, new: bytes) -> tuple[dict[str, bytes], dict[str, bytes], Counter[str]]:
    """The files of both packages in the other version, and what the tool warns of."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "old.zip").write_bytes(old)
        (place / "new.zip").write_bytes(new)
        qti_convert.upgrade_package(place / "old.zip", place / "up.zip")
        made = qti_convert.downgrade_package(place / "new.zip", place / "down.zip")
        up, down = ((place / name).read_bytes() for name in ("up.zip", "down.zip"))
    return _files(up), _files(down), Counter(each.message for each in made.warnings)


def _files(stored: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(BytesIO(stored))
    return {name: archive.read(name) for name in archive.namelist()}


def _valid(what: str, files: Mapping[str, bytes], schema: Any) -> Iterator[str]:
    wanted = {name: data for name, data in files.items() if name.endswith(".xml") and "manifest" not in name}
    if schema is None:
        yield f"{what}: {len(wanted)} files, no schema given"
        return
    faults = [
        f"  {name}: {fault.message[:200]}"
        for name, data in wanted.items()
        if not schema.validate(etree.fromstring(data))
        for fault in schema.error_log
    ]
    yield f"{what}: {len(wanted)} files, {len(faults)} faults against the schema"
    yield from faults[:10]


def main(schemas: Path | None) -> int:
    """Read all of them; the number of differences."""
    export, wrong = lms.gather(library.course()), 0
    for told in (
        *moodle(lms.write(export, "moodle")),
        *canvas(lms.write(export, "canvas")),
        *converted(export, schemas),
    ):
        print(told, flush=True)
        wrong += told.startswith("  ")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]) if sys.argv[1:] else None)))
