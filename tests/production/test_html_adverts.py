"""a booked HTML creative → the printed page: as the engine drew it where pagekit writes the page, a picture elsewhere."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest
from pikepdf import Dictionary

import pagekit
from pagekit.errors import LimitExceeded
from pagekit.foreign.kept import Kept
from pagekit.jobs import MEGABYTE, Limits
from pagekit.model import HtmlCreative
from pagekit.production import html_adverts
from tests.foreign.sheets import Seen, problems

SITE = pagekit.Publication(name="Courier", ad_contacts=[{"phone": "+7 700 388 81 09"}])
STORY = pagekit.Article(id="boots", headline="Committee counts boots before the winter")
WIDTH, HEIGHT = 704, 160
"""The shape of the foot slot."""
RAIL = """
<!doctype html><style>body { margin: 0 } a { display: block; height: 160px; background: #f00; color: #fff }</style>
<a href="https://rail.example/night">Night trains<span style="position:absolute;left:352px;width:352px;height:160px;
background:#00f"></span></a><script>document.body.innerHTML = ""</script>
"""
FILES = {"rail.html": RAIL.encode()}


def advert() -> pagekit.HtmlAdvert:
    title = "Night trains with Steppe Rail"
    return pagekit.HtmlAdvert(slot="foot", src="rail.html", title=title, width=WIDTH, height=HEIGHT)


def printed(*adverts: pagekit.HtmlAdvert) -> pagekit.PdfDocument:
    files = pagekit.MemoryFiles(FILES)
    return pagekit.render_pdf(STORY, publication=SITE, files_from=files, adverts=list(adverts))


@pytest.fixture(scope="module")
def made() -> pagekit.PdfDocument:
    return printed(advert())


def test_it_stands_on_the_page_as_it_was_drawn(made: pagekit.PdfDocument) -> None:
    assert [note for note in made.report.notes if "slot" in note.where] == []
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        leaf: Any = pdf.pages[0]
        (form,) = leaf.Resources.XObject.values()
        assert [float(side) for side in form.BBox] == [0, 0, WIDTH * 0.75, HEIGHT * 0.75]
        figures = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/Figure"]
        (said,) = [one for one in figures if str(one.Alt) == "Night trains with Steppe Rail"]
        left, bottom, right, top = (float(side) for side in said.A.BBox)
        away = [str(note.A.URI) for note in leaf.Annots]
    assert away[-1] == "https://rail.example/night"
    seen = Seen(made.data)
    assert "Night trains" in seen.text
    middle = (bottom + top) / 2
    assert [seen.at(x, middle) for x in (left + 3, (left + right) / 2 - 3, (left + right) / 2 + 3, right - 3)] == [
        (255, 0, 0), (255, 0, 0), (0, 0, 255), (0, 0, 255),
    ]  # fmt: skip


def test_the_page_is_whole_and_accessible(made: pagekit.PdfDocument) -> None:
    assert problems(made.data) == []
    assert page_validation.validate_pdf_bytes(made.data, profile="ua1").is_compliant


def test_the_same_advert_gives_the_same_bytes_and_is_drawn_once(
    made: pagekit.PdfDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No second process is begun.
    monkeypatch.delattr(html_adverts, "run")
    assert printed(advert()).data == made.data


def test_without_pango_the_house_has_the_space_and_the_note_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_adverts, "_kept", Kept(1_000_000, html_adverts.weight))
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')")
    monkeypatch.syspath_prepend(tmp_path)
    made = printed(advert())
    (note,) = made.report.with_code("creative-missing")
    assert note.what.startswith(
        "the booked advert is not shown: PDFs of layouts that flow, such as base, or say "
        'draw = "engine", and HTML adverts in print need the Pango library (cannot load library libpango). '
        "To install it: "
    )
    assert Seen(made.data).text.count("+7 700 388 81 09") == 2, "in the head, and at the foot"


def test_work_without_end_is_ended() -> None:
    creative = HtmlCreative(src="rail.html", title="Rail", width=300, height=200)
    pages = b"<p style='height:9000px'>Rail" * 20_000
    with pytest.raises(LimitExceeded) as caught:
        html_adverts.drawn_html(creative, pages, Limits(work=1, memory=2048 * MEGABYTE))
    assert str(caught.value).startswith("rail.html: it took more than 1 seconds of work.")


def test_a_browser_is_shown_a_picture_of_it(made: pagekit.PdfDocument) -> None:
    files = pagekit.MemoryFiles(FILES)
    how: dict[str, Any] = {"publication": SITE, "files_from": files, "layout": "print-article"}
    page = pagekit.render_html(STORY, adverts=[advert()], **how)
    (picture,) = [name for name in page.assets if name.startswith("pictures/")]
    assert f'src="{picture}" width="2200"' in page.html
    assert '<a href="https://rail.example/night"' in page.html
    assert "<iframe" not in page.html
