"""Publication → Publisher, and the publication with its own addresses whole.

The rules:
1. Addresses are resolved against the publication's own. One that cannot be used is left out, with a note.
2. A correction desk that cannot be reached is none.
"""

from __future__ import annotations

from pagekit.house.copydesk import CopyDesk
from pagekit.house.links import flat
from pagekit.house.parts import Publisher
from pagekit.house.typography import set_text
from pagekit.model import Publication
from pagekit.model.base import altered
from pagekit.model.publication import UNTITLED
from pagekit.notes import warning


def publisher_of(publication: Publication, desk: CopyDesk) -> Publisher:
    """What machines are told of the house."""
    told = publication.description
    return Publisher(
        name=publication.name,
        lang=publication.lang,
        url=publication.url,
        logo=own_address(publication.logo, "publication.logo", desk),
        description=flat(set_text(told, publication.lang)) if told else None,
        feed=own_address(publication.feed, "publication.feed", desk),
        same_as=tuple(dict.fromkeys(publication.same_as)),
        principles=own_address(publication.principles, "publication.principles", desk),
        named=publication.name != UNTITLED,
    )


def own_address(written: str | None, where: str, desk: CopyDesk) -> str | None:
    """An address of the house, whole; None, and a note, when it cannot be used."""
    if written is None:
        return None
    try:
        return desk.address(written)
    except ValueError as problem:
        what = f"the address {written[:60]!r} {problem}; it is left out."
        desk.notes.append(
            warning("address-dropped", where, what, "Correct it, or give the publication's url.")
        )
        return None


def with_whole_addresses(publication: Publication, desk: CopyDesk) -> Publication:
    """The publication with its contacts' and its correction desk's addresses resolved against its own."""
    contacts = tuple(
        altered(contact, url=desk.link(contact.url, f"publication.ad_contacts[{position}].url"))
        for position, contact in enumerate(publication.ad_contacts)
    )
    faults = publication.corrections
    if faults is not None:
        faults = altered(faults, url=desk.link(faults.url, "publication.corrections.url"))
        faults = faults if faults.url or faults.email else None
    return altered(publication, ad_contacts=contacts, corrections=faults)
