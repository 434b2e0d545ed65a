"""derivatives that an earlier run made: found without decoding, never believed, shared by many, bounded on demand."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pagekit.errors import RenderError
from pagekit.pictures import DerivativeCache, PictureFiles, Recipe, cache, derive, encode
from pagekit.pictures.derive import shelf

RECIPE = Recipe((24, 48), formats=("avif", "webp", "jpeg"))


def photograph(step: int = 0) -> bytes:
    stream = io.BytesIO()
    ramp = Image.linear_gradient("L").resize((60, 40)).point(lambda value: value * (8 - step) // 8)
    ramp.convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


PHOTO = photograph()


@pytest.fixture(autouse=True)
def bare_shelf() -> Iterator[None]:
    """Each test finds the shelf as a new process does."""
    shelf.clear()
    yield
    shelf.clear()


@pytest.fixture
def kept(tmp_path: Path) -> DerivativeCache:
    return DerivativeCache(tmp_path / "cache")


def anew(
    kept: DerivativeCache, recipe: Recipe = RECIPE, data: bytes = PHOTO, xmp: bytes | None = None
) -> PictureFiles:
    """As the next process would ask."""
    shelf.clear()
    return derive(data, recipe, xmp=xmp, cache=kept)


def files(kept: DerivativeCache, room: str = "*") -> list[Path]:
    return sorted(path for path in kept.folder.glob(f"{room}/*/*"))


def no_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    def decode(*_: object) -> None:
        pytest.fail("a picture was opened")

    monkeypatch.setattr(Image, "open", decode)


def test_a_second_build_makes_none_and_opens_no_picture(
    kept: DerivativeCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = anew(kept, xmp=b"<x/>")
    no_decoding(monkeypatch)
    second = anew(kept, xmp=b"<x/>")
    assert first.made == 6
    assert second.made == 0
    assert second == first
    assert kept.trouble is None


def test_one_file_for_each_derivative_and_one_entry_for_each_picture(kept: DerivativeCache) -> None:
    placed = anew(kept)
    assert len(files(kept, "made")) == 1
    assert sorted(path.read_bytes() for path in files(kept, "files")) == sorted(f.data for f in placed.files)
    assert {path.suffix for path in files(kept, "files")} == {".avif", ".webp", ".jpg"}


@pytest.mark.parametrize(
    "other",
    [
        replace(RECIPE, widths=(24, 47)),
        replace(RECIPE, tallest=0.5),
        replace(RECIPE, tallest=0.5, focus=(0.5, 0.0)),
        replace(RECIPE, quality=60),
        replace(RECIPE, formats=("jpeg",)),
        replace(RECIPE, aspect=(1, 1)),
        replace(RECIPE, aspect=(60, 40), bleed=(6, 0, 0, 0)),
    ],
    ids=["widths", "tallest", "focus", "quality", "formats", "aspect", "bleed"],
)
def test_another_recipe_is_another_picture(kept: DerivativeCache, other: Recipe) -> None:
    anew(kept)
    assert anew(kept, other).made > 0
    assert len(files(kept, "made")) == 2


def test_another_source_or_credit_is_another_picture(kept: DerivativeCache) -> None:
    anew(kept)
    assert anew(kept, data=photograph(1)).made == 6
    assert anew(kept, xmp=b"<x/>").made == 6
    assert anew(kept).made == 0


def test_other_encoders_or_another_edition_of_ours_make_all_anew(
    kept: DerivativeCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew(kept)
    monkeypatch.setattr(encode, "encoders", lambda: ("pillow 99.0.0",))
    kept = DerivativeCache(kept.folder)
    assert anew(kept).made == 6
    assert anew(kept).made == 0
    monkeypatch.setattr(cache, "EDITION", cache.EDITION + 1)
    assert anew(kept).made == 6


def damage_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def damage_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def damage_all(path: Path) -> None:
    path.write_bytes(b"")


def damage_none_left(path: Path) -> None:
    path.unlink()


def damage_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def damage_letters(path: Path) -> None:
    path.write_bytes("ё\n".encode("utf-16") * 9)


def damage_size(path: Path) -> None:
    path.write_bytes(path.read_bytes() * 400)


@pytest.mark.parametrize("room", ["made", "files"])
@pytest.mark.parametrize(
    "damage", [damage_end, damage_middle, damage_all, damage_none_left, damage_letters, damage_size]
)
def test_what_is_damaged_is_made_again(
    kept: DerivativeCache, room: str, damage: Callable[[Path], None]
) -> None:
    first = anew(kept)
    for path in files(kept, room):
        damage(path)
        again = anew(kept)
        assert again == first
        assert again.made == 6, path.suffix
        assert anew(kept).made == 0, "what was made again is sound"
    assert kept.trouble is None


def test_a_sound_entry_of_another_picture_is_not_taken_for_this_one(kept: DerivativeCache) -> None:
    anew(kept)
    (own,) = files(kept, "made")
    anew(kept, data=photograph(1))
    (other,) = set(files(kept, "made")) - {own}
    other.write_bytes(own.read_bytes())
    assert anew(kept, data=photograph(1)).made == 6
    assert anew(kept).made == 0


def test_an_entry_cannot_lead_out_of_the_folder(kept: DerivativeCache) -> None:
    """Also one with a check sum: names are made from the bytes, and a line has no room for a path."""
    first = anew(kept)
    (entry,) = files(kept, "made")
    (kept.folder / "secret.jpg").write_bytes(b"secret")
    line = "jpeg 24 16 ../../secret"
    entry.write_bytes(cache._entry_text([line], entry.name))
    assert anew(kept) == first


def test_a_folder_that_cannot_be_written_costs_time_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    kept = DerivativeCache(tmp_path / "cache")
    assert anew(kept).made == 6
    assert anew(kept).made == 6
    assert kept.trouble is not None
    assert "Choose a folder you may write to" in kept.trouble


@pytest.mark.parametrize("room", ["files", "made"])
def test_what_stands_in_the_place_of_a_file_or_a_folder_goes(
    kept: DerivativeCache, tmp_path: Path, room: str
) -> None:
    first = anew(kept)
    damage_folder(files(kept, room)[0])
    assert anew(kept) == first
    assert (anew(kept).made, kept.trouble) == (0, None)
    # A file, and a link that leads out, where a folder of the cache should be.
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "own").write_bytes(b"of somebody else")
    shard = files(kept, room)[0].parent
    for wrong in ("file", "link"):
        shutil.rmtree(shard, ignore_errors=True)
        shard.write_bytes(b"") if wrong == "file" else shard.symlink_to(tmp_path / "gone")
        assert anew(kept) == first
        assert (anew(kept).made, kept.trouble) == (0, None)
    assert (tmp_path / "others" / "own").read_bytes() == b"of somebody else"


def test_what_the_shelf_has_is_kept_on_disk_as_well(kept: DerivativeCache) -> None:
    derive(PHOTO, RECIPE)
    assert derive(PHOTO, RECIPE, cache=kept).made == 0
    assert anew(kept).made == 0


def test_what_cannot_be_made_leaves_nothing_behind(kept: DerivativeCache) -> None:
    with pytest.raises(RenderError):
        anew(kept, data=b"words")
    assert files(kept) == []


# ---- Bounds ------------------------------------------------------------------------------------------------


def aged(kept: DerivativeCache) -> None:
    """Every file a second younger than the one before it, pictures in the order in which they were made."""
    for age, path in enumerate(sorted(files(kept), key=lambda path: path.stat().st_mtime_ns)):
        os.utime(path, ns=(age * 10**9, age * 10**9))


def test_the_oldest_go_first_until_the_rest_fits(tmp_path: Path) -> None:
    kept = DerivativeCache(tmp_path)
    anew(kept)
    old = {path: path.stat().st_size for path in files(kept)}
    anew(kept, data=photograph(1))
    new = {path: path.stat().st_size for path in files(kept) if path not in old}
    for path in files(kept):
        age = 1 if path in old else 2
        os.utime(path, (age, age))
    small = DerivativeCache(tmp_path, max_bytes=sum(new.values()))
    assert small.prune() == sum(old.values())
    assert set(files(kept)) == set(new)
    assert small.prune() == 0
    assert anew(small, data=photograph(1)).made == 0
    assert anew(small).made == 6


def test_a_picture_that_lost_a_file_is_made_again(tmp_path: Path) -> None:
    kept = DerivativeCache(tmp_path)
    first = anew(kept)
    aged(kept)
    total = sum(path.stat().st_size for path in files(kept))
    assert DerivativeCache(tmp_path, max_bytes=total - 1).prune() > 0
    assert len(files(kept)) == 6
    again = anew(kept)
    assert (again, again.made) == (first, 6)


def test_only_its_own_files_are_pruned(tmp_path: Path) -> None:
    kept = DerivativeCache(tmp_path, max_bytes=0)
    anew(kept)
    shard = files(kept, "files")[0].parent
    strangers = [tmp_path / "letter.txt", tmp_path / "files" / "notes.txt", shard / "holiday.jpg"]
    for stranger in strangers:
        stranger.write_bytes(b"mine")
    left_behind = shard / f".{'0' * 40}.abcd1234"
    left_behind.write_bytes(b"half-written")
    link = shard / ("f" * 64)
    link.symlink_to(strangers[0])
    kept.prune()
    assert files(kept) == sorted([strangers[2], link])
    assert not left_behind.exists()
    assert all(stranger.read_bytes() == b"mine" for stranger in strangers)


def test_a_cache_that_is_not_there_has_nothing_to_prune(tmp_path: Path) -> None:
    assert DerivativeCache(tmp_path / "none", max_bytes=0).prune() == 0
    assert not (tmp_path / "none").exists()


# ---- Shared ------------------------------------------------------------------------------------------------

RACE = """
import hashlib, pickle, sys
from pathlib import Path
from pagekit.pictures import DerivativeCache, derive
from pagekit.pictures.derive import shelf
folder, photos, recipe, prunes = pickle.load(sys.stdin.buffer)
kept = DerivativeCache(Path(folder), max_bytes=0)
print("ready", flush=True)
while not Path(folder, "go").exists():
    pass
for turn in range(4):
    for photo in photos:
        shelf.clear()
        print(*(hashlib.sha256(file.data).hexdigest() for file in derive(photo, recipe, cache=kept).files))
        if prunes:
            kept.prune()
print(kept.trouble)
"""


@pytest.mark.parametrize("prunes", [False, True], ids=["writing", "one prunes all the time"])
def test_two_processes_share_a_folder(tmp_path: Path, prunes: bool) -> None:
    photos = [photograph(step) for step in range(3)]
    racers = []
    for each in (prunes, False):
        racer = subprocess.Popen(
            [sys.executable, "-c", RACE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert racer.stdin is not None
        racer.stdin.write(pickle.dumps((str(tmp_path), photos, RECIPE, each)))
        racer.stdin.close()
        racers.append(racer)
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == b"ready\n"
    (tmp_path / "go").touch()
    wanted = [derive(photo, RECIPE) for photo in photos]
    lines = [
        " ".join(hashlib.sha256(file.data).hexdigest() for file in placed.files) for placed in wanted
    ] * 4
    for racer in racers:
        assert racer.stdout is not None
        *found, trouble = racer.stdout.read().decode().splitlines()
        racer.stdout.close()
        assert racer.wait() == 0
        assert found == lines
        assert prunes or trouble == "None"
    kept = DerivativeCache(tmp_path)
    assert [anew(kept, data=photo) for photo in photos] == wanted
    assert not [path for path in files(kept) if path.name.startswith(".")]


def test_threads_share_a_cache(kept: DerivativeCache) -> None:
    photos = [photograph(step) for step in range(4)] * 3
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda photo: derive(photo, RECIPE, cache=kept), photos))
    assert found == [derive(photo, RECIPE) for photo in photos]
    assert all(anew(kept, data=photo).made == 0 for photo in photos)
    assert kept.trouble is None
