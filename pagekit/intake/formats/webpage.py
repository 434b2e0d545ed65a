"""a saved web page → an item, its text by trafilatura, what it says of itself by `page_facts.py`. Nothing is loaded.

Scripts, menus, comments and adverts of the page are not read. Pictures that a browser saved beside it are found there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from pagekit.errors import MissingDependency
from pagekit.intake.formats.html_pieces import plain
from pagekit.intake.formats.item import FoundPicture, Html, WireItem
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.page_facts import Page, facts_of
from pagekit.intake.formats.page_figures import take_figures
from pagekit.intake.formats.page_graph import Graph
from pagekit.intake.formats.page_lines import lines_of
from pagekit.intake.formats.reader import Format, Found, refused
from pagekit.intake.formats.summaries import summary_of
from pagekit.notes import info

MAX_PAGE = 24 * 1024 * 1024
MAX_ELEMENTS = 20_000
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_RECORD = re.compile(r'\s*[\[{]\s*(?:\{\s*)?"@context"')
_OF_ITS_PLACE = frozenset({"author", "creator", "datepublished"})
_PARTS = frozenset({"head", "body", "title", "meta", "link", "script", "style"})


def _recognises(opened: Opened) -> bool:
    return opened.kind == "html" or opened.root.lower() in _PARTS


def _read(opened: Opened) -> Iterator[Found]:
    try:
        import trafilatura
    except ImportError:
        what = f"{opened.name} is a web page, which trafilatura reads."
        raise MissingDependency(what, "pip install 'pagekit[webpage]'") from None
    if len(opened.text) > MAX_PAGE:
        what = f"has {len(opened.text):,} signs, at most {MAX_PAGE:,} are read."
        yield refused(opened.name, "too-long", what, "Save it without its pictures in it.")
        return
    tree = trafilatura.load_html(opened.text)
    if tree is None:
        yield refused(opened.name, "not-a-page", "holds no page that can be read.", "Save it once more.")
        return
    count = sum(1 for _ in tree.iter())
    if count > MAX_ELEMENTS:
        what = f"has {count:,} elements, at most {MAX_ELEMENTS:,} are read."
        yield refused(opened.name, "too-long", what, "Save the article alone.")
        return
    yield _item(opened, tree, trafilatura.extract)


def _item(opened: Opened, tree: Any, extract: Any) -> WireItem:
    page = _page(opened, tree)
    facts = facts_of(page)
    pictures = take_figures(tree)
    html = _text(tree, extract)
    shown = set(re.findall(r"figure-\d+\.jpg", html))
    kept = [picture for picture in pictures if picture.keys[0] in shown]
    lead, kept = _with_lead(facts.lead, kept, pictures)
    facts.fields["deck"] = plain(summary_of(str(facts.fields.get("deck", "")), html))
    item = WireItem(name=opened.name, id=_id(facts.fields, opened.name), fields=facts.fields, folder="")
    item.body = [Html(html)] if html.strip() else []
    item.pictures = [*([lead] if lead is not None else []), *kept]
    if not html.strip():
        item.notes.append(
            info("text-not-found", item.name, "no text was found on the page that is an article's.")
        )
    return item


def _page(opened: Opened, tree: Any) -> Page:
    """The parts of the page that tell of it."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name, value = (element.get(key) or "").strip().lower(), (element.get("content") or "").strip()
            # In the text microdata is of what it stands in, maybe a comment or a work that is cited.
            if key == "itemprop" and name in _OF_ITS_PLACE and element.getparent().tag != "head":
                continue
            if name and value:
                meta.setdefault(name, []).append(value)
    blocks = [element.text or "" for element in tree.iter("script") if _is_record(element)]
    headings = [text for element in tree.iter("h1") if (text := _words(element))]
    titles = [_words(element) for element in tree.iter("title")]
    canonical = next(
        (element.get("href", "") for element in tree.iter("link") if element.get("rel") == "canonical"), ""
    )
    saved = _SAVED_FROM.search(opened.text[:4_000])
    lang = (tree.get("lang") or next((element.get("lang", "") for element in tree.iter("html")), "")).strip()
    return Page(
        meta,
        Graph(blocks),
        headings,
        next(iter(titles), ""),
        lang,
        canonical or (saved[1] if saved else ""),
        lambda headline: lines_of(tree, headline),
    )


def _is_record(script: Any) -> bool:
    """True for JSON-LD, also where the page forgot to say that its script is no program."""
    kind = (script.get("type") or "").lower()
    return "ld+json" in kind or (not kind and bool(_RECORD.match(script.text or "")))


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _text(tree: Any, extract: Any) -> str:
    """The HTML of the article. With its facts read apart, no date is looked for: that would ask what day it is."""
    found = extract(
        tree,
        output_format="html",
        include_comments=False,
        include_images=True,
        include_links=True,
        include_formatting=True,
        include_tables=True,
        with_metadata=False,
        deduplicate=False,
    )
    match = _BODY.search(found or "")
    return match[1].strip() if match else ""


def _with_lead(
    lead: FoundPicture | None, kept: list[FoundPicture], all_pictures: list[FoundPicture]
) -> tuple[FoundPicture | None, list[FoundPicture]]:
    """The lead with the files and the words of the picture on the page that shows the same, where one does."""
    if lead is None:
        return None, kept
    names = {_name(address) for address in lead.renditions}
    same = next(
        (picture for picture in all_pictures if names & {_name(address) for address in picture.renditions}),
        None,
    )
    if same is None:
        return lead, kept
    own = not (lead.byline or lead.creditline or lead.holder)
    merged = FoundPicture(
        renditions=tuple(dict.fromkeys([*lead.renditions, *same.renditions])),
        name=lead.name,
        alt=same.alt or lead.alt,
        caption=same.caption or lead.caption,
        byline=lead.byline,
        creditline=same.creditline if own else lead.creditline,
        photographer=same.photographer if own else lead.photographer,
        holder=lead.holder,
        notice=lead.notice,
        licence=lead.licence,
        keys=same.keys,
        lead=True,
    )
    return merged, [picture for picture in kept if picture is not same]


def _name(address: str) -> str:
    """The name of a file without its size, as far as names tell."""
    try:
        name = PurePath(urlsplit(address).path).name
    except ValueError:
        return address
    return (
        re.sub(r"[-_](?:\d{2,4}x\d{2,4}|scaled|large|medium|small|w\d+)(?=\.)", "", name.lower()) or address
    )


def _id(fields: dict[str, Any], name: str) -> str:
    """The end of the page's address, else the name of the file."""
    try:
        parts = [part for part in urlsplit(str(fields.get("url") or "")).path.split("/") if part]
    except ValueError:
        parts = []
    return PurePath(parts[-1]).stem if parts else PurePath(name).stem


FORMAT = Format("webpage", "a web page", ("html", "xml"), _recognises, _read)
