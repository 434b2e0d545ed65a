"""formats of other systems → for each the seeds, the samples of its own tests, and the one door that is tried."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pagekit
from pagekit.world import MemoryFiles

_TESTS = Path(pagekit.__file__).parent.parent / "tests" / "intake" / "formats"


def read(data: bytes, _place: Path) -> object:
    """What `pagekit.read_articles` makes of the bytes, with no file beside them."""
    return pagekit.read_articles(data, files_from=MemoryFiles({}))


@cache
def _samples(name: str) -> Mapping[str, Any]:
    return runpy.run_path(str(_TESTS / f"test_{name}.py"))


def _ninjs() -> list[bytes]:
    return [json.dumps(told).encode() for told in _samples("ninjs")["VERSIONS"].values()]


def _newsml_g2() -> list[bytes]:
    told = _samples("newsml_g2")
    return [told["item"](told[name]).encode() for name in ("XHTML", "NITF", "PLAIN")] + [
        told["PICTURE"].encode()
    ]


def _newsml_1() -> list[bytes]:
    told = _samples("newsml_1")
    return [told["newsml"](told["MAIN"], told["PHOTO"]), told["newsml"](told["MAIN"])]


def _nitf() -> list[bytes]:
    return [
        _samples("nitf")["NITF"].format(letters=letters, note="").encode(letters)
        for letters in ("utf-8", "utf-16")
    ]


def _iptc_7901() -> list[bytes]:
    return [_samples("iptc_7901")["MESSAGE"].encode()]


SEEDS: Mapping[str, Callable[[], list[bytes]]] = {
    "ninjs": _ninjs,
    "newsml-g2": _newsml_g2,
    "newsml-1": _newsml_1,
    "nitf": _nitf,
    "iptc-7901": _iptc_7901,
}  # fmt: skip
