"""What stands on each sheet of a PDF, by the engine that Chromium itself prints and shows PDF with."""

from __future__ import annotations

from pypdfium2 import PdfDocument


def sheets(pdf: bytes) -> list[str]:
    """The text of each sheet, line by line, whatever its order on the paper."""
    document = PdfDocument(pdf)
    return [sheet.get_textpage().get_text_range() for sheet in document]


def size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first sheet, in millimetres."""
    width, height = PdfDocument(pdf)[0].get_size()
    return width / 72 * 25.4, height / 72 * 25.4
