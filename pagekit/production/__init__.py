"""stories → pages, documents and feeds: the stages in their order, behind the public calls."""

from pagekit.production.article import render_html, render_pdf
from pagekit.production.feeds import render_feed, render_sitemap
from pagekit.production.front import render_front
from pagekit.production.order import Order

__all__ = ["Order", "render_feed", "render_front", "render_html", "render_pdf", "render_sitemap"]
