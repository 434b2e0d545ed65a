"""what a picture's file says of how it was made → a word of the IPTC's list of digital source types.

IPTC NewsCodes, Digital Source Type: the last part of an address such as
http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia.
"""

from __future__ import annotations

import re

GENERATED = frozenset({"trainedAlgorithmicMedia"})
"""Made by a model that was trained."""
EDITED = frozenset({"compositeWithTrainedAlgorithmicMedia"})
"""A picture of another kind into which such a model has drawn."""
SYNTHETIC = frozenset({"algorithmicMedia", "compositeSynthetic", "dataDrivenMedia", "virtualRecording"})
"""Made by a program without such a model, or out of parts of which one was."""
TAKEN = frozenset({
    "algorithmicallyEnhanced", "composite", "compositeCapture", "computationalCapture", "digitalArt", "digitalCapture",
    "digitalCreation", "humanEdits", "minorHumanEdits", "multiFrameComputationalCapture", "negativeFilm",
    "positiveFilm", "print", "screenCapture", "softwareImage",
})  # fmt: skip
SOURCE_TYPES = GENERATED | EDITED | SYNTHETIC | TAKEN
_BY_LOWER = {word.lower(): word for word in SOURCE_TYPES}
_LAST = re.compile(r"([A-Za-z]+)/?$")


def source_type(text: str) -> str | None:
    """The word of the list; None for what is not on it."""
    last = _LAST.search(text.strip())
    return _BY_LOWER.get(last[1].lower()) if last else None
