"""A reader of QTI 1.2 that shares nothing with the writer: it carries out the conditions of an item."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from lms import words

Q = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def field(item: Element, label: str) -> str:
    """A piece of metadata."""
    for each in item.iter(f"{Q}qtimetadatafield"):
        if each.findtext(f"{Q}fieldlabel") == label:
            return each.findtext(f"{Q}fieldentry") or ""
    return ""


def labels(item: Element) -> dict[str, dict[str, str]]:
    """By response, the ids and the words of what can be chosen."""
    return {
        each.get("ident", ""): {
            label.get("ident", ""): words(label.findtext(f"{Q}material/{Q}mattext") or "")
            for label in each.iter(f"{Q}response_label")
        }
        for each in item.iter(f"{Q}response_lid")
    }


def rows(item: Element) -> dict[str, str]:
    """By response, the words of its line, where there are several."""
    found = item.iter(f"{Q}response_lid")
    return {each.get("ident", ""): words(each.findtext(f"{Q}material/{Q}mattext") or "") for each in found}


def answered(item: Element, given: Mapping[str, list[str]]) -> tuple[float, list[str]]:
    """The share of 100 for these responses, and the feedback that is shown."""
    typed = item.find(f".//{Q}response_str") is not None
    score, told = 0.0, list[str]()
    for condition in item.iter(f"{Q}respcondition"):
        inside = condition.find(f"{Q}conditionvar")
        assert inside is not None
        held = [_held(each, given, typed) for each in inside]
        if not (any(held) if typed else all(held)):
            continue
        for change in condition.findall(f"{Q}setvar"):
            share = float(change.text or "nan")
            score = share if change.get("action") == "Set" else score + share
        told += (each.get("linkrefid", "") for each in condition.findall(f"{Q}displayfeedback"))
        if condition.get("continue") == "No":
            break
    said = {
        each.get("ident"): words(each.findtext(f".//{Q}mattext") or "")
        for each in item.iter(f"{Q}itemfeedback")
    }
    return score, [said[name] for name in told]


def _held(condition: Element, given: Mapping[str, list[str]], typed: bool) -> bool:
    name, value = condition.tag.removeprefix(Q), condition.text or ""
    if name in ("and", "or", "not"):
        held = [_held(each, given, typed) for each in condition]
        return {"and": all(held), "or": any(held), "not": not all(held)}[name]
    if name == "other":
        return True
    responses = given.get(condition.get("respident", ""), [])
    if name == "varequal":
        return any(each.casefold() == value.casefold() if typed else each == value for each in responses)
    numbers = [float(each) for each in responses]
    limit = float(value)
    return any(each >= limit if name == "vargte" else each <= limit for each in numbers)
