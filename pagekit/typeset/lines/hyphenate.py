"""a word, its language, the house's limits → the places where it may be divided.

The rules:
1. Soft hyphens that the writer set are the only places; they leave two letters on either side.
2. Nothing with a digit in it, no address, no name of a file is divided; nor a word of more than LONGEST letters.
3. Capitals alone are an abbreviation up to nine letters, and stay whole: NATO, UNESCO, INTERPOL.
4. A hard hyphen, an apostrophe and a slash between letters keep JOINED letters on either side together.
5. An inner capital (McDonald) keeps its neighbours on both sides.
6. The limits of the language hold for each part: letters before the hyphen, letters after it, shortest word.
7. Within these, the patterns of the language decide (Liang's method, the dictionaries of LibreOffice as pyphen ships
   them); Kazakh, for which there are none, is divided by the syllables of its own orthography, below.

Where a dictionary would change the spelling at the hyphen (Hungarian, Catalan), the word is not divided there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import or_
from unicodedata import normalize

import pyphen

from pagekit.notes import Note, info

LONGEST = 120
"""Letters; what is longer is no word, and the paragraph breaks it by force."""
JOINED = 3
"""Fewest letters between a division and a hard hyphen, an apostrophe or a slash."""
LEAST = 2
"""Fewest letters on either side, whatever the limits say: nobody divides after one letter."""
SHORTEST_IN_CAPITALS = 10
SOFT_HYPHEN = "\u00ad"

_MOST_WORDS = 1 << 16
Divide = Callable[[str], list[int]]
"""A word in small letters → every place its language divides it at, ascending."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The house's limits, in letters: fewest before the hyphen, fewest after it, shortest word that is divided."""

    left: int = 3
    right: int = 3
    shortest: int = 6


# Slavic and Kazakh words are long and their syllables open: two letters read well on either side, and a narrow column
# needs them. English is read by its beginnings, and a tail of two letters is a stump.
_LIMITS = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "kk", "mk", "mn", "sr"), Limits(2, 2, 5)),
    **dict.fromkeys(
        ("es", "it", "pt", "ca", "gl", "ro", "pl", "cs", "sk", "hr", "sl", "bs"), Limits(2, 2, 6)
    ),
    **dict.fromkeys(("en", "fr", "nl", "da", "sv", "nb", "nn", "no", "is", "hu", "et"), Limits(2, 3, 6)),
}
_OTHERS = Limits()

# pyphen takes the first dictionary by name, which is British for "en" and Austrian for "de".
_DICTIONARIES = {
    "en": "en_US",
    "de": "de_DE",
    "no": "nb_NO",
    "mo": "ro_RO",
    **dict.fromkeys(("en_au", "en_ie", "en_in", "en_nz", "en_za", "en_001"), "en_GB"),
}
# Written without divided words: by character, by the stretch of letters, or with no sign for it.
_NEVER_DIVIDED = frozenset(
    ("ar", "ckb", "dv", "fa", "he", "ja", "ko", "ps", "sd", "ug", "ur", "yi", "yue", "zh")
)
# Thai has patterns, but its sentences come without spaces: a hyphen in them would be a mistake.
_NOT_BY_PATTERNS = frozenset({"th"})


@lru_cache(maxsize=256)
def limits_for(lang: str) -> Limits:
    """The limits of a language, before / after / shortest, in letters.

    ==============================================  ===========
    Russian, Kazakh, Ukrainian, Bulgarian, Serbian  2 / 2 / 5
    Spanish, Italian, Portuguese, Polish, Czech     2 / 2 / 6
    English, French, Dutch, Swedish, Hungarian      2 / 3 / 6
    German and all others                           3 / 3 / 6
    ==============================================  ===========
    """
    return _LIMITS.get(_main(lang), _OTHERS)


def note_for(lang: str) -> Note | None:
    """A note when words of the language ought to be divided and nobody here knows how; None otherwise."""
    if _main(lang) in _NEVER_DIVIDED or _divider(lang) is not None:
        return None
    return info(
        "hyphenation-unknown",
        f"language {lang}" if lang else "a text without a language",
        "has no rules of hyphenation here; its words are kept whole.",
        "Put soft hyphens into long words, or set it ragged.",
    )


def points(word: str, lang: str, limits: Limits | None = None) -> tuple[int, ...]:
    """The offsets into `word`, ascending, before which a hyphen may be put; () when there are none.

    `word` comes without spaces around it and with its punctuation. An offset that a soft hyphen gave is that of the
    soft hyphen, which is not printed. Give a word with a hard hyphen and an address whole: their parts alone do not
    show what they are. `lang` is a language tag (en, en-GB, sr-Latn); an unknown one divides nothing.
    """
    if len(word) > LONGEST:
        return _written(word) if SOFT_HYPHEN in word else ()
    known = _known(lang, limits)
    found = known.get(word)
    if found is None:
        found = _points(word, lang, limits)
        if len(known) < _MOST_WORDS:
            known[word] = found
    return found


@lru_cache(maxsize=256)
def _known(lang: str, limits: Limits | None) -> dict[str, tuple[int, ...]]:
    """The words that were divided before. A table each, as it costs less to ask than a cache of calls."""
    return {}


def _points(word: str, lang: str, limits: Limits | None) -> tuple[int, ...]:
    if SOFT_HYPHEN in word:
        return _written(word)
    divide = _divider(lang)
    if divide is None:
        return ()
    limits = limits or limits_for(lang)
    core = word.lstrip(_BEFORE).rstrip(_AFTER)
    if core.isalpha():
        cuts = _part(core, divide, limits.left, limits.right, limits.shortest)
        before = word.index(core)
        return tuple([before + cut for cut in cuts]) if before else tuple(cuts)
    if _WHOLE.search(word):
        return ()
    letters, offsets = _composed(word)
    return tuple(offsets[cut] for cut in _by_parts(letters, divide, limits))


# ---- What is looked at -------------------------------------------------------------------------------------

# Signs around a word that have no say in its division.
_BEFORE, _AFTER = "«„“\"'‘([", ".,:;!?…»”“\"'’)]"
_WHOLE = re.compile(r"\d|[@_\\=&#~]|//|/.*/|:\w|\w\.\w")
# Letters with their signs: the vowel signs of Indian scripts are no letters to Python.
_LETTERS = re.compile(r"(?:[^\W\d_]|[\u0900-\u0dff])+")
_JOINERS = frozenset("-\u2010\u2011'\u2019\u02bc/")
_ACCENT = re.compile("[\u0300-\u036f]")
_SOFT_HYPHENS = re.compile(SOFT_HYPHEN + "+")


def _written(word: str) -> tuple[int, ...]:
    """The soft hyphens, one of each run, that have two letters or more on either side."""
    inside = [match.start() for match in re.finditer(r"[^\W_]", word)]
    if len(inside) < 2 * LEAST:
        return ()
    first, last = inside[LEAST - 1], inside[-LEAST]
    return tuple(match.start() for match in _SOFT_HYPHENS.finditer(word) if first < match.start() < last)


def _composed(word: str) -> tuple[str, list[int]]:
    """The word with each accent written apart folded into its letter, and where each of its letters stood."""
    if not _ACCENT.search(word):
        return word, list(range(len(word)))
    starts = [at for at, sign in enumerate(word) if not _ACCENT.match(sign)]
    ends = [*starts[1:], len(word)]
    return "".join(normalize("NFC", word[a:b])[0] for a, b in zip(starts, ends, strict=True)), starts


def _by_parts(word: str, divide: Divide, limits: Limits) -> Iterable[int]:
    """The places in each stretch of letters."""
    for match in _LETTERS.finditer(word):
        start, end = match.span()
        left = max(limits.left, JOINED) if _joins(word, start - 1) else limits.left
        right = max(limits.right, JOINED) if _joins(word, end) else limits.right
        for cut in _part(match[0], divide, left, right, limits.shortest):
            yield start + cut


def _joins(word: str, at: int) -> bool:
    """Whether a joiner stands there, between two letters."""
    return (
        0 < at < len(word) - 1 and word[at] in _JOINERS and word[at - 1].isalpha() and word[at + 1].isalpha()
    )


def _part(part: str, divide: Divide, left: int, right: int, shortest: int) -> list[int]:
    count = len(part)
    if count < shortest:
        return []
    small = part.lower()
    if len(small) != count:
        return []
    first, last = max(left, LEAST), count - max(right, LEAST)
    cuts = [cut for cut in divide(small) if first <= cut <= last]
    if part == small or part[1:] == small[1:]:
        return cuts
    if part.isupper():
        return cuts if count >= SHORTEST_IN_CAPITALS else []
    return [cut for cut in cuts if part[cut - 1 : cut + 1] == small[cut - 1 : cut + 1]]


# ---- Languages ---------------------------------------------------------------------------------------------


def _main(lang: str) -> str:
    return re.split("[-_]", lang, maxsplit=1)[0].lower()


@lru_cache(maxsize=256)
def _divider(lang: str) -> Divide | None:
    """How words of the language are divided; None for one nobody here knows."""
    name = lang.replace("-", "_").lower()
    if _main(lang) == "kk":
        return None if re.search("_(latn|arab)", name) else _divide_kazakh
    if _main(lang) in _NOT_BY_PATTERNS | _NEVER_DIVIDED:
        return None
    known = _DICTIONARIES.get(name) or pyphen.language_fallback(name)
    if known == _main(lang):
        known = _DICTIONARIES.get(known, known)
    return _patterns(known).divide if known else None


@lru_cache(maxsize=64)
def _patterns(name: str) -> _Patterns:
    return _Patterns(pyphen.LANGUAGES[name].read_bytes())


# ---- Kazakh ------------------------------------------------------------------------------------------------
#
# From the orthography of 1983 and later handbooks on carrying words over, in our words:
# * A word is carried over at the seam of its syllables, and a syllable has one vowel: ба-ла-лар, ор-на-лас-ты-ру.
# * One consonant between vowels goes to the next line; of two, the second: қа-ла, мек-теп.
# * Of three consonants two stay: құмырс-қа, күңгірт-теу, жаңғырт-ты.
# * й and у between vowels are consonants and go along: да-уыс, құ-йын. у is one too after a vowel and at a word's
#   start before one: сау-да, уа-қыт. After a consonant у and и are vowels: су-ық, қи-ын.
# * One letter is neither left nor carried: ала-қан, ар-мия. The limits see to it.
# * Loans go by their syllables, so a cluster that opens one in Russian stays whole after another consonant
#   (кон-троль, Қазақ-стан); ь stays with its consonant (аль-бом, ко-ньяк), ъ ends a syllable (субъ-ект).

_VOWELS = "аәеёиоөуұүыіэюя"
_CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщў"
_CLUSTER = f"(?<=[{_CONSONANTS}ь])(?:[бвгдкптф][рл]|ст)"
_SYLLABLE = re.compile(f"(?:{_CLUSTER}|[{_CONSONANTS}]ь?)?[{_VOWELS}]")
_SHORT_U = re.compile(f"([{_VOWELS}])у|^у(?=[{_VOWELS}])")


def _divide_kazakh(word: str) -> list[int]:
    """Before every syllable but the first. ў stands for a у that is a consonant."""
    if "у" in word:
        word = _SHORT_U.sub(r"\1ў", word)
    return [match.start() for match in _SYLLABLE.finditer(word)][1:]


# ---- Patterns ----------------------------------------------------------------------------------------------
#
# A pattern is a string of letters with levels between them (".un1d"); where several meet, the highest level counts,
# and an odd one divides. Here a pattern is a whole number of 16-bit cells, one cell to a place, and level n is bit
# n - 1 of its cell: laying a pattern on a word is a shift and an "or". Patterns lie by their first three letters, as
# text, and become numbers when a word first has these letters: of 78,000 German ones a page needs a few thousand.

_CELL = 16
_LEVELS = {str(level): (1 << level >> 1) for level in range(10)}
# Where the spelling would change the next even level stands, and keeps the word whole.
_LEVELS_KEPT = {sign: _LEVELS[str(int(sign) + int(sign) % 2)] for sign in "012345678"} | {"9": _LEVELS["8"]}
# The lower half of a cell → 1 when its highest level is odd. Level 9 alone is in the upper half.
_ODD = bytes(cell.bit_length() % 2 for cell in range(256))
_ASIDE = re.compile(rb"(?m)(?:[%#].*|^[A-Z].*|[ \t\r]+)$")
_TAIL = 4
_MOST_KEPT = 1 << 15

_Tree = dict[str, "_Node | list[str]"]
_Node = tuple[int, _Tree]
"""The levels of all patterns so far, and what follows by the next letter: a list of patterns until it is needed."""
_NOTHING: _Tree = {}


class _Patterns:
    """The patterns of one dictionary, from its file: a line with the character set, then a pattern to a line."""

    def __init__(self, data: bytes) -> None:
        charset, _, data = data.partition(b"\n")
        encoding = charset.decode("ascii").strip().lower().removeprefix("microsoft-")
        data = _ASIDE.sub(b"", data)
        text = data.decode(encoding)
        letters = data.translate(None, b"0123456789").decode(encoding)
        self._yo = "ё" in text
        self._raw: dict[str, str] = {}
        self._heads: dict[str, _Node] = {}
        self._short: dict[str, int] = {}
        self._nines = "9" in text
        self._tails: dict[str, int] = {}
        raw = self._raw
        for key, pattern in zip(letters.split("\n"), text.split("\n"), strict=True):
            head = key[:3]
            if head in raw:
                raw[head] += f"\n{key}\n{pattern}"
            else:
                raw[head] = f"{key}\n{pattern}"

    def divide(self, word: str) -> list[int]:
        """Every place the patterns divide a word at. Its last letters are looked up once for all words they end."""
        if not self._yo and "ё" in word:
            word = word.replace("ё", "е")
        dotted = f".{word}..."
        begin = max(0, len(word) + 1 - _TAIL)
        tail = dotted[begin:]
        total = self._tails.get(tail)
        if total is None:
            total = self._laid(tail, len(tail) - 3, 0)
            if len(self._tails) < _MOST_KEPT:
                self._tails[tail] = total
        return _odd(self._laid(dotted, begin, total), len(word) + 3, nines=self._nines)

    def _laid(self, dotted: str, end: int, total: int) -> int:
        """The levels from place 0 on, when `total` are those from `end` on."""
        heads = self._heads
        for start in range(end - 1, -1, -1):
            try:
                levels, longer = heads[dotted[start : start + 3]]
            except KeyError:
                levels, longer = self._head(dotted[start : start + 3])
            if dotted[start + 3] in longer:
                levels = _deeper(levels, longer, dotted, start)
            total = total << _CELL | levels
        return total

    def _head(self, head: str) -> _Node:
        """The patterns that begin with the three letters, and those of one and of two."""
        levels = self._short.get(head[:2])
        if levels is None:
            levels = self._short[head[:2]] = self._of(head[:1], 0)[0] | self._of(head[:2], 0)[0]
        node = self._of(head, levels)
        if len(self._heads) < _MOST_KEPT:
            self._heads[head] = node
        return node

    def _of(self, key: str, levels: int) -> _Node:
        """The patterns that lie under a key."""
        raw = self._raw.get(key)
        return _grown(levels, len(key), raw.split("\n")) if raw else (levels, _NOTHING)


def _deeper(levels: int, tree: _Tree, dotted: str, start: int) -> int:
    """The levels with those of the patterns longer than three letters that begin there."""
    at = start + 3
    while found := tree.get(dotted[at]):
        if isinstance(found, list):
            found = tree[dotted[at]] = _grown(levels, at - start + 1, found)
        levels, tree = found
        at += 1
    return levels


def _grown(levels: int, length: int, patterns: list[str]) -> _Node:
    """The patterns that share their first letters: letters, pattern, letters, pattern..."""
    longer: dict[str, list[str]] = {}
    pairs = iter(patterns)
    for letters, pattern in zip(pairs, pairs, strict=True):
        if len(letters) == length:
            levels |= _levels(pattern)
        elif (following := letters[length]) in longer:
            longer[following] += (letters, pattern)
        else:
            longer[following] = [letters, pattern]
    return levels, {**longer} if longer else _NOTHING


def _levels(pattern: str) -> int:
    """A pattern as one number. What follows a slash says how the spelling changes."""
    pattern, _, change = pattern.partition("/")
    table = _LEVELS_KEPT if "=" in change else _LEVELS
    levels = shift = 0
    for sign in pattern:
        level = table.get(sign)
        if level is None:
            shift += _CELL
        else:
            levels |= level << shift
    return levels


def _odd(total: int, places: int, *, nines: bool) -> list[int]:
    """The places whose highest level is odd, counted from the word's first letter."""
    cells = total.to_bytes(2 * places, "little")
    marks = cells[::2].translate(_ODD)
    if nines:
        marks = bytes(map(or_, marks, cells[1::2]))
    return list(compress(range(-1, places), marks))
