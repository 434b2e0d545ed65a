"""the publication's contacts → lines and links as readers use them.

The rules:
1. A telephone number is shown as typed, its spaces not breaking, and linked as E.164.
2. A contact without a label says "Advertisement" in the language of the labels.
3. A web address is shown without scheme and www. The code to scan leads there; without one, to the telephone.
4. A letter about a fault starts with the headline as its subject and the story's address as its text.
5. A page shows the contacts whose words are in its language: those that name it, and where it is the publication's
   own, those that name none. Where nobody speaks it, those that name none stand with their words as they are; an
   advert of the house says the facts alone there, its claim is the language's own.
6. A form for faults gets the story's address where its own address says {url}, behind the first "?" or "#" and
   percent-encoded; there it can neither lead elsewhere nor add a parameter. A form without {url} stays as it is.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from pagekit.house.copydesk import CopyDesk
from pagekit.house.labels.lookup import language_of
from pagekit.house.links import flat, query, readable
from pagekit.house.share import TITLE_LIMITS, cut_at_word
from pagekit.house.story import ContactLine, LabelledLink, Labels
from pagekit.house.typography import NO_BREAK, set_text
from pagekit.model import AdContact, CallToAction, CorrectionsDesk, Publication
from pagekit.model.address import MAX_ADDRESS
from pagekit.model.base import altered
from pagekit.model.telephone import e164

PLACEHOLDER = "{url}"
"""Stands for the story's address in the address of a form."""

_ASKED = re.compile(r"[?#].*")


def contact_lines(publication: Publication, labels: Labels, lang: str) -> tuple[ContactLine, ...]:
    """The lines of the contacts that a page in `lang` shows."""
    own = publication.lang
    shown = _speaking(publication, lang)
    return tuple(contact_line(contact, labels, contact.lang or own) for contact in shown)


def claimants(publication: Publication, lang: str) -> tuple[AdContact, ...]:
    """The contacts for the house's own adverts on a page in `lang`, without words that are in another language."""
    return tuple(
        contact
        if language_of(contact.lang or publication.lang) == language_of(lang)
        else altered(contact, label=None, hours=None, pitch=None, note=None)
        for contact in _speaking(publication, lang)
    )


def contact_line(contact: AdContact, labels: Labels, lang: str) -> ContactLine:
    """The house's own advert line; its words are in `lang`."""
    words = {
        name: set_text(text, lang) if (text := getattr(contact, name)) else None
        for name in ("label", "hours", "pitch", "note")
    }
    tel = f"tel:{e164(contact.phone)}" if contact.phone else None
    return ContactLine(
        label=words["label"] or labels.advertisement,
        phone=contact.phone.replace(" ", NO_BREAK) if contact.phone else None,
        phone_href=tel,
        email=contact.email,
        url=contact.url,
        url_text=readable(contact.url) if contact.url else None,
        hours=words["hours"],
        pitch=words["pitch"],
        note=words["note"],
        scan=contact.url or tel,
    )


def report_fault(
    desk: CorrectionsDesk | None, labels: Labels, *, title: str, url: str | None
) -> LabelledLink | None:
    """The link for readers who found a mistake in the story of this headline and address."""
    if desk is None:
        return None
    label = desk.label or labels.found_mistake
    return LabelledLink(
        label, _form(desk.url, url or "") if desk.url else _letter(desk.email or "", flat(title), url or "")
    )


def calls_to_action(calls: tuple[CallToAction, ...], desk: CopyDesk) -> tuple[LabelledLink, ...]:
    """The buttons at the story's end; one without a usable address is left out, with a note."""
    links = []
    for position, call in enumerate(calls):
        href = desk.link(call.url, f"publication.calls_to_action[{position}].url")
        if href:
            links.append(LabelledLink(call.label, href))
    return tuple(links)


def _speaking(publication: Publication, lang: str) -> tuple[AdContact, ...]:
    every = publication.ad_contacts
    speaking = [
        contact for contact in every if language_of(contact.lang or publication.lang) == language_of(lang)
    ]
    return tuple(speaking or [contact for contact in every if contact.lang is None] or every)


def _form(address: str, url: str) -> str:
    filled = _filled(address, url)
    # With too long an address the form is opened without it.
    return filled if len(filled) <= MAX_ADDRESS else _filled(address, "")


def _filled(address: str, url: str) -> str:
    told = quote(url, safe="")
    return _ASKED.sub(lambda asked: asked[0].replace(PLACEHOLDER, told), address, count=1)


def _letter(email: str, title: str, url: str) -> str:
    # The field has passed the gate; what it may hold beyond letters must not begin a query of its own.
    to = quote(email, safe="@!$'*+-.=_~")
    letters = (f"mailto:{to}?{query(subject=cut_at_word(title, limit), body=url)}" for limit in TITLE_LIMITS)
    # An address so long that even the bare link is too much is left out of the letter.
    return next((letter for letter in letters if len(letter) <= MAX_ADDRESS), f"mailto:{to}")
