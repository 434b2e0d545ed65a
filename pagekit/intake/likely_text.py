"""a text read in some character set → how much it looks like words of a newsroom, as a number for comparing.

Only what is not ASCII counts, since the sets differ in that alone:
1. A word is of one script, and is written small, in capitals, or with one capital at its head.
2. A letter of the language, or one that Western languages share, is worth more than a rare one; many accents in a row
   are no word. Cyrillic sets differ in little but their order, so there each letter counts by how often it is written.
3. Quotation marks, dashes, dots and signs of money are worth something where such signs stand, and cost elsewhere.
4. A sign that no caption has costs more than any letter is worth.
"""

from __future__ import annotations

import math
import re
import unicodedata

_RUN = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"(?:^|\W)(?:[cdjlmnst]|qu|[dD]ell|[nN]ell|[Aa]ll|O|D|L)$", re.IGNORECASE)
_ENDING = re.compile(r"^(?:s|t|d|m|re|ve|ll|em|n)(?!\w)", re.IGNORECASE)

_COMMON = frozenset("áàâäãåæçéèêëíìîïñóòôöõøšžßúùûüœ")
_LESS_COMMON = frozenset("âæìîïòõšžùûœ")
_CLUSTER = re.compile(r"[^aeiouyáàâäãåæéèêëíìîïóòôöõøúùûüýœ]{4}")
_CROWDED = re.compile(r"[^\x00-\x7f]{3}")
_ALL_STRANGE = re.compile(r"[^\x00-\x7f]+")
_ALPHABETS = {
    "be": "ёіў", "bg": "", "cs": "áčďéěíňóřšťúůýž", "da": "æøå", "de": "äöüß", "es": "áéíñóúü", "et": "äõöüšž",
    "fi": "äöå", "fr": "àâæçéèêëîïôœùûüÿ", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áðéíóúýþæö", "it": "àèéìòù",
    "kk": "әғқңөұүһіё", "ky": "ңөүё", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "mk": "ѓѕјљњќџ", "mn": "өүё",
    "nb": "æøå", "nl": "éëïóö", "no": "æøå", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "ro": "ăâîșşțţ", "ru": "ё",
    "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sr": "ђјљњћџ", "sv": "äöå", "tg": "ғӣқӯҳҷё", "tr": "çğıöşüâî",
    "tt": "әөүҗңһё", "uk": "ґєії",
}  # fmt: skip
_SCRIPTS = {
    "ar": {"ARABIC"}, "el": {"GREEK"}, "fa": {"ARABIC"}, "he": {"HEBREW"}, "ja": {"CJK", "HIRAGANA", "KATAKANA"},
    "ko": {"CJK", "HANGUL"}, "th": {"THAI"}, "ur": {"ARABIC"}, "zh": {"CJK"},
}  # fmt: skip
"""Of languages with letters of their own."""
_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")
_FREQUENCY = re.findall(
    r"\S+",
    "о 11 е 8.5 а 8 и 7.4 н 6.7 т 6.3 с 5.5 р 4.7 в 4.5 л 4.4 к 3.5 м 3.2 д 3 п 2.8 у 2.6 я 2 ы 1.9 ь 1.7 г 1.7 з 1.7"
    " б 1.6 ч 1.4 й 1.2 х 1 ж 0.9 ш 0.7 ю 0.6 ц 0.5 щ 0.4 э 0.3 ф 0.3 ъ 0.04 ё 0.04",
)
"""How often the letters of Russian are written, of a hundred."""
_WEIGHT = 0.15
_OFTEN = {
    letter: _WEIGHT * math.log(float(share) / 3)
    for letter, share in zip(_FREQUENCY[::2], _FREQUENCY[1::2], strict=True)
}
_CYRILLIC_VOWELS = frozenset("аеёиоуыэюяіїєәөүұ")
_STANDS_ALONE = frozenset("àéèóòâyавикосуяіўөə")

_REACH = 300
"""Letters within which a quotation begins and ends."""
_SELDOM, _CAPITAL = 0.15, 0.2
_LETTER, _FOREIGN, _RARE, _CYRILLIC, _OTHER = 1.0, 0.7, 0.3, 0.6, 0.4
_OWN = 1.2
_MIXED, _CASE, _CROWD, _LONELY, _NO_VOWEL = -3.0, -2.0, -2.0, -1.0, -0.4
_SIGN, _ODD_PLACE, _ODD_SIGN, _BROKEN = 1.2, -0.7, -1.2, -3.0
_CONTRACTION = 1.5
_DOTS = 0.9
_MONEY = frozenset("€£¥")
_OPENING, _CLOSING = frozenset("“„«‹‘‚"), frozenset("”»›’“‘")
_ONLY_CLOSING, _ONLY_OPENING = frozenset("”»›"), frozenset("„«‹‚")
_LOW = frozenset("„‚»›")
_PLAIN = frozenset("©®\u00a0")


def likelihood(text: str, lang: str = "") -> float:
    """How likely the text is."""
    own = frozenset(_ALPHABETS.get(lang, ""))
    scripts = frozenset(_SCRIPTS.get(lang, ()))
    worth = sum(
        _word(match[0], own, scripts, short=text[match.end() : match.end() + 1] == ".")
        for match in _RUN.finditer(text)
        if not match[0].isascii()
    )
    for place, sign in enumerate(text):
        if not sign.isascii() and not sign.isalpha():
            worth += _sign(sign, text[max(0, place - 8) : place], text[place + 1 : place + 4])
            if _is_alone(sign, text[max(0, place - _REACH) : place], text[place + 1 : place + _REACH]):
                worth += _ODD_PLACE - _SIGN
    return worth


def _is_alone(sign: str, before: str, after: str) -> bool:
    """True for a quotation mark where nothing that it closes has begun, or nothing closes it."""
    if sign in _ONLY_CLOSING:
        return _OPENING.isdisjoint(before)
    if sign in _ONLY_OPENING:
        return _CLOSING.isdisjoint(after)
    # These two close what a low one has opened, and open by themselves.
    return (
        sign in "“‘"
        and bool(before)
        and not before[-1].isspace()
        and before[-1] not in "(["
        and _LOW.isdisjoint(before)
    )


def _word(word: str, own: frozenset[str], native: frozenset[str], *, short: bool) -> float:
    scripts = {_script(letter) for letter in word}
    if native and scripts <= native:
        return _OWN * len(word)
    if len(scripts) > 1:
        return _MIXED
    worth = sum(_letter(letter, own) for letter in word.lower() if not letter.isascii())
    head, rest = word[0], word[1:]
    cased = word.lower() != word.upper()
    if scripts == {"LATIN"}:
        if _CROWDED.search(word) or (len(word) > 1 and _ALL_STRANGE.fullmatch(word)):
            worth = _CROWD
        elif not head.isascii() and head.isupper() and rest.islower():
            worth += _CAPITAL
        elif _CLUSTER.search(word.lower()):
            worth += _LONELY
    elif scripts == {"CYRILLIC"} and len(word) > 2 and not _CYRILLIC_VOWELS & set(word.lower()):
        worth += _NO_VOWEL
    if cased and not (word.isupper() or rest == rest.lower()):
        worth += _CASE
    if not rest and cased and not short and head.lower() not in _STANDS_ALONE:
        worth += _LONELY - _LETTER
    return worth


def _script(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "?").partition(" ")[0]


def _letter(letter: str, own: frozenset[str]) -> float:
    script = _script(letter)
    if letter in own:
        return _OWN if script == "LATIN" else _CYRILLIC
    if script == "LATIN":
        shared = _FOREIGN if own and own.isdisjoint(_RUSSIAN) else _LETTER
        return shared - _SELDOM * (letter in _LESS_COMMON) if letter in _COMMON else _RARE
    if script == "CYRILLIC":
        return _CYRILLIC + _OFTEN[letter] if letter in _RUSSIAN else _RARE / 2
    return _OTHER


def _sign(sign: str, before: str, after: str) -> float:
    left, right = before[-1:] or " ", after[:1] or " "
    if sign == "\ufffd" or unicodedata.category(sign) in {"Cc", "Co", "Cn"}:
        return _BROKEN
    if sign == "’" and left.isalpha() and right.isalpha():
        fits = _ENDING.match(after) or _ELISION.search(before)
        return _CONTRACTION if fits else _ODD_PLACE
    if sign in _OPENING | _CLOSING:
        opens = sign in _OPENING and not left.isalnum() and right.isalnum()
        closes = sign in _CLOSING and not left.isspace() and not right.isalnum()
        return _SIGN if opens or closes else _ODD_PLACE
    if sign in "–—":
        apart = left.isspace() == right.isspace() and not (left.islower() and right.islower())
        return _SIGN if apart else _ODD_PLACE
    if sign == "…":
        return _DOTS if not right.isalnum() else _ODD_PLACE
    if sign in _MONEY:
        near = before.rstrip()[-1:].isdigit() or after.lstrip()[:1].isdigit()
        return _SIGN if near and not (left.isalpha() or right.isalpha()) else _ODD_PLACE
    return _rarer(sign, left, right)


def _rarer(sign: str, left: str, right: str) -> float:
    if sign in _PLAIN:
        return _RARE
    fits = {
        "™": left.isalpha() and not right.isalnum(),
        "°": left.isdigit(),
        "№": right.isdigit() or right.isspace(),
        "§": right.isdigit() or right.isspace(),
        "¿": right.isalpha() and not left.isalpha(),
        "¡": right.isalpha() and not left.isalpha(),
        "•": left.isspace(),
        "·": left == right and left in " lL",
        "×": left.isspace() == right.isspace() and not left.isalpha(),
    }
    return _LETTER if fits.get(sign) else _ODD_SIGN
