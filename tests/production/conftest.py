"""What several tests of whole pages are made of."""

from __future__ import annotations

import io

import pytest
from PIL import Image

import pagekit


@pytest.fixture(scope="session")
def ferry() -> pagekit.Article:
    """A story with a picture of its own, whose text names a host that is none, such as pages use inside."""
    made = io.BytesIO()
    Image.new("RGB", (700, 460), (30, 80, 120)).save(made, "JPEG")
    fields = {
        "id": "ferry",
        "headline": "The night ferry",
        "url": "https://paper.example/ferry/",
        "photos": [{"src": "quay.jpg", "alt": "A quay", "credit": "Ann Li"}],
        "body": [
            {"kind": "paragraph", "text": "[All](https://files.pagekit.invalid/secret.pdf) went up at ten."}
        ],
    }
    return pagekit.read_article(fields, files_from=pagekit.MemoryFiles({"quay.jpg": made.getvalue()}))
