"""a web page as a tree → its lines as readers see them, each with what its elements are called and the times they hold.

A line is what stands in one element that has no block in it, or between two blocks. What stands apart from the article,
such as comments, menus, and lists of other articles, is marked as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_NAMES_OF_BLOCKS = (
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr html li main nav ol p pre section table tbody td th thead tr ul"
)
_BLOCKS = frozenset(_NAMES_OF_BLOCKS.split())
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "select", "textarea", "button", "iframe"}
)
_APART_TAGS = frozenset({"aside", "nav", "footer"})
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|commentmetadata|kommentare?|commentaires?|respond|replies|reply|sidebar|related|similar"
    r"|recommend\w*|most-?read|popular|breadcrumbs?|menu|navbar|nav|newsletter|more-?articles)(?:$|[\s_-]|\d)"
    r"|(?:^|\s)(?:citations?|references|bibliography)(?:$|\s)",
    re.IGNORECASE,
)
"""What is never of this article."""
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:widgets?|latest|recent|archives?|calendar|copyright|masthead|topbar|further|weitere|teasers?)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
"""What is not of this article unless it stands beside its headline."""
_FOOTER = re.compile(r"(?:^|\s)(?:site-?|page-?|main-?)?footer", re.IGNORECASE)
"""What is the page's, unless it stands beside the headline or is an article's own."""
BEFORE, AFTER, NEAREST = 8, 30, 10
"""How many lines before and after the headline belong to it, and how many of these whatever they are called."""
RUNNING = 120
"""From how many signs on a line is running text."""
MAX_DEPTH = 200
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Line:
    """One line of the page."""

    text: str
    headline: bool = False
    """True for that of the article's headline."""
    heading: bool = False
    apart: bool = False
    called: str = ""
    """What its element and those in it and right around it are called: class, id, itemprop, rel."""
    stamp: str = ""
    """The time of a `time` element, of microdata or of a microformat in it."""
    first: bool = False
    """True where that is said to be the time of the first print."""
    authors: tuple[tuple[str, bool], ...] = ()
    """Texts in it that are called an author, and whether by a word that means one and nothing else."""
    nearest: bool = False
    """True for a line so near the headline that it need not be called anything to belong to it."""
    closing: bool = False
    """True for a line right behind the running text, where a byline may close it."""


_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:byline|authors?|autor|autoren|autorin|auteur|autore|author-?name|writer|verfasser|redakteur|autorenzeile"
    r"|nom_auteur)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:^|\s)(?:fn|name)(?:$|\s)")
_FIRST = re.compile(r"datepublished|(?:^|\s)(?:published|dt-published)(?:$|\s)|pubdate", re.IGNORECASE)
_CHANGED = re.compile(r"datemodified|(?:^|\s)dt-updated(?:$|\s)", re.IGNORECASE)


def lines_of(tree: Any, headline: str) -> list[Line]:
    """The lines, in the page's order. What the headline stands in is the article's, whatever it is called."""
    body = next(iter(tree.iter("body")), tree)
    heading = _headline(body, headline)
    lines = [line for line in _Reader(heading).lines(body) if line.text or line.stamp]
    if heading is None and (wanted := wording(headline)):
        for line in [line for line in lines if not line.apart and wording(line.text) == wanted][:1]:
            line.headline = True
    return lines


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines around the headline, the nearest first, and all others in their order, without those that are apart."""
    at = next((number for number, line in enumerate(lines) if line.headline), -AFTER - 1)
    open_ones = [(number - at, line) for number, line in enumerate(lines) if not line.apart]
    # What stands over a headline is further from it than what follows.
    near = sorted(
        (each for each in open_ones if -BEFORE <= each[0] <= AFTER),
        key=lambda each: each[0] if each[0] >= 0 else 0.5 - 2 * each[0],
    )
    for distance, line in near:
        line.nearest = distance <= NEAREST
    for (_, before), (distance, line) in pairwise(open_ones):
        line.closing = 0 < distance <= AFTER and len(before.text) >= RUNNING
    return [line for _, line in near], [line for each, line in open_ones if not -BEFORE <= each <= AFTER]


def wording(text: str) -> str:
    """The words of a text alone, for comparing: signs, capitals and soft hyphens do not count."""
    return " ".join(_WORD.findall(text.replace("\xad", "").casefold()))


def _headline(body: Any, headline: str) -> Any:
    """The heading that has these words, one of the first order and outside of menus before any other."""
    wanted = wording(headline)
    ranked: list[tuple[int, int, int, Any]] = []
    for number, element in enumerate(body.iter("h1", "h2", "h3", "h4")):
        words = wording(said(element))
        if wanted and (
            words == wanted
            or (len(wanted) > 20 and (wanted in words or (len(words) > 20 and words in wanted)))
        ):
            ranked.append(
                (
                    any(
                        _OTHERS.search(called(each)) for each in [element, *list(element.iterancestors())[:4]]
                    ),
                    int(element.tag[1]),
                    number,
                    element,
                )
            )
    found = min(ranked, key=lambda each: each[:3], default=None)
    return found[3] if found else next(iter(body.iter("h1")), None)


def called(element: Any) -> str:
    """The names of an element."""
    return " ".join(
        filter(None, (element.get(key) for key in ("class", "id", "itemprop", "property", "rel")))
    )


def said(element: Any) -> str:
    """Its words. What two elements say never grows together."""
    return " ".join(" ".join(_texts(element)).split())


def _texts(element: Any, depth: int = 0) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SILENT and depth < MAX_DEPTH:
            yield from _texts(child, depth + 1)
        if child.tail:
            yield child.tail


class _Reader:
    """Reads the lines of a page whose headline is this element."""

    def __init__(self, headline: Any) -> None:
        self.headline = headline
        self.around = [] if headline is None else list(headline.iterancestors())
        """The elements that the headline stands in."""

    def lines(self, element: Any, *, apart: bool = False, around: str = "", depth: int = 0) -> Iterator[Line]:
        if depth > MAX_DEPTH or not isinstance(element.tag, str) or element.tag in _SILENT:
            return
        own = f"{called(element)} {element.tag if element.tag in {'figure', 'figcaption'} else ''}"
        whole = element in self.around
        apart = not whole and (apart or self._is_apart(element, own))
        if not any(each.tag in _BLOCKS for each in element.iterdescendants()):
            # A day may stand in an attribute, from which the style sheet prints it.
            text = said(element) or (element.get("data-date") or "").strip()
            yield self._line(element, [element], text, apart, f"{around} {own}")
            return
        near = "" if whole and element not in self.around[:2] else f"{around.rpartition(' / ')[2]} / {own}"
        run: list[Any] = []
        texts = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SILENT:
                if child.tag in _BLOCKS or any(each.tag in _BLOCKS for each in child.iterdescendants()):
                    yield self._line(element, run, " ".join(" ".join(texts).split()), apart, near)
                    run, texts = [], []
                    yield from self.lines(child, apart=apart, around=near, depth=depth + 1)
                else:
                    run.append(child)
                    texts.append(said(child))
            texts.append(child.tail or "")
        yield self._line(element, run, " ".join(" ".join(texts).split()), apart, near)

    def _is_apart(self, element: Any, name: str) -> bool:
        beside = element.getparent() in self.around[:2]
        above = element.getparent()
        inside = above in self.around[:-1] or (above is not None and above.tag == "article")
        of_an_article = above is not None and above.tag == "article"
        return bool(
            (element.tag in _APART_TAGS and not (inside and element.tag == "footer"))
            or _OTHERS.search(name)
            or (not beside and _FURNITURE.search(name))
            or (not beside and not of_an_article and _FOOTER.search(name))
        )

    def _line(self, parent: Any, elements: list[Any], text: str, apart: bool, around: str) -> Line:
        inner = [each for element in elements for each in element.iter() if isinstance(each.tag, str)]
        line = Line(
            text,
            self.headline is not None and (self.headline in inner or parent is self.headline),
            _is_heading(parent, inner),
            apart,
        )
        names = [around]
        authors: list[tuple[str, bool]] = []
        for each in inner:
            name = called(each)
            names.append(name)
            _take_stamp(line, each, name)
            if found := _author(each, name):
                authors.append(found)
        if not authors and text and inner and _AUTHOR.search(around):
            authors.append((text, False))
        line.called, line.authors = " ".join(names), tuple(authors)
        return line


def _is_heading(parent: Any, inner: list[Any]) -> bool:
    return any(re.fullmatch("h[1-4]", each.tag) for each in [parent, *inner[:1]])


def _take_stamp(line: Line, element: Any, name: str) -> None:
    """The time that an element holds, one of the first print before any other."""
    first = bool(_FIRST.search(name)) or element.get("pubdate") is not None
    when = element.get("datetime") or ""
    if not when and first:
        when = element.get("content") or (element.get("title") if element.tag == "abbr" else "") or ""
    if when.strip() and not _CHANGED.search(name) and (not line.stamp or (first and not line.first)):
        line.stamp, line.first = when.strip(), first


def _author(element: Any, name: str) -> tuple[str, bool] | None:
    strong = bool(
        re.search(r"(?:^|\s)author(?:$|\s)", f"{element.get('rel') or ''} {element.get('itemprop') or ''}")
    )
    strong = strong or bool(re.search(r"\bvcard\b", name) and re.search(r"\bauthor\b", name))
    if not strong and not _AUTHOR.search(name):
        return None
    inner = next(
        (
            said(each)
            for each in element.iterdescendants()
            if isinstance(each.tag, str) and _NAME.search(called(each))
        ),
        "",
    )
    text = inner or said(element) or (element.get("content") or "").strip()
    return (text, strong) if text else None
