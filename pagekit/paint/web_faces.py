"""the letters of a web page + its layout's styles → the faces that it brings: rules, files, and which come first.

The rules:
1. A page brings the cuts that its styles name and its words may want (`strong`, `em`), each cut down to the alphabet of
   its language. Letters of another alphabet come from a file of their own, which a browser asks for where it meets one.
2. The faces of text, head and labels are asked for with the page, three at most; the others where they are met.
3. A face that is not there with the first paint does not come later: nothing moves (`font-display: optional`). The
   reader's own face that stands for it then has its measures, and the next page finds it in the browser's store.
4. A page in a script that no alphabet here is of is set in the reader's own faces.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from pagekit.fonts import Face, FontBook
from pagekit.fonts.alphabets import ALPHABETS, OWN, Alphabet, main_alphabet
from pagekit.fonts.faces import GENERIC
from pagekit.fonts.webfont import alphabets_of, has_letters, stand_css, web_file
from pagekit.house import Labels, Publisher, Story
from pagekit.house.direction import ARABIC_SCRIPT, script
from pagekit.layout import Manifest, OptionValue, Style, WebManifest
from pagekit.paint.pack_css import RTL_FIRST, named_families

MOST_FIRST = 2
"""Faces that are asked for with the page."""
ARTICLE_FIRST, FRONT_FIRST = ("headline", "text", "label"), ("headlead", "decklead", "small")
"""The styles that a reader sees first."""
_ONLY_WITH = {"quote": "pull", "code": "code", "table": "table", "question": "question", "clock": "update"}
"""Styles of blocks that a page may not have."""
_WORDLESS = frozenset({"bool", "int", "float", "bytes"})
"""Kinds of fields that hold no text; as they are written, for nobody evaluates annotations."""
_RUNNING = "text"
"""The style whose words may be heavy or slanted."""

Cut = tuple[str, int, bool]
"""A family of the layout by its key, a weight, and whether it is slanted."""


@dataclass(frozen=True, slots=True)
class PageFaces:
    """What a page brings to be set in; nothing where it is set in the reader's own faces."""

    css: str = ""
    stands: frozenset[str] = frozenset()
    """The families for which a face of the reader's own stands, with their measures."""
    first: tuple[str, ...] = ()
    """The addresses that are asked for with the page."""
    files: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)


NONE = PageFaces()
_MAX_KEPT = 64
# Manifest and book are kept with what a page of theirs brings, so that no others can come to have their identity.
_kept: dict[tuple[object, ...], tuple[WebManifest, FontBook, PageFaces]] = {}


def carries_faces(manifest: Manifest, options: Mapping[str, OptionValue]) -> bool:
    """True when the page brings the faces that it is set in; else they are the reader's own."""
    return manifest.faces == "bundled" or options.get("faces") == "bundled"


def page_faces(
    manifest: WebManifest,
    book: FontBook,
    lang: str,
    words: Iterable[str],
    *,
    first: Collection[str],
    kinds: Collection[str] = (),
    also: Iterable[Cut] = (),
    root: str = "",
) -> PageFaces:
    """The faces of a page in that language. `words` are all that stands on it; `root` leads to its files.

    Raises MissingResource, MissingDependency.
    """
    text = "".join(words)
    signs = frozenset(text)
    main = main_alphabet(script(lang), text, signs)
    if main is None:
        return NONE
    # Of a page's letters those alone count that an alphabet calls its own: most pages of a language have the same.
    letters = OWN.intersection(map(ord, signs))
    wanted = tuple(also)
    key = id(manifest), id(book), lang, main.name, letters, tuple(first), frozenset(kinds), wanted, root
    found = _kept.get(key)
    if found is None:
        while len(_kept) >= _MAX_KEPT:
            _kept.pop(next(iter(_kept)))
        case = _Case(manifest, book, main, letters)
        found = _kept[key] = (manifest, book, _brought(case, lang, first, kinds, wanted, root))
    return found[2]


def _brought(
    case: _Case, lang: str, first: Collection[str], kinds: Collection[str], also: Sequence[Cut], root: str
) -> PageFaces:
    manifest, main = case.manifest, case.main
    styles = [style for name, style in manifest.styles.items() if _ONLY_WITH.get(name) in {None, *kinds}]
    cuts = [*((style.family, style.weight, style.italic) for style in styles), *also]
    if running := manifest.styles.get(_RUNNING):
        cuts += [(running.family, 700, False), (running.family, 400, True)]
    led = tuple(
        dict.fromkeys(case.leads(manifest.styles[name], lang) for name in first if name in manifest.styles)
    )
    files: dict[str, bytes] = {}
    rules = []
    brought = case.faces(cuts)
    for face in brought:
        for alphabet, ranged in case.alphabets(face):
            file = web_file(face, alphabet.name)
            files[file.name] = file.data
            rules.append(_rule(face, root + file.name, alphabet.css if ranged else ""))
    ahead = [face for face in led if face is not None][:MOST_FIRST]
    stood = {face.family: generic for face in ahead if (generic := case.generic(face.family))}
    rules += [
        rule for face in brought if (rule := stand_css(face, stood.get(face.family, ""))) and _plain(face)
    ]
    names = tuple(root + web_file(face, main.name).name for face in ahead)
    return PageFaces("\n".join(rules), frozenset(stood), names, files)


def at_root(faces: PageFaces, shared: str) -> dict[str, bytes]:
    """The files by their paths from the site's root, where they lie at that address."""
    return {f"{shared.strip('/')}/{name}": data for name, data in faces.files.items()}


def strings(value: object, known: Callable[[Story], str] | None = None) -> list[str]:
    """Every text in a record and in those that it holds; notes on it are none of its words. `known` has the texts of
    a story as one.
    """
    found: list[str] = []
    _collect(value, found, known)
    return found


def _collect(value: object, found: list[str], known: Callable[[Story], str] | None) -> None:
    # A page is a tree of thousands of records, most of them small: what is to be done with one is told by its kind.
    waiting = [value]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind is str:
            found.append(value)  # type: ignore[arg-type]  # told by its kind
        elif kind is tuple:
            waiting.extend(value)  # type: ignore[arg-type]  # told by its kind
        elif known is not None and isinstance(value, Story):
            found.append(known(value))
        elif value is not None and (parts := _parts(_kind(value))) is not None:
            waiting.extend(parts(value))


@cache
def _parts(kind: Any) -> Callable[[Any], Iterable[object]] | None:
    """What a record holds: what every page of a house has as one text; None for what holds no text."""
    if issubclass(kind, str):
        return lambda value: (str.__str__(value),)
    if issubclass(kind, tuple):
        return tuple
    if issubclass(kind, Labels | Publisher):
        return lambda value: (_said(value),)
    names = _fields(kind)
    if not names:
        return None
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names)


def _kind(value: object) -> Any:
    return type(value)


@lru_cache(maxsize=64)
def _said(value: Labels | Publisher) -> str:
    """All texts of what every page of a house has."""
    return "".join(told for name in _fields(_kind(value)) for told in strings(getattr(value, name)))


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Those of a record; none of what is no record."""
    if not is_dataclass(kind):
        return ()
    return tuple(each.name for each in fields(kind) if each.name != "notes" and each.type not in _WORDLESS)


@dataclass(frozen=True, slots=True)
class _Case:
    """One page: its layout, the faces at hand, the alphabet of its language, and all its letters."""

    manifest: WebManifest
    book: FontBook
    main: Alphabet
    letters: frozenset[int]

    def faces(self, cuts: Iterable[Cut]) -> tuple[Face, ...]:
        """The faces nearest to those cuts in each family that has letters of the page."""
        wanted = tuple(dict.fromkeys(cuts))
        leading = {cut[0]: self._leading(cut[0]) for cut in wanted}
        found = dict.fromkeys(
            face
            for family in named_families(self.manifest)
            if (there := self.book.of([family]))
            for cut in wanted
            if (face := _nearest(there, cut)) and (leading[cut[0]] == family or _alone(face))
        )
        return tuple(face for face in found if self.alphabets(face))

    def alphabets(self, face: Face) -> list[tuple[Alphabet, bool]]:
        """The alphabets that the page wants of the face, and whether each is held to its own letters."""
        own = [ALPHABETS[name] for name in alphabets_of(face)]
        there = [each for each in own if has_letters(face, each, self.letters)]
        if self.main in own:
            rest = self.letters - self.main.held
            return [
                (self.main, False),
                *((each, True) for each in there if each is not self.main and has_letters(face, each, rest)),
            ]
        if not there and "latin" in alphabets_of(face):
            there = [ALPHABETS["latin"]]
        return [(each, place > 0) for place, each in enumerate(there)]

    def leads(self, style: Style, lang: str) -> Face | None:
        """The face that the style is set in, where it has the page's alphabet."""
        chain = self.manifest.families[style.family]
        if lang.partition("-")[0] in ARABIC_SCRIPT:
            chain = (*self.manifest.families.get(RTL_FIRST, ()), *chain)
        for family in chain:
            face = _nearest(self.book.of([family]), (style.family, style.weight, style.italic))
            if face is not None:
                return face if self.main.name in alphabets_of(face) else None
        return None

    def generic(self, family: str) -> str:
        """The generic family of the chain that this one leads."""
        chains = (chain for chain in self.manifest.families.values() if chain[0] == family)
        return next((chain[-1] for chain in chains if chain[-1] in GENERIC), "")

    def _leading(self, key: str) -> str | None:
        there = self.book.families()
        return next((name for name in self.manifest.families[key] if name in there), None)


def _nearest(faces: Iterable[Face], cut: Cut) -> Face | None:
    """A family's face for a weight and a slant: the slant counts more."""
    style = "italic" if cut[2] else "normal"
    return min(faces, key=lambda face: (face.style != style, abs(face.weight - cut[1])), default=None)


def _alone(face: Face) -> bool:
    """True for a face that is called for by its letters, whatever the style."""
    return not {"latin", "cyrillic"} & set(alphabets_of(face))


def _plain(face: Face) -> bool:
    return face.style == "normal" and face.weight in {400, 700}


def _rule(face: Face, address: str, letters: str) -> str:
    """The face's rule, without what is so by itself (CSS Fonts Level 4, 4)."""
    said = [f'font-family:"{face.family}"']
    said += [f"font-style:{face.style}"] if face.style != "normal" else []
    said += [f"font-weight:{face.weight}"] if face.weight != 400 else []
    said += ["font-display:optional", f'src:url("{address}") format("woff2")']
    said += [f"unicode-range:{letters}"] if letters else []
    return f"@font-face{{{';'.join(said)}}}"
