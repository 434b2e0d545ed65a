"""EditionPlan → the dummy's pages: what a desk looks at before a story is placed, in the plan's own boxes."""

from pagekit.dummy.pages import dummy_pages

__all__ = ["dummy_pages"]
