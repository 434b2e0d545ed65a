"""the address of a player, a post or a map that a page would embed → the service and an address for readers.

What another site shows inside a page is not fetched and not printed: a link says its title and the service, or the
service and the address, so that it can be found on paper, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from pagekit.intake.escape import escape, link_to
from pagekit.intake.html_tree import Element
from pagekit.model.fields import tidy

_SERVICES = {
    "youtube.com": "YouTube", "youtube-nocookie.com": "YouTube", "youtu.be": "YouTube", "vimeo.com": "Vimeo",
    "twitter.com": "X", "x.com": "X", "t.me": "Telegram", "telegram.me": "Telegram", "instagram.com": "Instagram",
    "facebook.com": "Facebook", "tiktok.com": "TikTok", "vk.com": "VK", "vkvideo.ru": "VK", "ok.ru": "OK",
    "rutube.ru": "Rutube", "dailymotion.com": "Dailymotion", "twitch.tv": "Twitch", "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify", "bsky.app": "Bluesky", "threads.net": "Threads", "reddit.com": "Reddit",
    "gist.github.com": "GitHub", "codepen.io": "CodePen", "datawrapper.de": "Datawrapper",
    "datawrapper.dwcdn.net": "Datawrapper", "flourish.studio": "Flourish", "tableau.com": "Tableau",
    "infogram.com": "Infogram", "slideshare.net": "SlideShare", "scribd.com": "Scribd", "ted.com": "TED",
    "issuu.com": "Issuu", "archive.org": "Internet Archive", "openstreetmap.org": "OpenStreetMap",
}  # fmt: skip
_BY_NAME = {
    "youtube": "https://www.youtube.com/watch?v={}", "youtube_lite": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}", "instagram": "https://www.instagram.com/p/{}/", "telegram": "https://t.me/{}",
    "tiktok": "https://www.tiktok.com/embed/v2/{}", "rutube": "https://rutube.ru/video/{}/",
    "tweet": "https://x.com/i/status/{}", "twitter": "https://x.com/i/status/{}", "x": "https://x.com/i/status/{}",
    "twitter_simple": "https://x.com/i/status/{}", "dailymotion": "https://www.dailymotion.com/video/{}",
    "codepen": "https://codepen.io/{}", "gist": "https://gist.github.com/{}",
}  # fmt: skip
"""What the shortcode of that name stands for, with its first word."""
_WORD = re.compile(r"[\w./@-]{1,80}", re.ASCII)
_EMBEDDED = re.compile(r"^/(?:embed|shorts|v|live)/(?P<id>[\w-]{4,})")
_PLAYER = re.compile(r"^/video/(?P<id>\d+)")
_ADDRESS = re.compile(r"^(?:https?:)?//[^\s\"'<>]+$")
_ADDRESSES = {
    "iframe": ("src", "data-src", "data-lazy-src"), "video": ("src",), "audio": ("src",), "embed": ("src",),
    "object": ("data",), "div": ("data-href",), "blockquote": ("data-instgrm-permalink", "cite"),
}  # fmt: skip
_COUNTERS = re.compile(
    r"//(?:[\w-]+\.)*(?:googletagmanager|google-analytics|doubleclick|googlesyndication)\."
)
_NO_TITLES = re.compile(
    r"(?:youtube|vimeo|spotify|embedded|instagram|twitter)?\s*(?:video|audio|embed(?:ded)?|post|content|tweet)?\s*(?:player)?",
    re.IGNORECASE,
)


def web_address(text: str) -> str | None:
    """The text as a whole address of the web, if it is one."""
    said = text.strip()
    if not _ADDRESS.match(said):
        return None
    address = f"https:{said}" if said.startswith("//") else said
    try:
        urlsplit(address)
    except ValueError:
        return None
    return address


def service_of(address: str) -> str | None:
    """The name of the service that the address leads to, if it is known."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if host.startswith(("google.", "maps.google.")):
        return "Google Maps" if "/maps" in address or host.startswith("maps.") else None
    parts = host.split(".")
    return next((name for n in range(len(parts) - 1) if (name := _SERVICES.get(".".join(parts[n:])))), None)


def named_embed(name: str, words: tuple[str, ...], fields: Mapping[str, str]) -> str | None:
    """The address that a shortcode of that name stands for, such as `youtube abc123`."""
    key = name.lower().removesuffix(".html").replace("-", "_")
    if key in {"video", "embed"}:
        key = (fields.get("provider") or fields.get("service") or "").lower()
    pattern = _BY_NAME.get(key)
    said = [
        fields[field] for field in ("id", "video", "url", "src", "permalink", "post") if fields.get(field)
    ]
    first = next(iter([*said, *words]), "")
    if pattern is None or not first:
        return None
    if address := web_address(first):
        return address
    if key == "gist" and len(words) > 1:
        first = "/".join(words[:2])
    user = fields.get("user")
    if user and key in {"tweet", "twitter", "x"} and _WORD.fullmatch(user):
        return f"https://x.com/{user}/status/{first}" if _WORD.fullmatch(first) else None
    return pattern.format(first) if _WORD.fullmatch(first) else None


def embed_link(address: str, title: str = "") -> str:
    """A Markdown link to what is embedded. `title` is plain text."""
    service, address = service_of(address), _for_readers(address)
    said = tidy(title, 300)
    if said and not _NO_TITLES.fullmatch(said):
        words = said if service is None or service.casefold() in said.casefold() else f"{said} ({service})"
    else:
        short = re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")
        words = f"{service}: {short}" if service else short
    return link_to(escape(words), address)


def embedded(element: Element) -> str | None:
    """The Markdown link to what an element of a page embeds; None where it shows readers nothing, or is no address."""
    attrs = element.attrs
    if element.tag == "script":
        address = _of_script(attrs)
    else:
        named = [attrs.get(key, "") for key in _ADDRESSES.get(element.tag, ())]
        named += [source.attrs.get("src", "") for source in element.find("source") + element.find("embed")]
        address = next((found for said in named if (found := web_address(said))), None)
    if address is None or _is_hidden(attrs) or _COUNTERS.search(address):
        return None
    return embed_link(address, attrs.get("title", "") or attrs.get("aria-label", ""))


def _of_script(attrs: Mapping[str, str]) -> str | None:
    post, src = attrs.get("data-telegram-post", ""), attrs.get("src", "")
    if _WORD.fullmatch(post):
        return f"https://t.me/{post}"
    address = web_address(src)
    return address.split(".js")[0] if address and service_of(address) == "GitHub" else None


def _is_hidden(attrs: Mapping[str, str]) -> bool:
    style = attrs.get("style", "").replace(" ", "").lower()
    small = {attrs.get("width", ""), attrs.get("height", "")} & {"0", "1", "0px", "1px"}
    return bool(small) or "display:none" in style or "visibility:hidden" in style


def _for_readers(address: str) -> str:
    """The address of the page that shows it, where the one that was given is of a bare player."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    if (
        service_of(address) == "YouTube"
        and (found := _EMBEDDED.match(parts.path))
        and found["id"] != "videoseries"
    ):
        return f"https://www.youtube.com/watch?v={found['id']}"
    if host == "player.vimeo.com" and (found := _PLAYER.match(parts.path)):
        return f"https://vimeo.com/{found['id']}"
    if host == "facebook.com" and parts.path.startswith("/plugins/"):
        return next(iter(parse_qs(parts.query).get("href", [])), address)
    if host in {"t.me", "telegram.me"}:
        return f"https://t.me{parts.path}"
    return address
