"""QTI 2.1 in a content package: for Blackboard (*Import QTI 2.1 package*), OpenOlat, TAO and others.

Marks are the course's own in every kind, where the platform carries out response processing (OpenOlat, TAO).
Blackboard does not: there an order and a partly right answer count as its own settings say. A number is typed
with a decimal point; feedback on an order comes for all items at once.
"""

from __future__ import annotations

from twoviews.teaching.lms.exported import Export
from twoviews.teaching.lms.qti_package import Dialect, package

SUFFIX = "-qti21.zip"
_DIALECT = Dialect(
    items="http://www.imsglobal.org/xsd/imsqti_v2p1",
    manifest="http://www.imsglobal.org/xsd/imscp_v1p1",
    schema=("QTIv2.1 Package", "1.0.0"),
    item_type="imsqti_item_xmlv2p1",
    test_type="imsqti_test_xmlv2p1",
    by_hand={},
    named=lambda element: element,
)


def write(export: Export) -> bytes:
    """The package."""
    return package(export, _DIALECT)
