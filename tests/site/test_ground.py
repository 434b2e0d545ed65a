"""Addresses and paths of a site: what is written of a page → where it stands."""

from __future__ import annotations

import pytest

from pagekit.site.ground import Ground, slug

ROOT, BELOW = Ground.of("https://paper.example"), Ground.of("https://paper.example/news/")


@pytest.mark.parametrize(
    ("ground", "written", "whole", "path", "folder"),
    [
        (ROOT, "/", "https://paper.example/", "/", ""),
        (ROOT, "/city", "https://paper.example/city", "/city", "city"),
        (ROOT, "city/tram/", "https://paper.example/city/tram/", "/city/tram/", "city/tram"),
        (BELOW, "/", "https://paper.example/news/", "/news/", ""),
        (BELOW, "/city/", "https://paper.example/news/city/", "/news/city/", "city"),
        (BELOW, "/news/city/", "https://paper.example/news/city/", "/news/city/", "city"),
        (BELOW, "/newsroom", "https://paper.example/news/newsroom", "/news/newsroom", "newsroom"),
        (
            BELOW,
            "https://paper.example/city",
            "https://paper.example/city",
            "https://paper.example/city",
            None,
        ),
        (ROOT, "https://other.example/x", "https://other.example/x", "https://other.example/x", None),
        (ROOT, "/../etc", "https://paper.example/etc", "/etc", "etc"),
        (BELOW, "/../etc", "https://paper.example/etc", "https://paper.example/etc", None),
    ],
)
def test_what_is_written_has_one_place(
    ground: Ground, written: str, whole: str, path: str, folder: str | None
) -> None:
    assert (ground.whole(written), ground.path(written), ground.folder(written)) == (whole, path, folder)


def test_a_step_of_an_address_is_of_plain_letters() -> None:
    assert slug("Tea & cake") == "tea-cake"
    assert slug("Железная дорога") == "zheleznaya-doroga"
    assert slug("../../etc") == "etc"
    assert slug("!!!").startswith("x")
