"""a content stream → the same with nothing in it that only its own document understood; and the names it draws by.

Marked content stays, for it may say how words are read; its numbers go, and what makes an artifact or a layer of it:
the page that the form comes to stand on has its own (ISO 32000-1, 14.6 to 14.8, 8.11).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pikepdf

from pagekit.foreign.bounds import MAX_LAYERED, Refused
from pagekit.foreign.syntax import name_of, named

_END = rb"\x00\t\n\f\r ()<>\[\]{}/%"
# Strings and comments are passed over. A string that others stand in is taken piece by piece.
_PASSED = rb"\([^()\\]*+(?:\\.[^()\\]*+)*+|%[^\r\n]*+"
_TAGGED = re.compile(
    _PASSED + rb"|(?P<number>/MCID(?=\s+\d))"
    rb"|(?P<tag>/(?:Artifact|OC)(?=\s*+(?:BMC|<<|/[^" + _END + rb"]++\s*+(?:BDC|DP|<<))))",
    re.DOTALL,
)
_USED = re.compile(
    _PASSED + rb"|/(?P<name>[^" + _END + rb"]++)\s++(?P<by>Do|gs|scn|SCN)(?![^" + _END + rb"])", re.DOTALL
)
_LAYER = re.compile(rb"/OC\s*+/([^" + _END + rb"]++)\s*+BDC")

# Operators that paint a path (8.5.3), and the others that put something on the page.
_PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_SHOWING = frozenset({"Do", "sh", "Tj", "TJ", "'", '"', "INLINE IMAGE"})

RESET = b"0 g 0 G 1 w 0 J 0 j 10 M[]0 d 1 i 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n"
"""What a page begins with (8.4.1, 9.3.1): a form begins with what was left where it is drawn."""


def plain_marks(content: bytes) -> bytes:
    """The content without numbers of marks, artifacts and layers."""
    if b"BDC" not in content and b"BMC" not in content and b"DP" not in content:
        return content
    return _TAGGED.sub(_plain, content)


def _plain(found: re.Match[bytes]) -> bytes:
    if found["number"]:
        return b"/WasMCID"
    return b"/Span" if found["tag"] else found[0]


def uses(content: bytes) -> Counter[tuple[str, str]]:
    """The names that the content draws by: the operator, the name, and how often."""
    return Counter(
        (found["by"].decode("ascii"), name_of(found["name"]))
        for found in _USED.finditer(content)
        if found["by"] is not None
    )


def layers_of(content: bytes) -> frozenset[str]:
    """The names of the layers that parts of the content lie on."""
    return frozenset(name_of(found[1]) for found in _LAYER.finditer(content))


def without(content: bytes, hidden: Iterable[str], pdf: pikepdf.Pdf) -> bytes:
    """The content without what is painted on these layers. All else that it does is done (8.11.3.2)."""
    if len(content) > MAX_LAYERED:
        raise Refused(
            "has hidden layers in a page too full to take them out of.", "Export the visible layers alone."
        )
    names = set(hidden)
    kept: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    marks: list[bool] = []
    for step in pikepdf.parse_content_stream(pikepdf.Stream(pdf, content)):
        by = str(step.operator)
        if by in {"BMC", "BDC"}:
            layer = (
                by == "BDC"
                and [*map(named, step.operands)][:1] == ["/OC"]
                and named(step.operands[1]) in names
            )
            marks.append(layer)
        elif by == "EMC" and marks:
            marks.pop()
        if not any(marks) or by not in _PAINTING | _SHOWING:
            kept.append(step)
        elif by in _PAINTING:
            # The path is ended, and a clip that was asked for holds.
            kept.append(pikepdf.ContentStreamInstruction([], pikepdf.Operator("n")))
    return pikepdf.unparse_content_stream(kept)
