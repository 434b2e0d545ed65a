"""stories → what other programs fetch of a site: RSS and Atom with full text, sitemaps of the pages and of the news."""

from pagekit.feeds.atom import atom
from pagekit.feeds.feed import Feed, PicturePlaces
from pagekit.feeds.kept import kept_entries
from pagekit.feeds.rss import rss
from pagekit.feeds.sitemaps import news_sitemap, page_entry, sitemap, sitemap_files

__all__ = [
    "Feed",
    "PicturePlaces",
    "atom",
    "kept_entries",
    "news_sitemap",
    "page_entry",
    "rss",
    "sitemap",
    "sitemap_files",
]
