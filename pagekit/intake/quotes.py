"""what stands in a quotation → quotes, with who said it: a last line that begins with a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagekit.intake.items import Block, LinedBlock
from pagekit.model.base import one_line

MAX_ATTRIBUTION = 300
_DASHED = re.compile(r"^(?:[—–―]|--+|-\s|&mdash;|&ndash;)\s*(?P<who>\S.*)$", re.DOTALL)


def split_attribution(paragraphs: list[str]) -> tuple[list[str], str | None]:
    """Take the attribution off the last paragraph, or off its last line. A quotation is never only that."""
    if not paragraphs:
        return paragraphs, None
    *before, last = paragraphs
    who = attribution(last)
    if who and before:
        return before, who
    head, newline, tail = last.rpartition("\n")
    who = attribution(tail) if newline else None
    if who and head.strip(" \\\n"):
        return [*before, head.rstrip(" \\\n")], who
    return paragraphs, None


def attribution(text: str) -> str | None:
    """The name behind the dash, or None when the text does not begin with one."""
    match = _DASHED.match(text.strip())
    if not match or len(match["who"]) > MAX_ATTRIBUTION:
        return None
    return match["who"].strip()


def quote_blocks(placed: Sequence[LinedBlock], line: int, who: str | None = None) -> list[LinedBlock]:
    """The blocks of a quotation: its text as quotes, what no quotation can hold between them."""
    found: list[LinedBlock] = []
    texts: list[str] = []
    first = line

    def close(*, last: bool) -> None:
        paragraphs, name = (texts, who) if who or not last else split_attribution(texts)
        if paragraphs:
            block: Block = {"kind": "quote", "text": "\n\n".join(paragraphs)}
            found.append(
                LinedBlock(first, block | ({"attribution": one_line(name)} if last and name else {}))
            )
        elif last and who:
            found.append(LinedBlock(first, {"kind": "paragraph", "text": f"— {who}"}))

    for part in placed:
        lines = _quoted_lines(part.block)
        if lines:
            first = first if texts else (part.line or first)
            texts += lines
        else:
            close(last=False)
            texts = []
            found.append(part)
    close(last=True)
    return found


def _quoted_lines(block: Block) -> list[str]:
    """The paragraphs that a block becomes inside a quotation; none when it must stand outside."""
    if block["kind"] in {"paragraph", "heading"}:
        return [block["text"]]
    if block["kind"] == "quote":
        who = [f"— {block['attribution']}"] if block.get("attribution") else []
        return [block["text"], *who]
    if block["kind"] == "list":
        return list(_listed(block["items"], bool(block["ordered"]), int(block.get("start", 1))))
    return []


def _listed(items: Sequence[Block], ordered: bool, start: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, start):
        mark = f"{number}\\." if ordered else "•"
        lines.append(f"{mark} {item['text']}")
        lines += _listed(item.get("items", []), bool(item.get("ordered")), 1)
    return lines


def pulled(placed: Sequence[LinedBlock], line: int) -> list[LinedBlock]:
    """The blocks with their quotations drawn out of the text; where there is none, their words are one."""
    parts = list(placed)
    if all(part.block["kind"] != "quote" for part in parts):
        parts = quote_blocks(parts, line)
    for part in parts:
        if part.block["kind"] == "quote":
            part.block["pull"] = True
    return parts
