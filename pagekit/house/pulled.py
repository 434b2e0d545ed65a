"""a Story → what of it may be pulled: lines of its own speech, set as display where it is short of its box.

The desk pulls its own quotes as blocks of the text. These are for a story in which it pulled none. The best stands
first; whether one is set, and where, is the typesetter's. The rules:
1. Speech alone is pulled: what stands between the marks of a quotation, at the head of a paragraph or of a sentence, or
   behind words that announce it. Never a title, a word in marks, or speech behind a dash.
2. It is whole: sentences from a capital to their stop. Where a comma ends the speech, who said it follows, and
   nothing goes on behind that; what the speaker's name interrupts is left out.
3. It has `LEAST` to `MOST` words, and letters enough, and stands by itself: none that opens with a word that leans on
   what was said before.
4. Head and deck do not say it already, and no other quotation of the text does.
5. Its speaker is named where a name stands beside the verb, and then the marks fall; else they stay, and say that
   somebody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pagekit.house.spoken import opens, speeches, words_of
from pagekit.house.story import ParagraphText, QuoteText, Run, Runs, Story, StoryBlock, plain, walk
from pagekit.house.words import count_words

LONG = 120
"""Words of a story from which on a line of it may stand twice."""
LEAST, MOST, LETTERS = 5, 18, 24
"""Words of what is pulled, and the fewest letters: Kazakh says in five words what English does in eight."""
BEST = 11
"""Words of a line that is read at a glance."""
OFFERED = 6
"""Lines that are offered: the first may have no place."""

FAR, NAMED, FIRST_PERSON, LEANING, OPEN_IT, ASKED, FIGURES = 0.25, 2.0, 1.5, 0.75, 1.0, 2.0, 0.5
"""What a line is worth: less for each word that it is longer or shorter than the best, more with its speaker and where
he speaks of himself, less where it leans on other words, opens with a pronoun of things, asks, or counts."""

_LEANS = words_of(
    "and but or nor so yet then because therefore thus also too however still anyway that this these those he she",
    "they him her them his hers their which who yes no well there’s such otherwise instead",
    "а и но да нет или либо поэтому потому тогда затем также тоже однако зато это эта этот эти тот та те то он она",
    "они его её ее их ему ей им там тут такой такая такие иначе ведь",
    "бұл сол осы ол олар оның олардың оны оларды ал бірақ және немесе сондықтан сонда онда мұнда содан иә жоқ мұндай",
    "сондай әйтпесе алайда",
)
_OF_THINGS = frozenset({"it", "it’s", "оно"})
_FIRST = words_of(
    "i we me us my our mine ours i’m i’ve i’d i’ll we’re we’ve we’d we’ll",
    "я мы мне нам меня нас мой моя моё мои наш наша наше наши",
    "мен біз маған бізге мені бізді менің біздің бізде менде өзіміз",
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FIGURE = re.compile(r"\d")
# A capital behind a stop; the stop of an abbreviation or of an initial ends no sentence.
_BETWEEN = re.compile(r"(?<=[.!?…])[\s\u00a0]+(?=[^\W\d_])")
_ABBREVIATED = re.compile(r"(?:^|[\s\u00a0(])(?:\w{1,2}|[^\W\d_a-zа-яё]\w{1,3})\.$")


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    speaker: str
    worth: float


def pulled(story: Story) -> tuple[QuoteText, ...]:
    """The lines that may be pulled, the best first; none of a story that is short or has a pull quote of its own."""
    quotes = [block for block in walk(story.body) if isinstance(block, QuoteText)]
    if story.words < LONG or any(quote.pull for quote in quotes):
        return ()
    said = [_letters(plain(runs)) for runs in _said_already(story, quotes)]
    found: dict[str, _Line] = {}
    for line in (line for text in _texts(story.body) for line in _lines(text, story.lang)):
        letters = _letters(line.words)
        # Who says the same again is not asked.
        if letters not in found and not any(letters in one for one in said):
            found[letters] = line
    # The sort is stable: of equal lines the earlier one.
    best = sorted(found.values(), key=lambda line: -line.worth)[:OFFERED]
    return tuple(
        QuoteText(((Run(line.words),),), (Run(line.speaker),) if line.speaker else (), pull=True)
        for line in best
    )


def _texts(body: Sequence[StoryBlock]) -> Iterator[str]:
    """The paragraphs that a line may be taken from: what is asked, or may be cut, is none."""
    for block in body:
        if not isinstance(block, ParagraphText) or block.question or block.optional:
            continue
        if not any(run.code or run.strike or run.script for run in block.runs):
            yield plain(block.runs)


def _said_already(story: Story, quotes: Sequence[QuoteText]) -> Iterator[Runs]:
    yield from (story.headline, *story.headline_variants, *story.deck)
    yield from (text for quote in quotes for text in quote.texts)


def _lines(text: str, lang: str) -> Iterator[_Line]:
    """What can be pulled of the speech in a paragraph."""
    for speech in speeches(text, lang):
        sentences = tuple(_sentences(speech.said))
        for first in range(len(sentences)):
            for last in range(first + 1, len(sentences) + 1):
                words = " ".join(sentences[first:last])
                if LEAST <= count_words(words) <= MOST and _by_itself(words):
                    shown = words if speech.speaker else speech.marked(words)
                    yield _Line(shown, speech.speaker, _worth(words, speech.speaker))


def _sentences(said: str) -> Iterator[str]:
    """What was said, sentence by sentence."""
    begun = 0
    for gap in _BETWEEN.finditer(said):
        ended = said[begun : gap.start()]
        if said[gap.end()].isupper() and not _ABBREVIATED.search(ended):
            yield ended
            begun = gap.end()
    yield said[begun:]


def _by_itself(words: str) -> bool:
    first = _WORD.search(words)
    stands = first is not None and first[0].casefold() not in _LEANS
    return stands and opens(words) and sum(map(str.isalpha, words)) >= LETTERS


def _worth(words: str, speaker: str) -> float:
    spoken = [word.casefold().replace("'", "’") for word in _WORD.findall(words)]
    worth = -FAR * abs(count_words(words) - BEST)
    worth += NAMED * bool(speaker) + FIRST_PERSON * any(word in _FIRST for word in spoken)
    worth -= LEANING * sum(word in _LEANS for word in spoken[1:])
    worth -= OPEN_IT * (spoken[0] in _OF_THINGS)
    return worth - ASKED * ("?" in words) - FIGURES * bool(_FIGURE.search(words))


def _letters(words: str) -> str:
    """What is compared."""
    return "".join(filter(str.isalnum, words.casefold()))
