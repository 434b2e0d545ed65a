"""wire data → Publication: the house whose name is on the page, and its habits."""

from __future__ import annotations

from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PrivateAttr,
    StringConstraints,
    model_validator,
)

from pagekit.model.address import WEB_SCHEMES, LinkOrPath, MailAddress, SitePath, WebAddress, safe_url
from pagekit.model.base import FullLine, Language, Name, OptionalLine, Record, TupleOf
from pagekit.model.origin import Origin
from pagekit.model.telephone import Telephone

ShareTarget = Literal[
    "vk", "facebook", "x", "ok", "telegram", "whatsapp", "linkedin", "reddit", "bluesky", "mastodon",
    "threads", "viber", "pinterest", "max", "email", "sms", "native", "copy",
]  # fmt: skip
CreditStyle = Literal["copyright", "slash", "agency-first", "photograph", "via"]


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            "is not a time zone; write a name of the IANA list such as Asia/Almaty or UTC"
        ) from None
    return name


def _public_host(host: str) -> str:
    safe_url(f"https://{host}/", schemes=WEB_SCHEMES)
    return host


def _share_alias(value: object) -> object:
    return "x" if value == "twitter" else value


Zone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_zone)]
SharePick = Annotated[
    ShareTarget, BeforeValidator(_share_alias, json_schema_input_type=ShareTarget | Literal["twitter"])
]


class AdContact(Record):
    """Who sells the space: the house's own advert line."""

    phone: Telephone | None = None
    """Shown as typed, linked as E.164."""
    label: OptionalLine = None
    """The word before it; by default "Advertisement" in the page's language."""
    email: MailAddress | None = None
    url: SitePath | None = None
    hours: OptionalLine = None
    pitch: OptionalLine = None
    """One strong line for the house advert, such as "This space reaches 12,000 readers"."""
    note: OptionalLine = None
    lang: Language | None = None
    """The language of its words, by default the publication's. Pages of that language show this contact; a page whose
    language no contact speaks shows those that name no language."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> AdContact:
        if not (self.phone or self.email or self.url):
            raise ValueError("cannot be reached; give a phone, an email or a url")
        return self


class CorrectionsDesk(Record):
    """Where readers report a fault."""

    label: OptionalLine = None
    """By default "Found a mistake?" in the page's language."""
    email: MailAddress | None = None
    url: SitePath | None = None

    @model_validator(mode="after")
    def _one_way(self) -> CorrectionsDesk:
        if bool(self.email) == bool(self.url):
            raise ValueError("needs one way to the desk; give an email or a url, not both")
        return self


class CallToAction(Record):
    """A button at the story's end, such as "Join Telegram"."""

    label: FullLine
    url: LinkOrPath


class Section(Record):
    """A part of the publication: its name as stories give it, its front page, and its colours."""

    name: FullLine
    url: SitePath | None = None
    theme: Name | None = None
    """The layout's theme for stories of this section."""


UNTITLED = "Untitled"
"""The name of a publication that has none: machines are told it, no page of paper prints it."""


class Publication(Record):
    """A newspaper, a magazine or a site. Every default is plain: a story can be rendered without one."""

    name: FullLine = UNTITLED
    """As it stands in the nameplate."""
    url: WebAddress | None = None
    """The address of its site; the paths of its stories are below it."""
    lang: Language = "en"
    """The language of labels and dates."""
    timezone: Zone = "UTC"
    """A name of the IANA list: times are told in it, and those without a zone are taken in it."""
    description: OptionalLine = None
    """One line that says what it is, for search engines, link cards and feeds."""
    logo: SitePath | None = None
    """Its mark as a picture, for search engines and feeds."""
    feed: SitePath | None = None
    """Where its RSS or Atom feed stands."""
    same_as: Annotated[tuple[WebAddress, ...], TupleOf, Field(max_length=24)] = ()
    """Its own pages elsewhere: accounts, a register."""
    principles: SitePath | None = None
    """Its editorial principles."""
    sections: Annotated[tuple[Section, ...], TupleOf, Field(max_length=100)] = ()
    """Its sections in the order of its front page."""
    labels: Literal["publication", "article"] = "publication"
    """Whose language labels and dates follow."""
    share: Annotated[tuple[SharePick, ...], TupleOf] = ()
    """The targets of its share bar, in their order."""
    share_via: Annotated[str, StringConstraints(pattern=r"^@?[A-Za-z0-9_]{1,30}$")] | None = None
    """The publication's own account on X, named in posts."""
    mastodon_instance: (
        Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]{4,253}$"), AfterValidator(_public_host)] | None
    ) = None
    """The instance that posts on Mastodon begin at, as a host."""
    credit_style: CreditStyle = "copyright"
    """How the line under a picture names the person and the agency."""
    source_labels: Literal["none", "ai", "all"] = "none"
    """Which pictures say how they were made: none, those into which a generative model has drawn, as the law of some
    countries asks, or all that were not simply taken."""
    ad_contacts: Annotated[tuple[AdContact, ...], TupleOf, Field(max_length=12)] = ()
    """Whom to call for an advert; the first stands in the house's own."""
    corrections: CorrectionsDesk | None = None
    """Where readers report a fault."""
    calls_to_action: Annotated[tuple[CallToAction, ...], TupleOf, Field(max_length=6)] = ()
    """Buttons at the end of every story."""
    rates: Annotated[dict[Name, FullLine], Field(max_length=200)] = Field(default_factory=dict)
    """The rate card: the price of a size by its name, and of a column millimetre as `column_mm`."""

    _origin: Origin | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Origin | None:
        """Where it was read from; None when made in code."""
        return self._origin

    def at(self, origin: Origin) -> Publication:
        """The same publication with another origin."""
        copy = self.model_copy()
        copy._origin = origin
        return copy
