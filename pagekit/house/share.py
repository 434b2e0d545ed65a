"""a story's address and headline → the share bar: links, which work without script, and tools, which need one.

The rules:
1. Targets stand in the publication's order, each once; their names are told in the language of the labels.
2. Parameters are percent-encoded with %20 for a space: a "+" would show in mail and messages.
3. Every address passes the gate of its scheme. A headline too long for an address is cut at a word, never the
   address.
4. Bluesky takes 300 graphemes; counted as characters, which are never fewer.
5. The picture and the description are the page's own metadata: services read them there. Tags are for the
   archive, not for a reader's post.
6. What the reader's own machine does (native, copy) is no link: it is a tool, which a page may offer where it can.
7. A story without an address gives neither links nor tools, and a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pagekit.house.links import flat, query
from pagekit.house.story import Labels, ShareLink, ShareTool
from pagekit.model import Publication, ShareTarget
from pagekit.model.address import MAX_ADDRESS, WEB_SCHEMES, safe_url
from pagekit.notes import Note, warning

BLUESKY_LIMIT = 300
TITLE_LIMITS = (300, 200, 120, 60, 0)
"""Lengths of the headline that are tried in turn until the address is short enough."""

NEEDS_SCRIPT = frozenset({"native", "copy"})


@dataclass(frozen=True, slots=True)
class Shared:
    """What is shared: the headline, the story's address, and the publication's accounts."""

    title: str
    url: str
    account: str = ""
    instance: str = ""

    @property
    def both(self) -> str:
        """Headline and address in one text."""
        return f"{self.title} {self.url}".strip()


BUILDERS: dict[str, Callable[[Shared], str]] = {
    "vk": lambda it: "https://vk.com/share.php?" + query(url=it.url, title=it.title),
    "facebook": lambda it: "https://www.facebook.com/sharer/sharer.php?" + query(u=it.url),
    "x": lambda it: "https://x.com/intent/tweet?" + query(text=it.title, url=it.url, via=it.account),
    "ok": lambda it: "https://connect.ok.ru/offer?" + query(url=it.url, title=it.title),
    "telegram": lambda it: "https://t.me/share/url?" + query(url=it.url, text=it.title),
    "whatsapp": lambda it: "https://wa.me/?" + query(text=it.both),
    "linkedin": lambda it: "https://www.linkedin.com/sharing/share-offsite/?" + query(url=it.url),
    "reddit": lambda it: "https://www.reddit.com/submit?" + query(url=it.url, title=it.title),
    "bluesky": lambda it: "https://bsky.app/intent/compose?" + query(text=it.both),
    "mastodon": lambda it: _mastodon(it) + query(text=it.both),
    "threads": lambda it: "https://www.threads.com/intent/post?" + query(text=it.title, url=it.url),
    "viber": lambda it: "viber://forward?" + query(text=it.both),
    "pinterest": lambda it: (
        "https://www.pinterest.com/pin/create/button/?" + query(url=it.url, description=it.title)
    ),
    "max": lambda it: "https://max.ru/:share?" + query(text=it.both),
    "email": lambda it: "mailto:?" + query(subject=it.title, body=it.url),
    "sms": lambda it: "sms:?&" + query(body=it.both),
}

NAMES = {
    "vk": "VKontakte", "facebook": "Facebook", "x": "X", "ok": "Odnoklassniki", "telegram": "Telegram",
    "whatsapp": "WhatsApp", "linkedin": "LinkedIn", "reddit": "Reddit", "bluesky": "Bluesky",
    "mastodon": "Mastodon", "threads": "Threads", "viber": "Viber", "pinterest": "Pinterest", "max": "MAX",
    "email": "Email", "sms": "SMS",
}  # fmt: skip
LOCAL_NAMES = {
    "ar": {"email": "البريد الإلكتروني", "sms": "رسالة نصية"},
    "be": {"vk": "УКантакце", "ok": "Аднакласнікі"},
    "de": {"email": "E-Mail"},
    "fr": {"email": "E-mail"},
    "kk": {"vk": "ВКонтакте", "ok": "Одноклассники", "email": "Электрондық пошта"},
    "ru": {"vk": "ВКонтакте", "ok": "Одноклассники", "email": "Эл. почта"},
}

# Mail and message links name nobody: the reader picks the addressee. Nothing but encoded text may follow.
_OWN_APP = re.compile(r"^(?:mailto:\?|sms:\?&|viber://forward\?)[A-Za-z0-9._~%&=-]+$")


def share_links(
    publication: Publication, *, title: str, url: str | None, lang: str
) -> tuple[tuple[ShareLink, ...], tuple[Note, ...]]:
    """The links of the share bar, names in `lang`, with notes on those that could not be made."""
    targets = tuple(dict.fromkeys(publication.share))
    if not targets:
        return (), ()
    if url is None:
        what = "the story has no address, so there is nothing to share; the share bar is left out."
        return (), (warning("share-no-url", "url", what, "Give the story's url."),)
    via = (publication.share_via or "").removeprefix("@")
    shared = Shared(flat(title), url, via, publication.mastodon_instance or "")
    links: list[ShareLink] = []
    notes: list[Note] = []
    for target in targets:
        if target in NEEDS_SCRIPT:
            continue
        href = _fitting(target, shared)
        if href:
            links.append(ShareLink(target, target_name(target, lang), href))
        else:
            notes.append(_left_out(target))
    return tuple(links), tuple(notes)


def share_tools(publication: Publication, labels: Labels, *, url: str | None) -> tuple[ShareTool, ...]:
    """The tools of the share bar in the publication's order, each once; none for a story without an address."""
    names: dict[ShareTarget, ShareTool] = {
        "native": ShareTool("native", labels.share_more),
        "copy": ShareTool("copy", labels.copy_link),
    }
    asked = dict.fromkeys(publication.share) if url is not None else ()
    return tuple(names[target] for target in asked if target in names)


def target_name(target: ShareTarget, lang: str) -> str:
    """What readers of a language call the place."""
    return LOCAL_NAMES.get(lang.partition("-")[0], {}).get(target) or NAMES[target]


def cut_at_word(text: str, limit: int) -> str:
    """The text in at most `limit` characters, cut between two words and ended with an ellipsis."""
    if len(text) <= limit:
        return text
    head, _, _ = text[:limit].rpartition(" ")
    return f"{head.rstrip(' ,;:–—-')}…" if head else ""


def _fitting(target: str, shared: Shared) -> str | None:
    limits: Iterable[int] = TITLE_LIMITS
    if target == "bluesky":
        room = BLUESKY_LIMIT - len(shared.url) - 1
        if room < 0:
            return None
        limits = [room, *(limit for limit in TITLE_LIMITS if limit < room)]
    for limit in limits:
        href = BUILDERS[target](
            Shared(cut_at_word(shared.title, limit), shared.url, shared.account, shared.instance)
        )
        if _passes(href):
            return href
    return None


def _passes(href: str) -> bool:
    if not href.startswith("https://"):
        return bool(_OWN_APP.match(href)) and len(href) <= MAX_ADDRESS
    try:
        return bool(safe_url(href, schemes=WEB_SCHEMES))
    except ValueError:
        return False


def _mastodon(it: Shared) -> str:
    # Without an instance the project's own page asks the reader for theirs.
    return f"https://{it.instance}/share?" if it.instance else "https://share.joinmastodon.org/#"


def _left_out(target: str) -> Note:
    what = (
        f"the address of the story leaves no room in a link to {target!r}; it is left out of the share bar."
    )
    return warning("share-too-long", "publication.share", what, "Give the story a shorter url.")
