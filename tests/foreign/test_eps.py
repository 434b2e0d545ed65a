"""EPS → PDF: its box, its colours and its faces kept; a hostile one ends within bounds and reaches nothing."""

from __future__ import annotations

import io
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pagekit.errors import LimitExceeded, MissingDependency, Unreadable
from pagekit.foreign import foreign_form
from pagekit.foreign.bounds import Refused
from pagekit.foreign.eps import eps_pdf, read
from pagekit.foreign.eps.header import header
from pagekit.foreign.eps.read import LIMITS
from pagekit.jobs import MEGABYTE
from tests.foreign.posts import eps, with_preview
from tests.foreign.sheets import placed

needs_ghostscript = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript carries EPS out")
RED = b"0 1 1 0 setcmykcolor 10 10 180 80 rectfill"


# ---- What it says of itself -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_its_size_is_read_whatever_its_lines_end_with(end: bytes) -> None:
    found = header(eps(end=end))
    assert found.sheet == found.trim == (0, 0, 200, 100)


def test_a_finer_box_is_taken_and_the_crop_box_is_the_trim() -> None:
    more = b"%%HiResBoundingBox: -8.5 -8.5 208.5 108.5\n%%CropBox: 0.0 0.0 200.0 100.0"
    found = header(eps(box=b"-9 -9 209 109", more=more))
    assert (found.sheet, found.trim) == ((-8.5, -8.5, 208.5, 108.5), (0, 0, 200, 100))


def test_a_size_that_is_told_at_the_end_is_found_there() -> None:
    found = header(eps(box=b"(atend)") + b"%%Trailer\n%%BoundingBox: 1 2 101 52\n%%EOF\n")
    assert found.trim == (1, 2, 101, 52)


def test_the_box_of_another_that_it_holds_is_not_its_own() -> None:
    inner = b"%%BeginDocument: x.eps\n%%BoundingBox: 0 0 9 9\n%%EndDocument"
    with pytest.raises(Refused, match="does not say its size"):
        header(eps(inner, box=b"(atend)"))


def test_what_is_for_screens_is_left_out() -> None:
    program = eps(RED)
    assert header(with_preview(program)).program == program


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%!PS-Adobe-3.0\n%%BoundingBox: 0 0 9 9\n", "is PostScript, but no EPS"),
        (eps(box=b"0 0 0 100"), "has a side of 0 mm"),
        (eps(box=b"0 0 200 1000000"), "has a side of 352,778 mm"),
        (eps(box=b"0 0 9"), "does not say its size"),
        (with_preview(eps())[:40], "is cut off"),
        (b"\xc5\xd0\xd3\xc6", "is cut off"),
    ],
)
def test_one_that_is_none_is_refused_without_being_carried_out(data: bytes, what: str) -> None:
    with pytest.raises(Refused, match=what):
        header(data)


# ---- What is made of it ---------------------------------------------------------------------------------------------


@needs_ghostscript
def test_it_becomes_a_page_cut_to_its_box_in_its_own_inks() -> None:
    more = b"%%CropBox: 0 0 200 100"
    made = eps_pdf(with_preview(eps(RED, box=b"-9 -9 209 109", more=more)), "ad.eps")
    assert made.notes == ()
    form = foreign_form(made.data, "ad.eps")
    assert (form.width, form.height) == (200, 100)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        (page,) = pdf.pages
        assert b"0 1 1 0 k" in page.Contents.read_bytes()
    seen = placed(form)
    assert seen.at(50 + 100, 30 + 50)[0] > 200
    assert seen.at(50 + 5, 30 + 50) == (255, 255, 255)


@needs_ghostscript
def test_the_same_eps_gives_the_same_page(monkeypatch: pytest.MonkeyPatch) -> None:
    one = eps_pdf(eps(RED), "ad.eps")
    monkeypatch.setattr(read._kept, "find", lambda _: None)
    assert eps_pdf(eps(RED), "ad.eps") == one


@needs_ghostscript
def test_it_need_not_end_its_page_and_of_several_the_first_counts() -> None:
    for data in (eps(RED).replace(b"showpage\n", b""), eps(RED + b" showpage 0 0 9 9 rectfill")):
        with pikepdf.open(io.BytesIO(eps_pdf(data, "ad.eps").data)) as pdf:
            assert len(pdf.pages) == 1
            assert b"0 1 1 0 k" in pdf.pages[0].Contents.read_bytes()


@needs_ghostscript
def test_a_face_that_is_not_in_it_is_told() -> None:
    made = eps_pdf(eps(b"/Helvetica findfont 20 scalefont setfont 20 20 moveto (Boots) show"), "ad.eps")
    assert [note.what for note in made.notes] == [
        "it uses faces that are not in it; NimbusSans-Regular stand for them."
    ]


# ---- Hostile --------------------------------------------------------------------------------------------------------


@needs_ghostscript
@pytest.mark.parametrize(
    "program",
    [
        b"(%s) deletefile",
        b"(%s.new) (w) file (x) writestring",
        b"(%%pipe%%touch %s.new) (w) file pop",
        b"<< /OutputFile (%s.new) >> setpagedevice",
        b"mark /OutputFile (%s.new) (pdfwrite) finddevice putdeviceprops pop",
    ],
)
def test_it_writes_and_deletes_no_file(program: bytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the night desk's password")
    with suppress(Unreadable):
        eps_pdf(eps(program % str(secret).encode() + b" " + RED), "ad.eps")
    assert secret.read_text() == "the night desk's password"
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


@needs_ghostscript
@pytest.mark.parametrize("program", [b"(%s) (r) file 100 string readline pop show", b"(%s) run"])
def test_it_reads_no_file(program: bytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("0 0 9 9 rectfill")
    with pytest.raises(Unreadable, match=r"^ad\.eps: "):
        eps_pdf(eps(program % str(secret).encode()), "ad.eps")


@needs_ghostscript
@pytest.mark.parametrize(
    "program",
    [
        b"{} loop",
        b"{ showpage } loop",
    ],
)
def test_one_without_end_is_ended(program: bytes) -> None:
    with pytest.raises(
        LimitExceeded, match=r"^ad\.eps: it takes more work than one advert may\. Export it again"
    ):
        eps_pdf(eps(program), "ad.eps", replace(LIMITS, work=1))


@needs_ghostscript
def test_one_that_fills_the_memory_is_ended() -> None:
    with pytest.raises(LimitExceeded, match=r"^ad\.eps: it needs more memory than one advert may\."):
        eps_pdf(eps(b"{ 60000 array } loop"), "ad.eps", replace(LIMITS, memory=300 * MEGABYTE))


@needs_ghostscript
def test_the_size_of_its_page_is_ours() -> None:
    program = b"<< /PageSize [14000 14000] >> setpagedevice " + RED
    with pikepdf.open(io.BytesIO(eps_pdf(eps(program), "ad.eps").data)) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 200, 100]


@needs_ghostscript
@pytest.mark.parametrize("program", [b"foo bar", b"(", b"quit", b"stop", b"1 0 div"])
def test_one_that_is_damaged_is_refused_by_name(program: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^ad\.eps: "):
        eps_pdf(eps(program), "ad.eps")


def test_without_ghostscript_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "ghostscript", lambda: None)
    with pytest.raises(MissingDependency, match=r"^ad\.eps: is an EPS, .* apt-get install ghostscript$"):
        eps_pdf(eps(b"% never carried out"), "ad.eps")
