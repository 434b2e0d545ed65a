"""an HTML creative → the page of a PDF that is made of it, drawn by the engine in a process of its own, once."""

from __future__ import annotations

import hashlib

from pagekit.errors import JobFailed, LimitExceeded, Unreadable
from pagekit.foreign.kept import Kept
from pagekit.jobs import MEGABYTE, Limits, run
from pagekit.makeup.creative_html import DrawnHtml
from pagekit.model import HtmlCreative
from pagekit.press import advert_pdf

LIMITS = Limits(work=20, memory=2048 * MEGABYTE, result=32 * MEGABYTE, wait=600)
"""What one creative may take of the engine."""


def weight(drawn: DrawnHtml) -> int:
    """Bytes in memory, near enough."""
    return len(drawn.data)


_kept = Kept(LIMITS.result, weight)


def drawn_html(creative: HtmlCreative, data: bytes, limits: Limits = LIMITS) -> DrawnHtml:
    """The creative in its own size. Raises RenderError, LimitExceeded where it takes too much, MissingDependency
    without Pango.
    """
    key = hashlib.sha256(data).digest(), creative.width, creative.height
    kept = _kept.find(key)
    if kept is not None:
        return kept
    text = data.decode("utf-8-sig", "replace")
    try:
        drawn = run(advert_pdf, text, creative.width, creative.height, creative.src, limits=limits)
    except LimitExceeded as problem:
        raise problem.at(creative.src) from problem
    except JobFailed as problem:
        raise Unreadable(f"{creative.src}: cannot be drawn: {problem.what}") from problem
    _kept.keep(key, drawn)
    return drawn
