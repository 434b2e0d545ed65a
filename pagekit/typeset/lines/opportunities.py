"""text → its unbreakable pieces, and what may follow each on the line.

After Unicode Standard Annex 14, in the part a newspaper meets, with the house's choices where the annex leaves them:
1. A line ends at a breaking space, never at a no-break, narrow no-break or figure space, nor beside a word joiner.
2. A hyphen between letters ends a line when two letters or more precede it and three or more follow (well-known,
   not e-mail, COVID-19 or -5); a slash when two precede and two follow (and/or, not km/h).
3. A dash ends a line and never begins one. Between spaces it stays with the word before it, and the space stays
   inside the piece; the dash that opens a dialogue stays with the word after it. 3–1 and 1939–1945 stay whole.
4. An address ends a line after its punctuation, or before a %20, and leaves three characters or more on either side.
5. Between ideographs, kana and hangul a line ends anywhere, but no closing mark, small kana or lengthening mark begins
   one, and no opening mark ends one.
6. A zero-width space ends a line and belongs to no piece. Emoji part from each other, never inside a sequence.
7. U+2028 ends the line; several in a row count once, as an empty line is a matter of paragraphs.
A plain word is never divided here, however long: hyphens and emergency breaks are other rooms' business.

Runs of plain words are measured at once; only words that hold a sign of these rules are looked into.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache


class Kind(IntEnum):
    """What follows a piece.

    SPACE: breaking spaces, which vanish when the line ends there. GLUELESS: the next piece, with nothing that is
    printed between them; the line may end there without a hyphen. FORCED: a line break. END: nothing more.
    """

    SPACE = 0
    GLUELESS = 1
    FORCED = 2
    END = 3


Piece = tuple[int, int, int]
"""Start and end in the text, and the Kind (as a plain number) of what follows."""

_SPACE, _GLUELESS, _FORCED, _END = (int(kind) for kind in Kind)

_SPACES = "\\t-\\r \x85\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_BREAKS = "\u2028\u2029"
_BETWEEN = f"{_SPACES}{_BREAKS}\u200b"
_JOINER = "\u2060"
# East Asian scripts and emoji, with room to spare: what lies here is looked into.
_WIDE = "\u2e80-\ud7ff\uf900-\ufaff\ufe00-\uffef\U0001f000-\U0003ffff"
_SIGNS = f"-\u2010\u2012-\u2015/@.{_JOINER}{_WIDE}"
_CHUNK = re.compile(
    # A run of plain words, each with its full stop, its closing marks and one space;
    f'((?:[^{_SIGNS}{_BETWEEN}]++\\.?+[»”’)"]*+ (?![{_BETWEEN}]))++)'
    # or whatever else stands between spaces, and what follows it.
    f"|([^{_BETWEEN}]++)([{_BETWEEN}]*+)"
)


def pieces(text: str) -> list[Piece]:
    """The pieces of the text in order; [] when there is nothing to print.

    Every character but breaking spaces, U+200B and line breaks lies in exactly one piece. A piece may hold spaces
    that do not break ("word —"): they are set as word spaces. Takes time in proportion to the text.
    """
    found: list[Piece] = []
    for match in _CHUNK.finditer(text):
        if match.lastindex == 1:
            start = match.start()
            for word in match[1][:-1].split(" "):
                end = start + len(word)
                found.append((start, end, _SPACE))
                start = end + 1
        else:
            _look_into(text, match, found)
    if not found:
        return found
    start, end, _ = found[-1]
    found[-1] = (start, end, _END)
    return _with_opening_dashes(text, found)


# ---- Between chunks ----------------------------------------------------------------------------------------

_DASH = "-\u2010\u2012\u2013\u2014\u2015"
_DASHES = re.compile("(?:-{1,3}|[\u2010\u2012-\u2015]{1,3})[,.…!?»”)]*")


def _look_into(text: str, match: re.Match[str], found: list[Piece]) -> None:
    """Add the pieces of one chunk; its first goes with the piece before it when no line may end between."""
    start, end = match.span(2)
    chunk = match[2]
    first = start
    if found and found[-1][2] == _SPACE and _keeps_to(text, found[-1][1], start, chunk):
        first = found.pop()[0]
    for cut in inside(chunk):
        found.append((first, start + cut, _GLUELESS))
        first = start + cut
    found.append((first, end, _kind(match[3])))


def _keeps_to(text: str, end: int, start: int, chunk: str) -> bool:
    """Whether a chunk stays on the line of the piece that ends at `end`, spaces or not."""
    last = text[end - 1]
    keeps = chunk[0] == _JOINER
    if chunk[0] in _DASH and last not in _DASH:
        # One dash to a word: a row of them is an ornament, and may be broken.
        keeps = _DASHES.fullmatch(chunk) is not None
    return (keeps or last == _JOINER) and text[end:start].isspace()


def _kind(between: str) -> int:
    if not between.strip("\u200b"):
        return _GLUELESS
    return _FORCED if "\u2028" in between or "\u2029" in between else _SPACE


def _with_opening_dashes(text: str, found: list[Piece]) -> list[Piece]:
    """A dash alone at the start of the text, or after a line break, and the word after it become one piece."""
    if not any(sign in text for sign in _BREAKS):
        if len(found) > 1 and _opens(text, found[0]):
            found[:2] = [(found[0][0], found[1][1], found[1][2])]
        return found
    joined: list[Piece] = []
    before = _FORCED
    for piece in found:
        if joined and before == _FORCED and _opens(text, joined[-1]):
            start = joined.pop()[0]
            joined.append((start, piece[1], piece[2]))
            continue
        before = joined[-1][2] if joined else _FORCED
        joined.append(piece)
    return joined


def _opens(text: str, piece: Piece) -> bool:
    return piece[2] == _SPACE and _DASHES.fullmatch(text, piece[0], piece[1]) is not None


# ---- Inside a chunk ----------------------------------------------------------------------------------------

_LETTER = r"[^\W\d_]"
_WORDS = re.compile(
    f"(?<={_LETTER}{_LETTER}[-\u2010])(?={_LETTER}{{3}})"
    f"|(?<={_LETTER}{_LETTER}/)(?={_LETTER}{{2}})"
    r"|(?<=\w--)(?=\w)"
    '|(?<=[\\w.,!?…»”’")\\]%\u2012-\u2015][\u2012-\u2015])(?<!\\d[\u2012\u2013](?=\\d))(?=[\\w«“„‘"(¿¡])'
)

_ADDRESS = re.compile(
    r"://|\bwww\.|[^@]@[^@]+\.\w|[A-Za-z0-9]\.[A-Za-z]{2,}[/?#:]|^\W*(?:[^\W_](?:[^\W_]|-)*\.)+[^\W\d_]{2,}\W*$"
)
_STOPS = "./?&=#_\\-~:@"
_IN_ADDRESS = re.compile(
    f"(?<=[{_STOPS}%])(?![{_STOPS}{_JOINER}]|(?<=%)[0-9A-Fa-f]{{2}})|(?<!{_JOINER})(?=%[0-9A-Fa-f]{{2}})"
)
_BODY = re.compile(r"\w(?:.*\w)?/?", re.DOTALL)
LEAST_OF_ADDRESS = 3

_OPENING = "（［｛｟〈《「『【〔〖〘〚〝"
_CLOSING = "、。，．：；？！）］｝｠〉》」』】〕〗〙〛〞〟・｡｣､･"
_SMALL = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ"
_MARKS = "ーｰヽヾゝゞ々〻゛゜ﾞﾟ〜～…‥％‰℃°\u3099\u309a\ufe0e\ufe0f\U000e0100-\U000e01ef\u2010-\u2015"
_IDEOGRAPHS = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u318f\u31a0-\u31ff\u3200-\ua4cf\uac00-\ud7a3"
    "\uf900-\ufaff\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\U00020000-\U0003ffff"
)
_EAST = (
    f"(?:(?<=[{_IDEOGRAPHS}{_CLOSING}])(?=[{_IDEOGRAPHS}{_OPENING}“‘\\w])"
    f"|(?<=\\w)(?=[{_IDEOGRAPHS}{_OPENING}])"
    f"|(?<=[”’…\u2014])(?=[{_IDEOGRAPHS}]))(?![{_SMALL}{_MARKS}])"
)

_PICTURE = (
    "(?:[\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]|[\u203c-\u3299]\ufe0f)"
    "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+"
)
_EMOJI = (
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f\u20e3|{_PICTURE}(?:\u200d(?:{_PICTURE}|[\u203c-\u3299]))*+"
)
_HAS_WIDE = f"[{_WIDE}]"
_FIRST_WIDE = "\u2e80"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of thousands of characters, made when the first of them comes: few stories have any."""
    return re.compile(pattern)


def is_address(chunk: str) -> bool:
    """Whether a chunk without spaces is an address of a page or of a person; no hyphen belongs in one."""
    return any(sign in chunk for sign in "./@") and _ADDRESS.search(chunk) is not None


def inside(chunk: str) -> list[int]:
    """The offsets, ascending, at which a line may end inside a chunk without spaces."""
    if is_address(chunk):
        return _inside_address(chunk)
    cuts = [match.start() for match in _WORDS.finditer(chunk)]
    if chunk.isascii() or max(chunk) < _FIRST_WIDE or not _compiled(_HAS_WIDE).search(chunk):
        return cuts
    eastern = (match.start() for match in _compiled(_EAST).finditer(chunk))
    return sorted({*cuts, *eastern, *_between_emoji(chunk)})


def _inside_address(chunk: str) -> list[int]:
    body = _BODY.search(chunk)
    if body is None:
        return []
    least, most = body.start() + LEAST_OF_ADDRESS, body.end() - LEAST_OF_ADDRESS
    return [cut for match in _IN_ADDRESS.finditer(chunk) if least <= (cut := match.start()) <= most]


def _between_emoji(chunk: str) -> list[int]:
    cuts: list[int] = []
    end = -1
    for match in _compiled(_EMOJI).finditer(chunk):
        if match.start() == end:
            cuts.append(end)
        end = match.end()
    return cuts
