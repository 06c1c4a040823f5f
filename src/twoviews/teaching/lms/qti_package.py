"""A content package of QTI 2.1 or 3.0: a test for each lesson, a file for each item, and what lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.exported import TESTS, Chapter, Essay, Export, Item
from twoviews.teaching.lms.markup import plain
from twoviews.teaching.lms.package import listed, resource
from twoviews.teaching.lms.qti_items import name_of, question, text
from twoviews.teaching.lms.xml import rooted


class Dialect(NamedTuple):
    """In what two versions differ; `by_hand` says that a person gives the points, `named` gives the names."""

    items: str
    manifest: str
    schema: tuple[str, str]
    item_type: str
    test_type: str
    by_hand: Mapping[str, str]
    named: Callable[[Element], Element]


def package(export: Export, dialect: Dialect) -> bytes:
    """The archive. In a lesson's test each objective has its section, and one of several forms is drawn."""
    files: dict[str, bytes] = {}
    resources: list[Element] = []
    for chapter in export.chapters:
        resources += (_item(each, dialect, files) for each in chapter.items)
        resources += (_essay(each, dialect, files) for each in chapter.essays)
        for name, title, sections in _tests(chapter):
            resources.append(_test(name, title, sections, dialect, files))
    return listed(files, _manifest(resources, dialect), dialect.manifest)


_Section = tuple[str, str, list[tuple[str, ...]]]  # identifier, title, and the items of which one is drawn


def _tests(chapter: Chapter) -> Iterator[tuple[str, str, list[_Section]]]:
    sections: list[_Section] = [
        (each.id, plain(each.text), [tuple(item.id for item in forms) for forms in chapter.families(each.id)])
        for each in chapter.objectives
    ]
    sections.append((f"{chapter.number}-texts", "Texts to write", [(each.id,) for each in chapter.essays]))
    yield f"lesson-{chapter.number}", f"{chapter.number} {plain(chapter.title)}", sections
    for place, title in TESTS.items():
        if families := chapter.test(place):
            listed = [tuple(item.id for item in forms) for forms in families]
            yield place, title, [(f"{place}-questions", title, listed)]


def _item(item: Item, dialect: Dialect, files: dict[str, bytes]) -> Element:
    """Its file, and the picture beside it; the resource that lists both."""
    path, picture = f"items/{item.id}.xml", item.picture
    made = question(item, f"../pictures/{picture.name}" if picture else "")
    files[path] = rooted(dialect.named(made), dialect.items)
    listed = resource(name_of(item.id), dialect.item_type, path)
    if picture:
        files[f"pictures/{picture.name}"] = picture.svg.encode()
        SubElement(listed, "file", href=f"pictures/{picture.name}")
    return listed


def _essay(essay: Essay, dialect: Dialect, files: dict[str, bytes]) -> Element:
    path = f"items/{essay.id}.xml"
    files[path] = rooted(dialect.named(text(essay, dialect.by_hand)), dialect.items)
    return resource(name_of(essay.id), dialect.item_type, path)


def _test(
    name: str, title: str, sections: list[_Section], dialect: Dialect, files: dict[str, bytes]
) -> Element:
    path = f"{name}.xml"
    made = Element("assessmentTest", identifier=name, title=title)
    part = SubElement(
        made, "testPart", identifier=f"{name}-part", navigationMode="nonlinear", submissionMode="individual"
    )
    for section, heading, families in sections:
        if families:
            inside = SubElement(
                part, "assessmentSection", identifier=f"s-{section}", title=heading, visible="true"
            )
            for forms in families:
                _drawn(inside, forms)
    files[path] = rooted(dialect.named(made), dialect.items)
    listed = resource(name, dialect.test_type, path)
    for _, _, families in sections:
        for each in (each for forms in families for each in forms):
            SubElement(listed, "dependency", identifierref=name_of(each))
    return listed


def _drawn(section: Element, forms: tuple[str, ...]) -> None:
    """An item, or a section from which one of its forms is drawn."""
    inside = section
    if len(forms) > 1:
        family = forms[0].rpartition("-")[0]
        inside = SubElement(
            section, "assessmentSection", identifier=f"s-{family}", title=family, visible="false"
        )
        SubElement(inside, "selection", select="1")
    for each in forms:
        SubElement(inside, "assessmentItemRef", identifier=name_of(each), href=f"items/{each}.xml")


def _manifest(resources: list[Element], dialect: Dialect) -> Element:
    made = Element("manifest", identifier="two-views")
    about = SubElement(made, "metadata")
    SubElement(about, "schema").text, SubElement(about, "schemaversion").text = dialect.schema
    SubElement(made, "organizations")
    SubElement(made, "resources").extend(resources)
    return made
