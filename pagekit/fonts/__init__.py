"""font files → FontBook, given to every stage that measures or draws."""

from pagekit.fonts.book import Face, FontBook, load_book

__all__ = ["Face", "FontBook", "load_book"]
