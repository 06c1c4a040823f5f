"""The signs of the two views, the same wherever a page, a figure or a sheet shows them."""

from __future__ import annotations

from twoviews.parts.wire import Side

SIDES = (
    Side("russia", "◆", "Russian view"),
    Side("us", "●", "US view"),
    Side("both", "◆●", "both views"),
    Side("neither", "", ""),
)
"""Whose view a belief can be."""
