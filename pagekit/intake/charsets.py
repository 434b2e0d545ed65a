"""bytes of a picture's metadata → text: in the set of letters declared, else UTF-8, else the likeliest, which is told.

IIM 4.2 (1:90) declares a set by an escape sequence of ISO 2022; ISO 8859-1 means Windows' superset of it, as on the
web. Where nothing is declared and the bytes are not UTF-8, the sets of Windows and the Mac are tried, of the story's
language its own, then KOI8 and those of DOS: the text that looks most like words wins, and a note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pagekit.intake.likely_text import likelihood

UTF8 = "utf-8"
_DECLARED = {
    b"\x1b%G": UTF8, b"\x1b%/G": UTF8, b"\x1b%/H": UTF8, b"\x1b%/I": UTF8,
    b"\x1b-A": "cp1252", b"\x1b.A": "cp1252", b"\x1b,A": "cp1252",
    b"\x1b-B": "iso8859-2", b"\x1b.B": "iso8859-2", b"\x1b-C": "iso8859-3", b"\x1b-D": "iso8859-4",
    b"\x1b-F": "iso8859-7", b"\x1b-G": "iso8859-6", b"\x1b-H": "iso8859-8", b"\x1b-L": "iso8859-5",
    b"\x1b-M": "iso8859-9", b"\x1b.M": "iso8859-9", b"\x1b-b": "iso8859-15", b"\x1b.b": "iso8859-15",
}  # fmt: skip
_NAMES = {
    UTF8: "UTF-8",
    "cp1250": "Windows Central European (cp1250)",
    "cp1251": "Windows Cyrillic (cp1251)",
    "cp1252": "Windows Western (cp1252)",
    "cp437": "DOS (cp437)",
    "cp850": "DOS Western (cp850)",
    "cp866": "DOS Cyrillic (cp866)",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "kz1048": "Windows Kazakh (KZ-1048)",
    "mac_cyrillic": "Mac Cyrillic",
    "mac_roman": "Mac Roman",
}
_WESTERN = ("cp1252", "cp1251", "mac_roman", "mac_cyrillic", "cp1250")
_CYRILLIC = ("cp1251", "mac_cyrillic", "cp1252", "mac_roman")
_OLD = {"be": ("koi8-u", "cp866"), "uk": ("koi8-u", "cp866")}
_OLD_SETS = ("koi8-r", "koi8-u", "cp866", "cp437", "cp850")
_AHEAD = 0.75
"""By how much a set of the time before Windows must read better: it is rare, and a few letters prove little."""
CYRILLIC_LANGUAGES = frozenset({"ba", "be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"})
_OWN = {
    "ar": "cp1256", "az": "cp1254", "bs": "cp1250", "cs": "cp1250", "el": "cp1253", "et": "cp1257", "fa": "cp1256",
    "he": "cp1255", "hr": "cp1250", "hu": "cp1250", "ja": "cp932", "kk": "kz1048", "ko": "cp949", "lt": "cp1257",
    "lv": "cp1257", "pl": "cp1250", "ro": "cp1250", "sk": "cp1250", "sl": "cp1250", "th": "cp874", "tr": "cp1254",
    "ur": "cp1256", "vi": "cp1258", "zh": "gb18030",
}  # fmt: skip
MAX_LOOKED_AT = 8_000
"""Bytes from which a set is guessed: a few words are enough."""


def declared_by(mark: bytes) -> str | None:
    """The set that an escape sequence announces; None where it announces none that is known here."""
    return _DECLARED.get(mark.strip(b"\0 "))


@dataclass(slots=True)
class Letters:
    """Reads the fields of one source. `remarks` grows with what had to be guessed, and what could not be read."""

    declared: str | None
    lang: str | None
    remarks: list[str] = field(default_factory=list)
    _guess: str | None = None

    def look(self, pieces: Sequence[bytes]) -> None:
        """Guess the set of those that nothing else tells of, all together."""
        strange = [piece for piece in pieces if self._told(piece) is None]
        if strange:
            self._guess = likeliest(b"\n".join(strange)[:MAX_LOOKED_AT], self.lang)

    def read(self, piece: bytes) -> str:
        """One field as text."""
        told = self._told(piece)
        if told is not None:
            return told
        if self._guess is None:
            self.look([piece])
        guess = self._guess or "cp1252"
        # Where no set fits, what fits least badly; its signs for what is no letter stay to be seen.
        text = piece.decode(guess, "replace")
        how = (
            "declared as UTF-8, which it is not" if self.declared == UTF8 else "in no declared character set"
        )
        self._remark(f"is {how}; it was read as {_NAMES.get(guess, guess)}")
        if "\ufffd" in text:
            self._remark("holds signs that could not be read")
        return text

    def _told(self, piece: bytes) -> str | None:
        """The text where no guess is needed."""
        # A whole text with letters outside of ASCII that happens to be UTF-8 is UTF-8, whatever was declared.
        try:
            return piece.decode(UTF8)
        except UnicodeDecodeError as problem:
            before = piece[: problem.start]
            if problem.reason == "unexpected end of data" and not before.isascii():
                self._remark("was cut in the middle of a letter")
                return before.decode(UTF8)
        if self.declared in {None, UTF8}:
            return None
        try:
            return piece.decode(str(self.declared))
        except UnicodeDecodeError:
            return None

    def _remark(self, what: str) -> None:
        if what not in self.remarks:
            self.remarks.append(what)


def likeliest(data: bytes, lang: str | None) -> str:
    """The set in which the bytes look most like words; of equals the one that is nearest to the language."""
    tongue = (lang or "").partition("-")[0].lower()
    sets = _CYRILLIC if tongue in CYRILLIC_LANGUAGES else _WESTERN
    own = _OWN.get(tongue)
    best, most = sets[0], float("-inf")
    for name in (*([own] if own else []), *sets):
        worth = likelihood(data.decode(name, "replace"), tongue)
        if worth > most:
            best, most = name, worth
    for name in _OLD.get(tongue, _OLD_SETS):
        worth = likelihood(data.decode(name, "replace"), tongue)
        if worth > most + _AHEAD:
            best, most = name, worth - _AHEAD
    return best
