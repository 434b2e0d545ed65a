"""Story → what machines read of its page: the graph of schema.org, and the tags of the head."""

from pagekit.metadata.addresses import address_of, file_address, home_of, site_path, web
from pagekit.metadata.front import front_graph
from pagekit.metadata.graph import Graph, GraphImage, article_graph
from pagekit.metadata.languages import DEFAULT_VERSION, news_language, og_locale, versions
from pagekit.metadata.tags import CardImage, Link, Meta, Tag, article_tags, front_tags
from pagekit.metadata.wording import words

__all__ = [
    "DEFAULT_VERSION",
    "CardImage",
    "Graph",
    "GraphImage",
    "Link",
    "Meta",
    "Tag",
    "address_of",
    "article_graph",
    "article_tags",
    "file_address",
    "front_graph",
    "front_tags",
    "home_of",
    "news_language",
    "og_locale",
    "site_path",
    "versions",
    "web",
    "words",
]
