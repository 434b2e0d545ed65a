"""a piece of HTML → a tree of elements and text, whatever state it is in. Nothing in it is run or fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

MAX_ELEMENTS_DEEP = 48

KEPT = frozenset({"b", "strong", "em", "i", "code", "kbd", "del", "s", "sub", "sup", "br"})
"""Tags of inline text that the house style understands; they stay as they are."""

DROPPED = frozenset(
    {
        "applet",
        "audio",
        "canvas",
        "comment",
        "embed",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "video",
    }
)
"""Elements that go with all that they hold: none of it is text for readers."""

VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav",
    "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "table", "tbody",
    "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip

INLINE = KEPT | {
    "a", "abbr", "acronym", "bdi", "bdo", "big", "button", "cite", "data", "datalist", "dfn", "font", "img",
    "input", "ins", "label", "mark", "meter", "nobr", "output", "picture", "progress", "q", "rp", "rt",
    "ruby", "samp", "slot", "small", "source", "span", "strike", "time", "tt", "u", "var", "wbr",
}  # fmt: skip

_NO_CONTENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!doctype.*?(?:>|\Z)", re.DOTALL | re.IGNORECASE
)
_ANY_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
_FENCES = frozenset({"ul", "ol", "menu", "dl", "table", "blockquote", "select"})


@dataclass(slots=True)
class Element:
    """An element with its attributes, its line within the piece (from 0), and what it holds."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    line: int = 0
    children: list[Element | str] = field(default_factory=list)
    written: str = ""
    """The opening tag as it stood."""

    @property
    def text(self) -> str:
        """All text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def find(self, tag: str) -> list[Element]:
        """The elements of that name inside, in order."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child.tag == tag else child.find(tag)
        return found


def parse_html(source: str) -> Element:
    """The tree of a piece of HTML. Comments and declarations are left out."""
    builder = _Builder()
    builder.feed(_without_declarations(source))
    builder.close()
    return builder.root


def parse_tag(source: str) -> Element | None:
    """The element that one opening tag begins, or None."""
    children = parse_html(source).children
    return children[0] if children and isinstance(children[0], Element) else None


def holds_only_text(source: str) -> bool:
    """True when every tag of the piece is one of text, such as a picture, a link or a line's end."""
    return all(name.lower() in INLINE for name in _ANY_TAG.findall(source)) and "<!" not in source


def is_component(written: str, text: str) -> bool:
    """True for a site's own element: a hyphen in its name (HTML Living Standard, 4.13), or a capital at its head and
    fields, or an end, here or elsewhere in the text.
    """
    match = _COMPONENT.match(written)
    if match is None:
        return "-" in (tag[1] if (tag := _ANY_TAG.match(written)) else "")
    return bool(match["end"] or match["fields"] or match["closed"]) or f"</{match['name']}>" in text


_COMPONENT = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Z][\w.]*)(?P<fields>(?:\s+[\w:@.-]+=[^\n]*?)?)\s*(?P<closed>/?)>\Z", re.ASCII
)
_HIDING = re.compile(r"display:none|visibility:hidden|mso-hide:all")


def is_hidden(element: Element) -> bool:
    """True for what its page shows nobody."""
    style = element.attrs.get("style", "").replace(" ", "").lower()
    return "hidden" in element.attrs or _HIDING.search(style) is not None


def _without_declarations(source: str) -> str:
    def lines_of(match: re.Match[str]) -> str:
        return "\n" * match[0].count("\n")

    text = _NO_CONTENT.sub(lines_of, _CDATA.sub(lambda match: match[1].replace("<", "&lt;"), source))
    # What is left of "<!" begins nothing that HTML knows; Python's parser must not stumble over it.
    text = text.replace("<!", "&lt;!").replace("<?", "&lt;?")
    # Nor is a tag begun behind the last sign that ends one; the parser would look for its end from each of them.
    closed = text.rfind(">") + 1
    return text[:closed] + text[closed:].replace("<", "&lt;")


class _Builder(HTMLParser):
    """Fills `root`. Elements nested beyond measure lose their tags, not their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_implied(tag)
        if len(self._open) > MAX_ELEMENTS_DEEP:
            return
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0] - 1)
        element.written = self.get_starttag_text() or ""
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # A browser does not let <script/> close itself, so neither may its text be printed here.
        if tag not in VOID and tag not in {"script", "style"} and self._open[-1].tag == tag:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _close_implied(self, tag: str) -> None:
        """HTML leaves out many closing tags: an item ends where the next begins, a paragraph at any block."""
        closed = _CLOSED_BY.get(tag, frozenset()) | ({"p"} if tag in BLOCKS else set())
        cut = len(self._open)
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in _FENCES:
                break
            if self._open[depth].tag in closed:
                cut = depth
        del self._open[cut:]
