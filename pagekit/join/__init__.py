"""PageInks → one PDF: each face once, each picture once, one tree for readers; no layout engine, no clock."""

from pagekit.join.claim import PlateFacts, plate_facts
from pagekit.join.document import join, write_pdf
from pagekit.join.facts import DocumentFacts, Joined, Written
from pagekit.join.foreign import foreign
from pagekit.join.forms import Form
from pagekit.join.writer import Writer

__all__ = [
    "DocumentFacts", "Form", "Joined", "PlateFacts", "Writer", "Written", "foreign", "join", "plate_facts", "write_pdf",
]  # fmt: skip
