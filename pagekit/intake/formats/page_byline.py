"""what a page's record, its `meta` and its readers' byline say of who wrote it → the people in wire form.

The rules:
1. The record counts first, then `meta`, then what is seen; where one of these names all of them and more, it counts.
2. Where `meta` and what is seen name the same people, and the record none of these, they count.
3. The house of the page and names for signing in stand back behind people, wherever these are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from pagekit.intake.formats.html_pieces import plain
from pagekit.intake.formats.page_graph import Graph
from pagekit.intake.formats.people import people

_AUTHORS = (
    "author",
    "article:author_name",
    "shareaholic:article_author_name",
    "bepress_citation_author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "sailthru.author",
    "citation_author",
    "cxenseparse:author",
)
_OG_AUTHOR = ("article:author", "og:article:author", "book:author")
_NO_NAME = re.compile(
    r"https?://|www\.|^@|facebook\.com|^\d+$"
    r"|^(?:admin|administrator|super user|unknown|anonymous|no author|publisher|author)$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\s@\w+$")
_LOGIN = re.compile(r"[a-z\d]+(?:[._-][a-z\d]+)*")
"""A name for signing in with: one of a person counts where there is one."""
_OFFICE = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,3})\s(?P<role>(?:Chef)?[Rr]edakt(?:eur|or)(?:in)?|Volontär(?:in)?"
    r"|Reporter(?:in)?|Korrespondent(?:in)?|Correspondent|Staff Writer|Senior Writer|Contributor|Freelance Writer)"
    r"|(?P<office>(?:[\w-]+-)?(?:[Rr]edakteur|[Rr]eporter|[Kk]orrespondent|[Ee]xpert|[Aa]utor)(?:e|in)?)"
    r"\s(?P<whose>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,3})"
)
_BARS = re.compile(r"\s+[|–—•·-]\s+")
_WORD = re.compile(r"\w+")


def byline(
    meta: Mapping[str, Sequence[str]], graph: Graph, seen: str, site: str, address: str
) -> list[dict[str, str]]:
    """The people in wire form. `site` and `address` are those of the page's house, `seen` what its readers see."""
    node = graph.article
    named = graph.people(node.get("author")) or graph.people(node.get("creator"))
    houses = graph.names(node.get("author"))
    told = [meta.get(key, ()) for key in (*_AUTHORS, *_OG_AUTHOR)]
    is_house = _Houses([site, *graph.names(node.get("publisher"))], address)
    ways = [_names(way) for way in (named, *told, [seen], houses)]
    people_of = [[name for name in way if not (is_house(name) or _LOGIN.fullmatch(name))] for way in ways]
    several = next(filter(None, [*people_of, ways[0], ways[-1], _names([seen])]), [])
    # What is said elsewhere may name more than the record does, never less.
    shown = _whom([seen], is_house)
    for way in (*people_of[1:-2], [seen]):
        some, others = _whom(way, is_house), _whom(several, is_house)
        agreed = way != [seen] and shown and some >= shown
        if some > others or (agreed and not some & others):
            several = way
    found: list[dict[str, str]] = []
    for name in several:
        parts = (
            re.split(r"\s*[,;]\s*", name)
            if len(several) == 1 and name.count(",") and len(name) > 40
            else [name]
        )
        for part in parts:
            found += [person for person in _people(part, is_house) if person not in found]
    return found


def _whom(names: Iterable[str], is_house: Callable[[str], bool]) -> set[str]:
    """The letters of the people in these lines, without the house."""
    several = (person["name"] for name in names for person in people(name))
    return {_letters(name) for name in several if not is_house(name)}


def _people(line: str, is_house: Callable[[str], bool]) -> list[dict[str, str]]:
    """The people of a line, without the house behind a name; what stands there without a comma may be their office."""
    name, _, of = line.rpartition(",")
    found = people(name if name and is_house(of) else line)
    for person in found:
        if not person.get("role") and (match := _OFFICE.fullmatch(person["name"])):
            person |= {"name": match["name"] or match["whose"], "role": match["role"] or match["office"]}
    return found


def _names(values: Iterable[str]) -> list[str]:
    """The names among these, without what only machines know somebody by."""
    found = [_HANDLE.sub("", plain(value)).strip() for value in values]
    return [name for name in found if name and not _NO_NAME.search(name)]


class _Houses:
    """Tells the house of a page from the people who write for it: by its name, its site's, and its address."""

    def __init__(self, names: Iterable[str], address: str) -> None:
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:
            host = ""
        # A site may be called by its paper's name and by what it is about, parted by a bar.
        every = [part for name in names for part in (name, *_BARS.split(name))]
        self.known = {_letters(name) for name in every} | {_initials(name) for name in every}
        self.known |= {_letters(host), _letters(host.removeprefix("www."))}
        self.known |= {_letters(part) for part in host.split(".")[:-1] if len(part) > 3}
        self.known.discard("")

    def __call__(self, name: str) -> bool:
        letters = _letters(name)
        return not letters or letters in self.known or letters.removesuffix("redaktion") in self.known


def _initials(name: str) -> str:
    """LN for the Lübecker Nachrichten; blank for a single word."""
    parts = _WORD.findall(name.casefold())
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


def _letters(name: str) -> str:
    return "".join(_WORD.findall(name.casefold()))
