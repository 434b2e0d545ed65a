"""Hostile addresses, numbers and accounts → refused at the door, or harmless on the page, in a real Chromium."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import pagekit
from tests.inert.hostile import ACCOUNTS, ADDRESSES, MAILS, PHONES
from tests.inert.reader import Reader, wrong
from tests.inert.stories import hostile_article, hostile_site, same

# Where an address, a number or an account is asked for → what the record says there, whole.
Record = dict[str, Any]
Door = tuple[list[str], Callable[[str], Record]]
ARTICLE_DOORS: dict[str, Door] = {
    "url": (ADDRESSES, lambda text: {"url": text}),
    "crumb": (ADDRESSES, lambda text: {"breadcrumbs": [{"label": "a", "url": text}, {"label": "b"}]}),
    "author": (ADDRESSES, lambda text: {"byline": [{"name": "Ann", "url": text}]}),
    "translation": (ADDRESSES, lambda text: {"translations": {"ru": text}}),
    "picture": (ADDRESSES, lambda text: {"photos": [{"src": f"{text}.jpg"}]}),
    "acquire": (ADDRESSES, lambda text: {"body": [{"kind": "photo", "src": "a.jpg", "credit": {"acquire": text, "agency": "a"}}]}),
    "link": (ADDRESSES, lambda text: {"corrections": [{"time": "2026-01-01", "text": f"[x](<{text}>) [y]({text}) <{text}>"}]}),
}  # fmt: skip
AUTHORS: dict[str, Door] = {
    "author mail": (MAILS, lambda text: {"byline": [{"name": "Ann", "email": text}]}),
}  # fmt: skip
SITE_DOORS: dict[str, Door] = {
    "url": (ADDRESSES, lambda text: {"url": text}),
    "logo": (ADDRESSES, lambda text: {"logo": text}),
    "feed": (ADDRESSES, lambda text: {"feed": text}),
    "section": (ADDRESSES, lambda text: {"sections": [{"name": "s x", "url": text}]}),
    "call": (ADDRESSES, lambda text: {"calls_to_action": [{"label": "a", "url": text}]}),
    "desk": (ADDRESSES, lambda text: {"corrections": {"url": text}}),
    "ad url": (ADDRESSES, lambda text: {"ad_contacts": [{"url": text}]}),
    "account": (ACCOUNTS, lambda text: {"share_via": text}),
    "instance": (ADDRESSES, lambda text: {"share": ["mastodon"], "mastodon_instance": text}),
}
SITE_MAILS: dict[str, Door] = {
    "desk mail": (MAILS, lambda text: {"corrections": {"email": text}}),
    "ad mail": (MAILS, lambda text: {"ad_contacts": [{"email": text}]}),
}
SITE_PHONES: dict[str, Door] = {"ad phone": (PHONES, lambda text: {"ad_contacts": [{"phone": text}]})}


def _let_in(make: Callable[..., Any], doors: dict[str, Door]) -> list[Record]:
    """What the doors let in, as records that have one thing of each; the rest is refused, as it should be."""
    taken = []
    for texts, record in doors.values():
        passed = []
        for text in texts:
            with contextlib.suppress(ValidationError, pagekit.InvalidInput):
                make(same("x"), **record(text))
                passed.append(record(text))
        taken.append(passed)
    return [
        dict(itertools.chain(*(one.items() for one in row)))
        for row in itertools.zip_longest(*taken, fillvalue={})
    ]


@pytest.mark.parametrize("doors", [ARTICLE_DOORS, AUTHORS], ids=["addresses", "mails"])
def test_addresses_of_a_story_are_refused_or_harmless(
    reader: Reader, desk: Path, tmp_path: Path, doors: dict[str, Door]
) -> None:
    taken = _let_in(hostile_article, doors)
    assert 0 < len(taken) <= len(ADDRESSES)
    assert wrong(reader, tmp_path, (
        (str(record), pagekit.render_html(hostile_article(same("x"), **record), publication=hostile_site(same("x")), files_from=desk))
        for record in taken
    )) == {}  # fmt: skip


@pytest.mark.parametrize("doors", [SITE_DOORS, SITE_MAILS, SITE_PHONES], ids=["addresses", "mails", "phones"])
def test_addresses_of_a_publication_are_refused_or_harmless(
    reader: Reader, desk: Path, tmp_path: Path, doors: dict[str, Door]
) -> None:
    taken = _let_in(hostile_site, doors)
    assert 0 < len(taken) <= len(ADDRESSES)
    story = hostile_article(same("x"), photos=[])
    assert wrong(reader, tmp_path, (
        (str(record), pagekit.render_html(story, publication=hostile_site(same("x"), **record), files_from=desk))
        for record in taken
    )) == {}  # fmt: skip
