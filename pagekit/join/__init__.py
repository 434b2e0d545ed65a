"""PageInks → one PDF: each face once, each picture once, one tree for readers; no layout engine, no clock."""

from pagekit.join.document import join, write_pdf
from pagekit.join.facts import DocumentFacts, Joined, Written

__all__ = ["DocumentFacts", "Joined", "Written", "join", "write_pdf"]
