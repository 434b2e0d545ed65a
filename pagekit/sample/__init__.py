"""a number of pages + a seed → the folder of an edition that nobody wrote: for trying out, testing and measuring."""

from pagekit.sample.edition import sample_edition

__all__ = ["sample_edition"]
