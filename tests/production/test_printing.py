"""a story that was laid out → its PDF: who draws its pages, and what there is to say of a caller's pack."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import pagekit
from pagekit.resources import layouts_dir

STORY = pagekit.Article.model_validate(
    {
        "id": "river",
        "lang": "en",
        "headline": "The river is back",
        "status": "ready",
        "body": [{"kind": "paragraph", "text": "It came in the night, when nobody was looking."}],
    }
)
PACK = 'schema = 1\ntitle = "Evening"\nsummary = "Of a caller"\ninherits = "print-article"\n'


def pack(folder: Path, *lines: str, **files: str) -> Path:
    """A pack of a caller that inherits the printed article; the folder it lies in."""
    own = folder / "evening"
    own.mkdir()
    (own / "layout.toml").write_text(PACK + "\n".join(lines), "utf-8")
    for name, text in files.items():
        (own / name.replace("__", ".")).write_text(text, "utf-8")
    return folder


def printed(folder: Path) -> pagekit.PdfDocument:
    return pagekit.render_pdf(STORY, layout="evening", layouts=folder)


def maker(made: pagekit.PdfDocument) -> str:
    """What the PDF says that it was made by."""
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        return str(pdf.docinfo.Producer)


def codes(made: pagekit.PdfDocument) -> list[str]:
    return [note.code for note in made.report.notes]


def test_a_composed_pack_is_written_by_pagekit(tmp_path: Path) -> None:
    made = printed(pack(tmp_path))
    assert "pagekit" in maker(made) and "WeasyPrint" not in maker(made)
    assert "pack-unused" not in codes(made)


def test_a_pack_may_have_its_pages_drawn_by_the_engine_with_its_own_files(tmp_path: Path) -> None:
    own = (layouts_dir() / "print-article" / "page.css.j2").read_text("utf-8")
    blue = own + "\n.s-headline { color: #00f }\n"
    made = printed(pack(tmp_path, 'draw = "engine"', page__css__j2=blue))
    assert "WeasyPrint" in maker(made)
    assert "pack-unused" not in codes(made)
    page = pypdfium2.PdfDocument(made.data)[0]
    assert "nobody was looking" in page.get_textpage().get_text_range()
    assert (0, 0, 255) in {colour for _, colour in page.render().to_pil().convert("RGB").getcolors(1 << 24)}


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"page__css__j2": "p { color: red }"}, "page.css.j2"),
        ({"page__css__j2": "p { color: red }", "slot__html__j2": "<p>x</p>"}, "page.css.j2, slot.html.j2"),
    ],
)
def test_a_file_that_changes_nothing_is_told_of(files: dict[str, str], named: str, tmp_path: Path) -> None:
    made = printed(pack(tmp_path, **files))
    (note,) = [note for note in made.report.notes if note.code == "pack-unused"]
    assert (note.severity, note.where) == ("warning", "layout evening")
    assert note.what == f"its pages are written as they were composed, and {named} changes nothing in them."
    assert note.remedy == 'Say colours under [roles] and [colours], or write draw = "engine" into the pack.'


def test_it_does_change_nothing(tmp_path: Path) -> None:
    plain = printed(pack(tmp_path))
    other = tmp_path / "other"
    other.mkdir()
    assert printed(pack(other, page__css__j2="p { color: red }")).data == plain.data


def test_a_colour_of_a_pack_changes_its_pages(tmp_path: Path) -> None:
    plain = printed(pack(tmp_path))
    other = tmp_path / "other"
    other.mkdir()
    changed = printed(pack(other, '[roles]\nheadline = "accent"'))
    assert changed.data != plain.data and "pack-unused" not in codes(changed)


def test_the_report_says_what_is_to_be_seen_on_the_pages() -> None:
    report = pagekit.render_pdf(STORY).report
    (hole,) = report.with_code("page-hole")
    assert hole.severity == "info" and hole.where.startswith("page 1, ")
    assert report.figures["holes"] == 1 and report.figures["jams"] == 0
    assert str(report.figures["white_by_page"]) == f"1: {report.figures['white']}"
    assert report.verdict == "ready"
