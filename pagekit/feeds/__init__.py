"""stories → what other programs fetch of a site: RSS and Atom with full text, sitemaps of the pages and of the news."""

from pagekit.feeds.atom import atom
from pagekit.feeds.feed import Feed, PicturePlaces
from pagekit.feeds.rss import rss
from pagekit.feeds.sitemaps import news_sitemap, sitemap

__all__ = ["Feed", "PicturePlaces", "atom", "news_sitemap", "rss", "sitemap"]
