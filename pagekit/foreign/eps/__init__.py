"""an EPS → a PDF of one page, made by Ghostscript where it is installed; from there on it goes the way of all PDFs."""

from pagekit.foreign.eps.read import Distilled, eps_pdf

__all__ = ["Distilled", "eps_pdf"]
