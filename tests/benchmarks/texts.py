"""a language + a purpose → prose to set: about 25,000 words of paragraphs, from what lies on this machine.

Costs are tuned on one text and reported on another. The large texts are not the project's own and are not carried:
posts of a public blog beside the checkout, and prose in the documentation of Debian packages (`apt-get install
anarchism fortunes-ru maint-guide-ru`). Where they are absent the sample articles stand in, over and over, and the
figures then say little: `Text.source` tells which it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import Literal

import pagekit
from pagekit.house import ParagraphText, QuoteText, dress, plain

Purpose = Literal["tune", "report"]

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = 25_000
SHORTEST = 12
"""A paragraph of fewer words is a remark, a heading or a list item more often than prose."""
SHORTEST_SAYING = 25
"""Most sayings are jokes of a line or two; a newspaper's paragraphs are longer."""

POSTS = ROOT.parent / "shared" / "corpus" / "18f"
SAMPLES = ROOT / "examples" / "courier" / "articles"
FAQ = Path("/usr/share/doc/anarchism/html")
FORTUNES = Path("/usr/share/games/fortunes/ru")
GUIDE = Path("/usr/share/doc/maint-guide-ru/html")

_NOT_PROSE = re.compile(r"https?:|www\.|\w@\w|\w/\w+/|[<>{}|\\_=$#~^*`]|\.{5}|-{3}|[^\W\d_]\d[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs of one language, single-spaced, and where they come from. `fresh` counts words before any repeat."""

    lang: str
    purpose: Purpose
    source: str
    paragraphs: tuple[str, ...]
    words: int
    fresh: int

    def origin(self) -> str:
        """A line for the table's foot."""
        over = f" ({self.fresh:,} over and over)" if self.fresh < self.words else ""
        return f"{self.lang} {self.purpose}: {self.source}, {self.words:,} words{over}"


@cache
def find_text(lang: str, purpose: Purpose) -> Text:
    """The first source that holds any prose. Raises LookupError for a language without one."""
    for name, read in _SOURCES.get((lang, purpose), ()):
        paragraphs = _taken(dict.fromkeys(_prose(read(), lang)))
        if paragraphs:
            fresh = count(paragraphs)
            filled = _filled(paragraphs) if fresh < WORDS else paragraphs
            return Text(lang, purpose, name, tuple(filled), count(filled), fresh)
    return _sample_text(lang, purpose)


def count(paragraphs: Iterable[str]) -> int:
    """How many words, as spaces part them."""
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _sample_text(lang: str, purpose: Purpose) -> Text:
    paragraphs = list(dict.fromkeys(_prose(_samples(lang), lang)))
    if not paragraphs:
        raise LookupError(f"No prose in {lang!r} lies on this machine, not even a sample article.")
    filled = _filled(paragraphs)
    return Text(lang, purpose, "the sample articles", tuple(filled), count(filled), count(paragraphs))


def _taken(paragraphs: Iterable[str]) -> list[str]:
    taken: list[str] = []
    words = 0
    for paragraph in paragraphs:
        if words >= WORDS:
            break
        taken.append(paragraph)
        words += len(paragraph.split())
    return taken


def _filled(paragraphs: list[str]) -> list[str]:
    return _taken(cycle(paragraphs))


# ---- What is prose -----------------------------------------------------------------------------------------


def _prose(texts: Iterable[str], lang: str) -> Iterator[str]:
    for text in texts:
        paragraph = " ".join(text.replace("\u00ad", "").split())
        if len(paragraph.split()) >= SHORTEST and _is_prose(paragraph, lang):
            yield paragraph


def _is_prose(paragraph: str, lang: str) -> bool:
    if _NOT_PROSE.search(paragraph) or not _SENTENCE_END.search(paragraph):
        return False
    letters = len(_LETTER.findall(paragraph))
    cyrillic = len(_CYRILLIC.findall(paragraph))
    ours = cyrillic if lang in {"ru", "kk"} else letters - cyrillic
    return letters >= 0.7 * len(paragraph) and ours >= 0.8 * letters


# ---- Where it lies -----------------------------------------------------------------------------------------


def _posts() -> Iterator[str]:
    for path in sorted(POSTS.glob("*.md")):
        yield from _paragraphs_of(pagekit.read_article(path))


def _samples(lang: str) -> Iterator[str]:
    files = [path for path in sorted(SAMPLES.iterdir()) if path.is_file()]
    for article in map(pagekit.read_article, files):
        if (article.lang or "en").partition("-")[0] == lang:
            yield from _paragraphs_of(article)


def _paragraphs_of(article: pagekit.Article) -> Iterator[str]:
    story = dress(article, pagekit.Publication(name="Bench", url="https://bench.example"))
    for block in story.body:
        match block:
            case ParagraphText():
                yield plain(block.runs)
            case QuoteText():
                yield from map(plain, block.paragraphs)


def _faq() -> Iterator[str]:
    # The answers proper: the appendices and lists of links are not prose.
    for path in sorted(FAQ.glob("sec*.html")):
        yield from _html_paragraphs(path.read_text("utf-8", errors="replace"))


def _guide() -> Iterator[str]:
    for path in sorted(GUIDE.glob("*.html")):
        yield from _html_paragraphs(path.read_text("utf-8"))


def _fortunes() -> Iterator[str]:
    """Each saying as one paragraph; a dialogue, a verse or a saying with an author's line under it is no prose."""
    for path in sorted(FORTUNES.glob("*.u8")):
        for saying in re.split(r"^%\n", path.read_text("utf-8", errors="replace"), flags=re.MULTILINE):
            body = re.split(r"\n\s+--", saying)[0].strip()
            if len(body.split()) >= SHORTEST_SAYING and _runs_on(body):
                yield body


def _runs_on(body: str) -> bool:
    """True when every line but the last is full: lines that end early or stand in are verse or remarks."""
    if re.search(r"^\s+|^[-–—*+\d]|:$", body, re.MULTILINE):
        return False
    return all(len(line) >= 55 for line in body.splitlines()[:-1])


class _Paragraphs(HTMLParser):
    """Collects the text of each `p`; what stands in code or a table is left out with the paragraph it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] | None = None
        self._tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self._close()
            self._open = [] if not self._tables else None
        elif tag == "table":
            self._tables += 1
        elif tag in {"pre", "ul", "ol", "blockquote", "div", "h1", "h2", "h3"}:
            self._close()
        elif tag == "br" and self._open is not None:
            self._open.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._tables -= 1
        if tag in {"p", "blockquote", "div", "li"}:
            self._close()

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def _close(self) -> None:
        if self._open:
            self.found.append("".join(self._open))
        self._open = None


def _html_paragraphs(page: str) -> list[str]:
    parser = _Paragraphs()
    parser.feed(page)
    parser.close()
    return parser.found


_Reader = Callable[[], Iterator[str]]
_SOURCES: dict[tuple[str, Purpose], tuple[tuple[str, _Reader], ...]] = {
    ("en", "tune"): (("the FAQ of Debian's anarchism", _faq),),
    ("en", "report"): (("public posts beside the checkout", _posts),),
    ("ru", "tune"): (("Debian's maint-guide-ru", _guide),),
    ("ru", "report"): (("Debian's fortunes-ru", _fortunes),),
}
