"""a story's address and headline → the links of the share bar."""

from __future__ import annotations

from typing import get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.labels import RUSSIAN
from pagekit.house.share import (
    BUILDERS,
    NAMES,
    NEEDS_SCRIPT,
    cut_at_word,
    share_links,
    share_tools,
    target_name,
)
from pagekit.house.story import ShareLink, ShareTool
from pagekit.model import Publication, ShareTarget

URL = "https://courier.example/a?b=c&d"
TITLE = "«Степь» & море: 100\u00a0%"
T = "%C2%AB%D0%A1%D1%82%D0%B5%D0%BF%D1%8C%C2%BB%20%26%20%D0%BC%D0%BE%D1%80%D0%B5%3A%20100%20%25"
U = "https%3A%2F%2Fcourier.example%2Fa%3Fb%3Dc%26d"

EXPECTED = {
    "vk": f"https://vk.com/share.php?url={U}&title={T}",
    "facebook": f"https://www.facebook.com/sharer/sharer.php?u={U}",
    "x": f"https://x.com/intent/tweet?text={T}&url={U}&via=courier",
    "ok": f"https://connect.ok.ru/offer?url={U}&title={T}",
    "telegram": f"https://t.me/share/url?url={U}&text={T}",
    "whatsapp": f"https://wa.me/?text={T}%20{U}",
    "linkedin": f"https://www.linkedin.com/sharing/share-offsite/?url={U}",
    "reddit": f"https://www.reddit.com/submit?url={U}&title={T}",
    "bluesky": f"https://bsky.app/intent/compose?text={T}%20{U}",
    "mastodon": f"https://share.joinmastodon.org/#text={T}%20{U}",
    "threads": f"https://www.threads.com/intent/post?text={T}&url={U}",
    "viber": f"viber://forward?text={T}%20{U}",
    "pinterest": f"https://www.pinterest.com/pin/create/button/?url={U}&description={T}",
    "max": f"https://max.ru/:share?text={T}%20{U}",
    "email": f"mailto:?subject={T}&body={U}",
    "sms": f"sms:?&body={T}%20{U}",
}


def site(*targets: str, **more: str) -> Publication:
    return Publication.model_validate({"share": targets, **more})


def links(
    *targets: str, title: str = TITLE, url: str | None = URL, lang: str = "en", **more: str
) -> tuple[ShareLink, ...]:
    return share_links(site(*targets, **more), title=title, url=url, lang=lang)[0]


@pytest.mark.parametrize("target", EXPECTED)
def test_the_address_of_every_target(target: str) -> None:
    (link,) = links(target, share_via="@courier")
    assert (link.target, link.href) == (target, EXPECTED[target])


def test_every_target_of_the_model_has_a_link_or_needs_a_script() -> None:
    assert set(get_args(ShareTarget)) == set(BUILDERS) | NEEDS_SCRIPT == set(EXPECTED) | NEEDS_SCRIPT
    assert set(NAMES) == set(BUILDERS)


@pytest.mark.parametrize(
    ("lang", "vk", "ok", "email"),
    [
        ("en", "VKontakte", "Odnoklassniki", "Email"),
        ("ru", "ВКонтакте", "Одноклассники", "Эл. почта"),
        ("kk", "ВКонтакте", "Одноклассники", "Электрондық пошта"),
        ("de-AT", "VKontakte", "Odnoklassniki", "E-Mail"),
        ("ar", "VKontakte", "Odnoklassniki", "البريد الإلكتروني"),
        ("fi", "VKontakte", "Odnoklassniki", "Email"),
    ],
)
def test_names_as_readers_call_them(lang: str, vk: str, ok: str, email: str) -> None:
    assert [target_name(target, lang) for target in ("vk", "ok", "email", "whatsapp")] == [
        vk,
        ok,
        email,
        "WhatsApp",
    ]


def test_every_target_has_the_name_that_it_gives_itself() -> None:
    names = "VKontakte Facebook X Odnoklassniki Telegram WhatsApp LinkedIn Reddit Bluesky Mastodon Threads Viber Pinterest"
    assert [target_name(target, "fi") for target in EXPECTED] == [*names.split(), "MAX", "Email", "SMS"]
    assert [target_name(target, "be") for target in ("vk", "ok")] == ["УКантакце", "Аднакласнікі"]
    assert [target_name(target, "fr-CA") for target in ("email", "sms")] == ["E-mail", "SMS"]
    assert target_name("sms", "ar") == "رسالة نصية"


def test_targets_stand_in_the_publications_order_each_once() -> None:
    assert [link.target for link in links("ok", "twitter", "vk", "x", "ok")] == ["ok", "x", "vk"]


def test_mastodon_goes_to_the_publications_instance() -> None:
    (link,) = links("mastodon", mastodon_instance="social.example")
    assert link.href.startswith("https://social.example/share?text=")


def test_a_story_without_an_address_is_not_shared() -> None:
    found, (note,) = share_links(site("vk", "x"), title=TITLE, url=None, lang="en")
    assert found == ()
    assert (note.code, note.where) == ("share-no-url", "url")
    assert share_links(site(), title=TITLE, url=None, lang="en") == ((), ())


def test_what_the_readers_machine_does_is_a_tool_and_no_link() -> None:
    found, notes = share_links(site("native", "vk", "copy"), title=TITLE, url=URL, lang="en")
    assert ([link.target for link in found], notes) == (["vk"], ())
    asked = site("copy", "vk", "native", "copy")
    assert share_tools(asked, RUSSIAN, url=URL) == (
        ShareTool("copy", "Скопировать ссылку"),
        ShareTool("native", "Поделиться…"),
    )
    assert share_tools(asked, RUSSIAN, url=None) == ()
    assert share_tools(site("vk"), RUSSIAN, url=URL) == ()


@pytest.mark.parametrize("length", [10, 250, 299, 300, 301, 1000])
def test_bluesky_takes_300_graphemes(length: int) -> None:
    (link,) = links("bluesky", title="ж" * length)
    assert len(parse_qs(urlsplit(link.href).query)["text"][0]) <= 300
    (long,) = links("bluesky", title="слово " * 100)
    text = parse_qs(urlsplit(long.href).query)["text"][0]
    assert len(text) <= 300
    assert text.endswith(f"слово… {URL}")


def test_a_long_headline_is_cut_and_the_address_never() -> None:
    for link in links(*BUILDERS, title="длинное слово " * 60):
        assert len(link.href) <= 2_048
        assert U in link.href


def test_an_address_that_leaves_no_room_is_noted() -> None:
    far = "https://courier.example/" + "a" * 2_000
    found, notes = share_links(site("vk", "bluesky", "facebook"), title=TITLE, url=far, lang="en")
    assert found == ()
    assert [note.code for note in notes] == ["share-too-long"] * 3


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("one two", 7, "one two"),
        ("one two three", 9, "one two…"),
        ("one, two", 6, "one…"),
        ("undivided", 4, ""),
        ("", 0, ""),
    ],
)
def test_text_is_cut_between_words(text: str, limit: int, cut: str) -> None:
    assert cut_at_word(text, limit) == cut


@given(st.text(max_size=1_000))
def test_any_headline_makes_safe_addresses(title: str) -> None:
    for link in links(*BUILDERS, title=title):
        assert link.href.isascii()
        assert not set(link.href) & set(" \"'<>\\^`{|}\n")
        assert len(link.href) <= 2_048
