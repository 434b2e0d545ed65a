"""every object of a PDF → what it holds that no plate may have: scripts, actions, files, PostScript, odd packing.

Each object is written out by the library and searched as text; only where something is found is it gone through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pikepdf

from pagekit.preflight.bounds import MAX_NESTING, MAX_OBJECT, MAX_OBJECTS
from pagekit.preflight.walk.reading import entry, items, named
from pagekit.preflight.walk.streams import filters_of

_ACTIONS = frozenset(
    {"/GoTo", "/GoTo3DView", "/GoToE", "/GoToR", "/Hide", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Named",
     "/Rendition", "/ResetForm", "/SetOCGState", "/Sound", "/SubmitForm", "/Thread", "/Trans", "/URI"}
)  # fmt: skip
_WORDS = re.compile(
    rb"/(?:JS|JavaScript|AA|OpenAction|EF|EmbeddedFiles?|XFA|AcroForm|PS|OPI|Ref|TR2?|HT|LZWDecode|LZW|JBIG2Decode"
    rb"|JPXDecode|Crypt|Alternates|F|GoTo(?:3DView|E|R)?|Hide|ImportData|Launch|Movie|Named|Rendition|ResetForm"
    rb"|SetOCGState|Sound|SubmitForm|Thread|Trans|URI|Default(?:RGB|CMYK|Gray)|BitsPerComponent 16)"
    rb"(?![A-Za-z0-9])"
)
_MAX_TOLD = 20


def searched(pdf: pikepdf.Pdf) -> tuple[dict[str, tuple[str, ...]], str]:
    """What was found, by what it is; and what was not looked at."""
    found: dict[str, dict[str, None]] = {}
    stopped = ""
    for count, one in enumerate(pdf.objects):
        if count >= MAX_OBJECTS:
            stopped = f"the file has more than {MAX_OBJECTS:,} objects"
            break
        if _of_interest(one):
            for kind, told in _looked_through(one, 0):
                told_before = found.setdefault(kind, {})
                if len(told_before) < _MAX_TOLD:
                    told_before[told] = None
    return {kind: tuple(told) for kind, told in found.items()}, stopped


def _of_interest(one: Any) -> bool:
    if isinstance(one, pikepdf.Stream):
        one = one.stream_dict
    elif not isinstance(one, pikepdf.Dictionary | pikepdf.Array):
        return False
    return _WORDS.search(one.unparse(resolved=True)[:MAX_OBJECT]) is not None


def _looked_through(one: Any, deep: int) -> Iterator[tuple[str, str]]:
    """It, and what stands directly in it."""
    if deep > MAX_NESTING:
        return
    if isinstance(one, pikepdf.Array):
        children = items(one, MAX_OBJECTS)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for kind, test in _TESTS.items():
            told = test(one)
            if told is not None:
                yield kind, told
        # By their items: a key of bytes that are no text cannot be asked for.
        children = [child for _, child in islice(one.items(), 10_000)]
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect:
            yield from _looked_through(child, deep + 1)


def _javascript(one: Any) -> str | None:
    return "" if named(entry(one, "/S")) == "/JavaScript" or "/JavaScript" in one else None


def _action(one: Any) -> str | None:
    kind = named(entry(one, "/S"))
    if kind in _ACTIONS and kind != "/JavaScript":
        return kind[1:]
    return next((key[1:] for key in ("/AA", "/OpenAction") if key in one), None)


def _file(one: Any) -> str | None:
    if isinstance(entry(one, "/EF"), pikepdf.Dictionary) or "/EmbeddedFiles" in one:
        return ""
    return "" if named(entry(one, "/Type")) == "/EmbeddedFile" else None


def _form_fields(one: Any) -> str | None:
    form = entry(one, "/AcroForm")
    return (
        ""
        if isinstance(form, pikepdf.Dictionary) and ("/XFA" in form or items(form.get("/Fields"), 1))
        else None
    )


def _postscript(one: Any) -> str | None:
    is_one = "/PS" in {named(entry(one, "/Subtype")), named(entry(one, "/Subtype2"))}
    return "" if (isinstance(one, pikepdf.Stream) and is_one) or _with_script(one) else None


def _with_script(one: Any) -> bool:
    return isinstance(one, pikepdf.Stream) and isinstance(one.get("/PS"), pikepdf.Stream)


def _transfer(one: Any) -> str | None:
    for key, fine in (("/TR", {"/Identity"}), ("/TR2", {"/Default", "/Identity"})):
        value = entry(one, key)
        if value is not None and named(value) not in fine and _is_state(one):
            return key[1:]
    return None


def _halftone(one: Any) -> str | None:
    value = entry(one, "/HT")
    return "" if value is not None and named(value) != "/Default" and _is_state(one) else None


def _is_state(one: Any) -> bool:
    """A graphics state: not every one says so."""
    return isinstance(one, pikepdf.Dictionary) and named(entry(one, "/Type")) in {"/ExtGState", ""}


def _packed_by(*names: str) -> Callable[[Any], str | None]:
    def test(one: Any) -> str | None:
        if not isinstance(one, pikepdf.Stream):
            return None
        return next((name[1:] for name in filters_of(one) if name in names), None)

    return test


def _elsewhere(one: Any) -> str | None:
    if not isinstance(one, pikepdf.Stream):
        return None
    referring = named(entry(one, "/Subtype")) == "/Form" and isinstance(
        entry(one, "/Ref"), pikepdf.Dictionary
    )
    return "" if "/F" in one or referring else None


def _default_space(one: Any) -> str | None:
    found = next((key for key in ("/DefaultRGB", "/DefaultCMYK", "/DefaultGray") if key in one), None)
    return found[1:] if found else None


def _deep_picture(one: Any) -> str | None:
    deep = isinstance(one, pikepdf.Stream) and one.get("/BitsPerComponent") == 16
    return "" if deep and named(entry(one, "/Subtype")) == "/Image" else None


_TESTS: dict[str, Callable[[Any], str | None]] = {
    "javascript": _javascript,
    "action": _action,
    "file": _file,
    "fields": _form_fields,
    "postscript": _postscript,
    "opi": lambda one: "" if "/OPI" in one else None,
    "transfer": _transfer,
    "halftone": _halftone,
    "lzw": _packed_by("/LZWDecode"),
    "new packing": _packed_by("/JBIG2Decode", "/JPXDecode", "/Crypt"),
    "elsewhere": _elsewhere,
    "alternates": lambda one: "" if isinstance(one, pikepdf.Stream) and "/Alternates" in one else None,
    "default space": _default_space,
    "sixteen bits": _deep_picture,
}
"""What is looked for → what is told of it; None where it is not."""
