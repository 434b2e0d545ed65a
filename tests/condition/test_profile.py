"""a condition's profile → its bytes, found beside the condition or among pagekit's own, and held to what plates need."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from pagekit.condition import Condition, find_condition, profile_bytes, profile_of
from pagekit.errors import MissingResource, Unreadable
from pagekit.resources import assets_dir

SHIPPED = assets_dir() / "icc"
TR002 = (SHIPPED / "newsprint-tr002.icc").read_bytes()


def ours(folder: Path, profile: bytes | None = None) -> Condition:
    (folder / "ours.toml").write_text('inherits = "newsprint-ifra"\nprofile = "ours.icc"\n', "utf-8")
    if profile is not None:
        (folder / "ours.icc").write_bytes(profile)
    return find_condition(folder / "ours.toml")


@pytest.mark.parametrize(
    ("name", "file"), [("newsprint", "newsprint-tr002.icc"), ("coated", "ISOcoated_v2_300_bas.icc")]
)
def test_those_that_are_shipped(name: str, file: str) -> None:
    found = profile_of(find_condition(name))
    assert (found.name, found.version[0]) == (file, 2)
    assert found.data == profile_bytes(find_condition(name)) == (SHIPPED / file).read_bytes()
    assert f'sha256 = "{found.sha256}"' in (SHIPPED / "manifest.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("newsprint-ifra", "WAN-IFRAnewspaper26v5.icc"),
        ("heatset", "SWOP2006_Coated3v2.icc"),
        ("uncoated", "PSOuncoated_v3_FOGRA52.icc"),
        ("digital", "PSOcoated_v3.icc"),
    ],
)
def test_those_that_the_newsroom_brings_are_asked_for_by_name(name: str, file: str) -> None:
    with pytest.raises(MissingResource, match=rf'press {name}: .*{file}.*inherits = "{name}"'):
        profile_bytes(find_condition(name))


def test_the_newsrooms_own_lies_beside_its_condition(tmp_path: Path) -> None:
    told = ours(tmp_path, TR002)
    assert profile_bytes(told) == TR002
    (tmp_path / "ours.icc").write_bytes(TR002 + bytes(4))
    assert profile_bytes(told) == TR002 + bytes(4), "a file that has changed is read again"


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingResource, match=r"no profile ours\.icc .* It is WAN-IFRAnewspaper26v5\.icc"):
        profile_bytes(ours(tmp_path))


def patched(at: int, new: bytes, data: bytes = TR002) -> bytes:
    return data[:at] + new + data[at + len(new) :]


B2A0 = struct.unpack_from(">I", TR002, TR002.index(b"B2A0") + 4)[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no ICC profile"),
        (b"words " * 100, "is no ICC profile"),
        (TR002[:50_000], "is cut off or damaged"),
        (TR002[:131], "is no ICC profile"),
        (patched(0, struct.pack(">I", 140), TR002[:140]), "is cut off or damaged"),
        (patched(128, struct.pack(">I", 2**31)), "is cut off or damaged"),
        (patched(136, struct.pack(">I", 2**32 - 1)), "is cut off or damaged"),
        (patched(12, b"mntr"), "is a screen's profile, not a printer's"),
        (patched(12, b"\0\xff\0\0"), "is another profile, not a printer's"),
        (patched(16, b"RGB "), "is for RGB, not for the 4 inks of CMYK"),
        (patched(TR002.index(b"B2A0"), b"B2AX"), "has no table B2A0"),
        (patched(B2A0 + 9, b"\3"), "has a table B2A0 for another number of inks than 4"),
        (TR002 + bytes(17_000_000), "is larger than 16,777,216 bytes"),
    ],
)
def test_one_that_is_no_use_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=rf"ours\.icc: {words}.* Bring the CMYK output profile"):
        profile_bytes(ours(tmp_path, data))
