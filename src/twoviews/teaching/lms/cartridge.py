"""Common Cartridge 1.3 for any platform that reads cartridges: a folder a lesson, a test for each objective.

The cartridge's profile of QTI 1.2 knows neither pairs nor orders nor numbers. So each line of a pairing or of
an order is a question of one point with the choices or places to choose from: the points add up to the
course's own, but for orders, where lines in their own place count and not the longest series. A number is a
list of the forms in which it can be typed within its tolerance. Among several options all or nothing counts.
Forms of a question with drawn numbers stand one after the other: take one for each group.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from math import ceil, floor
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.exported import TESTS, Chapter, Export, Item
from twoviews.teaching.lms.markup import plain, prose
from twoviews.teaching.lms.package import listed, resource
from twoviews.teaching.lms.qti12 import NAMESPACE, QtiPart, Reply, assessment, item
from twoviews.teaching.lms.qti12_parts import choices_of, essay_part, lay_pictures, part_of, right_of
from twoviews.teaching.lms.xml import rooted

SUFFIX = ".imscc"
MOST = 400
"""Forms of one number at most."""

_PROFILES = {
    "one": "cc.multiple_choice.v0p1",
    "several": "cc.multiple_response.v0p1",
    "words": "cc.fib.v0p1",
    "essay": "cc.essay.v0p1",
}
_MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
_TEST = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"


def write(export: Export) -> bytes:
    """The archive."""
    files: dict[str, bytes] = {}
    manifest = Element("manifest", identifier="two-views")
    _metadata(manifest, export.title)
    organization = SubElement(SubElement(manifest, "organizations"), "organization")
    organization.attrib |= {"identifier": "lessons", "structure": "rooted-hierarchy"}
    root = SubElement(organization, "item", identifier="root")
    resources = SubElement(manifest, "resources")
    for chapter in export.chapters:
        folder = SubElement(root, "item", identifier=f"lesson-{chapter.number}")
        SubElement(folder, "title").text = f"{chapter.number} {plain(chapter.title)}"
        for name, title, parts in _tests(chapter):
            entry = SubElement(folder, "item", identifier=f"item-{name}", identifierref=name)
            SubElement(entry, "title").text = title
            files[f"{name}/assessment.xml"] = rooted(
                assessment(name, title, [_item(part) for part in parts]), NAMESPACE
            )
            resources.append(resource(name, _TEST, f"{name}/assessment.xml", opened=False))
    lay_pictures(export, files, resources)
    return listed(files, manifest, _MANIFEST)


def _metadata(manifest: Element, title: str) -> None:
    about = SubElement(manifest, "metadata")
    SubElement(about, "schema").text = "IMS Common Cartridge"
    SubElement(about, "schemaversion").text = "1.3.0"
    lom = SubElement(about, "lom:lom", {"xmlns:lom": _LOM})
    SubElement(
        SubElement(SubElement(lom, "lom:general"), "lom:title"), "lom:string", language="en"
    ).text = title


def _tests(chapter: Chapter) -> Iterator[tuple[str, str, list[QtiPart]]]:
    for objective in chapter.objectives:
        if families := chapter.families(objective.id):
            yield f"objective-{objective.id}", plain(objective.text), _parts(families)
    if chapter.essays:
        yield f"texts-{chapter.number}", "Texts to write", [essay_part(each) for each in chapter.essays]
    for place, title in TESTS.items():
        if families := chapter.test(place):
            yield place, title, _parts(families)


def _parts(families: list[tuple[Item, ...]]) -> list[QtiPart]:
    return [part for each in chain.from_iterable(families) for part in parts_of(each)]


def parts_of(item: Item) -> Iterator[QtiPart]:
    """The question in the kinds that the profile knows: one part, or one for each line."""
    whole = part_of(item)
    if item.shape in ("pairs", "order"):
        for entry in item.entries:
            right = right_of(item, entry)
            replies = tuple(Reply(each.id, each.shown, each.id == right, []) for each in choices_of(item))
            yield whole._replace(
                id=f"{item.id}-{entry.id}",
                points=1,
                kind="one",
                asked=[*whole.asked, prose("blockquote", entry.text)],
                general=[prose("p", entry.feedback)],
                replies=replies,
                rows=(),
            )
    elif item.shape == "number":
        yield whole._replace(
            kind="words", accepted=tuple(forms_of_number(item.answer, item.tolerance)), between=None
        )
    else:
        yield whole


def forms_of_number(answer: float, tolerance: float) -> list[str]:
    """A number as it may be typed, with point or comma, and those around it that its tolerance lets through.

    There are at most `MOST`: the finer decimals are left out first.
    """
    found = dict.fromkeys((f"{answer:.12g}", f"{answer:.12g}".replace(".", ",")))
    for decimals in range(5):
        step = 10.0**-decimals
        low, high = ceil((answer - tolerance) / step - 1e-9), floor((answer + tolerance) / step + 1e-9)
        if len(found) + 2 * (high - low + 1) > MOST:
            break
        for count in range(low, high + 1):
            text = f"{count * step:.{decimals}f}"
            found |= {text: None, text.replace(".", ","): None}
    return list(found)


def _item(part: QtiPart) -> Element:
    return item(part, {"cc_profile": _PROFILES[part.kind], "cc_weighting": str(part.points)})
