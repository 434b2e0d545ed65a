"""a directive (`::: factbox Title`) or a callout (`> [!NOTE] Title`) with what stands in it → the block it asks for.

What Markdown has no sign for, a text says in the two notations that its tools know: containers of three colons, as in
Pandoc, Docusaurus and VitePress, and callouts, as on GitHub and in Obsidian. The names:

    ::: pullquote                           ::: factbox Title {figure="42 %"}
    ::: advert inline                       ::: update 2026-05-19T14:05+05:00 Title {key}
    ::: cut                                 what may be lost when space is short
    ::: photo a.jpg {alt="…" credit="Ann Li/Reuters" focus="0.5 0.3"}    its text is the caption

In place of `credit` a photo may have its parts: creator, agency, via, notice, licence; and its terms.

A note, a tip, a warning is a fact box. A comment or a todo is for the desk, and is not printed. Of any other name what
stands in it is printed, and noted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pagekit.intake.directive_heads import ADVERTS, BOXES, CUT, LAYOUT, PHOTOS, PULLS, REMARKS, Directive
from pagekit.intake.items import Block, LinedBlock
from pagekit.intake.named_picture import Picture
from pagekit.intake.quotes import pulled, quote_blocks
from pagekit.intake.reading import Reading
from pagekit.intake.updates import time_and_title
from pagekit.model.base import is_name, one_line
from pagekit.model.fields import tidy
from pagekit.notes import info

_CREDIT = ("creator", "agency", "via", "notice", "licence", "acquire", "licensor")
_TERMS = ("terms", "clearance", "source_type", "data_mining")
_SHARES = re.compile(r"(?P<x>[\d.]+)(?P<px>%?)[ ,;]+(?P<y>[\d.]+)(?P<py>%?)")
_INNER = {"paragraph", "heading", "quote", "list", "photo", "table", "code", "break"}


def directed(asked: Directive, inner: Sequence[LinedBlock], line: int, reading: Reading) -> list[LinedBlock]:
    """The blocks that the directive makes of what stands in it."""
    if asked.name in REMARKS:
        reading.notes.append(info("remark-dropped", f"line {line}", "a remark for the desk is not printed."))
        return []
    if asked.name in PULLS or (asked.name == "blockquote" and "pull" in asked.words):
        return _pulled(asked, inner, line)
    if asked.name in ADVERTS:
        return [*_advert(asked, line, reading), *inner]
    if asked.name in PHOTOS:
        return _photo(asked, inner, line, reading)
    if asked.name == "update":
        return _update(asked, inner, line, reading)
    if asked.name in BOXES:
        figure = asked.fields.get("figure")
        return _holding(
            {"kind": "factbox"} | ({"figure": figure} if figure else {}), asked.label, inner, line, reading
        )
    if asked.name == CUT:
        return [replace(part, block={**part.block, "optional": True}) for part in inner]
    if asked.name in LAYOUT and not asked.label:
        return list(inner)
    what = f"the directive {tidy(asked.name)} is not known; what stands in it is printed."
    remedy = "Known are pullquote, factbox, photo, advert, update, cut."
    reading.warn("directive-unknown", line, what, remedy)
    return [*_head(asked.label, line), *inner]


def _pulled(asked: Directive, inner: Sequence[LinedBlock], line: int) -> list[LinedBlock]:
    who = asked.fields.get("by") or asked.fields.get("attribution") or asked.label or None
    return pulled(quote_blocks(inner, line, who), line)


def _advert(asked: Directive, line: int, reading: Reading) -> list[LinedBlock]:
    slot = asked.fields.get("slot") or asked.label or "inline"
    if is_name(slot):
        return [LinedBlock(line, {"kind": "advert", "slot": slot})]
    what = f"{tidy(slot)!r} is no name of a slot; the place of this advert was left out."
    reading.warn("directive-unread", line, what, "Write ::: advert inline, or another slot of the layout.")
    return []


def _photo(asked: Directive, inner: Sequence[LinedBlock], line: int, reading: Reading) -> list[LinedBlock]:
    words = [part.block["text"] for part in inner if part.block["kind"] == "paragraph"]
    rest = [part for part in inner if part.block["kind"] != "paragraph"]
    src = asked.fields.get("src") or asked.label
    own = next((part for part in rest if part.block["kind"] == "photo"), None) if not src else None
    caption = one_line("<br>".join(words)) or asked.fields.get("caption", "")
    if own is not None:
        rest.remove(own)
        placed = [own]
        own.block |= {"caption": caption} if caption else {}
        own.block |= {key: said for key in ("alt", "credit") if (said := asked.fields.get(key))}
    elif not src:
        what = "this photo names no file; its caption is printed by itself."
        reading.warn(
            "directive-unread", line, what, "Write ::: photo a.jpg, or a picture between the colons."
        )
        return list(inner)
    else:
        picture = Picture(src, asked.fields.get("alt", ""), line, caption=caption, credit=_credit_line(asked))
        placed = reading.photo(picture)
    if placed and placed[0].block["kind"] == "photo":
        placed[0].block |= _crop(asked, line, reading) | _rights(asked)
    return [*placed, *rest]


def _credit_line(asked: Directive) -> str:
    """The credit as one line; any part of it keeps the caption from being searched for one."""
    return asked.fields.get("credit") or next(
        (asked.fields[key] for key in _CREDIT if key in asked.fields), ""
    )


def _rights(asked: Directive) -> Block:
    """Whose the picture is, part by part, where one line does not say it; and on what terms it may be used."""
    parts = {key: said for key in _CREDIT if (said := asked.fields.get(key))}
    terms = {key: said for key in _TERMS if (said := asked.fields.get(key))}
    return ({"credit": parts} if parts else {}) | terms


def _crop(asked: Directive, line: int, reading: Reading) -> Block:
    """Where the eye goes, and whether the picture may be cut."""
    said: Block = {}
    if focus := asked.fields.get("focus"):
        match = _SHARES.fullmatch(focus.strip("()[] "))
        shares = [float(match[key]) / (100 if match[f"p{key}"] else 1) for key in ("x", "y")] if match else []
        if len(shares) == 2 and all(0 <= share <= 1 for share in shares):
            said["focus"] = shares
        else:
            what = f"focus {tidy(focus)!r} is no place in a picture; its middle is taken."
            reading.warn("directive-unread", line, what, 'Write focus="0.5 0.3": shares of width and height.')
    if "crop" in asked.fields:
        said["crop"] = asked.fields["crop"].lower() not in {"false", "no", "0"}
    return said


def _update(asked: Directive, inner: Sequence[LinedBlock], line: int, reading: Reading) -> list[LinedBlock]:
    said = f"{asked.fields['time']} {asked.label}" if "time" in asked.fields else asked.label
    found = time_and_title(said, reading.published)
    if found is None:
        what = f"{tidy(said)!r} begins with no time that is clear; the entry stands as text."
        remedy = "Write ::: update 2026-05-19T14:05+05:00 and the title, or give published_at for ::: update 14:05."
        reading.warn("update-unclear", line, what, remedy)
        return [*_head(said, line), *inner]
    moment, title = found
    block: Block = {"kind": "update", "time": moment} | ({"key": True} if "key" in asked.words else {})
    return _holding(block, title, inner, line, reading)


def _holding(
    block: Block, title: str, inner: Sequence[LinedBlock], line: int, reading: Reading
) -> list[LinedBlock]:
    """A block with a title that holds others; those that it cannot hold stand behind it."""
    held = [part for part in inner if part.block["kind"] in _INNER]
    rest = [part for part in inner if part.block["kind"] not in _INNER]
    if rest:
        kinds = ", ".join(dict.fromkeys(str(part.block["kind"]) for part in rest))
        what = f"what stands in a {block['kind']} cannot be of the kind {kinds}; it stands behind it."
        reading.warn("directive-nested", rest[0].line, what, "Close the one before the other begins.")
    if not (held or title or block.get("figure") or rest):
        what = f"this {block['kind']} holds nothing, and is not printed."
        reading.warn("directive-empty", line, what, "Write what stands in it, or take it out.")
        return []
    made: Block = block | ({"title": title} if title else {}) | {"body": [part.block for part in held]}
    return [LinedBlock(line, made), *rest]


def _head(title: str, line: int) -> list[LinedBlock]:
    return [LinedBlock(line, {"kind": "paragraph", "text": title})] if title else []
