"""font files → FontBook, given to every stage that measures or draws; words → their widths."""

from pagekit.fonts.book import Face, FontBook, load_book
from pagekit.fonts.shape import Look, Shaper, WordTable

__all__ = ["Face", "FontBook", "Look", "Shaper", "WordTable", "load_book"]
