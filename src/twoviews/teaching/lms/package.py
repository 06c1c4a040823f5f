"""Files in one archive, the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files, by the path of each."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, stored in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), stored, zipfile.ZIP_DEFLATED)
    return made.getvalue()
