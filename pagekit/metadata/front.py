"""Publisher + the stories of a front page → Graph: the home page, or a section's, as search engines read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagekit.house import CrumbLink, Publisher, Story
from pagekit.metadata import schema_org as schema
from pagekit.metadata.addresses import address_of, front_address, home_of, part_of
from pagekit.metadata.graph import Graph, breadcrumb_list, organisation
from pagekit.metadata.wording import words


def front_graph(
    publisher: Publisher,
    stories: Iterable[Story],
    *,
    title: str,
    url: str | None = None,
    lang: str = "",
    description: str = "",
    breadcrumbs: Sequence[CrumbLink] = (),
) -> Graph:
    """The page with its stories in their order, each once; the house; the way to a section.

    `url` is the front's own address. When it is the publisher's, the page also names the whole site. Stories without
    an address are left out of the list.
    """
    here, home = front_address(url, publisher), home_of(publisher)
    house = organisation(publisher)
    page = schema.WebPage(
        type="CollectionPage",
        id=here,
        url=here,
        name=title or None,
        description=description or None,
        in_language=lang or publisher.lang,
        main_entity=_list(stories, here),
        publisher=house,
    )
    site = [_site(publisher, home)] if home and here == home else []
    return Graph((page, *site, *breadcrumb_list(breadcrumbs, here)))


def _site(publisher: Publisher, home: str) -> schema.WebSite:
    return schema.WebSite(id=part_of(home, "site"), url=home, name=publisher.name, in_language=publisher.lang)


def _list(stories: Iterable[Story], page: str | None) -> schema.ItemList | None:
    names = {url: words(story.headline) for story in stories if (url := address_of(story))}
    if not names:
        return None
    items = tuple(
        schema.ListItem(position=position, name=name, url=url)
        for position, (url, name) in enumerate(names.items(), 1)
    )
    return schema.ItemList(id=part_of(page, "stories"), item_list_element=items)
