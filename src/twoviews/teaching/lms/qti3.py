"""QTI 3.0 in a content package: for platforms and players certified for it.

Marks are the course's own in every kind. A number is typed with a decimal point; feedback on an order comes
for all items at once.
"""

from __future__ import annotations

from twoviews.teaching.lms.exported import Export
from twoviews.teaching.lms.qti_items import in_names_of_3
from twoviews.teaching.lms.qti_package import Dialect, package

SUFFIX = "-qti3.zip"
_DIALECT = Dialect(
    items="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    manifest="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    schema=("QTI Package", "3.0.0"),
    item_type="imsqti_item_xmlv3p0",
    test_type="imsqti_test_xmlv3p0",
    by_hand={"externalScored": "human"},
    named=in_names_of_3,
)


def write(export: Export) -> bytes:
    """The package."""
    return package(export, _DIALECT)
