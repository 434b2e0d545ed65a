"""a WordPress export (WXR, an RSS with the site's own fields) → items: posts and pages, with the library's pictures.

What stands beside them in the file (menus, styles, revisions, comments) is no story: it is counted in a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pagekit.errors import InvalidInput
from pagekit.intake.formats.item import FoundPicture, Html, WireItem
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.people_of_sites import headline, person, readable, slug_fields
from pagekit.intake.formats.reader import Format, Found
from pagekit.intake.formats.wordpress_body import Known, stored_body
from pagekit.intake.formats.wordpress_codes import Attached, attached_figure
from pagekit.intake.formats.wordpress_media import Library, Media, stored_meta
from pagekit.intake.formats.wordpress_states import state_fields, time_of
from pagekit.intake.formats.xml_tree import Xml, parse_xml
from pagekit.model.fields import tidy
from pagekit.notes import Note, info, warning

_NO_STORIES = frozenset({
    "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
    "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
    "wp_font_face", "acf-field", "acf-field-group", "feedback", "jetpack_migration", "guest-author",
    "wpcf7_contact_form", "scheduled-action",
})  # fmt: skip
_NO_SECTION = {"uncategorized", "uncategorised"}
_CREDITS = ("_media_credit", "_credit", "credit", "photo_credit", "photographer", "_wp_attachment_credit")
MOST_TOLD = 12
_NO_PICTURE = re.compile(
    r"\.(?:mp3|m4a|wav|ogg|mp4|m4v|mov|avi|webm|pdf|docx?|xlsx?|pptx?|zip|txt|csv|html?|xml|json|vtt|srt)(?:[?#]|$)",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|[A-Za-z]\w{1,30};)")


def is_export(root: Xml) -> bool:
    """True for an RSS that says itself to be a WordPress export."""
    channel = root.first("channel")
    if root.name != "rss" or channel is None:
        return False
    item = channel.first("item")
    return bool(channel.all("wxr_version")) or (item is not None and bool(item.all("post_type")))


def export_items(root: Xml) -> Iterator[WireItem]:
    """The posts and pages, in order. The first one's notes tell of what else the file holds."""
    channel = root.first("channel") or root
    export = _Export.of(channel)
    stories = [entry for entry in channel.all("item") if entry.said("post_type") not in _NO_STORIES]
    stories = [entry for entry in stories if entry.said("status") not in {"trash", "auto-draft"}]
    for number, entry in enumerate(stories, 1):
        item = export.item(entry, number)
        if number == 1:
            item.notes += export.notes
        yield item


def mended(text: str) -> str:
    """The text of an export with what its site let through: control signs, and ampersands that begin nothing."""
    parts: list[str] = []
    text, at = _CONTROL.sub("", text), 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        parts += [_AMPERSAND.sub("&amp;", text[at:start]), text[start : end + 3]]
        at = end + 3
    return "".join([*parts, _AMPERSAND.sub("&amp;", text[at:])])


def _raw(entry: Xml, name: str, space: str = "") -> str:
    """The text of a field as it stands, with its line ends. `space` is a part of its namespace."""
    for child in entry.all(name):
        if space in child.space:
            return "".join(part for part in child.children if isinstance(part, str))
    return ""


@dataclass(slots=True)
class _Export:
    lang: str
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    shelf: Library = field(default_factory=Library)
    children: dict[str, list[str]] = field(default_factory=dict)
    """The pictures of each post, by numbers."""
    figures: dict[str, str] = field(default_factory=dict)
    """The HTML of each picture, as a gallery shows it."""
    reused: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    @classmethod
    def of(cls, channel: Xml) -> _Export:
        """What the export knows beside its posts."""
        export = cls(channel.said("language"))
        for author in channel.all("author"):
            names = f"{author.said('author_first_name')} {author.said('author_last_name')}".strip()
            login = author.said("author_login")
            export.people[login.casefold()] = person(author.said("author_display_name") or names or login)
        for category in channel.all("category"):
            export.terms[category.said("term_id")] = category.said("cat_name")
        others: Counter[str] = Counter()
        for entry in channel.all("item"):
            kind = entry.said("post_type")
            if kind == "attachment":
                export._attach(entry)
            elif kind == "wp_block":
                export.reused[entry.said("post_id")] = _raw(entry, "encoded", "content")
            elif kind in _NO_STORIES:
                others[kind] += 1
            elif entry.said("status") in {"trash", "auto-draft"}:
                others[f"{kind} in the trash"] += 1
        if others:
            what = ", ".join(f"{count} of {kind}" for kind, count in others.most_common(MOST_TOLD))
            export.notes.append(
                info("entries-skipped", "the file", f"beside stories it holds {what}; these are not read.")
            )
        return export

    def _attach(self, entry: Xml) -> None:
        address = entry.said("attachment_url") or entry.said("guid")
        if _NO_PICTURE.search(address):
            return
        meta = _meta(entry)
        kept = stored_meta(meta.get("_wp_attachment_metadata", ""))
        caption = _raw(entry, "encoded", "excerpt").strip() or kept.get("caption", "")
        credit = next((meta[key] for key in _CREDITS if meta.get(key)), kept.get("credit", ""))
        sources = tuple(dict.fromkeys(filter(None, [address, meta.get("_wp_attached_file", "")])))
        number, parent = entry.said("post_id"), entry.said("post_parent")
        media = Media(
            number,
            sources,
            meta.get("_wp_attachment_image_alt", ""),
            caption,
            credit,
            kept.get("copyright", ""),
            parent,
        )
        self.shelf.add(media)
        self.children.setdefault(parent, []).append(number)
        self.figures[number] = attached_figure(address, alt=media.alt, caption=caption)

    def item(self, entry: Xml, number: int) -> WireItem:
        """One post."""
        slug, kind = entry.said("post_name"), entry.said("post_type")
        post_id = entry.said("post_id")
        name = readable(slug) or entry.said("title") or f"{kind or 'post'} {post_id or number}"
        item = WireItem(name=name, id=readable(slug) or f"{kind or 'post'}-{post_id or number}")
        meta = _meta(entry)
        published = time_of(entry.said("post_date_gmt"), entry.said("post_date")) or time_of(
            entry.said("pubDate"), ""
        )
        locked = bool(entry.said("post_password"))
        html = _raw(entry, "encoded", "content")
        known = Known(
            Attached(self.figures, self.children.get(post_id, ())), self.reused, meta.get("footnotes")
        )
        item.body = stored_body(html, known, item.notes)
        item.pictures = [*self._lead(meta, item), *self._shown(item)]
        sections, tags = self._terms(entry, meta)
        item.fields = {
            **slug_fields(slug),
            "headline": headline(_raw(entry, "title")),
            "deck": Html(_raw(entry, "encoded", "excerpt").strip()),
            "url": entry.said("link"),
            "byline": self._byline(entry, item),
            "published_at": published,
            "updated_at": time_of(entry.said("post_modified_gmt"), entry.said("post_modified")),
            "section": sections[0] if sections else "",
            "tags": [*tags, *sections[1:]],
            "lang": self.lang,
            **state_fields(entry.said("status"), published, locked=locked),
        }
        if locked:
            what = "is behind a password; it is held."
            item.notes.append(warning("post-locked", name, what, "Check that it may be printed."))
        return item

    def _shown(self, item: WireItem) -> list[FoundPicture]:
        html = "".join(part for part in item.body if isinstance(part, str))
        return list(self.shelf.shown_in(html))

    def _lead(self, meta: dict[str, str], item: WireItem) -> list[FoundPicture]:
        number = meta.get("_thumbnail_id", "")
        media = self.shelf.by_number.get(number)
        if media is not None:
            return [media.found(name="featured picture", lead=True)]
        if number:
            what = f"its featured picture is number {number} of the library, which the export does not hold."
            item.notes.append(warning("picture-missing", item.name, what, "Export the media, too."))
        return []

    def _byline(self, entry: Xml, item: WireItem) -> list[dict[str, str]]:
        """Several authors, whom a plug-in keeps as terms, else the post's own."""
        several = [person(term.text) for term in entry.all("category") if term.get("domain") == "author"]
        several = [self.people.get(found["name"].casefold(), found) for found in several if found]
        own = entry.said("creator")
        if several or not own:
            return [found for number, found in enumerate(several) if found not in several[:number]]
        known = self.people.get(own.casefold())
        if known is None:
            what = f"{tidy(own)!r} is a name to log in with, and stands as the byline."
            item.notes.append(info("byline-key", item.name, what, "Write the name as readers should see it."))
        return [known or person(own.partition("@")[0])]

    def _terms(self, entry: Xml, meta: dict[str, str]) -> tuple[list[str], list[str]]:
        terms = [(term.get("domain"), term.text) for term in entry.all("category") if term.text]
        sections = [
            name for domain, name in terms if domain == "category" and name.lower() not in _NO_SECTION
        ]
        first = self.terms.get(meta.get("_yoast_wpseo_primary_category", ""), "")
        sections.sort(key=lambda name: name != first)
        return sections, [name for domain, name in terms if domain in {"post_tag", "tag"}]


def _meta(entry: Xml) -> dict[str, str]:
    return {meta.said("meta_key"): _raw(meta, "meta_value").strip() for meta in entry.all("postmeta")}


_SAYS_SO = re.compile(r"<wp:wxr_version>|xmlns:wp=[\"']https?://wordpress\.org/export/", re.IGNORECASE)


def _recognises(opened: Opened) -> bool:
    return opened.root == "rss" and _SAYS_SO.search(opened.text[:20_000]) is not None


def _read(opened: Opened) -> Iterator[Found]:
    try:
        tree = opened.xml
    except InvalidInput as problem:
        if any(note.code != "not-xml" for note in problem.problems):
            raise
        tree = parse_xml(mended(opened.text), opened.name)
        what = "was not XML as it stood; control signs were taken out, and bare ampersands read as such."
        opened.notes.append(info("xml-mended", "the file", what))
    yield from export_items(tree)


FORMAT = Format("wxr", "a WordPress export", ("xml",), _recognises, _read)
