"""composed pages + the faces they are set in → the letters on them that no face shows, as notes with their places.

What is printed is looked at, not what was measured on the way to it. A letter counts by the look that it is printed in:
program text has other faces than the text around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagekit.fonts.book import coverage
from pagekit.fonts.lacking import missing_notes
from pagekit.house.story import Run
from pagekit.layout import PrintManifest
from pagekit.notes import Note
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import ComposedPage, TextBox, walk
from pagekit.typeset.style import TypeStyle, type_style


def boxed_notes(
    pages: Iterable[ComposedPage], manifest: PrintManifest, typesetter: Typesetter, lang: str
) -> tuple[Note, ...]:
    """What to say of letters on the pages that are printed as boxes. `lang` is that of the pages."""
    if not typesetter.shaper.missing:
        return ()
    places: dict[str, dict[str, None]] = {}
    for place, letter in _boxes(pages, manifest, typesetter, lang):
        places.setdefault(letter, {}).setdefault(place)
    return tuple(missing_notes(places, places, lang=lang, book=typesetter.book))


def _boxes(
    pages: Iterable[ComposedPage], manifest: PrintManifest, typesetter: Typesetter, lang: str
) -> Iterator[tuple[str, str]]:
    """Each letter that is printed as a box, and what the text is that it stands in."""
    met = typesetter.shaper.missing.keys()
    for page in pages:
        for item in walk((*page.items, *page.furniture)):
            if not isinstance(item, TextBox):
                continue
            own = item.lang or lang
            style = type_style(manifest, item.style, own)
            for run in _runs(item):
                # A style may set capitals.
                found = met & {*run.text, *run.text.upper()}
                for letter in sorted(found):
                    if _lacks(letter, run, style, own, typesetter):
                        yield item.role or item.style, letter


def _runs(box: TextBox) -> Iterator[Run]:
    for piece in box.pieces:
        for line in piece.lines:
            yield from line.runs


def _lacks(letter: str, run: Run, style: TypeStyle, lang: str, typesetter: Typesetter) -> bool:
    if letter not in run.text and style.caps != "upper":
        return False
    faces = typesetter.shaper.table(style.look(run, lang)[0]).faces
    return all(ord(letter) not in coverage(face.path, face.sha256) for face in faces)
