"""files that nobody sends in good faith → a verdict or an error, in bounded work; and real ones that nobody here made."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

import pagekit
from pagekit.condition import find_condition
from pagekit.errors import LimitExceeded, Unreadable
from pagekit.jobs import MEGABYTE, Limits
from pagekit.jobs.ghostscript import ghostscript
from pagekit.preflight import read
from pagekit.preflight.against import against
from pagekit.preflight.look import look
from pagekit.preflight.looked import Looked
from tests.preflight.plates_made import BLACK_TYPE, both, form, plates, resources, stream

NEWSPRINT = against(find_condition("newsprint"))
# What Debian's packages bring along, where they do.
REAL = sorted(Path("/usr/share/doc").glob("*/*.pdf"))[:4] if Path("/usr/share/doc").is_dir() else []


def looked(data: bytes) -> Looked:
    return look(data, "odd.pdf", NEWSPRINT)


def rules(found: Looked) -> set[str]:
    return {finding.rule for finding in found.findings}


def test_a_document_cut_off_anywhere_has_a_verdict_or_an_error() -> None:
    whole = plates()
    for part in (0.05, 0.4, 0.8, 0.99):
        try:
            assert "file-damaged" in rules(looked(whole[: int(len(whole) * part)]))
        except Unreadable as problem:
            assert "Export it again" in str(problem)


def test_a_bomb_in_the_content_is_unpacked_in_part() -> None:
    bomb = zlib.compress(b" " * 200_000_000, 9)

    def spoil(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Contents = stream(b"")(pdf)
        page.Contents.write(bomb, filter=Name.FlateDecode)

    found = looked(plates(spoil=spoil))
    assert "page-content" in rules(found)
    assert any("unpacks to more than is looked at" in finding.what for finding in found.findings)


def test_a_hundred_thousand_objects_are_searched() -> None:
    def spoil(pdf: pikepdf.Pdf, _: Any) -> None:
        pdf.Root.Odd = Array([pdf.make_indirect(Dictionary(A=number)) for number in range(100_000)])
        pdf.Root.Odd.append(Dictionary(S=Name.JavaScript))

    assert rules(looked(plates(spoil=spoil))) == {"file-javascript"}


def test_a_giant_page_has_its_rules_asked() -> None:
    def spoil(_: pikepdf.Pdf, page: Any) -> None:
        page.MediaBox = page.TrimBox = page.BleedBox = Array([0, 0, 900_000, 900_000])

    data = plates(spoil=spoil)
    assert rules(looked(data)) == set()
    if ghostscript() is not None:
        found = pagekit.preflight_pdf(data, press="newsprint")
        assert [note.code for note in found.notes] == ["looked-in-part"]
        assert "page 1 is too large for plates" in found.notes[0].what


def test_boxes_of_nothing_and_of_infinite_size_are_told() -> None:
    def spoil(_: pikepdf.Pdf, page: Any) -> None:
        page.TrimBox = Array([10, 10, 10, 10])
        page.BleedBox = pikepdf.Object.parse(b"[0 0 1" + b"0" * 60 + b".5 9]")

    assert "box-trim" in rules(looked(plates(spoil=spoil)))


def test_names_of_bytes_that_are_no_text_are_read() -> None:
    def spoil(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Resources = pikepdf.Object.parse(
            b"<< /ExtGState << /G#80 << /CA 0.5 >> >> /Font << /F#FC 1 >> >>"
        )
        pdf.Root.Odd = pikepdf.Object.parse(b"<< /M#FCller << /S /JavaScript >> >>")

    found = looked(plates(b"/G#80 gs /F#FC 9 Tf /X#81 Do 0 0 9 9 re S", spoil=spoil))
    assert "file-javascript" in rules(found)


def test_pages_that_are_their_own_parents_have_a_verdict_or_an_error() -> None:
    def spoil(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Parent = pdf.make_indirect(Dictionary(Type=Name.Pages))
        page.Parent.Parent = page.Parent
        del page["/Resources"]

    try:
        assert looked(plates(spoil=spoil)).pages == 1
    except Unreadable as problem:
        assert "Export it again" in str(problem)


def test_a_pattern_and_a_glyph_and_a_mask_of_themselves_are_left() -> None:
    def spoil(pdf: pikepdf.Pdf, page: Any) -> None:
        cell = stream(
            b"/Pattern cs /P scn 0 0 9 9 re f", PatternType=1, PaintType=1, BBox=Array([0, 0, 9, 9])
        )(pdf)
        cell.Resources = Dictionary(Pattern=Dictionary(P=cell))
        glyph = pdf.make_stream(b"BT /F3 9 Tf (a) Tj ET")
        face = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, 0, 9, 9]),
                FontMatrix=Array([1, 0, 0, 1, 0, 0]),
                CharProcs=Dictionary(a=glyph),
                Encoding=Dictionary(Differences=Array([97, Name.a])),
            )
        )
        face.Resources = Dictionary(Font=Dictionary(F3=face))
        mask = form(b"/G gs 0 0 9 9 re f")(pdf)
        state = pdf.make_indirect(Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)))
        mask.Resources = Dictionary(ExtGState=Dictionary(G=state))
        page.Resources.Font.F3 = face
        page.Resources.Pattern = Dictionary(P=cell)
        page.Resources.ExtGState = Dictionary(G=state)

    content = b"/Pattern cs /P scn 0 0 99 99 re f BT /F3 9 Tf (a) Tj ET /G gs 0 0 9 9 re f"
    found = looked(plates(content, spoil=spoil))
    assert "font-bitmap" in rules(found)
    assert found.stopped == ()


def test_what_would_fetch_or_carry_out_is_told_and_not_done(tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    run = f"(touch {witness}) system".encode()
    spoil = both(
        lambda pdf, _: pdf.Root.__setitem__(
            "/OpenAction", Dictionary(S=Name.Launch, F=pikepdf.String(str(witness)))
        ),
        resources("XObject", P=stream(run, Type=Name.XObject, Subtype=Name.PS)),
        resources(
            "XObject",
            Q=stream(b"", F=pikepdf.String(f"file://{witness}"), Type=Name.XObject, Subtype=Name.Form),
        ),
    )
    data = plates(BLACK_TYPE + b" /P Do /Q Do", spoil=spoil)
    found = pagekit.preflight_pdf(data, press="newsprint")
    assert {"file-actions", "file-postscript", "file-elsewhere"} <= set(found.broken)
    assert not witness.exists()


def test_names_and_texts_of_odd_bytes_are_told_as_text() -> None:
    def spoil(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Resources.Font.F1.BaseFont = pikepdf.Object.parse(b"/#ff#feOdd")
        del page.Resources.Font.F1.FontDescriptor["/FontFile2"]
        odd = pikepdf.Object.parse(b"/#ff#fe")
        page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=odd, Rect=Array([0, 0, 9, 9]))])
        pdf.Root.OutputIntents[0].S = odd
        page.Resources.XObject = Dictionary({"/\u00ff\u20ac": form(b"1 0 0 rg 0 0 9 9 re f")(pdf)})
        pdf.trailer["/Info"].Title = pikepdf.String(b"\xff\xfe\x00\xd8")

    found = pagekit.preflight_pdf(
        plates(BLACK_TYPE + " /\u00ff\u20ac Do".encode(), spoil=spoil), press="newsprint", plates=False
    )
    assert {"font-embedded", "page-annotations", "intent-missing", "colour-rgb"} <= set(found.broken)
    found.to_json().encode("utf-8")


def test_nonsense_in_the_place_of_every_entry_is_no_reason_to_break() -> None:
    # Each value of a good file's page, font and catalogue, one after the other, becomes something else.
    odd = (Array([]), Name.Odd, 7, pikepdf.String("odd"), Dictionary(), Array([Array([]), Name.Odd]))
    for key in ("Contents", "Resources", "TrimBox", "Group", "Annots", "Rotate", "UserUnit"):
        for value in odd:
            _verdict_or_error(lambda _, page, key=key, value=value: page.__setitem__(f"/{key}", value))
    for key in ("OutputIntents", "Metadata", "OCProperties", "Names", "AcroForm"):
        for value in odd:
            _verdict_or_error(lambda pdf, _, key=key, value=value: pdf.Root.__setitem__(f"/{key}", value))
    for key in ("Widths", "FirstChar", "FontDescriptor", "Subtype", "BaseFont", "Encoding"):
        for value in odd:
            _verdict_or_error(
                lambda _, page, key=key, value=value: page.Resources.Font.F1.__setitem__(f"/{key}", value)
            )
    for key in ("Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading"):
        for value in odd:
            _verdict_or_error(
                lambda _, page, key=key, value=value: page.Resources.__setitem__(f"/{key}", value)
            )


def _verdict_or_error(spoil: Any) -> None:
    content = BLACK_TYPE + b" /X Do /G gs /C cs 1 scn /Pattern cs /P scn 0 0 9 9 re f /S sh"
    data = plates(content, spoil=spoil)
    try:
        assert looked(data).asked
    except Unreadable as problem:
        assert "Export it again" in str(problem)


def test_work_beyond_the_limit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LIMITS", Limits(work=1, memory=2048 * MEGABYTE))
    monkeypatch.setattr(read, "looked_at", _busy)
    with pytest.raises(LimitExceeded) as caught:
        pagekit.preflight_pdf(plates(), press="newsprint", plates=False)
    assert (caught.value.where, caught.value.reason, caught.value.much) == (
        "the PDF",
        "work",
        "1 seconds of work",
    )


def _busy(_data: bytes, _name: str, _against: object, _told: object) -> Looked:
    while True:
        pass


@pytest.mark.skipif(not REAL, reason="no PDFs of others are installed here")
def test_pdfs_that_nobody_here_made_have_a_true_verdict() -> None:
    for path in REAL:
        found = pagekit.preflight_pdf(path, press="newsprint", plates=False)
        # No manual was made for a press.
        assert {"file-claim", "intent-missing"} <= set(found.broken)
        with pikepdf.open(path) as pdf:
            assert found.figures["pages"] == len(pdf.pages)
