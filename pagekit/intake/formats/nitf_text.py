"""the text of an NITF document → HTML with the same words, and the pictures that stand in it (NITF 3.6, body.content).

Names of people, places and sums are marks for machines and fall away; their words stay. A picture is called by a name
of its own in the HTML, so that it stands where it stood with all that the document says of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from pagekit.intake.formats.item import FoundPicture, Html
from pagekit.intake.formats.xml_tree import Xml
from pagekit.model.fields import tidy
from pagekit.notes import Note, warning

_SAME = frozenset({
    "p", "ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
    "hr", "br", "em", "strong", "b", "i", "pre", "a", "sub", "sup", "u",
})  # fmt: skip
_HEADS = {"hl1": "h2", "hl2": "h2", "hedline": "div", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3"}
_BOXES = frozenset({
    "block", "note", "body.content", "body.end", "div", "section", "article", "nitf-table", "abstract",
})  # fmt: skip
_ATTRS = ("href", "start", "colspan", "rowspan", "style", "align", "class")
_SILENT = frozenset({
    "media-metadata", "media-object", "nitf-table-metadata", "nitf-colgroup", "col", "colgroup", "custom-table",
    "alt-code",
})  # fmt: skip
_IMAGE = ("image", "photo", "picture", "graphic", "foto", "bild")
MIN_LINE, MAX_LINE, LEAST_LINES = 35, 85, 6


@dataclass(slots=True)
class NitfText:
    """What is written, and what was found on the way."""

    name: str = "media"
    pictures: list[FoundPicture] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    joined: bool = False
    """Whether lines end where a teleprinter's did; then they end no line here."""

    def html(self, element: Xml) -> Html:
        """What an element holds, as HTML."""
        self.joined = _typed_in_lines(element)
        parts: list[str] = []
        for child in element.children:
            self._write(child, parts)
        return Html("".join(parts))

    def _write(self, part: Xml | str, parts: list[str]) -> None:
        if isinstance(part, str):
            parts.append(escape(part, quote=False))
            return
        name = part.name.lower()
        if name in _SILENT:
            return
        if name == "media":
            parts.append(self._media(part))
        elif name == "br":
            parts.append(" " if self.joined else "<br>")
        elif name == "bq":
            self._quotation(part, parts)
        elif name == "fn":
            parts.append(f" [{escape(part.text)}]")
        elif name == "credit":
            parts.append(f"<p>— {escape(part.text)}</p>")
        else:
            self._around(part, _tag(name), parts)

    def _around(self, part: Xml, tag: str, parts: list[str]) -> None:
        attrs = (
            "".join(f' {key}="{escape(part.attrs[key])}"' for key in _ATTRS if key in part.attrs)
            if tag
            else ""
        )
        parts.append(f"<{tag}{attrs}>" if tag else "")
        for child in part.children:
            self._write(child, parts)
        parts.append(f"</{tag}>" if tag and tag != "hr" else "")

    def _quotation(self, part: Xml, parts: list[str]) -> None:
        parts.append("<blockquote>")
        credit = part.all("credit")
        for child in part.children:
            if child not in credit:
                self._write(child, parts)
        parts.append(f"<footer>{escape(credit[0].text)}</footer>" if credit and credit[0].text else "")
        parts.append("</blockquote>")

    def _media(self, part: Xml) -> str:
        """A picture as a figure; anything else that plays is named in a note."""
        kind = part.get("media-type").lower()
        references = part.all("media-reference")
        types = [one.get("mime-type").lower() for one in references]
        pictures = [
            one for one in references if not one.get("mime-type") or one.get("mime-type").startswith("image/")
        ]
        caption = " ".join(filter(None, (one.text for one in part.all("media-caption"))))
        if not any(word in kind for word in _IMAGE) and not any(one.startswith("image/") for one in types):
            if references or caption:
                tail = f"; its caption was: {tidy(caption, 300)}" if caption else ""
                what = f"a {kind or 'medium'} is not brought{tail}."
                self.notes.append(warning("media-dropped", "body", what))
            return ""
        key = f"media:{self.name}:{len(self.pictures)}"
        names = [
            one.get(attr)
            for one in sorted(pictures, key=_width, reverse=True)
            for attr in ("source", "name", "id")
        ]
        said = {one.get("name").lower(): one.get("value") for one in part.all("media-metadata")}
        self.pictures.append(
            FoundPicture(
                renditions=tuple(dict.fromkeys(filter(None, names))),
                name=f"{self.name} {len(self.pictures) + 1}",
                alt=next((one.get("alternate-text") for one in references if one.get("alternate-text")), ""),
                caption=self._caption(part),
                byline=" ".join(one.text for one in part.all("media-producer")),
                creditline=said.get("credit", ""),
                holder=said.get("copyright", ""),
                keys=(key,),
            )
        )
        return f'<img src="{key}">'

    def _caption(self, part: Xml) -> Html:
        parts: list[str] = []
        for caption in part.all("media-caption"):
            self._around(caption, "p" if not caption.all("p") else "", parts)
        return Html("".join(parts))


def _tag(name: str) -> str:
    if name in _SAME:
        return name
    return _HEADS.get(name) or ("div" if name in _BOXES else "")


def _width(reference: Xml) -> int:
    said = reference.get("width")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0


def _typed_in_lines(element: Xml) -> bool:
    """True where nearly every line that is ended by hand is about as long as a teleprinter's was."""
    lengths: list[int] = []
    for paragraph in element.walk("p"):
        lines = [""]
        for child in paragraph.children:
            if isinstance(child, Xml) and child.name == "br":
                lines.append("")
            else:
                lines[-1] += child if isinstance(child, str) else child.text
        lengths += [len(re.sub(r"\s+", " ", line).strip()) for line in lines[:-1]]
    fitting = sum(MIN_LINE <= length <= MAX_LINE for length in lengths)
    return len(lengths) >= LEAST_LINES and fitting * 10 >= len(lengths) * 9
