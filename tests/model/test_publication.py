"""wire data → Publication: the house and its habits."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.errors import InvalidInput
from pagekit.model import Publication, Section


def publication(**fields: Any) -> Publication:
    return Publication.model_validate(fields)


def test_a_publication_may_be_left_out_altogether() -> None:
    found = publication()
    assert (found.name, found.lang, found.timezone, found.share) == ("Untitled", "en", "UTC", ())


def test_twitter_is_an_alias_of_x() -> None:
    assert publication(share=["twitter", "vk"]).share == ("x", "vk")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "Asia", "UTC\0", "/etc/localtime"])
def test_a_zone_is_a_name_of_the_list(zone: str) -> None:
    with pytest.raises(InvalidInput, match=r"is not a time zone\. Write a name of the IANA list"):
        publication(timezone=zone)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "....", "a.local", "-a.example"])
def test_a_mastodon_instance_is_a_public_host(host: str) -> None:
    with pytest.raises(InvalidInput):
        publication(mastodon_instance=host)


def test_a_contact_must_be_reachable_and_a_telephone_keeps_its_look() -> None:
    contact = publication(ad_contacts=[{"phone": "+7(700) 388 81 09"}]).ad_contacts[0]
    assert contact.phone == "+7(700) 388 81 09"
    with pytest.raises(InvalidInput, match=r"cannot be reached\. Give a phone"):
        publication(ad_contacts=[{"label": "Ads"}])


@pytest.mark.parametrize("desk", [{}, {"email": "a@example.com", "url": "https://example.com/"}])
def test_the_corrections_desk_has_one_way(desk: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match="Give an email or a url, not both"):
        publication(corrections=desk)


@pytest.mark.parametrize(
    "url", ["https://t.me/courier", "/join", "mailto:desk@courier.example", "tel:+77003888109"]
)
def test_a_call_to_action_leads_anywhere_safe(url: str) -> None:
    assert publication(calls_to_action=[{"label": "Join", "url": url}]).calls_to_action[0].url == url


@pytest.mark.parametrize("url", ["javascript:x", "//host", "data:text/html,x", "https://localhost/"])
def test_and_says_once_why_not_elsewhere(url: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        publication(calls_to_action=[{"label": "Join", "url": url}])
    assert len(caught.value.problems) == 1


def test_what_machines_are_told_of_the_house() -> None:
    found = publication(
        description=" ",
        logo="/logo.png",
        feed="https://courier.example/feed.xml",
        same_as=["https://t.me/courier"],
        principles="/principles",
        sections=[{"name": "Nature", "url": "/nature", "theme": "science"}, {"name": "City"}],
    )
    assert (found.description, found.logo, found.feed) == (
        None,
        "/logo.png",
        "https://courier.example/feed.xml",
    )
    assert (found.same_as, found.principles) == (("https://t.me/courier",), "/principles")
    assert found.sections == (
        Section(name="Nature", url="/nature", theme="science"),
        Section(name="City"),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"logo": "javascript:alert(1)"},
        {"feed": "//host/feed.xml"},
        {"same_as": ["/about"]},
        {"same_as": ["https://localhost/"]},
        {"principles": "ftp://courier.example/"},
        {"sections": [{"url": "/nature"}]},
        {"sections": [{"name": "A", "theme": "a b"}]},
    ],
)
def test_addresses_of_the_house_pass_the_gate(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        publication(**fields)
