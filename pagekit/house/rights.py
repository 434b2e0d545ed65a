"""Credit → Rights: what machines are told of a picture: who made it, whose it is, under which licence.

The rules:
1. Names are those of the credit line, without the words around them. Who only brought it to us is no owner.
2. A licence is told by its address: the one given, when it passes the gate, or that of the Creative Commons licence or
   dedication which is named ("CC BY 4.0", "CC0", "Creative Commons Attribution-ShareAlike 3.0", "Public Domain Mark").
3. A name that does not say which licence it is ("CC BY", "free") has no address: a wrong one would be a promise.
"""

from __future__ import annotations

import re

from pagekit.house.credits import Names
from pagekit.house.text import Rights
from pagekit.model import Credit
from pagekit.model.address import WEB_SCHEMES, safe_url

DEEDS = "https://creativecommons.org"
LICENCES = frozenset({"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"})
VERSIONS = frozenset({"1.0", "2.0", "2.5", "3.0", "4.0"})

_SPELT_OUT = {
    "creative commons": "cc", "attribution": "by", "sharealike": "sa", "share alike": "sa",
    "noncommercial": "nc", "non commercial": "nc", "noderivatives": "nd", "noderivs": "nd",
    "no derivatives": "nd", "international": "", "unported": "", "generic": "", "universal": "",
}  # fmt: skip
_LICENCE = re.compile(r"^(?:cc )?((?:by|nc|nd|sa)(?: (?:nc|nd|sa))*) (\d\.\d)(?: ([a-z]{2}|igo))?$")
_DEDICATION = re.compile(r"^(?:cc ?0|cc zero)(?: 1\.0)?(?: public domain dedication)?$")
_MARK = re.compile(r"^(?:cc )?(?:public domain mark|pdm)(?: 1\.0)?$")
_NOT_A_WORD = re.compile(r"[\s_/()–—-]+")


def rights_of(credit: Credit | None, names: Names, line: str | None) -> Rights:
    """The rights of a picture with this credit; `line` is the credit as it is printed."""
    if credit is None:
        return Rights()
    return Rights(
        names.creators,
        names.agencies,
        line or "",
        credit.notice or "",
        licence_address(credit.licence) if credit.licence else None,
        credit.acquire,
    )


def licence_address(licence: str) -> str | None:
    """Where the licence can be read; None when the text does not say which one it is."""
    if "://" in licence:
        try:
            return safe_url(licence, schemes=WEB_SCHEMES)
        except ValueError:
            return None
    text = _NOT_A_WORD.sub(" ", licence.casefold()).strip()
    for spelt, short in _SPELT_OUT.items():
        text = text.replace(spelt, short)
    text = " ".join(text.split())
    if _DEDICATION.match(text):
        return f"{DEEDS}/publicdomain/zero/1.0/"
    if _MARK.match(text):
        return f"{DEEDS}/publicdomain/mark/1.0/"
    return _deed(text)


def _deed(text: str) -> str | None:
    found = _LICENCE.match(text)
    if not found:
        return None
    terms, version, place = found[1].replace(" ", "-"), found[2], found[3]
    if terms not in LICENCES or version not in VERSIONS:
        return None
    # Since version 4.0 there is one text for all countries.
    tail = f"{place}/" if place and (version != "4.0" or place == "igo") else ""
    return f"{DEEDS}/licenses/{terms}/{version}/{tail}"
