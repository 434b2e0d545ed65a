"""the publication's contacts → lines and links as readers use them."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from pagekit.errors import InvalidInput
from pagekit.house.contacts import calls_to_action, claimants, contact_line, contact_lines, report_fault
from pagekit.house.copydesk import CopyDesk
from pagekit.house.labels import ENGLISH, RUSSIAN, labels_for
from pagekit.house.story import ContactLine, LabelledLink
from pagekit.model import AdContact, CallToAction, CorrectionsDesk, Publication
from pagekit.model.address import safe_url


def line(**fields: Any) -> ContactLine:
    return contact_line(AdContact(**fields), RUSSIAN, "ru")


def test_a_telephone_is_shown_as_typed_and_linked_as_e164() -> None:
    contact = line(phone="+7(700) 388 81 09")
    assert contact.phone == "+7(700)\u00a0388\u00a081\u00a009"
    assert contact.phone_href == contact.scan == "tel:+77003888109"
    assert contact.label == "Реклама"


def test_a_web_address_is_shown_short_and_scanned_first() -> None:
    contact = line(phone="+7 700 388 81 09", url="https://www.courier.example/ads")
    assert (contact.url, contact.url_text) == ("https://www.courier.example/ads", "courier.example/ads")
    assert contact.scan == contact.url


THREE = Publication(
    name="Courier",
    lang="en",
    ad_contacts=(
        AdContact(email="en@courier.example", pitch="Be seen"),
        AdContact(email="ru@courier.example", pitch='"Нас" читают', lang="ru-KZ"),
        AdContact(email="kk@courier.example", lang="kk"),
    ),
)


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("en", "en"), ("en-GB", "en"), ("ru", "ru"), ("kk", "kk"), ("de", "en")],
)
def test_a_page_shows_the_contacts_of_its_language_or_else_those_that_name_none(
    lang: str, shown: str
) -> None:
    lines = contact_lines(THREE, labels_for(lang)[0], lang)
    assert [one.email for one in lines] == [f"{shown}@courier.example"]


def test_a_contacts_words_are_set_in_its_own_language() -> None:
    assert contact_lines(THREE, RUSSIAN, "ru")[0].pitch == "«Нас» читают"


def test_where_every_contact_names_another_language_all_stand() -> None:
    house = Publication(name="Courier", lang="en", ad_contacts=THREE.ad_contacts[1:])
    assert [one.email for one in contact_lines(house, ENGLISH, "en")] == [
        "ru@courier.example",
        "kk@courier.example",
    ]


def test_the_houses_advert_does_not_claim_in_a_language_that_the_page_does_not_speak() -> None:
    assert [one.pitch for one in claimants(THREE, "de")] == [None]
    assert [one.pitch for one in claimants(THREE, "en")] == ["Be seen"]


def test_words_are_set_in_the_publications_language() -> None:
    contact = line(
        email="ads@courier.example",
        label="Отдел",
        hours="Пн - Пт",
        pitch='Читают в "Степи"',
        note="с 9 до 18",
    )
    assert (contact.label, contact.email, contact.scan) == ("Отдел", "ads@courier.example", None)
    assert (contact.hours, contact.pitch) == ("Пн\u00a0— Пт", "Читают в\u00a0«Степи»")
    assert contact.note == "с\u00a09 до\u00a018"


def test_a_fault_is_reported_by_mail_with_headline_and_address() -> None:
    desk = CorrectionsDesk(email="desk@courier.example")
    link = report_fault(desk, ENGLISH, title="«Степь»\u00a0& море?", url="https://courier.example/a?b=c&d")
    assert link is not None
    assert link.label == "Found a mistake?"
    assert link.href == (
        "mailto:desk@courier.example"
        "?subject=%C2%AB%D0%A1%D1%82%D0%B5%D0%BF%D1%8C%C2%BB%20%26%20%D0%BC%D0%BE%D1%80%D0%B5%3F"
        "&body=https%3A%2F%2Fcourier.example%2Fa%3Fb%3Dc%26d"
    )


def test_a_fault_is_reported_on_the_publications_page() -> None:
    desk = CorrectionsDesk(label="Found a bug?", url="https://courier.example/faults")
    assert report_fault(desk, ENGLISH, title="x", url=None) == LabelledLink(
        "Found a bug?", "https://courier.example/faults"
    )
    assert report_fault(None, ENGLISH, title="x", url=None) is None


@pytest.mark.parametrize(
    ("form", "href"),
    [
        ("https://courier.example/faults?page={url}", "https://courier.example/faults?page={U}"),
        ("https://courier.example/faults#{url}", "https://courier.example/faults#{U}"),
        ("https://courier.example/f?a=1&page={url}&b=2", "https://courier.example/f?a=1&page={U}&b=2"),
        ("https://courier.example/faults", "https://courier.example/faults"),
        ("https://courier.example/{url}?a=b", "https://courier.example/{url}?a=b"),
    ],
)
def test_a_form_gets_the_storys_address_where_it_asks_for_it(form: str, href: str) -> None:
    url = "https://courier.example/a?b=c&d#e"
    link = report_fault(CorrectionsDesk(url=form), ENGLISH, title="x", url=url)
    assert link is not None
    assert link.href == href.replace("{U}", "https%3A%2F%2Fcourier.example%2Fa%3Fb%3Dc%26d%23e")
    assert safe_url(link.href) == link.href


@pytest.mark.parametrize("url", [None, "https://courier.example/" + "a" * 2_020])
def test_a_form_opens_without_an_address_that_is_missing_or_too_long(url: str | None) -> None:
    desk = CorrectionsDesk(url="https://courier.example/faults?page={url}")
    link = report_fault(desk, ENGLISH, title="x", url=url)
    assert link == LabelledLink("Found a mistake?", "https://courier.example/faults?page=")


@pytest.mark.parametrize("email", ["a?b@courier.example", "a&b#c=d@courier.example", "a/b@courier.example"])
def test_a_mail_address_with_the_signs_of_a_query_is_refused(email: str) -> None:
    with pytest.raises(InvalidInput, match="is not a mail address"):
        CorrectionsDesk(email=email)


@pytest.mark.parametrize(
    "email", ["a=b@courier.example", "o'neill+x@courier.example", "{a}$*!@courier.example"]
)
def test_a_mail_address_cannot_add_to_the_letter(email: str) -> None:
    link = report_fault(CorrectionsDesk(email=email), ENGLISH, title="Head", url=None)
    assert link is not None
    to, _, rest = link.href.removeprefix("mailto:").partition("?")
    assert (unquote(to), rest) == (email, "subject=Head")
    assert not set(to) & set("?&#")


@pytest.mark.parametrize("url", [None, "https://courier.example/" + "a" * 2_000])
def test_a_letter_is_never_too_long(url: str | None) -> None:
    link = report_fault(CorrectionsDesk(email="desk@courier.example"), ENGLISH, title="слово " * 160, url=url)
    assert link is not None
    assert len(link.href) <= 2_048
    assert safe_url(link.href) == link.href


def test_calls_to_action_lead_somewhere() -> None:
    desk = CopyDesk("en", base="https://courier.example")
    calls = (
        CallToAction(label="Join", url="https://t.me/courier"),
        CallToAction(label="Read", url="/letters"),
    )
    assert calls_to_action(calls, desk) == (
        LabelledLink("Join", "https://t.me/courier"),
        LabelledLink("Read", "https://courier.example/letters"),
    )
    assert desk.notes == []


def test_a_call_that_leads_nowhere_is_left_out_and_noted() -> None:
    desk = CopyDesk("en")
    assert calls_to_action((CallToAction(label="Read", url="/letters"),), desk) == ()
    assert [(note.code, note.where) for note in desk.notes] == [
        ("link-dropped", "publication.calls_to_action[0].url")
    ]
