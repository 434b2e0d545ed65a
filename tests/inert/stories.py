"""A word for every field → a story, a publication and adverts that say it everywhere."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

import pagekit
from tests.inert.hostile import HOSTILE

EVIL_FILE = "a' onerror='window.hit=1' x=\".jpg"
Next = Callable[[], str]


def hostile_article(say: Next, design: str = "standard", **more: Any) -> pagekit.Article:
    """A story of the design; `say` gives the words of one field after the other."""

    def inner() -> list[dict[str, Any]]:
        return [{"kind": "paragraph", "text": say()}, {"kind": "heading", "text": f"h {say()}"}]

    def photo(src: str = "a.jpg") -> dict[str, Any]:
        names = ("creator", "agency", "via", "licence")
        credit = {**{name: f"c {say()}" for name in names}, "acquire": "https://courier.example/buy"}
        return {"src": src, "alt": say(), "caption": say(), "credit": credit}

    updates = [
        {
            "kind": "update",
            "time": f"2026-01-01T1{hour}:00:00Z",
            "title": f"u {say()}",
            "key": True,
            "body": inner(),
        }
        for hour in range(2 if design == "live" else 0)
    ]
    return pagekit.Article.model_validate(
        {
            "id": "hostile",
            "design": design,
            "url": "https://courier.example/hostile",
            "section": f"s {say()}",
            "kicker": say(),
            "headline": f"h {say()}",
            "headline_variants": [f"v {say()}"],
            "deck": say(),
            "description": say(),
            "dateline": say(),
            "byline": [{"name": f"n {say()}", "role": say(), "email": "ann@courier.example"}],
            "breadcrumbs": [{"label": f"b {say()}", "url": "/x"}, {"label": f"c {say()}"}],
            "tags": [f"t {say()}", f"t {say()}"],
            "published_at": "2026-01-01T10:00:00Z",
            "translations": {"ru": "https://courier.example/ru/", "ar": '/ar/"onclick="window.hit=1'},
            "photos": [
                photo(),
                photo(EVIL_FILE),
                {"src": "a.jpg", "alt": say(), "credit": {"notice": f"x {say()}"}},
            ],
            "body": [
                *updates,
                *inner(),
                {"kind": "quote", "text": say(), "attribution": say(), "pull": True},
                {"kind": "quote", "text": say(), "attribution": say()},
                {"kind": "list", "items": [say(), {"text": say(), "items": [say()]}]},
                {"kind": "photo", **photo()},
                {"kind": "factbox", "title": say(), "body": inner()},
                {"kind": "table", "header": [say()], "rows": [[say()]], "caption": say()},
                {"kind": "code", "text": say(), "language": say()},
                {"kind": "advert", "slot": "inline"},
                *inner(),
            ],
            "corrections": [{"time": "2026-01-01", "text": say()}],
            **more,
        }
    )


def hostile_site(say: Next, **more: Any) -> pagekit.Publication:
    return pagekit.Publication.model_validate(
        {
            "name": f"p {say()}",
            "url": "https://courier.example",
            "description": say(),
            "sections": [{"name": f"s {say()}", "url": "/s"}, {"name": f"s {say()}"}],
            "share": ["native", "copy", "vk", "x", "telegram", "whatsapp", "sms", "email"],
            "share_via": "courier",
            "ad_contacts": [
                {"phone": "+7 700 388 81 09", "label": say(), "hours": say(), "pitch": say(), "note": say()}
            ],
            "corrections": {"label": say(), "email": "desk@courier.example"},
            "calls_to_action": [{"label": f"j {say()}", "url": "https://t.me/courier"}],
            **more,
        }
    )


def hostile_adverts(say: Next) -> list[pagekit.ImageAdvert | pagekit.HtmlAdvert]:
    url = 'https://shop.example/"onclick="window.hit=1'
    names = {"label": say(), "advertiser": say()}
    return [
        pagekit.ImageAdvert(src="a.jpg", alt=f"a {say()}", url=url, slot="inline", **names),
        pagekit.HtmlAdvert(src="calm.html", title=f"t {say()}", width=300, height=250, slot="foot", **names),
    ]


def groups(texts: Iterable[str], longest: int = 800) -> list[str]:
    """The texts one after the other, in as few lines as fit into a field."""
    groups = [""]
    for text in texts:
        if len(groups[-1]) + len(text) > longest:
            groups.append("")
        groups[-1] += f" {text}"
    return groups


def same(text: str) -> Next:
    return lambda: text


def in_turn(start: int) -> Next:
    """The hostile texts alone, each field having the next."""
    texts = itertools.islice(itertools.cycle(HOSTILE), start, None)
    return lambda: next(texts)
