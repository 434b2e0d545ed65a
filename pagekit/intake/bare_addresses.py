"""text with addresses that nobody marked → where they stand, and the Markdown links they become.

An address is one with its scheme, or a host that begins with www. The marks of the sentence around it are no part of
it. One that may not be linked, such as that of a machine of the inside, stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pagekit.intake.escape import link_to
from pagekit.model.address import WEB_SCHEMES, safe_url

_ADDRESS = re.compile(
    r"(?<![\w/@.:=-])(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"'`\\\[\]{}|«»“”„…\u200b\ufdd0]{1,2000}",
    re.IGNORECASE,
)
_MARKS = ".,:;!?*_~)'’"


def bare_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where each address stands, and the link for it."""
    for match in _ADDRESS.finditer(text):
        said = match[0]
        while said and said[-1] in _MARKS and not (said[-1] == ")" and said.count("(") >= said.count(")")):
            said = said[:-1]
        whole = said if "://" in said else f"https://{said}"
        if "*" in said or "~~" in said or not _may_be_linked(whole):
            continue
        link = f"<{said}>" if whole == said else link_to(said.replace("_", "\\_"), whole)
        yield match.start(), match.start() + len(said), link


def _may_be_linked(address: str) -> bool:
    try:
        return bool(safe_url(address, schemes=WEB_SCHEMES))
    except ValueError:
        return False
