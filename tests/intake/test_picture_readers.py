"""Pillow's settings while pictures are decoded → as the gate wants them, for all threads at one time, and set back."""

from __future__ import annotations

import threading
import warnings

import pytest
from PIL import ImageFile

from pagekit.intake.picture_readers import quietly

WAIT = 20


def test_all_threads_decode_at_one_time() -> None:
    together = threading.Barrier(3, timeout=WAIT)
    reached: list[int] = []

    def work(number: int) -> None:
        with quietly():
            together.wait()
            reached.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert sorted(reached) == [0, 1, 2]


@pytest.mark.parametrize("lenient", [True, False])
def test_the_last_sets_back_what_the_first_found(lenient: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    before = list(warnings.filters)
    with quietly():
        with quietly():
            assert not ImageFile.LOAD_TRUNCATED_IMAGES
        warnings.warn("odd", stacklevel=1)
        assert not ImageFile.LOAD_TRUNCATED_IMAGES
    assert ImageFile.LOAD_TRUNCATED_IMAGES is lenient
    assert list(warnings.filters) == before
    with pytest.raises(UserWarning, match="odd"):
        warnings.warn("odd", stacklevel=1)
