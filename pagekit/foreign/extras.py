"""what a PDF brings beside the ink of its page → refused where it runs by itself, a note where it is left out.

ISO 32000-1, 12.5 (annotations), 12.6 (actions), 12.7 (forms), 7.11.4 (files inside).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from pagekit.foreign.bounds import MAX_DEPTH, MAX_OBJECTS, Refused
from pagekit.foreign.syntax import named, told
from pagekit.notes import Note, info, warning

_ALONE = "Export the page without it."


def refuse_scripts(pdf: pikepdf.Pdf, page: pikepdf.Dictionary) -> None:
    """Raises Refused for a document, or a page of it, that has a program in it."""
    root = pdf.Root
    names, form = root.get("/Names"), root.get("/AcroForm")
    if _has(names, "/JavaScript") or any(map(_scripted, _actions(root, page))):
        raise Refused("carries JavaScript.", _ALONE)
    if _has(form, "/XFA"):
        raise Refused("is an XFA form.", "Print it to a PDF, and take that.")
    if any(named(note.get("/Subtype")) in {"/RichMedia", "/3D"} for note in lying_over(page)):
        raise Refused("carries a player of media.", _ALONE)


def left_out(pdf: pikepdf.Pdf, page: pikepdf.Dictionary, where: str) -> Iterator[Note]:
    """What is not taken along."""
    kinds = Counter(told(note.get("/Subtype")) for note in lying_over(page))
    if kinds:
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        what = f"what lies over the page is left out: {listed}."
        yield warning("advert-annotations", where, what, "Export it as part of the page if it is to be seen.")
    if _has(pdf.Root.get("/Names"), "/EmbeddedFiles") or _has(pdf.Root, "/AF"):
        yield info("advert-files", where, "files that are attached to the PDF are left out.")
    if "/OpenAction" in pdf.Root or "/AA" in pdf.Root or "/AA" in page:
        yield info("advert-actions", where, "what the PDF does when it is opened is left out.")


def lying_over(page: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """What lies over the page."""
    listed = page.get("/Annots")
    if isinstance(listed, pikepdf.Array):
        for index, note in enumerate(listed):
            if index >= MAX_OBJECTS:
                raise Refused(f"has more than {MAX_OBJECTS:,} annotations.", _ALONE)
            if isinstance(note, pikepdf.Dictionary):
                yield note


def _has(value: Any, key: str) -> bool:
    return isinstance(value, pikepdf.Dictionary) and key in value


def _actions(root: Any, page: pikepdf.Dictionary) -> Iterator[Any]:
    for holder in (root, page, *lying_over(page)):
        yield holder.get("/OpenAction")
        yield holder.get("/A")
        more = holder.get("/AA")
        if isinstance(more, pikepdf.Dictionary):
            yield from more.values()


def _scripted(action: Any, depth: int = 0) -> bool:
    """Whether an action, or one that follows on it, is a program."""
    if not isinstance(action, pikepdf.Dictionary):
        return False
    if named(action.get("/S")) in {"/JavaScript", "/Rendition"} and "/JS" in action:
        return True
    following = action.get("/Next")
    if depth > MAX_DEPTH or (isinstance(following, pikepdf.Array) and len(following) > MAX_DEPTH):
        raise Refused("has actions without end.", _ALONE)
    each = list(following) if isinstance(following, pikepdf.Array) else [following]
    return any(_scripted(one, depth + 1) for one in each)
