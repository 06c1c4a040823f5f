"""Files in one archive, the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from twoviews.teaching.lms.xml import rooted

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name


def resource(name: str, kind: str, path: str, *, opened: bool = True) -> Element:
    """The entry of a manifest for one file; `opened` if a platform opens the file itself."""
    made = Element("resource", identifier=name, type=kind)
    if opened:
        made.set("href", path)
    SubElement(made, "file", href=path)
    return made


def listed(files: Mapping[str, bytes], manifest: Element, namespace: str) -> bytes:
    """The archive of these files under the manifest that lists them."""
    return zipped({"imsmanifest.xml": rooted(manifest, namespace), **files})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files, by the path of each."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, stored in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), stored, zipfile.ZIP_DEFLATED)
    return made.getvalue()
