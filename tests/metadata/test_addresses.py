"""One rule for a page's address and its files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.errors import InvalidInput
from pagekit.metadata import file_address, site_path


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("https://host.example/river/ferry", "https://host.example/river/ferry/pictures/a.jpg"),
        ("https://host.example/river/ferry/", "https://host.example/river/ferry/pictures/a.jpg"),
        ("https://host.example", "https://host.example/pictures/a.jpg"),
        ("https://host.example/", "https://host.example/pictures/a.jpg"),
        ("https://host.example/ferry.html", "https://host.example/ferry.html/pictures/a.jpg"),
        ("https://host.example/ferry?from=x#top", "https://host.example/ferry/pictures/a.jpg"),
    ],
)
def test_the_files_of_a_page_stand_below_its_address(page: str, file: str) -> None:
    assert file_address(page, "pictures/a.jpg") == file


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://host.example", ""),
        ("https://host.example/river/ferry", "river/ferry"),
        ("https://host.example/river/ferry/", "river/ferry"),
        ("/river/ferry", "river/ferry"),
        ("river//ferry#top", "river/ferry"),
        ("/%D1%80%D0%B5%D0%BA%D0%B0", "река"),
    ],
)
def test_a_page_lies_in_the_folder_of_its_address(address: str | None, folder: str) -> None:
    assert site_path(address) == folder


@pytest.mark.parametrize("address", [None, "", "/a?id=5", "/a/%2e%2e/%2e%2e/b", "/a/%00", "/a%5cb", "/a/%0a"])
def test_an_address_that_no_folder_can_have_is_refused(address: str | None) -> None:
    with pytest.raises(InvalidInput, match="no folder of a site can have"):
        site_path(address)


@given(st.text(max_size=40))
def test_no_address_leads_out_of_the_sites_folder(text: str) -> None:
    try:
        steps = site_path("/" + text).split("/")
    except InvalidInput:
        return
    assert ".." not in steps
    assert "." not in steps
