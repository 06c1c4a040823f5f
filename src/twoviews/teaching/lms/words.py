"""Accepted words as a platform must have them: every spelling by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def spelled(accepted: Iterable[str]) -> list[str]:
    """Accepted words as they may be typed: also without accents, without spaces, with a final stop."""
    found: dict[str, None] = {}
    for form in map(" ".join, map(str.split, accepted)):
        bare = "".join(
            sign for sign in unicodedata.normalize("NFKD", form) if not unicodedata.combining(sign)
        )
        for each in (form, bare, form.replace(" ", ""), bare.replace(" ", "")):
            found |= {each: None, f"{each.rstrip('.')}.": None}
    return list(found)
