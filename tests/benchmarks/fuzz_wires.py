"""formats of other systems → for each the seeds, the samples of its own tests, and the one door that is tried."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

# What it is made of binds a socket of this machine when it is loaded, to see whether there is IPv6: before it is watched.
import trafilatura  # noqa: F401

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


def _feeds() -> list[bytes]:
    told = _samples("feeds")
    words = "<description>The deck.</description><content:encoded>&lt;p&gt;Text &lt;b&gt;b&lt;/b&gt;.&lt;/p&gt;</content:encoded>"
    entry = "<entry><title>Ferry</title><id>g-1</id><content type='html'>&lt;p&gt;Text.&lt;/p&gt;</content></entry>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title>{entry}</feed>"
    return [told["rss"](told["HEAD"] + words), atom.encode()]


def _wordpress_export() -> list[bytes]:
    told = _samples("wordpress_export")
    blocks = '<!-- wp:image {"id":9} --><figure><img src="pier.png"/></figure><!-- /wp:image -->\n[gallery ids="9"]'
    return [told["export"]("First.\n\n<h2>Head</h2>\nNext."), told["export"](blocks, more=told["PIER"])]


def _wordpress_rest() -> list[bytes]:
    post = _samples("wordpress_rest")["post"]
    return [_json(post()), _json([post("<ul><li>a</li></ul><figure><img src='a.png'></figure>")])]


def _ghost() -> list[bytes]:
    told = _samples("ghost")
    return [_json({"posts": [told[name]()]}) for name in ("post", "lexical", "mobiledoc")]


def _ans() -> list[bytes]:
    told = _samples("ans")
    return [_json(told["ans"](told["image"](), {"type": "text", "content": "A <b>b</b>."}))]


def _webpage() -> list[bytes]:
    told = _samples("webpage")
    return [
        told["page"](ld=told["LD"]),
        told["page"](body="<figure><img src='a.png'></figure><table><tr><td>a</table>"),
    ]


def _document() -> list[bytes]:
    told = _samples("docx")
    titled = told["paragraph"]("Ferry", "Title") + told["paragraph"]("It sails.")
    return [
        titled.encode(),
        (titled + told["paragraph"]("Head", "heading 1") + told["paragraph"]("B")).encode(),
    ]


def _docx() -> list[bytes]:
    return [_samples("docx")["docx"](body.decode()) for body in _document()]


def read_document(data: bytes, place: Path) -> object:
    """The same of a Word file whose text has these bytes: a package that is spoiled itself is seldom opened."""
    return read(_samples("docx")["docx"](data.decode("utf-8", "replace")), place)


def _json(told: object) -> bytes:
    return json.dumps(told).encode()


SEEDS: Mapping[str, Callable[[], list[bytes]]] = {
    "ninjs": _ninjs,
    "newsml-g2": _newsml_g2,
    "newsml-1": _newsml_1,
    "nitf": _nitf,
    "iptc-7901": _iptc_7901,
    "feeds": _feeds,
    "wordpress-export": _wordpress_export,
    "wordpress-rest": _wordpress_rest,
    "ghost": _ghost,
    "ans": _ans,
    "webpage": _webpage,
    "document": _document,
    "docx": _docx,
}  # fmt: skip
