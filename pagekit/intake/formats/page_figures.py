"""the pictures of a web page → FoundPicture, each with its files, caption and credit, and a plain `img` in its place.

What finds the text of a page loses captions, and takes the stand-in of a picture that is shown late for the picture.
So figures are read first; in the tree that is searched, each is an image under a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pagekit.intake.formats.item import FoundPicture, Html
from pagekit.intake.formats.people_of_sites import lone_person

_CREDIT = re.compile(
    r"credit|copyright|photographer|\bbyline\b|picture-?author|image-?source|foto-?graf|rechte|quelle|agency|attribution|source",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|legend|bildunterschrift|description", re.IGNORECASE)
_SOURCES = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-full-src",
    "data-hi-res-src",
    "data-orig-file",
)
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_WORD_BEFORE = re.compile(
    r"^(?:credit|photo(?:graph)?(?: by)?|image(?: source)?|picture|foto|bild|source|quelle|fotos?)\s*[:：]\s*",
    re.IGNORECASE,
)
_ENLARGES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|tiff?|heic)(?:[?#]|$)|attachment_id=|/attachment/|/photo", re.IGNORECASE
)
_SIZES = re.compile(r"^([\d.]+)[wx]$")
_STANDIN = re.compile(
    r"^data:|/(?:blank|pixel|spacer|placeholder|transparent|grey|1x1)[^/]*\.(?:gif|png|svg)(?:\?|$)",
    re.IGNORECASE,
)
KEY = "figure-{}.jpg"
LEAST_DATA = 1_000
"""Signs of a picture that stands in its own address; what is shorter is a stand-in."""
SMALLEST = 60
"""Pictures that say to be less wide or high, in pixels, are signs of the page's frame."""


def take_figures(tree: Any) -> list[FoundPicture]:
    """The pictures of a page, in its order; each `img` of the tree is given the key of its picture."""
    found: list[FoundPicture] = []
    for image in list(tree.iter("img")):
        if image.getparent() is None:
            continue
        if _is_sign(image):
            image.drop_tree()
            continue
        figure = _figure_around(image)
        holder = figure if figure is not None else image
        sources = tuple(_sources(image))
        caption, credit = _words(figure) if figure is not None else ("", "")
        if not sources or _is_drawing(sources) or (not caption and _leads_away(image)):
            image.drop_tree()
            continue
        key = KEY.format(len(found) + 1)
        found.append(
            FoundPicture(
                renditions=sources,
                alt=(image.get("alt") or "").strip(),
                caption=Html(caption),
                photographer=lone_person(credit),
                creditline=credit,
                keys=(key,),
            )
        )
        _put(image, holder, key)
    return found


def _put(image: Any, holder: Any, key: str) -> None:
    """The picture alone in its paragraph, where its figure stood; what stood behind it stays."""
    for name in list(image.attrib):
        del image.attrib[name]
    image.set("src", key)
    if holder is not image and len(list(holder.iter("img"))) == 1:
        tail, image.tail = holder.tail, None
        paragraph = holder.makeelement("p", {})
        paragraph.append(image)
        paragraph.tail = tail
        parent = holder.getparent()
        if parent is not None:
            parent.replace(holder, paragraph)


def _figure_around(image: Any) -> Any:
    """The figure of a picture: the element of that name, or a box of that class that holds this picture alone."""
    for number, around in enumerate(image.iterancestors()):
        if around.tag == "figure":
            return around
        named = f"{around.get('class', '')} {around.get('id', '')}"
        if (
            number < 4
            and around.tag in {"div", "span", "aside", "dl"}
            and re.search(r"caption|figure|picture|image|photo", named, re.IGNORECASE)
        ):
            inner = [
                each
                for each in around.iter("span", "div", "p", "dd", "small", "em")
                if _CAPTION.search(each.get("class", "")) and each is not around
            ]
            if inner and len(list(around.iter("img"))) == 1:
                return around
        if number > 6:
            return None
    return None


def _sources(image: Any) -> Iterator[str]:
    """The files of a picture, the widest first."""
    sized: list[tuple[float, str]] = []
    holders = [image]
    picture = next((around for around in image.iterancestors("picture")), None)
    if picture is not None:
        holders += list(picture.iter("source"))
    for holder in holders:
        for name in _SETS:
            for candidate in re.split(r",\s+", holder.get(name) or ""):
                address, _, size = candidate.strip().partition(" ")
                match = _SIZES.match(size.strip())
                if address and not _STANDIN.search(address):
                    sized.append((float(match[1]) if match and match[1].count(".") < 2 else 0.0, address))
    direct = [
        address
        for name in _SOURCES
        if (address := (image.get(name) or "").strip()) and not _STANDIN.search(address)
    ]
    widest = [address for _, address in sorted(sized, key=lambda each: -each[0])]
    named = [*direct[:1], *widest, *direct[1:]] if not sized else [*widest[:1], *direct, *widest[1:]]
    if not named:
        # A page that was saved as one file has its pictures in their addresses; what is short stands in for one.
        held = ((image.get(name) or "").strip() for name in _SOURCES)
        named = [
            address for address in held if address.startswith("data:image/") and len(address) > LEAST_DATA
        ]
    yield from dict.fromkeys(named)


def _words(figure: Any) -> tuple[str, str]:
    """The caption as HTML, and the credit that an element of its own holds."""
    captions = list(figure.iter("figcaption")) or [
        each
        for each in figure.iter()
        if isinstance(each.tag, str) and each is not figure and _CAPTION.search(each.get("class", ""))
    ]
    holder = captions[0] if captions else figure
    credit = ""
    for each in list(figure.iter()):
        if (
            not isinstance(each.tag, str)
            or each is holder
            or each.tag in {"figure", "img", "picture", "figcaption"}
        ):
            continue
        named = f"{each.get('class', '')} {each.get('itemprop', '')}"
        if _CREDIT.search(named) and (text := _text(each)) and len(text) < 160:
            credit = credit or _WORD_BEFORE.sub("", text).strip(" ()[]")
            if each.getparent() is not None:
                each.drop_tree()
            break
    words = " ".join(_text(each) for each in captions[:1])
    return _escaped(words), credit


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _is_drawing(sources: tuple[str, ...]) -> bool:
    return all(re.search(r"\.svgz?(?:[?#]|$)", source, re.IGNORECASE) for source in sources)


def _leads_away(image: Any) -> bool:
    """True for a picture that is a link to another page: it belongs to a teaser."""
    link = next((around for around in image.iterancestors("a")), None)
    href = (link.get("href") or "").strip() if link is not None else ""
    return bool(href) and not href.startswith(("#", "javascript:", "data:")) and not _ENLARGES.search(href)


def _is_sign(image: Any) -> bool:
    """True for a counter, an icon, or the picture of a person beside a byline."""
    sizes = [image.get(name, "").removesuffix("px") for name in ("width", "height")]
    if any(size.isdecimal() and int(size) < SMALLEST for size in sizes):
        return True
    named = f"{image.get('class', '')} {image.get('id', '')}"
    return bool(
        re.search(r"\b(?:icon|logo|avatar|emoji|sprite|tracking|pixel|gravatar)\b", named, re.IGNORECASE)
    )
