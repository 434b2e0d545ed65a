"""a version and a range → does it fit?"""

from __future__ import annotations

from importlib import metadata

import pytest

from pagekit.desk import versions
from pagekit.desk.versions import fits, plain_name, ranges_of, version_of


@pytest.mark.parametrize(
    ("version", "wanted", "fitting"),
    [
        ("2.11", ">=2.11,<3", True),
        ("2.11.0", ">=2.11,<3", True),
        ("2.11", ">=2.11.0,<3", True),
        ("3.0.0", ">=2.11,<3.0", False),
        ("2.9", ">=2.11,<3", False),
        ("3.0", ">=2.11,<3", False),
        ("3", ">=2.11,<3", False),
        ("10.1.2", ">=9,<11", True),
        ("13.0.0.post1", ">=13,<14", True),
        ("2026.2", "", True),
    ],
)
def test_a_range_is_held_against_a_version(version: str, wanted: str, fitting: bool) -> None:
    assert fits(version, wanted) is fitting


def test_the_ranges_are_those_of_the_distribution(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "babel<3,>=2.17",
        "PyYAML >=6.0.2,<7",
        "tzdata",
        'pypdfium2>=5,<6; extra == "preview"',
        "x[y]>=1",
    ]
    monkeypatch.setattr(versions.metadata, "requires", lambda _: lines)
    assert ranges_of("pagekit") == {
        "babel": "<3,>=2.17", "pyyaml": ">=6.0.2,<7", "tzdata": "", "pypdfium2": ">=5,<6", "x": ">=1",
    }  # fmt: skip


def test_what_is_not_installed_has_no_version_and_no_ranges() -> None:
    assert version_of("pagekit-nowhere") is None
    assert ranges_of("pagekit-nowhere") == {}


def test_the_version_is_that_of_the_distribution() -> None:
    assert version_of("rich") == metadata.version("rich")
    assert plain_name("Mdit_Py.Plugins") == "mdit-py-plugins"
