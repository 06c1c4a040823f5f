"""QTI 1.2 as Canvas reads it: *Settings → Import Course Content → QTI .zip file*, a quiz for each lesson.

Full marks are the course's own. In part Canvas counts otherwise: among several options a wrong tick takes
what a right one brings, and nothing is given for what was left alone. An order is asked as places to be
given to lines, so it counts lines in their own place, not the longest series. Pairs and orders have their
feedback in the general comment. Words that are typed are compared without regard to capitals only; all
spellings are listed. Of a question with drawn numbers one form is picked for each student.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.exported import TESTS, Chapter, Essay, Export, Item
from twoviews.teaching.lms.markup import essay_notes, plain
from twoviews.teaching.lms.package import listed, resource
from twoviews.teaching.lms.qti12 import NAMESPACE, QtiPart, assessment, drawn, item
from twoviews.teaching.lms.qti12_parts import essay_part, lay_pictures, part_of
from twoviews.teaching.lms.xml import rooted

SUFFIX = "-canvas.zip"
_TYPES = {
    "one": "multiple_choice_question",
    "several": "multiple_answers_question",
    "rows": "matching_question",
    "number": "numerical_question",
    "words": "short_answer_question",
    "essay": "essay_question",
}
_MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_META = "http://canvas.instructure.com/xsd/cccv1p0"
_BESIDE = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def write(export: Export) -> bytes:
    """The archive."""
    files: dict[str, bytes] = {}
    manifest = Element("manifest", identifier="two-views")
    about = SubElement(manifest, "metadata")
    SubElement(about, "schema").text, SubElement(about, "schemaversion").text = "IMS Content", "1.1.3"
    SubElement(manifest, "organizations")
    resources = SubElement(manifest, "resources")
    for chapter in export.chapters:
        for name, title, sections, points in _quizzes(chapter):
            _quiz(name, title, sections, points, files, resources)
    lay_pictures(export, files, resources)
    return listed(files, manifest, _MANIFEST)


def _quizzes(chapter: Chapter) -> Iterator[tuple[str, str, list[Element], int]]:
    """The lesson's questions by objective and its texts, then the test that it may have."""
    families = [forms for each in chapter.objectives for forms in chapter.families(each.id)]
    made = [*map(_family, families), *map(_essay, chapter.essays)]
    points = sum(forms[0].points for forms in families) + sum(each.points for each in chapter.essays)
    yield f"lesson-{chapter.number}", f"{chapter.number} {plain(chapter.title)}", made, points
    for place, title in TESTS.items():
        if tested := chapter.test(place):
            yield place, title, [*map(_family, tested)], sum(forms[0].points for forms in tested)


def _family(forms: tuple[Item, ...]) -> Element:
    items = [_item(part_of(form)) for form in forms]
    return items[0] if len(items) == 1 else drawn(f"{forms[0].family}-forms", forms[0].points, items)


def _item(part: QtiPart) -> Element:
    return item(part, {"question_type": _TYPES[part.kind], "points_possible": str(part.points)})


def _essay(essay: Essay) -> Element:
    """A text to write; Canvas has no notes for the marker alone, so they are the comment after it."""
    return _item(essay_part(essay)._replace(general=list(essay_notes(essay))))


def _quiz(
    name: str, title: str, sections: list[Element], points: int, files: dict[str, bytes], resources: Element
) -> None:
    """Its questions and its settings, two files; the resources that list them."""
    path, beside = f"{name}/{name}.xml", f"{name}/assessment_meta.xml"
    files[path] = rooted(assessment(name, title, sections), NAMESPACE)
    settings = Element("quiz", identifier=name)
    SubElement(settings, "title").text = title
    SubElement(settings, "shuffle_answers").text = "true"
    SubElement(settings, "quiz_type").text = "practice_quiz"
    SubElement(settings, "points_possible").text = str(points)
    files[beside] = rooted(settings, _META)
    asked = resource(name, "imsqti_xmlv1p2", path, opened=False)
    SubElement(asked, "dependency", identifierref=f"{name}-meta")
    resources.extend((asked, resource(f"{name}-meta", _BESIDE, beside)))
