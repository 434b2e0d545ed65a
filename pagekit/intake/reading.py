"""a text in Markdown → what the parts of its reading share: lines, notes, shortcodes and pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pagekit.intake.captions import split_credit
from pagekit.intake.escape import escape
from pagekit.intake.items import Block, LinedBlock
from pagekit.intake.markdown_parser import inline_token, plain_words
from pagekit.intake.named_picture import Picture
from pagekit.intake.picture_gate import PictureGate, PictureRefused
from pagekit.intake.shortcodes import Shortcodes, drop, holds_shortcode
from pagekit.model.base import MAX_LINE, one_line
from pagekit.model.fields import tidy
from pagekit.model.photo import picture_path
from pagekit.notes import Note, error, info, warning
from pagekit.world import Listing, gone

_NAMES_IMAGE = re.compile(r"\b(?:page\.)?image\b")
_ENLARGES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|tiff?|heic)(?:[?#]|$)|attachment_id=|/attachment/", re.IGNORECASE
)
_OF_ONE_MACHINE = re.compile(r"[A-Za-z]:[\\/]|file:", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")


@dataclass(slots=True)
class Reading:
    """One Markdown file being read. `first_line` is where its text begins; `own_image` its lead picture."""

    gate: PictureGate
    shortcodes: Shortcodes = field(default_factory=Shortcodes)
    first_line: int = 1
    own_image: str | None = None
    notes: list[Note] = field(default_factory=list)
    published: object = None
    """When the story was published, for the hours of its entries."""
    _names: dict[str, list[str]] | None = None
    """The files that lie there, by their names in small letters."""
    places: dict[str, str] = field(default_factory=dict)
    """Names that headings are given, and their words as a place on the page."""

    def line(self, masked_line: int) -> int:
        """The file's line, counted from 1, of a line of the masked text, counted from 0."""
        return self.first_line + self.shortcodes.line(masked_line)

    def warn(self, code: str, line: int, what: str, remedy: str = "") -> None:
        """Note something that was dropped."""
        self.notes.append(warning(code, f"line {line}", what, remedy))

    def warn_of_element(self, line: int, tag: str) -> None:
        """Note a script, a player or the like."""
        what = f"<{tag}> and what it holds are not printed."
        self.warn("html-dropped", line, what, "Write what readers need as text.")

    def tell_of_embed(self, line: int, tag: str) -> None:
        """Note that what another site shows stands as a link."""
        what = f"what <{tag}> shows lies elsewhere, and nothing is fetched; a link to it is printed."
        self.notes.append(info("embed-linked", f"line {line}", what))

    def tell_of_link(self, line: int, href: str) -> None:
        """Note a link that stood around a picture alone; one to a picture only shows it larger."""
        if href and not holds_shortcode(href) and not href.startswith("#") and not _ENLARGES.search(href):
            what = f"the picture led to {tidy(href, 300)}; pictures are no links, and it is not printed."
            self.notes.append(info("link-dropped", f"line {line}", what, "Name it in the caption."))

    def tell_of_hidden(self, line: int, said: str) -> None:
        """Note what its page shows nobody."""
        if said.strip():
            what = f"{tidy(said, 200)!r} is hidden on its page, and is not printed."
            self.notes.append(info("hidden-dropped", f"line {line}", what))

    def warn_of_component(self, line: int, written: str) -> None:
        """Note a site's own element by its tag."""
        what = f"{tidy(written, 300)} is a site's own element; what it holds is printed, it is not."
        self.warn("html-component", line, what, "Write what it stands for as text.")

    def warn_of_no_link(self, line: int, written: str) -> None:
        """Note what was meant for a link, and is none to Markdown."""
        said = tidy(self.shortcodes.behind(written), 300)
        what = f"{said!r} is no link, and its signs are printed: its address is not there, or not whole."
        self.warn("link-broken", line, what, "Write [words](address), the address on one line.")

    def warn_of_unknown(self, line: int, written: str) -> None:
        """Note a tag that HTML does not know."""
        what = f"{tidy(written)} is not a tag of HTML; it is printed as text."
        self.warn("html-unknown", line, what, "Mark it as code, or take it out.")

    def photo(self, picture: Picture, caption: str = "") -> list[LinedBlock]:
        """The picture as a block if it is sound; else a note, and its caption stays as a paragraph."""
        src = self._usable(picture)
        caption = drop(caption or picture.caption).strip()
        kept = [LinedBlock(picture.line, {"kind": "paragraph", "text": f"*{caption}*"})] if caption else []
        if src is None:
            return kept
        words = caption or escape(drop(picture.title))
        text, creator = (words, None) if picture.credit else split_credit(words)
        if creator:
            said = tidy(plain_words(inline_token(words).children or ()), MAX_LINE)
            what = f"the credit in {said!r} stands behind the caption, as the house writes it."
            self.notes.append(info("credit-from-caption", f"line {picture.line}", what))
        block: Block = {"kind": "photo", "src": src}
        if len(words) > MAX_LINE:
            text, creator = "", None
        else:
            kept = []
        block |= {"alt": alt} if (alt := one_line(drop(picture.alt))[:MAX_LINE]) else {}
        block |= {"caption": text} if text else {}
        if picture.credit:
            block["credit"] = picture.credit
        elif creator:
            block["credit"] = plain_words(inline_token(creator).children or ())
        return [LinedBlock(picture.line, block), *kept]

    def _usable(self, picture: Picture) -> str | None:
        """The path of a picture that may be shown, or None and a note."""
        src = self._path(picture)
        if src is None:
            return None
        src = self._in_other_letters(src, picture.line)
        try:
            self.gate.look(src)
        except PictureRefused as problem:
            # The world names a file without its folders.
            name = PurePosixPath(src).name
            told = (
                problem.what.replace(f"{name}:", f"{src}:", 1)
                if problem.what.startswith(f"{name}:")
                else problem.what
            )
            what = f"{told} The picture is not shown{_alt(picture)}"
            # A text that came without its pictures is common; a broken one is somebody's slip.
            note = warning if problem.code == "picture-missing" else error
            self.notes.append(note(problem.code, f"line {picture.line}", what, problem.remedy))
            return None
        return src

    def _in_other_letters(self, src: str, line: int) -> str:
        """The one file whose name is the same but for capitals, where there is none of this name."""
        world, folder = self.gate.world, self.gate.folder
        if folder is None or not isinstance(world, Listing) or not gone(world, folder / self.gate.found(src)):
            return src
        if self._names is None:
            self._names = {}
            for name in world.names(folder):
                self._names.setdefault(name.casefold(), []).append(name)
        there = self._names.get(src.casefold(), [])
        if len(there) != 1:
            return src
        what = f"the picture is called {there[0]}, not {tidy(src)}: capitals count on most servers."
        self.notes.append(info("picture-renamed", f"line {line}", what, "Write its name as it is."))
        return there[0]

    def _path(self, picture: Picture) -> str | None:
        written = unquote(picture.src)
        remedy = "Save it beside the article and name it by its path."
        if holds_shortcode(written):
            code = self.shortcodes.behind(written)
            if self.own_image is not None and _NAMES_IMAGE.search(code):
                self.shortcodes.keep(written)
                return self.own_image
            reason, code = f"its address is the shortcode {tidy(code)}", "picture-shortcode"
        elif written[:5].lower() == "data:":
            reason, code = f"it stands in the text itself, as {tidy(written, 40)}", "picture-data"
            remedy = "Save it as a file beside the article and name it by its path."
        elif _OF_ONE_MACHINE.match(written):
            reason, code = f"{tidy(written)} is a path of one machine", "picture-refused"
            remedy = "Put the file beside the article and name it by its path from there."
        elif _SCHEME.match(written):
            reason, code = f"{tidy(written, 1_000)} lies elsewhere, and nothing is fetched", "picture-remote"
        else:
            path = urlsplit(written).path.removeprefix("./") if "?" in written or "#" in written else written
            if "\\" in path and "/" not in path:
                # As Windows writes it.
                path = path.replace("\\", "/")
            try:
                return picture_path(path.removeprefix("./"))
            except ValueError as problem:
                fault, _, advice = str(problem).partition("; ")
                reason, code = f"{tidy(written)} {fault}", "picture-refused"
                remedy = f"{advice[:1].upper()}{advice[1:]}." if advice else remedy
        what = f"a picture is not shown{_alt(picture)[:-1]}: {reason}."
        self.warn(code, picture.line, what, remedy)
        return None


def _alt(picture: Picture) -> str:
    """The words that came with a picture and go with it."""
    said = (drop(picture.alt), drop(picture.title), drop(picture.credit))
    words = "; ".join(f'"{tidy(text, MAX_LINE)}"' for text in said if text.strip())
    return f" ({words})." if words else "."
