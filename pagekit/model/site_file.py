"""wire data → SiteFile: how a publication's site is built, as `site.toml` beside its publication says it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from pagekit.model.address import SitePath, WebAddress
from pagekit.model.base import Record

Folder = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Listed = Annotated[int, Field(ge=4, le=500)]


class SiteFile(Record):
    """How a site is built. Every default is plain: a publication needs no such file."""

    schema_version: Annotated[Literal[1], Field(alias="schema")] = 1
    """The version of this form."""
    stories: Folder = "stories/"
    """The folder of its stories; those in folders inside count, too."""
    pages: Folder = "pages/"
    """The folder of pages that stand in no list, such as an imprint; they are linked at the foot of every page."""
    static: Folder = "static/"
    """A folder whose files are taken over as they are: a logo, a file that proves whose the site is."""
    adverts: Folder | None = None
    """The file of its adverts; adverts.toml, .yaml, .json or .csv when left out."""
    layout: Folder = "web-article"
    """The pack of its stories, by name."""
    front_layout: Folder = "web-front"
    """The pack of its fronts and lists, by name."""
    options: Annotated[dict[str, str | int | float | bool], Field(max_length=100)] = Field(
        default_factory=dict
    )
    """Options of the packs, by name; each goes to the packs that have it."""
    home: Listed = 40
    """How many of the newest stories stand on the home page."""
    per_page: Listed = 24
    """How many stories a page of a section, a tag, an author or a month has."""
    feed: Annotated[int, Field(ge=1, le=500)] = 30
    """How many of the newest stories a feed tells."""
    faces: bool = True
    """False: pages are set in the reader's own faces, and none is sent."""
    asset_base: WebAddress | None = None
    """Where pictures and faces are served from, when that is another host than the site's own."""
    redirects: Annotated[dict[SitePath, SitePath], Field(max_length=50_000)] = Field(default_factory=dict)
    """Old paths and where each leads now; what stories say themselves, as aliases, need not stand here."""
