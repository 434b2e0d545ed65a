"""places and settings → rules: what boxes share is said once, in a class named by when it was first asked for.

Lengths are DTP points, written to a thousandth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagekit.paint.composed.text import Medium
from pagekit.typeset.page import ComposedPage

# A paragraph's element holds nothing but pieces, which stand where they were put: it takes no room itself, whatever a
# pack's rules give to paragraphs, items and cells elsewhere.
_HOLDER = (
    "margin: 0; padding: 0; border: 0; background: none; list-style: none; min-height: 0; text-indent: 0"
)
_PIECE = "position: absolute; display: block; text-indent: 0; hyphens: none; overflow-wrap: normal"
_BOX = "position: absolute; display: block; margin: 0; max-width: none; overflow: hidden"
# A glyph of another size or face would make its line taller; without a height of its own it cannot.
_LEVEL = "line-height: 0"
_ON_SCREEN = """.px-h::after { content: "\\2010\\A" / ""; white-space: pre }
.px-e::after { content: "\\A" / ""; white-space: pre }
.px-furniture { user-select: none }"""
_SHEET = "position: relative; overflow: hidden; break-after: page"


class Rules:
    """Classes by what they declare: asked twice for the same, it gives the same name."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}
        self._inner: dict[tuple[str, str], str] = {}

    def name(self, kind: str, declarations: str) -> str:
        """The class of that kind with these declarations: `px` and the kind's letter and a number."""
        found = self._names.get((kind, declarations))
        if found is None:
            number = self._counts.get(kind, 0)
            self._counts[kind] = number + 1
            found = self._names[kind, declarations] = f"px-{kind}{number}"
        return found

    def of(self, kind: str) -> tuple[str, ...]:
        """The names of one kind."""
        return tuple(name for (own, _), name in self._names.items() if own == kind)

    def inside(self, name: str, element: str, declarations: str) -> None:
        """What elements of that kind declare inside a class."""
        self._inner[name, element] = declarations

    def css(self) -> str:
        """A rule for each class, and for what stands inside it."""
        rules = [f".{name} {{ {said} }}" for (_, said), name in self._names.items()]
        rules += [f".{name} {element} {{ {said} }}" for (name, element), said in self._inner.items()]
        return "\n".join(rules)


def composed_css(
    rules: Rules, sheets: Iterable[tuple[str, ComposedPage]], medium: Medium, furnished: bool
) -> str:
    """The stylesheet of composed pages: the sheets, what all boxes have in common, and the classes they share."""
    parts = [
        *(_paper(name, page, medium, furnished) for name, page in sheets),
        f".px-sheet {{ {_SHEET} }}",
        f".px {{ {_HOLDER} }}",
        _shared(rules.of("x"), _piece(medium)),
        _shared(rules.of("b"), _BOX),
        f".px-l {{ {_LEVEL} }}",
        *_rest(medium, furnished),
        rules.css(),
    ]
    return "\n".join(part for part in parts if part)


def points(value: float) -> str:
    """A length in CSS points, as short as it can be written."""
    return f"{number(value)}pt" if number(value) != "0" else "0"


def number(value: float, places: int = 3) -> str:
    """A number in CSS, as short as it can be written."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


def _paper(name: str, page: ComposedPage, medium: Medium, furnished: bool) -> str:
    size = f"{points(page.width)} {points(page.height)}"
    # A running element stands in a margin box, and what stands there is left out of the reading order.
    corner = " @top-left-corner { content: element(px-furniture) }" if medium == "print" and furnished else ""
    return f"@page {name} {{ size: {size}; margin: 0;{corner} }}\n.{name} {{ page: {name} }}"


def _piece(medium: Medium) -> str:
    return _PIECE if medium == "print" else f"{_PIECE}; text-rendering: geometricPrecision"


def _shared(names: tuple[str, ...], declarations: str) -> str:
    return f"{', '.join(f'.{name}' for name in names)} {{ {declarations} }}" if names else ""


def _rest(medium: Medium, furnished: bool) -> Iterator[str]:
    if medium == "screen":
        yield _ON_SCREEN
    elif furnished:
        yield ".px-furniture { position: running(px-furniture) }"
