"""How a PDF is made: written by pagekit itself, or by the engine; a stranger's page in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_STRANGER = """
import sys
import pagekit

story = pagekit.read_article({{"id": "boots", "headline": "Boots are dear", "lang": "en"}})
made = pagekit.render_pdf(story, layout="mine", layouts={folder!r})
print(made.page_count, "weasyprint" in sys.modules)
"""


def test_what_a_strangers_pack_draws_is_drawn_in_a_process_of_its_own(tmp_path: Path) -> None:
    home = tmp_path / "mine"
    home.mkdir()
    said = 'medium = "print"\ninherits = "print-article"\ndraw = "engine"\n[composed]\n'
    (home / "layout.toml").write_text(
        f'schema = 1\nname = "mine"\ntitle = "M"\nsummary = "M"\n{said}', "utf-8"
    )
    code = _STRANGER.format(folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
