"""An element as a file."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element


def rooted(element: Element, namespace: str) -> bytes:
    """The element as a file of its own, all of it in that namespace."""
    element.set("xmlns", namespace)
    return bytes(ElementTree.tostring(element, encoding="utf-8", xml_declaration=True))
