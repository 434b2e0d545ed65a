"""plain text of a paragraph → Speech: what is said in it between the marks of a quotation, whole; and who says it.

The rules:
1. Speech stands at the head of the paragraph or behind a stop, or behind a comma or a colon that a verb of saying
   announces it by. Marks inside its own belong to it. Marks that do not pair are none.
2. It ends with a stop; or with a comma, inside the marks or behind them, and who said it follows. There no other
   speech begins before the sentence ends: it would go on where this one was interrupted.
3. Where most of its words have capitals it is a title. Behind a stop or a comma inside the marks a dash lets the
   speaker's name come between. Both are left out.
4. The speaker is a name, two words at least with capitals, right behind the verb and before a mark, or before the
   verb: `says Aigul Sadyk.`, `Aigul Sadyk told us`. Anything else is not said plainly enough.
5. Whoever goes on speaking right behind that sentence, to the end of the paragraph, is the same.
6. Verbs are known in English, Russian and Kazakh. Speech in other languages counts when it ends with a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

CLOSING = {"“": "”", "«": "»", "„": "“”"}
"""Opening mark → the marks that may close it."""
STOPS = ".!?…"
SPACES = " \u00a0\u202f\u2009\t\n"
SHORT_WORD = 3
"""Letters of a word that has no capital in a title either."""
VERB_WITHIN = 8
"""Words behind a comma among which a verb of saying stands."""


def words_of(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(" ".join(lines).split())


_SAYS = words_of(
    "says said say tells told adds added explains explained recalls recalled insists insisted notes noted writes",
    "wrote asks asked admits admitted argues argued answers answered replies replied warns warned believes thinks",
    "говорит говорят говорил говорила сказал сказала сказали рассказывает рассказал рассказала считает считают",
    "объясняет объяснил объяснила поясняет пояснил пояснила добавляет добавил добавила отмечает отметил отметила",
    "подчеркнул подчеркнула вспоминает вспоминал вспоминала уверен уверена заявил заявила признаётся признался",
    "призналась ответил ответила отвечает спрашивает спросил спросила написал написала пишет",
    "дейді деді дейтін деген айтады айтты",
)
_SAYING = "деп"
"""Kazakh for that: what is said, `деп`, and the verb."""
_HONOURED = frozenset({"mr.", "mrs.", "ms.", "dr.", "prof.", "st."})
_DASHES = "—–-"
_BROKEN = re.compile(rf"[,{STOPS}][{SPACES}]*[—–][{SPACES}]")
_END = re.compile(rf"[{STOPS}](?=[{SPACES}]|$)")
_BRACKETS = re.compile(r"[\[\]()/\u2028]")


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody says: the words between the marks with the stop they are printed with, and the words around."""

    said: str
    marks: tuple[str, str]
    before: str
    """The words of the paragraph before it."""
    after: str
    """What follows its marks, up to the end of that sentence."""
    speaker: str = ""
    """Who says it, by name; nothing where the text does not say it plainly."""

    def marked(self, words: str) -> str:
        """Some of the words, between the marks."""
        return f"{self.marks[0]}{words}{self.marks[1]}"


def opens(words: str) -> bool:
    """Whether the words begin as a sentence does: with a capital."""
    first = next((sign for sign in words if sign.isalnum()), "")
    return first.isupper()


def speeches(text: str, lang: str) -> Iterator[Speech]:
    """All that is said whole in a paragraph."""
    last, told = "", ""
    for start, end in _marked(text):
        said = text[start + 1 : end].strip(SPACES)
        before, behind = text[:start].rstrip(SPACES), text[end + 1 :]
        if not said or not opens(said) or _BROKEN.search(said) or _BRACKETS.search(said):
            continue
        if _titled(said):
            continue
        whole = _ended(said, behind, lang)
        if whole and _begins(before):
            speech = Speech(whole, (text[start], text[end]), before, _sentence(behind))
            speaker = _speaker(speech)
            if not speaker and before == told and not behind.strip(SPACES):
                speaker = last
            last, told = speaker, text[: end + 1] + speech.after
            yield replace(speech, speaker=speaker)


def _speaker(speech: Speech) -> str:
    behind = speech.after.lstrip(SPACES + "," + _DASHES).split()
    named = _behind(behind) or _ahead(behind)
    if named or not speech.before.endswith((":", ",")):
        return named
    last = max((match.end() for match in _END.finditer(speech.before)), default=0)
    announced = speech.before[last:].rstrip(":,").split()
    name = announced[:-1]
    plainly = announced and _says(announced[-1]) and _name(name) == name
    return " ".join(name) if plainly and len(name) > 1 else ""


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The places of the outermost marks that pair."""
    closing: list[str] = []
    start = 0
    for place, sign in enumerate(text):
        if closing and sign in closing[-1]:
            closing.pop()
            if not closing:
                yield start, place
        elif sign in CLOSING:
            start = start if closing else place
            closing.append(CLOSING[sign])


def _titled(said: str) -> bool:
    """Whether most of its words after the first, short ones aside, have capitals."""
    long = [word for word in said.split()[1:] if len(word) > SHORT_WORD]
    return 2 * sum(word[0].isupper() for word in long) > len(long)


def _begins(before: str) -> bool:
    """Whether speech begins there: behind a stop, or announced."""
    if not before or before[-1] in STOPS:
        return True
    return before[-1] in ":," and any(map(_says, before.split()[-4:]))


def _ended(said: str, behind: str, lang: str) -> str:
    """The speech with the stop that it is printed with; nothing for one that is not whole."""
    if said[-1] in STOPS:
        return said
    follows = _sentence(behind).strip(SPACES)
    inside = said[-1] == ","
    words = follows.lstrip(SPACES + "," + _DASHES).split()
    told = any(map(_says, words[:VERB_WITHIN]))
    if any(mark in follows for mark in CLOSING) or not told or not (inside or follows.startswith(",")):
        return ""
    said = said[:-1] if inside else said
    if not said[-1].isalnum() and said[-1] not in "’”»":
        return ""
    return said + "." if lang.partition("-")[0] == "en" else said


def _sentence(behind: str) -> str:
    """What follows, up to the end of its sentence."""
    for end in _END.finditer(behind):
        last = behind[: end.end()].rsplit(maxsplit=1)[-1]
        # The stop of an abbreviation, or of an initial, ends none.
        if last.casefold() not in _HONOURED and len(last) != len("A."):
            return behind[: end.end()]
    return behind


def _says(word: str) -> bool:
    return word.strip(".,;:!?").casefold() in _SAYS or word.casefold() == _SAYING


def _behind(words: Sequence[str]) -> str:
    """The name that stands right behind the verb, and before a mark."""
    verbs = 2 if words and words[0].casefold() == _SAYING else 1
    if len(words) <= verbs or not _says(words[0]):
        return ""
    name = _name(words[verbs:])
    ended = len(name) > 1 and name[-1][-1] in ".,;:"
    return " ".join(name).rstrip(".,;:") if ended else ""


def _ahead(words: Sequence[str]) -> str:
    """The name that stands right before the verb."""
    name = _name(words)
    if len(name) < 2 or len(name) == len(words) or name[-1][-1] in ".,;:" or not _says(words[len(name)]):
        return ""
    return " ".join(name)


def _name(words: Sequence[str]) -> list[str]:
    """The words with a capital that stand first, up to one behind which there is a mark."""
    name: list[str] = []
    for word in words:
        if not word[0].isupper():
            break
        name.append(word)
        if word[-1] in ".,;:" and word.casefold() not in _HONOURED:
            break
    return name
