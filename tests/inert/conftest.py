"""One tab of Chromium for all files of tests; a folder with a picture and creatives."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.inert.reader import Reader
from tests.inert.stories import EVIL_FILE
from tests.web.browser import Chromium


@pytest.fixture(scope="session")
def reader(chromium: Chromium) -> Reader:
    return Reader(chromium)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a picture, once under a plain name and once under a hostile one, and a creative."""
    home = tmp_path_factory.mktemp("desk")
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), (90, 120, 90)).save(stream, "JPEG")
    for name in ("a.jpg", EVIL_FILE):
        (home / name).write_bytes(stream.getvalue())
    (home / "calm.html").write_text("<p>A creative that does nothing")
    (home / "ad.html").write_text(
        "<script>parent.hit=1; top.location='https://evil.example'</script><img src=https://evil.example/pixel.gif>"
    )
    return home
