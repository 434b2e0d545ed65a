"""font files → FontBook, given to every stage that measures or draws; words → their widths."""

from pagekit.fonts.book import Face, FontBook
from pagekit.fonts.faces import font_book
from pagekit.fonts.shape import Look, Shaper, WordTable
from pagekit.fonts.shelf import load_book

__all__ = ["Face", "FontBook", "Look", "Shaper", "WordTable", "font_book", "load_book"]
