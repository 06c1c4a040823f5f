"""QTI 1.2 for Canvas and in a cartridge, read back by a reader of its conditions; and the table."""

from __future__ import annotations

import csv
import io
import zipfile
from random import Random
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lms import (
    KINDS_EXAMPLES,
    PICTURE,
    answers,
    bank,
    export_of,
    hostile,
    images,
    keyed,
    marked,
    readable,
    words,
)
from qti12_reader import Q, answered, field, labels, rows
from twoviews.bank import library
from twoviews.bank.kinds.base import Key
from twoviews.teaching import lms
from twoviews.teaching.lms import canvas, cartridge, table
from twoviews.teaching.lms.exported import Item, cleaned_item

MANIFEST = "{http://www.imsglobal.org/xsd/imsccv1p%d/imscp_v1p1}"


def items(stored: bytes) -> dict[str, Element]:
    """All items of an archive, by id."""
    archive = zipfile.ZipFile(io.BytesIO(stored))
    files = [name for name in archive.namelist() if name.endswith(".xml")]
    found = [item for name in files for item in ElementTree.fromstring(archive.read(name)).iter(f"{Q}item")]
    assert len({item.get("ident") for item in found}) == len(found)
    return {item.get("ident", ""): item for item in found}


@pytest.fixture(scope="module")
def export() -> lms.Export:
    return lms.gather(library.course())


def chosen(item: Item, response: Any) -> dict[str, list[str]]:
    """A response of the bank as the responses of one item."""
    if item.shape == "pairs":
        return {entry: [choice] for entry, choice in response.items()}
    if item.shape == "order":
        return {entry: [f"place{n}"] for n, entry in enumerate(response, start=1)}
    said = response if isinstance(response, list) else [response]
    return {"response1": [each if isinstance(each, str) else f"{each:.12g}" for each in said]}


def expected(item: Item, key: Key, response: Any) -> float:
    """The bank's mark; all or nothing among several, and lines in their own place for an order."""
    if item.shape == "several":
        return item.points * (set(response) == set(key.right))
    if item.shape == "order":
        return float(sum(each == right for each, right in zip(response, key.right, strict=True)))
    return marked(key, response).points


def test_canvas_marks_as_it_says(export: lms.Export) -> None:
    stored, chance = items(lms.write(export, "canvas")), Random(8)
    for item, key in bank():
        made = stored[item.id]
        assert field(made, "points_possible") == str(item.points)
        for response in answers(item, key, chance):
            share, _ = answered(made, chosen(item, response))
            assert share * item.points / 100 == pytest.approx(expected(item, key, response), abs=0.01), (
                item.id
            )


def test_canvas_tells_all_that_the_bank_says(export: lms.Export) -> None:
    stored, chance = items(lms.write(export, "canvas")), Random(9)
    for item, key in bank():
        for response in answers(item, key, chance):
            _, told = answered(stored[item.id], chosen(item, response))
            ticked = set(response) if isinstance(response, list) and item.shape == "several" else ()
            said = [each for each in marked(key, response).feedback if not ticked or each.target in ticked]
            assert all(any(readable(each.text) in text for text in told) for each in said), item.id


def test_a_cartridge_adds_up_to_the_same_points(export: lms.Export) -> None:
    stored, chance = items(lms.write(export, "cartridge")), Random(10)
    for item, key in bank():
        parts = (
            [stored[item.id]] if item.id in stored else [stored[f"{item.id}-{e.id}"] for e in item.entries]
        )
        assert sum(float(field(part, "cc_weighting")) for part in parts) == item.points
        for response in answers(item, key, chance):
            given_ = chosen(item, response)
            if item.shape == "number" and item.tolerance and response not in (key.right,):
                continue  # only numbers with few decimals are listed: see the next test
            won = 0.0
            for part in parts:
                name = (part.get("ident") or "").removeprefix(f"{item.id}-")
                share, _ = answered(part, {"response1": given_.get(name, given_.get("response1", []))})
                won += share * float(field(part, "cc_weighting")) / 100
            assert won == pytest.approx(expected(item, key, response), abs=0.01), (item.id, response)


def test_the_forms_of_a_number_lie_within_its_tolerance() -> None:
    found = cartridge.forms_of_number(6.5, 0.15)
    assert {"6.5", "6,5", "6.35", "6.65", "6.6", "6,40"} <= set(found)
    assert not {"6.34", "6.66", "6.7", "7"} & set(found)
    assert len(cartridge.forms_of_number(1e6, 1e5)) <= cartridge.MOST
    assert "-3" in cartridge.forms_of_number(-3, 0)


@pytest.mark.parametrize(("platform", "version"), [("canvas", 1), ("cartridge", 3)])
def test_the_manifest_lists_every_file_once(export: lms.Export, platform: str, version: int) -> None:
    archive = zipfile.ZipFile(io.BytesIO(lms.write(export, platform)))
    made = ElementTree.fromstring(archive.read("imsmanifest.xml"))
    listed = [each.get("href") for each in made.iter(f"{MANIFEST % version}file")]
    assert sorted(listed, key=str) == sorted(set(archive.namelist()) - {"imsmanifest.xml"})
    ids = {each.get("identifier") for each in made.iter(f"{MANIFEST % version}resource")}
    used = [each.get("identifierref") for each in made.iter()]
    assert {each for each in used if each} <= ids


def test_of_a_question_with_drawn_numbers_canvas_picks_one(export: lms.Export) -> None:
    archive = zipfile.ZipFile(io.BytesIO(lms.write(export, "canvas")))
    quizzes = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if "/lesson" in name]
    groups = [
        each for quiz in quizzes for each in quiz.iter(f"{Q}section") if each.find(f"{Q}selection_ordering")
    ]
    drawn = {item.family for item in export.items if item.drawn}
    assert {each.get("ident") for each in groups} == {f"{family}-forms" for family in drawn}
    assert all(len(each.findall(f"{Q}item")) > 1 for each in groups)


def test_a_picture_travels_with_its_alternative_text() -> None:
    item = replace(keyed(KINDS_EXAMPLES["choice"])[0][0], picture=PICTURE)
    for stored in (canvas.write(export_of([item])), cartridge.write(export_of([item]))):
        shown = items(stored)[item.id].findtext(f"{Q}presentation/{Q}material/{Q}mattext") or ""
        assert images(shown) == [{"src": f"$IMS-CC-FILEBASE$/pictures/{PICTURE.name}", "alt": PICTURE.alt}]
        assert zipfile.ZipFile(io.BytesIO(stored)).read(f"pictures/{PICTURE.name}").decode() == PICTURE.svg


def test_the_table_has_a_line_for_all(export: lms.Export) -> None:
    lines = list(csv.DictReader(io.StringIO(lms.write(export, "csv").decode("utf-8-sig"))))
    essays = [essay for chapter in export.chapters for essay in chapter.essays]
    assert [line["id"] for line in lines if line["shape"] != "text"] == [item.id for item in export.items]
    assert {line["id"] for line in lines if line["shape"] == "text"} == {essay.id for essay in essays}
    known = {line["id"]: line for line in lines}
    for item, key in bank():
        told = " ".join(known[item.id][name] for name in ("feedback", "feedback_right", "feedback_wrong"))
        assert all(readable(text) in told for text in key.feedback.values())


hostile_item = st.tuples(st.lists(hostile, min_size=12, max_size=12), st.sampled_from(sorted(KINDS_EXAMPLES)))


def spoilt(text: list[str], kind: str) -> Item:
    """An item of that kind with hostile text wherever there is text."""
    item, _ = keyed(KINDS_EXAMPLES[kind])[0]
    entries = tuple(
        replace(each, text=f"{n} {text[n]}", feedback=text[n + 1]) for n, each in enumerate(item.entries)
    )
    choices = tuple(replace(each, text=f"{n} {text[n + 4]}") for n, each in enumerate(item.choices))
    placed = replace(item, entries=entries, choices=choices, unit=text[0] if item.unit else "")
    accepted = tuple(text[:2]) if item.accepted else ()
    typed = replace(placed, accepted=accepted, right=text[10], wrong=text[11])
    return cleaned_item(replace(typed, prompt=text[8], hint=text[9]), [])


@settings(max_examples=40, deadline=None)
@given(hostile_item)
def test_no_text_breaks_any_file(drawn: tuple[list[str], str]) -> None:
    item = spoilt(*drawn)
    stored = items(canvas.write(export_of([item])))[item.id]
    asked = words(stored.findtext(f"{Q}presentation/{Q}material/{Q}mattext") or "")
    assert asked.startswith(readable(item.prompt))
    if item.shape in ("one", "several"):
        assert list(labels(stored)["response1"].values()) == [readable(each.text) for each in item.entries]
    if item.shape in ("pairs", "order"):
        assert list(rows(stored).values()) == [readable(each.text) for each in item.entries]
    assert len(items(cartridge.write(export_of([item])))) == (
        len(item.entries) if item.shape in ("pairs", "order") else 1
    )
    for platform in ("blackboard", "qti3"):
        archive = zipfile.ZipFile(io.BytesIO(lms.write(export_of([item]), platform)))
        made = ElementTree.fromstring(archive.read(f"items/{item.id}.xml"))
        shown = " ".join("".join(made.itertext()).split())
        assert readable(item.prompt) in shown
        assert all(readable(each.text) in shown for each in (*item.entries, *item.choices))


@settings(max_examples=60, deadline=None)
@given(hostile_item)
def test_no_cell_of_the_table_is_a_formula(drawn: tuple[list[str], str]) -> None:
    item = spoilt(*drawn)
    (line,) = csv.DictReader(io.StringIO(table.write(export_of([item])).decode("utf-8-sig"), newline=""))
    prompt = readable(item.prompt)
    assert " ".join(line["prompt"].removeprefix("'").split()) in (prompt, prompt.removeprefix("'"))
    for cell in line.values():
        assert not cell.startswith(("=", "+", "-", "@")) or float(cell) < 0
