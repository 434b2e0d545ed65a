"""chapters + facts → an EPUB 3 book: XHTML, its pictures, its contents and its package, in one container."""

from pagekit.epub.book import Book, BookFile, Chapter, Part, container
from pagekit.epub.chapter import chapter_page, imprint_page
from pagekit.epub.xhtml import xhtml

__all__ = ["Book", "BookFile", "Chapter", "Part", "chapter_page", "container", "imprint_page", "xhtml"]
