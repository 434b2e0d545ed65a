"""one shortcode of a site → its name, what it says, and the picture or the address that it stands for.

Hugo, Jekyll, Hexo, WordPress and many houses' own tags write much the same: a name, words, and fields. What they stand
for is told by what they say, not by whose they are: whoever names a picture's file shows that picture, whoever names
the address of a player or a post embeds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pagekit.intake.embeds import embed_link, named_embed, service_of, web_address
from pagekit.intake.html_tree import Element, parse_tag
from pagekit.intake.named_picture import Picture
from pagekit.intake.stretch import QUIET, Stretch
from pagekit.model.fields import tidy
from pagekit.model.photo import PICTURE_ENDINGS

_TOKEN = re.compile(
    r"""(?:(?P<key>[\w-]+)\s*(?:=|:(?!//))\s*)?(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|“(?P<curly>[^”]*)”"""
    r"""|`(?P<raw>[^`]*)`|(?P<bare>[^\s"'=|]+))""",
    re.DOTALL,
)
_NAME = re.compile(r"^[%<{\[]*[-~]?[%<]?\s*(?P<closing>/?)\s*(?P<name>[\w./-]*)")
_INCLUDES = {"include", "include_cached", "include_relative", "render", "partial"}
_PICTURES = (*PICTURE_ENDINGS, ".svg")
_PICTURE = re.compile(
    rf"[^\n?#]+(?:{'|'.join(re.escape(ending) for ending in _PICTURES)})(?:[?#][^\n]*)?", re.IGNORECASE
)
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_IMAGE = re.compile(
    r"""!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<src>[^\s)>]+)>?(?:\s+"(?P<title>[^"]*)")?\s*\)(?:\{[^}]*\})?"""
)
_LINK_OPEN = re.compile(r"<a\b[^>]*>\s*$", re.IGNORECASE)
_LINK_END = re.compile(r"^\s*</a\s*>", re.IGNORECASE)
_EMPTY_LINK = re.compile(r"\[\s*\]\([^)]*\)")
_ALT = ("alt", "alttext", "alt_text")
_CAPTION = ("title", "caption", "description", "legend", "figcaption", "text")
_CREDIT = ("attr", "credit", "author", "photographer", "copyright", "source", "byline")
_LED = ("attrlink", "link", "href")
_PATHS = ("src", "url", "path", "image", "image_path", "img", "file", "filename", "name", "link", "href")


@dataclass(frozen=True, slots=True)
class SiteCode:
    """What one tag says. `name` is empty for what is only a value, such as `{{ page.title }}`."""

    name: str = ""
    closing: bool = False
    words: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def picture(self) -> Picture | None:
        """The picture that it shows."""
        named = [self.fields[key] for key in _PATHS if key in self.fields]
        src = next((said for said in (*named, *self.words) if is_picture(said)), None)
        if src is None:
            return None
        said = [word for word in self.words if word != src and " " in word.strip()]
        if not said and self.name.lower() == "asset_img":
            said = [word for word in self.words[self.words.index(src) + 1 :] if not word.isdecimal()]
        caption = ". ".join(
            text.rstrip(".") for key in _CAPTION if (text := self.fields.get(key, "").strip())
        )
        alt = self._first(_ALT) or ("" if caption else " ".join(said))
        caption = caption or (" ".join(said) if self._first(_ALT) else "")
        return Picture(src, alt, 0, caption=caption, credit=self._first(_CREDIT))

    @property
    def embed(self) -> tuple[str, str] | None:
        """The address that it embeds, and its title."""
        addresses = [found for said in (*self.fields.values(), *self.words) if (found := web_address(said))]
        address = named_embed(self.name, self.words, self.fields)
        if address is None and self.name.lower() in {
            "embed",
            "video",
            "audio",
            "iframe",
            "oembed",
            "embedly",
        }:
            address = next(iter(addresses), None)
        if address is None:
            address = next((found for found in addresses if service_of(found)), None)
        if address is None:
            return None
        loose = next((word for word in self.words if " " in word.strip()), "")
        return address, self._first(("title", "caption", "alt", "embed")) or loose

    def _first(self, keys: tuple[str, ...]) -> str:
        return next((said for key in keys if (said := self.fields.get(key, "").strip())), "")


def site_code(written: str) -> SiteCode:
    """Read one tag, as it is written: `{{< … >}}`, `{% … %}`, `[…]`."""
    match = _NAME.match(written)
    inside = written[match.end() :] if match else written
    name = match["name"] if match else ""
    inside = re.sub(r"[\s/%>-]*[%>}]?[}\]]+$", "", inside)
    words: list[str] = []
    fields: dict[str, str] = {}
    for token in _TOKEN.finditer(inside):
        text = next(
            (said for said in token.group("double", "single", "curly", "raw", "bare") if said is not None), ""
        )
        text = re.sub(r"\\([\"'])", r"\1", text)
        if token["key"]:
            fields.setdefault(token["key"].lower(), text)
        else:
            words.append(text.rstrip(",") if token["bare"] else text)
    if name.lower() in _INCLUDES and words:
        name, words = words[0], words[1:]
    return SiteCode(name, bool(match and match["closing"]), tuple(words), fields)


def stands_for(start: int, end: int, code: SiteCode) -> Stretch | None:
    """The picture or the link that a tag from `start` to `end` stands for."""
    if code.picture is not None:
        led = next((found for key in _LED if (found := web_address(code.fields.get(key, "")))), None)
        if led is None or is_picture(led):
            return Stretch(start, end, picture=code.picture, code=QUIET)
        what = f"the picture led to {tidy(led, 300)}; pictures are no links, and it is not printed."
        return Stretch(start, end, None, code.picture, "link-dropped", what, "Name it in the caption.")
    return Stretch(start, end, embed_link(*code.embed)) if code.embed else None


def captioned(inner: str, code: SiteCode) -> Picture | None:
    """The one picture in what a tag encloses, with the words beside it for its caption."""
    html, markdown = _IMG.search(inner), _IMAGE.search(inner)
    if html is not None:
        element = parse_tag(html[0]) or Element("img")
        src, alt, span = element.attrs.get("src", "").strip(), element.attrs.get("alt", ""), html.span()
        title = element.attrs.get("title", "")
    elif markdown is not None:
        src, alt, title, span = markdown["src"], markdown["alt"], markdown["title"] or "", markdown.span()
    else:
        said = inner.strip()
        return Picture(said, code.fields.get("alt", ""), 0) if is_picture(said) and " " not in said else None
    before, after = inner[: span[0]], inner[span[1] :]
    # The link around the picture goes, those of the caption stay.
    if _LINK_OPEN.search(before):
        before, after = _LINK_OPEN.sub(" ", before), _LINK_END.sub(" ", after)
    rest = f"{before} {after}"
    if _IMG.search(rest) or _IMAGE.search(rest) or re.search(r"\n[ \t]*\n", rest.strip()):
        return None
    caption = " ".join(_EMPTY_LINK.sub(" ", rest).split())
    return Picture(src, alt, 0, title, caption or code.fields.get("caption", ""))


def is_picture(text: str) -> bool:
    """True for the path of a picture's file."""
    return _PICTURE.fullmatch(text) is not None
