"""A world that stands still while a site is built, and what it gives once it is let go."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pagekit.errors import Unreadable
from pagekit.site import watched
from pagekit.site.watched import StillWorld
from pagekit.world import DiskWorld, FakeWorld

HERE, THERE = Path("a.jpg"), Path("b.jpg")


class Counted(FakeWorld):
    """A world that counts what it was asked."""

    asked = 0

    def read(self, path: Path, *, limit: int = 1_000) -> bytes:
        self.asked += 1
        return super().read(path, limit=limit)

    def has(self, path: Path) -> bool:
        self.asked += 1
        return super().has(path)


def test_nothing_is_asked_for_twice_until_it_is_let_go() -> None:
    world = Counted({"a.jpg": b"one"})
    still = StillWorld(world)
    assert [still.read(HERE), still.read(HERE), still.has(HERE), still.has(HERE), still.has(THERE)] == [
        b"one", b"one", True, True, False,
    ]  # fmt: skip
    assert world.asked == 3
    world.files = {THERE: b"two"}
    assert (still.read(HERE), still.has(THERE)) == (b"one", False)
    still.let_go()
    assert (still.has(HERE), still.has(THERE), still.read(THERE)) == (False, True, b"two")
    world.files[THERE] = b"three"
    assert still.read(THERE) == b"three"


def test_the_bounds_of_who_asks_hold_for_what_is_kept() -> None:
    still = StillWorld(FakeWorld({"a.jpg": b"one"}))
    still.read(HERE)
    with pytest.raises(Unreadable, match="3 bytes, at most 2"):
        still.read(HERE, limit=2)


def test_what_was_read_first_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched, "MOST_KEPT", 8)
    world = Counted({name: name.encode() for name in ("aa", "bb", "cc", "dd", "ee", "long")})
    still = StillWorld(world)
    for name in ("aa", "bb", "cc", "dd", "ee", "long", "ee", "aa"):
        assert still.read(Path(name)) == name.encode()
    assert world.asked == 7


def test_a_worker_has_a_world_of_its_own(tmp_path: Path) -> None:
    place = tmp_path.resolve() / "a.jpg"
    place.write_bytes(b"one")
    still = StillWorld(DiskWorld(tmp_path))
    assert still.read(place) == b"one"
    place.write_bytes(b"other")
    assert pickle.loads(pickle.dumps(still)).read(place) == b"other"  # noqa: S301 (made here)
    assert (still.names(place.parent), set(still.marks(place.parent))) == (("a.jpg",), {"a.jpg"})


def test_a_world_that_cannot_list_lists_nothing() -> None:
    class Bare:
        def read(self, path: Path, *, limit: int = 1) -> bytes:
            raise Unreadable(path.name)

        def write(self, path: Path, data: bytes) -> None:
            raise AssertionError

    still = StillWorld(Bare())
    assert (still.has(HERE), still.names(Path()), still.marks(Path())) == (True, (), {})
