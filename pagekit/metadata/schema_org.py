"""facts → structures of schema.org: one frozen model per structure that a page gives to machines.

Names, and what each field may hold: schema.org. What search engines read of them: Google Search Central, the pages
"Article", "Image metadata", "Breadcrumb", "Organization", "Carousel" and "Site names". A field that nothing is known
for is left out. Addresses are whole, http or https; times carry their zone, and a day without an hour stays a day.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AliasGenerator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

Address = Annotated[str, StringConstraints(pattern=r"(?i)^https?://[^\s/]\S*$")]
"""A whole http or https address."""

When = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$")
]
"""A day, or a time with its zone (ISO 8601)."""

Words = Annotated[str, StringConstraints(min_length=1)]
Count = Annotated[int, Field(gt=0)]


def _key(name: str) -> str:
    return f"@{name}" if name in {"id", "type"} else to_camel(name)


class Thing(BaseModel):
    """What all structures have in common. `type` is the structure's name, `id` its own address on the page."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=AliasGenerator(serialization_alias=_key)
    )

    type: str
    id: Address | None = None


class Person(Thing):
    """Somebody: a writer, a photographer. The name alone, without "By"."""

    type: Literal["Person"] = "Person"
    name: Words
    url: Address | None = None
    job_title: Words | None = None
    image: ImageObject | None = None


class Organization(Thing):
    """An agency that a picture comes from."""

    type: Literal["Organization"] = "Organization"
    name: Words


class ImageObject(Thing):
    """A picture file: where it lies, its size in pixels, and whose it is."""

    type: Literal["ImageObject"] = "ImageObject"
    url: Address
    content_url: Address | None = None
    """The same address again: the key that the image licence needs."""
    width: Count | None = None
    height: Count | None = None
    caption: Words | None = None
    credit_text: Words | None = None
    creator: tuple[Person | Organization, ...] = ()
    copyright_notice: Words | None = None
    license: Address | None = None
    acquire_license_page: Address | None = None


class NewsMediaOrganization(Thing):
    """The house behind the page."""

    type: Literal["NewsMediaOrganization"] = "NewsMediaOrganization"
    name: Words
    url: Address | None = None
    logo: ImageObject | None = None
    description: Words | None = None
    same_as: tuple[Address, ...] = ()
    publishing_principles: Address | None = None


class WebSite(Thing):
    """The site as a whole, told once, on its front page."""

    type: Literal["WebSite"] = "WebSite"
    url: Address
    name: Words
    in_language: Words


class ListItem(Thing):
    """A step of a list, counted from 1: of breadcrumbs by `item`, of a front page by `url`."""

    type: Literal["ListItem"] = "ListItem"
    position: Count
    name: Words | None = None
    item: Address | None = None
    url: Address | None = None


class BreadcrumbList(Thing):
    """The way from the front page."""

    type: Literal["BreadcrumbList"] = "BreadcrumbList"
    item_list_element: tuple[ListItem, ...]


class ItemList(Thing):
    """The stories of a front page in their order."""

    type: Literal["ItemList"] = "ItemList"
    item_list_element: tuple[ListItem, ...]


class WebPage(Thing):
    """A page. Of the page that an article stands on, its address alone is told."""

    type: Literal["WebPage", "CollectionPage"] = "WebPage"
    url: Address | None = None
    name: Words | None = None
    description: Words | None = None
    in_language: Words | None = None
    main_entity: ItemList | None = None
    publisher: NewsMediaOrganization | None = None


class CorrectionComment(Thing):
    """What was put right, as readers see it."""

    type: Literal["CorrectionComment"] = "CorrectionComment"
    date_published: When
    text: Words


class BlogPosting(Thing):
    """An entry of a running report."""

    type: Literal["BlogPosting"] = "BlogPosting"
    url: Address | None = None
    headline: Words | None = None
    date_published: When
    article_body: Words | None = None


class Piece(Thing):
    """What every kind of story tells."""

    main_entity_of_page: WebPage | None = None
    url: Address | None = None
    headline: Words
    name: Words | None = None
    """The whole headline, where `headline` had to be cut."""
    description: Words | None = None
    image: tuple[ImageObject, ...] = ()
    date_published: When | None = None
    date_modified: When | None = None
    author: tuple[Person, ...] = ()
    publisher: NewsMediaOrganization
    in_language: Words
    article_section: Words | None = None
    keywords: tuple[Words, ...] = ()
    word_count: Count | None = None
    is_accessible_for_free: bool = True
    correction: tuple[CorrectionComment, ...] = ()


class NewsArticle(Piece):
    """A story."""

    type: Literal["NewsArticle"] = "NewsArticle"
    dateline: Words | None = None
    """Where it was written."""


class OpinionNewsArticle(Piece):
    """A story that says what its writer thinks."""

    type: Literal["OpinionNewsArticle"] = "OpinionNewsArticle"
    dateline: Words | None = None


class LiveBlogPosting(Piece):
    """A running report. When it ends is not known while it runs, and is not told."""

    type: Literal["LiveBlogPosting"] = "LiveBlogPosting"
    coverage_start_time: When | None = None
    live_blog_update: tuple[BlogPosting, ...] = ()
