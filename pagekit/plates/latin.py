"""words of any script → ASCII letters and figures that every system takes in the name of a file.

The rules:
1. Latin letters lose their marks: Łódź, Lodz.
2. Cyrillic, Greek, Georgian, Hebrew and Arabic letters are written by the tables below, whatever the language: Cyrillic
   as BGN/PCGN has it without its marks and apostrophes (e is never ye), Greek as ELOT 743, Georgian by the national
   system of 2002, Hebrew and Arabic letter by letter, without the vowels that are not written.
3. Figures of other scripts are our own.
4. A run of letters that no table has, such as Chinese, is an x and eight figures of its checksum: the same words always
   give the same name, and other words another. Who wants to read it passes Latin letters.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LETTERS = """
    ßss æae œoe øo łl đd ıi þth ðd ħh ŋng əa

    аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya
    ёyo іi їyi єye ґg ўu әa ғgh қq ңng өo ұu үu һh җj ҳh ҷj ӣi ӯu ђdj јj љlj њnj ћc џdz ѓgj ќkj ѕdz

    αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs τt υy φf χch ψps ωo ςs ϊi ϋy

    აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh

    אa בb גg דd הh וv זz חh טt יy כk לl מm נn סs עa פp צts קk רr שsh תt ךk םm ןn ףf ץts

    اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy ء أa إi آa ؤw ئy ىa
    ةa پp چch ژzh گg کk یy ےe ںn ٹt ڈd ڑr ھh ہh ۀh
"""
"""A letter and what is written for it; nothing for one that is not heard. Beside those of Russian the letters of
Ukrainian, Belarusian, the Turkic languages, Tajik, Serbian and Macedonian."""
_TABLE = {pair[0]: pair[1:] for pair in _LETTERS.split()}
_RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_FIGURES = 8


def latin(words: str) -> str:
    """The words in ASCII. What stands between letters and figures stays as it is, if it is ASCII."""
    tidy = unicodedata.normalize("NFKC", words)
    return "".join(_said(run) for run in _RUN.findall(tidy))


def checked(words: str) -> str:
    """A name for words that have none in Latin letters."""
    whole = unicodedata.normalize("NFC", words)
    return "x" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_FIGURES]


def _said(run: str) -> str:
    said = [_letter(letter) for letter in run]
    if any(each is None for each in said):
        return checked(run)
    made = "".join(filter(None, said))
    return made.upper() if run.isupper() and len(run) > 1 else made


def _letter(letter: str) -> str | None:
    """A letter in ASCII; None for one that no table has. Marks and signs that are not ASCII part words."""
    if letter.isascii():
        return letter
    small = letter.lower()
    if small in _TABLE:
        said = _TABLE[small]
        return said.capitalize() if small != letter else said
    plain = unicodedata.normalize("NFKD", letter)
    base = "".join(_TABLE.get(part, part) for part in plain if not unicodedata.combining(part))
    if base.isascii():
        return base
    if unicodedata.decimal(letter, None) is not None:
        return str(unicodedata.decimal(letter))
    return None if letter.isalnum() else " "
