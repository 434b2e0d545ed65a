"""assets/icons → outlines inside a page: every name of the manifest, and no other file."""

from __future__ import annotations

import tomllib

import pytest
from defusedxml import ElementTree

from pagekit.errors import MissingResource
from pagekit.paint.icons import icon
from pagekit.resources import assets_dir

NAMES = [
    entry["name"] for entry in tomllib.loads((assets_dir() / "icons" / "manifest.toml").read_text())["icon"]
]


@pytest.mark.parametrize("name", NAMES)
def test_an_outline_is_hidden_from_readers_of_the_words_beside_it(name: str) -> None:
    root = ElementTree.fromstring(str(icon(name)))
    assert root.attrib["aria-hidden"] == "true"
    assert root.attrib["focusable"] == "false"
    assert root.attrib["class"] == "icon"
    assert root.attrib["viewBox"].startswith("0 0 ")


@pytest.mark.parametrize(
    "name",
    [
        "wibble",
        "",
        "../icons/vk",
        "vk/../x",
        "/etc/passwd",
        "vk.svg",
        "VK",
        "vk\n",
        "vk\0",
        "a" * 500,
        "..",
        "./vk",
    ],
)
def test_no_other_file_can_be_named(name: str) -> None:
    with pytest.raises(
        MissingResource, match=r"there is no such outline in assets/icons\. Choose one of its manifest"
    ):
        icon(name)
