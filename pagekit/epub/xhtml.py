"""HTML that pagekit wrote → the same as XHTML: every element closed, every letter that XML keeps for itself escaped.

Books hold XML (EPUB 3.3, 6.1): what browsers mend, a reader of books refuses.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from pagekit.feeds.xml import allowed

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""Elements that hold nothing (HTML Living Standard, 13.1.2)."""


SCHEMES = ("http://", "https://", "mailto:", "tel:")


def _leads_out(href: str) -> bool:
    """A place inside of a page, or a path on its site, leads nowhere in a book."""
    return href.lower().startswith(SCHEMES)


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value or "" for name, value in attrs if name != "href" or _leads_out(value or "")}
        said = "".join(f' {name}="{escape(allowed(value))}"' for name, value in kept.items())
        if tag in VOID:
            self.parts.append(f"<{tag}{said}/>")
        else:
            self.parts.append(f"<{tag}{said}>")
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open:
            last = self.open.pop()
            self.parts.append(f"</{last}>")
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(allowed(data), quote=False))


def xhtml(html: str) -> str:
    """The piece of HTML, well-formed; what stands open at its end is closed, comments are left out."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join((*writer.parts, *(f"</{tag}>" for tag in reversed(writer.open))))
