"""picture files good, broken and hostile → facts or a refusal with its reason."""

from __future__ import annotations

import hashlib
import io
import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pagekit.errors import Unreadable
from pagekit.intake import admit, read_article
from pagekit.intake.picture_gate import PictureGate, PictureRefused
from pagekit.intake.pictures import inspect
from pagekit.model import Article, Photo
from pagekit.pictures.decode import decoded
from pagekit.world import DiskWorld, FakeWorld, MemoryFiles

MakePicture = Callable[..., bytes]


def refused(data: bytes, name: str = "a.jpg") -> PictureRefused:
    with pytest.raises(PictureRefused) as caught:
        inspect(data, name)
    assert caught.value.remedy.endswith(".")
    assert name in caught.value.what
    return caught.value


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF"])
def test_a_sound_picture_gives_its_facts(form: str, picture: MakePicture) -> None:
    data = picture(form, (64, 48))
    facts, _ = inspect(data, f"a.{form.lower()}")
    assert (facts.format, facts.width, facts.height) == (form, 64, 48)
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert not facts.animated
    assert not facts.odd_ending


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_every_colour_mode_is_decoded(mode: str, picture: MakePicture) -> None:
    form = "TIFF" if mode == "CMYK" else "PNG"
    assert inspect(picture(form, mode=mode), "a.png")[0].width == 40


def test_the_signature_counts_and_a_wrong_ending_is_remembered(picture: MakePicture) -> None:
    facts, _ = inspect(picture("PNG"), "a.jpg")
    assert facts.format == "PNG"
    assert facts.odd_ending


def test_the_orientation_is_told_and_the_size_is_as_stored(picture: MakePicture) -> None:
    facts, _ = inspect(picture("JPEG", (40, 30), exif={0x0112: 6}), "a.jpg")
    assert (facts.width, facts.height, facts.orientation) == (40, 30, 6)
    assert inspect(picture("JPEG", exif={0x0112: 99}), "a.jpg")[0].orientation == 1


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_known(form: str) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    stream = io.BytesIO()
    frames[0].save(stream, form, save_all=True, append_images=frames[1:], duration=100)
    assert inspect(stream.getvalue(), f"a.{form.lower()}")[0].animated


def test_an_svg_is_refused_also_under_another_name() -> None:
    problem = refused(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "a.png")
    assert problem.code == "picture-refused"
    assert problem.what == "a.png: is an SVG, whatever its name says."
    assert problem.remedy == "Export it as JPEG or PNG."


def test_an_empty_file_is_broken() -> None:
    assert refused(b"").what == "a.jpg: is empty (0 bytes)."


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_was_cut_off_is_broken(form: str, share: float, picture: MakePicture) -> None:
    data = picture(form, (300, 200))
    problem = refused(data[: int(len(data) * share)])
    assert problem.code == "picture-broken"
    assert problem.what == f"a.jpg: is damaged or cut off; it cannot be decoded as {form}."


def test_a_flipped_byte_in_a_png_is_found_by_its_check_sum(picture: MakePicture) -> None:
    data = bytearray(picture("PNG", (300, 200)))
    data[len(data) // 2] ^= 0xFF
    assert refused(bytes(data)).code == "picture-broken"


@pytest.mark.parametrize(
    "size", [(60_000, 60_000), (30_001, 10), (10, 30_001), (12_001, 10_000), (2**31 - 1, 2**31 - 1)]
)
def test_a_bomb_is_refused_by_its_header(size: tuple[int, int]) -> None:
    problem = refused(png_that_claims(*size))
    assert problem.code in {"picture-refused", "picture-broken"}
    if size[0] < 2**30:
        assert f"claims {size[0]:,} by {size[1]:,} pixels" in problem.what


def test_a_large_picture_within_the_bound_passes_without_a_warning() -> None:
    stream = io.BytesIO()
    Image.new("1", (11_000, 9_500)).save(stream, "PNG")
    assert inspect(stream.getvalue(), "a.png")[0].width == 11_000


def test_a_frame_larger_than_its_screen_is_bounded_too(picture: MakePicture) -> None:
    data = bytearray(picture("GIF", (20, 20), mode="P"))
    at = 13 + 3 * 2 ** ((data[10] & 7) + 1)
    assert data[at] == ord(",")
    data[at + 5 : at + 9] = struct.pack("<HH", 65_535, 65_535)
    assert refused(bytes(data)).code in {"picture-refused", "picture-broken"}


def test_a_gate_reads_only_its_folder(tmp_path: Path, picture: MakePicture) -> None:
    inside = tmp_path / "story"
    inside.mkdir()
    (tmp_path / "secret.jpg").write_bytes(picture())
    (inside / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (inside / "folder.jpg").mkdir()
    gate = PictureGate(DiskWorld(inside), inside)
    with pytest.raises(PictureRefused, match="lies outside the folder") as caught:
        gate.look("link.jpg")
    assert caught.value.code == "picture-refused"
    with pytest.raises(PictureRefused, match="not a regular file"):
        gate.look("folder.jpg")


def test_a_gate_says_which_file_is_missing_and_why_it_cannot_look() -> None:
    with pytest.raises(PictureRefused, match=r"a.jpg: no such file. Check the name") as caught:
        PictureGate(FakeWorld(), Path("x")).look("a.jpg")
    assert caught.value.code == "picture-missing"
    with pytest.raises(PictureRefused, match=r"there is no folder to look in. Say where the pictures lie"):
        PictureGate(FakeWorld(), None).look("a.jpg")


def test_a_gate_looks_at_each_picture_once(picture: MakePicture) -> None:
    class Counting(FakeWorld):
        reads = 0

        def read(self, path: Path, *, limit: int = 1) -> bytes:
            self.reads += 1
            if path.name == "b.jpg":
                raise Unreadable("b.jpg: no such file. Check the name.")
            return picture()

    world = Counting()
    gate = PictureGate(world, Path())
    for _ in range(3):
        gate.look("a.jpg")
        with pytest.raises(PictureRefused):
            gate.look("b.jpg")
    assert world.reads == 2


@settings(max_examples=150)
@given(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF"]), st.data())
def test_damage_of_any_kind_is_a_refusal_and_never_a_crash(
    picture: MakePicture, form: str, data: st.DataObject
) -> None:
    whole = bytearray(picture(form, (60, 40), exif={0x010E: "A caption", 0x0112: 3}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        facts, _ = inspect(bytes(whole[: data.draw(st.integers(1, len(whole)))]), "a.jpg")
    except PictureRefused as problem:
        assert problem.code in {"picture-broken", "picture-refused"}
    else:
        assert facts.width > 0


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_a_refusal_and_never_a_crash(data: bytes) -> None:
    for head in (
        b"",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"II*\0",
        b"RIFF\0\0\0\0WEBP",
        b"\0\0\0\x18ftypavif",
    ):
        with pytest.raises(PictureRefused):
            inspect(head + data, "a.jpg")


def heic(size: tuple[int, int] = (64, 48)) -> bytes:
    pillow_heif = pytest.importorskip("pillow_heif")
    stream = io.BytesIO()
    whole = pillow_heif.from_pillow(Image.linear_gradient("L").resize(size).convert("RGB"))
    whole.save(stream, quality=60)
    return stream.getvalue()


def test_a_heic_is_read_with_pillow_heif() -> None:
    data = heic()
    facts, _ = inspect(data, "a.heic")
    assert (facts.format, facts.width, facts.height, facts.odd_ending) == ("HEIC", 64, 48, False)
    assert decoded(data)[0].size == (64, 48)
    problem = refused(data[: len(data) * 2 // 3], "a.heic")
    assert problem.code == "picture-broken"


def test_a_heic_without_pillow_heif_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    problem = refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.heic")
    assert problem.what == "a.heic: is a HEIC, which is read with pillow-heif; it is not installed."
    assert problem.remedy == "Run pip install 'pagekit[heic]', or export it as JPEG."


@pytest.mark.parametrize("src", ["a.jfif", "a.JPE", "a", "v1.2", "IMG_2024", "photo 1", "a.png"])
def test_the_bytes_decide_whatever_the_name(src: str, picture: MakePicture) -> None:
    assert Photo(src=src).src == src
    assert PictureGate(FakeWorld({src: picture()}), Path()).look(src)[0].format == "JPEG"


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
def test_a_name_is_found_in_either_form_of_unicode(
    on_disk: Literal["NFC", "NFD"], tmp_path: Path, picture: MakePicture
) -> None:
    name = unicodedata.normalize(on_disk, "café-Ёлка.jpg")
    (tmp_path / name).write_bytes(picture())
    for form in ("NFC", "NFD"):
        article = Article(id="a", headline="A", photos=(Photo(src=unicodedata.normalize(form, name)),))
        (photo,) = admit(article, folder=tmp_path, world=DiskWorld(tmp_path)).photos
        assert photo.src == name


def test_a_path_from_the_root_of_the_site_is_found_where_its_files_lie(
    tmp_path: Path, picture: MakePicture
) -> None:
    (tmp_path / "static/images").mkdir(parents=True)
    (tmp_path / "static/images/x.jpg").write_bytes(picture())
    for text in ("---\ntitle: T\n---\n![A](/images/x.jpg)", "---\ntitle: T\nimage: /images/x.jpg\n---\nText"):
        found = read_article(text.encode(), format="markdown", files_from=tmp_path / "static")
        assert [photo.src for photo in found.every_photo] == ["images/x.jpg"]


@pytest.mark.parametrize("beside", ["a.xmp", "a.jpg.xmp", "a.XMP", "a.jpg.XMP"])
def test_a_sidecar_is_read_before_the_file_itself(beside: str, picture: MakePicture) -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Reuters"/>'
        "</rdf:RDF></x:xmpmeta>"
    )
    picture_file = picture(iim={(2, 80): b"Ann Li", (2, 110): b"AP"})
    world = FakeWorld({"a.jpg": picture_file, beside: packet.encode()})
    _, found = PictureGate(world, Path()).look("a.jpg")
    assert (found.creator, found.credit) == ("Ann Li", "Reuters")
    assert found.read_from == {"creator": "IIM", "credit": "sidecar"}
    broken = FakeWorld({"a.jpg": picture_file, beside: b"<x>"})
    assert PictureGate(broken, Path()).look("a.jpg")[1].trouble == "its sidecar is not plain XML"


def test_a_sidecar_lies_in_memory_too_and_a_path_may_be_written_as_in_an_address(
    picture: MakePicture,
) -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Reuters"/>'
        "</rdf:RDF></x:xmpmeta>"
    )
    files = {"p/a b.jpg": picture(), "p/a b.xmp": packet.encode()}
    fields = {"id": "a", "headline": "A", "photos": [{"src": "p/a%20b.jpg"}]}
    (photo,) = read_article(fields, files_from=MemoryFiles(files)).photos
    assert (photo.src, photo.credit.agency) == ("p/a b.jpg", "Reuters")
    asked: list[str] = []

    def fetched(name: str) -> bytes | None:
        asked.append(name)
        return files.get(name)

    read_article(fields | {"photos": [{"src": "p/a b.jpg"}]}, files_from=MemoryFiles(fetched))
    assert set(asked) == {"p/a b.jpg"}
