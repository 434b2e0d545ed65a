"""what other systems have written → articles: one reader a format, one door for all of them."""

from pagekit.intake.formats.batch import ArticleBatch
from pagekit.intake.formats.item import FoundPicture, Html, Markdown, RefusedItem, WireItem
from pagekit.intake.formats.read import read_articles
from pagekit.intake.formats.written import render_markdown

__all__ = [
    "ArticleBatch",
    "FoundPicture",
    "Html",
    "Markdown",
    "RefusedItem",
    "WireItem",
    "read_articles",
    "render_markdown",
]
