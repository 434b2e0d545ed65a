"""font files → FontBook, given to every stage that measures or draws; words → their widths."""

from pagekit.fonts.book import Face, FontBook, load_book
from pagekit.fonts.faces import font_book
from pagekit.fonts.shape import Look, Shaper, WordTable

__all__ = ["Face", "FontBook", "Look", "Shaper", "WordTable", "font_book", "load_book"]
