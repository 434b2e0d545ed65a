"""Markdown with the signs of its editors → what each stands for: those that are no tags of a site.

1. `![[a.jpg]]`, `[[a story]]`, `%% a remark %%`, `==marked==`, `^name` behind a paragraph, as in Obsidian.
2. The mark of a footnote that there is none of; the place of a table of contents.
3. `H~2~O`, `x^2^` of Pandoc; `*[HTML]: …`, which explains a short form; `<o:p>` and the like of Word.
"""

from __future__ import annotations

import re

from pagekit.intake.embeds import web_address
from pagekit.intake.escape import escape, link_to
from pagekit.intake.named_picture import Picture
from pagekit.intake.site_codes import is_picture
from pagekit.intake.stretch import QUIET, Stretch, contents_stretch, remark_stretch
from pagekit.model.fields import tidy

_MARKED = re.compile(r"==(?P<said>[^\s=](?:[^=\n]{0,500}[^\s=])?)==(?![\w=])")
_LOW_OR_HIGH = re.compile(
    r"(?P<sign>[~^])(?P<said>[\d+\u2212-]{1,3}|st|nd|rd|th|e|er|re|o|a)(?P=sign)(?![~^])"
)
_WIKI = re.compile(
    r"(?P<sign>!?)\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<said>[^\[\]\n]{0,300}))?\]\](?![(\[:])"
)
_CONTENTS = re.compile(r"_?toc_?", re.IGNORECASE)
_REMARK = re.compile(r"%%(?!%)(?P<said>.*?)%%(?![%\w])", re.DOTALL)
_REMARK_IN_A_WORD = re.compile(r"%%(?!%)(?P<said>[^\n]*?)%%(?!%)")
_WORDS_TAG = re.compile(r"</?(?:o|w|v|m|st\d):[A-Za-z]+(?:\s[^<>]{0,500})?/?>")
_NOTE_MARK = re.compile(r"\[\^(?P<label>[^\s\[\]^]{1,60})\](?!:)")
_NOTE = re.compile(r"^[ \t>]*\[\^(?P<label>[^\s\[\]^]{1,60})\]:", re.MULTILINE)
_SHORT_FORM = re.compile(r"\*\[(?P<short>[^\[\]\n]{1,80})\]:[ \t]*(?P<said>[^\n]{0,500})(?:\n|\Z)")
_SIZE = re.compile(r"\d+(?:x\d+)?%?")


class PageSigns:
    """The signs of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._notes = {match["label"] for match in _NOTE.finditer(text)}

    def at(self, start: int, opener: str) -> Stretch | None:
        """What begins here with this opener; None when it is Markdown."""
        if opener == "<":
            tag = _WORDS_TAG.match(self.text, start)
            return Stretch(start, tag.end(), "") if tag else None
        if opener == "==":
            marked = _MARKED.match(self.text, start)
            return Stretch(start, marked.end(), marked["said"]) if marked else None
        if opener == "[^":
            return self._note_mark(start)
        if opener == "%%":
            return self._remark(start)
        if opener.endswith("[["):
            return self._wiki(start)
        if opener == "*[":
            return self._short_form(start)
        if opener in {"~", "^"}:
            return self._low_or_high(start)
        end = start + len(opener)
        if opener.lstrip().startswith("^"):
            what = f"{opener.strip()} names a paragraph for links, and is not printed."
            return Stretch(start, end, code="name-dropped", what=what)
        return contents_stretch(start, end)

    def _low_or_high(self, start: int) -> Stretch | None:
        match = _LOW_OR_HIGH.match(self.text, start)
        if match is None or (match["sign"] == "~" and not match["said"].isdigit()):
            return None
        tag = "sub" if match["sign"] == "~" else "sup"
        return Stretch(start, match.end(), f"<{tag}>{match['said']}</{tag}>")

    def _short_form(self, start: int) -> Stretch | None:
        match = _SHORT_FORM.match(self.text, start)
        if match is None:
            return None
        said = tidy(match["said"].strip(), 500)
        what = f"what {match['short']} stands for is shown under the pointer on its page, and is not printed: '{said}'."
        remedy = "Write it into the text where it is first used."
        return Stretch(start, match.end(), code="short-form-dropped", what=what, remedy=remedy)

    def _note_mark(self, start: int) -> Stretch | None:
        """The mark of a footnote that there is none of."""
        match = _NOTE_MARK.match(self.text, start)
        if match is None or match["label"] in self._notes:
            return None
        what = f"the footnote {match[0]} is asked for, and there is none; its mark is not printed."
        remedy = f"Write {match[0]}: and its text on a line of its own, or take the mark out."
        return Stretch(start, match.end(), code="footnote-missing", what=what, remedy=remedy)

    def _remark(self, start: int) -> Stretch | None:
        before = self.text[start - 1 : start]
        apart = not before or before.isspace() or before in "(>*_-"
        match = (apart and _REMARK.match(self.text, start)) or _REMARK_IN_A_WORD.match(self.text, start)
        return remark_stretch(start, match.end()) if match else None

    def _wiki(self, start: int) -> Stretch | None:
        match = _WIKI.match(self.text, start)
        if match is None or not re.search(r"[^\W\d]", match["target"]):
            return None
        target, said = match["target"].strip(), (match["said"] or "").strip()
        if match["sign"]:
            if not is_picture(target):
                return Stretch(start, match.end())
            parts = [part.strip() for part in said.split("|") if part.strip()]
            alt = " ".join(part for part in parts if not _SIZE.fullmatch(part))
            return Stretch(start, match.end(), picture=Picture(target, alt, 0), code=QUIET)
        if _CONTENTS.fullmatch(target) and not said:
            return contents_stretch(start, match.end())
        if address := web_address(target):
            return Stretch(start, match.end(), link_to(escape(said or target), address))
        words = escape(said or target.rpartition("#")[0] or target.lstrip("#^"))
        page, _, place = target.partition("#")
        if place.startswith("^"):
            # A paragraph by its name, which is not printed.
            return Stretch(start, match.end(), link_to(words, f"{page}.md") if page else words)
        mark = re.sub(r"\W+", "-", place.rpartition("#")[2].lower()).strip("-")
        address = f"{page}.md" * bool(page) + f"#{mark}" * bool(mark)
        return Stretch(start, match.end(), link_to(words, address))
