"""the posts of a site → which of them are one story in several languages, and the language of each.

The rules:
1. What the posts themselves name counts first: `translationKey` of Hugo, `ref`, `lang-ref` and `page_id` of Jekyll.
2. Else one story is, by files, what has the same path but for its language (`story.ru.md`, `ru/story.md`), and by slugs
   and addresses, what has the same one in different languages.
3. A post that names no language is in the site's own, where that is known and no other version has it.
4. Of two in one language the first counts.
5. A name or an address that several have gets the language of all but the site's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from pagekit.intake.formats.item import WireItem
from pagekit.intake.formats.loose import said
from pagekit.intake.formats.site_languages import SiteLanguages
from pagekit.intake.formats.site_posts import Post

Read = tuple[Post, WireItem]


def tell_versions(posts: Sequence[Read], languages: SiteLanguages, *, by_slug: bool) -> None:
    """Write into the items which are versions of one story, and their languages. `by_slug`: as Pelican tells them."""
    groups: dict[str, list[Read]] = {}
    for post, item in posts:
        for key in [f"= {item.version_of}"] if item.version_of else _keys(post, item, by_slug=by_slug):
            groups.setdefault(key, []).append((post, item))
        item.version_of = ""
    for key, group in groups.items():
        versions = [(lang, item) for lang, item in _by_language(group, languages.own) if not item.version_of]
        if len(versions) > 1:
            _tell(key, versions, languages.own)
    if any(item.version_of for _, item in posts):
        for _, item in posts:
            if languages.own:
                item.fields.setdefault("lang", languages.own)


def _tell(key: str, versions: Sequence[tuple[str, WireItem]], own: str) -> None:
    ids = Counter(item.id for _, item in versions)
    named = Counter(said(item.fields.get(name)) for _, item in versions for name in ("slug", "url"))
    for lang, item in versions:
        item.version_of = key
        item.fields["lang"] = lang
        if lang.casefold() == own.casefold():
            continue
        if ids[item.id] > 1:
            item.id = f"{item.id}-{lang}"
        if (slug := said(item.fields.get("slug"))) and named[slug] > 1:
            item.fields["slug"] = f"{slug}-{lang}"
        if (url := said(item.fields.get("url"))).startswith("/") and named[url] > 1:
            item.fields["url"] = f"/{lang}{url}"


def _by_language(group: Sequence[Read], own: str) -> Iterator[tuple[str, WireItem]]:
    """The first of each language."""
    taken = {_lang(item).casefold() for _, item in group}
    seen: set[str] = set()
    for _, item in group:
        lang = _lang(item) or (own if own.casefold() not in taken else "")
        if lang and lang.casefold() not in seen:
            seen.add(lang.casefold())
            yield lang, item


def _keys(post: Post, item: WireItem, *, by_slug: bool) -> Iterator[str]:
    """What a post has in common with its versions."""
    if by_slug and (slug := said(item.fields.get("slug"))):
        yield f"slug {slug}"
        return
    path, lang = PurePosixPath(post.place or post.path), _lang(item).casefold()
    folders = list(path.parent.parts)
    at = next((number for number, part in enumerate(folders) if lang and part.casefold() == lang), None)
    if at is not None:
        del folders[at]
    yield f"file {'/'.join([*folders, post.bare])}"
    if address := said(item.fields.get("url")):
        yield f"address {address}"


def _lang(item: WireItem) -> str:
    return said(item.fields.get("lang"))
