"""language tag → the side its lines begin on.

The rules:
1. A script named in the tag decides: ug-Cyrl runs left to right, az-Arab right to left.
2. Without one, the language decides by the script it is usually written in (CLDR likely subtags).
"""

from __future__ import annotations

from pagekit.house.story import Direction

RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"})
RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})


def direction(lang: str) -> Direction:
    """The direction of a BCP 47 tag such as ar, kk-Arab or en-GB."""
    language, *rest = lang.split("-")
    script = next((part for part in rest if len(part) == 4), None)
    if script:
        return "rtl" if script.title() in RTL_SCRIPTS else "ltr"
    return "rtl" if language.lower() in RTL_LANGUAGES else "ltr"
