"""an image of Arc's ANS → FoundPicture: its files, its words, whom it credits, where the eye goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pagekit.intake.formats.item import FoundPicture, Html
from pagekit.intake.formats.loose import at, first_said, mapping, mappings, said

Fields = Mapping[str, Any]


def picture(image: Fields, *, name: str = "", lead: bool = False) -> FoundPicture | None:
    """The picture; None for what names no file."""
    more = mapping(image.get("additional_properties"))
    named = [
        said(more.get("originalUrl")), said(image.get("url")), first_said(more, "fullSizeResizeUrl", "resizeUrl"),
        said(more.get("originalName")), said(image.get("seo_filename")),
    ]  # fmt: skip
    files = tuple(dict.fromkeys(filter(None, named)))
    if not files:
        return None
    return FoundPicture(
        renditions=files,
        name=name or said(image.get("_id")),
        alt=said(image.get("alt_text")),
        caption=Html(first_said(image, "caption") or said(at(image, "description", "basic"))),
        byline=", ".join(names_of(image, "by")),
        creditline=_line(image),
        notice=said(image.get("copyright")),
        instructions=first_said(more, "usage_instructions", "restrictions"),
        focus=_focus(image),
        lead=lead,
    )


def names_of(content: Fields, role: str) -> list[str]:
    """The names that stand under a role of the credits."""
    people = mappings(at(content, "credits", role))
    return list(filter(None, (first_said(each, "byline", "name") for each in people)))


def _line(image: Fields) -> str:
    """Whom the picture came from: an affiliation, a distributor that is an agency, or what came with the file."""
    distributor = mapping(image.get("distributor"))
    wire = (
        first_said(distributor, "name")
        if said(distributor.get("category")) in {"wires", "handout", "stock"}
        else ""
    )
    from_file = first_said(image.get("additional_properties"), "creditIPTC", "iptc_credit", "credit")
    return " / ".join(names_of(image, "affiliation")) or wire or from_file


def _focus(image: Fields) -> tuple[float, float] | None:
    """The focal point, in pixels there, as shares here."""
    point = mapping(image.get("focal_point")) or mapping(at(image, "additional_properties", "focal_point"))
    pairs = [(point.get("x"), image.get("width")), (point.get("y"), image.get("height"))]
    shares: list[float] = []
    for place, length in pairs:
        if (
            not isinstance(place, int | float)
            or not isinstance(length, int | float)
            or not 0 <= place <= length
            or not length
        ):
            return None
        shares.append(round(place / length, 4))
    return (shares[0], shares[1]) if any(shares) else None
