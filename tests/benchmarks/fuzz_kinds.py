"""what pagekit reads → for each kind the seeds, made by the project's own samples, and the parser that is tried."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import fuzz_wires
import pikepdf
from PIL import Image

import pagekit
from pagekit.condition import find_condition
from pagekit.fonts import font_book
from pagekit.foreign.eps.header import header
from pagekit.foreign.raster import page_and_scale
from pagekit.foreign.take import take
from pagekit.paint.environment import render
from pagekit.paint.filters import FILTERS
from pagekit.preflight.against import against
from pagekit.preflight.job import looked_at
from pagekit.resources import assets_dir, layouts_dir
from pagekit.world import FakeWorld

HOME = Path(pagekit.__file__).parent.parent
COURIER = HOME / "examples" / "courier"
Parse = Callable[[bytes, Path], object]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of input: whole files of it, and what reads one. `place` is a folder that the parser may write to."""

    seeds: Callable[[], list[bytes]]
    parse: Parse
    binary: bool = False


def _files(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(COURIER.glob(pattern))]


def _article(form: str, data: bytes, _place: Path) -> object:
    return pagekit.read_article(data, format=form, world=FakeWorld(), files_from="here")  # type: ignore[arg-type]


def _publication(data: bytes, _place: Path) -> object:
    return pagekit.read_publication(data, format="toml", world=FakeWorld())


def _adverts(data: bytes, _place: Path) -> object:
    return pagekit.read_adverts(data, format="toml", world=FakeWorld(), files_from="here")


def _edition(data: bytes, _place: Path) -> object:
    files: dict[str | Path, bytes] = {
        Path("e") / "publication.toml": _files("publication.toml")[0],
        Path("e") / "edition.toml": data,
    }
    return pagekit.read_edition("e", world=FakeWorld(files))


def _plan(data: bytes, _place: Path) -> object:
    return pagekit.read_plan(data, world=FakeWorld())


def _picture(data: bytes, _place: Path) -> object:
    world = FakeWorld({Path("here/a.jpg"): data})
    told = {"id": "a", "headline": "A", "photos": [{"src": "a.jpg", "alt": "x"}]}
    return pagekit.read_article(told, world=world, files_from="here")


def _sidecar(data: bytes, _place: Path) -> object:
    files: dict[str | Path, bytes] = {
        Path("here/a.jpg"): _pictures()[0],
        Path("here/a.xmp"): data,
        Path("here/a.jpg.xmp"): data,
    }
    told = {"id": "a", "headline": "A", "photos": [{"src": "a.jpg", "alt": "x"}]}
    return pagekit.read_article(told, world=FakeWorld(files), files_from="here")


def _pack(place: Path, manifest: bytes | None = None, **files: bytes) -> Path:
    home = place / "mine"
    (home / "fonts").mkdir(parents=True, exist_ok=True)
    plain = b'schema = 1\ntitle = "t"\nsummary = "s"\ninherits = "web-article"\n'
    (home / "layout.toml").write_bytes(plain if manifest is None else manifest)
    for name, data in files.items():
        (home / name.replace("__", ".").replace("--", "/")).write_bytes(data)
    return home


def _manifest(data: bytes, place: Path) -> object:
    return pagekit.find_layout(_pack(place, data))


def _template(data: bytes, place: Path) -> object:
    layout = pagekit.find_layout(_pack(place, page__html__j2=data))
    words = {"story": {"headline": "The river", "body": ["a", "b"]}, "page": {"options": {}}, "labels": {}}
    return render(layout, "page.html.j2", FILTERS, words)


def _font(data: bytes, place: Path) -> object:
    home = _pack(place)
    (home / "fonts" / "a.ttf").write_bytes(data)
    return font_book(pagekit.find_layout(home))


def _advert(data: bytes, _place: Path) -> object:
    return take(data, "ad.pdf", 1, "trim")


def _drawn(data: bytes, _place: Path) -> object:
    return page_and_scale(data, 1, box="trim", dpi=36, name="ad.pdf", most=1_000_000)


def _preflight(data: bytes, _place: Path) -> object:
    return looked_at(data, "ad.pdf", against(find_condition("newsprint")))


def _condition(data: bytes, place: Path) -> object:
    path = place / "mine.toml"
    path.write_bytes(data)
    return find_condition(path)


def _eps(data: bytes, _place: Path) -> object:
    return header(data)


# ---- Seeds ---------------------------------------------------------------------------------------------------

PACKET = (
    b'<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    b'photoshop:Credit="AP"><dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li></rdf:Seq></dc:creator><dc:description>'
    b'<rdf:Alt><rdf:li xml:lang="x-default">The river</rdf:li><rdf:li xml:lang="ru">Reka</rdf:li></rdf:Alt>'
    b"</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def _pictures() -> list[bytes]:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0112], exif[0x8298] = "The river", "Ann Lee", 6, "AP"
    made = []
    for form, more in (
        ("JPEG", {"xmp": PACKET, "exif": exif}), ("JPEG", {"progressive": True, "exif": exif}), ("PNG", {"exif": exif}),
        ("WEBP", {"xmp": PACKET, "exif": exif}), ("TIFF", {}), ("GIF", {}), ("AVIF", {"exif": exif}), ("BMP", {}),
    ):  # fmt: skip
        stream = io.BytesIO()
        Image.linear_gradient("L").resize((64, 48)).convert("P" if form == "GIF" else "RGB").save(
            stream, form, **more
        )
        made.append(stream.getvalue())
    return [*made, _with_iim(made[1])]


def _with_iim(jpeg: bytes) -> bytes:
    said = {(1, 90): b"\x1b%G", (2, 80): b"Ann Lee", (2, 120): b"The river", (2, 116): b"AP"}
    records = b"".join(
        bytes((0x1C, *key)) + len(told).to_bytes(2, "big") + told for key, told in said.items()
    )
    block = b"8BIM\x04\x04\x00\x00" + len(records).to_bytes(4, "big") + records
    body = b"Photoshop 3.0\0" + block
    return jpeg[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + jpeg[2:]


def _pdfs() -> list[bytes]:
    made = []
    for content, extra in ((b"1 0 0 rg 0 0 9 9 re f", {}), (b"/X Do BT /F 9 Tf (a) Tj ET", {"X": True})):
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(200, 100))
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(content)
        page.TrimBox = pikepdf.Array([5, 5, 195, 95])
        if extra:
            inner = pdf.make_stream(b"0 0 5 5 re f")
            inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            inner.BBox = pikepdf.Array([0, 0, 9, 9])
            face = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(X=inner), Font=pikepdf.Dictionary(F=face)
            )
        for mode in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
            stream = io.BytesIO()
            pdf.save(stream, object_stream_mode=mode, compress_streams=False, static_id=True)
            made.append(stream.getvalue())
    return made


EPS = (
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 200 100\n%%HiResBoundingBox: 0 0 200.0 100.0\n%%EndComments\n"
    b"1 0 0 setrgbcolor 0 0 9 9 rectfill\n%%Trailer\n%%EOF\n"
)
PLAN = (
    b'{"schema": 1, "kind": "plan", "edition": "x", "pages": [{"number": 1, "stories": [{"id": "river", "box": '
    b'{"x": 0, "y": 0, "width": 100, "height": 200}}], "adverts": []}], "left_out": []}'
)
TEMPLATES = [
    b"{% for a in story.body %}{{ loop.index }}{{ a | upper }}{% else %}{{ 'x' * 3 }}{% endfor %}",
    b"{% macro m(x, n=3) %}{{ x }}{% if n %}{{ m(x ~ x, n - 1) }}{% endif %}{% endmacro %}{{ m('a') }}",
    b"{% set ns = namespace(x=[1]) %}{% for i in range(9) %}{% set ns.x = ns.x + [i] %}{% endfor %}{{ ns.x | tojson }}",
    b"{{ '%s%s' % ('a', 2) }}{{ '{:>9}'.format(3) }}{{ [3, 1] | sort | join(', ') | wordwrap(4) | batch(2) | list }}",
    b"{{ {'a': [1, (2, 3)]} | xmlattr }}{{ story.headline | truncate(4) | replace('r', 'q') | urlize }}{{ range(3) | sum }}",
]


def _fonts() -> list[bytes]:
    return [min(((assets_dir() / "fonts").glob("*.ttf")), key=lambda path: path.stat().st_size).read_bytes()]


KINDS: Mapping[str, Kind] = {
    "md": Kind(partial(_files, "articles/*.md"), partial(_article, "markdown")),
    "json": Kind(partial(_files, "articles/*.json"), partial(_article, "json")),
    "yaml": Kind(partial(_files, "articles/*.yaml"), partial(_article, "yaml")),
    "toml": Kind(partial(_files, "articles/*.toml"), partial(_article, "toml")),
    "publication": Kind(partial(_files, "publication*.toml"), _publication),
    "adverts": Kind(partial(_files, "adverts*.toml"), _adverts),
    "edition": Kind(partial(_files, "edition*.toml"), _edition),
    "plan": Kind(lambda: [PLAN], _plan),
    "pack": Kind(lambda: [path.read_bytes() for path in sorted(layouts_dir().glob("*/layout.toml"))], _manifest),
    "template": Kind(lambda: TEMPLATES, _template),
    "font": Kind(_fonts, _font, binary=True),
    "picture": Kind(_pictures, _picture, binary=True),
    "xmp": Kind(lambda: [PACKET], _sidecar),
    "advert-pdf": Kind(_pdfs, _advert, binary=True),
    "drawn-pdf": Kind(_pdfs, _drawn, binary=True),
    "preflight": Kind(_pdfs, _preflight, binary=True),
    "condition": Kind(lambda: [path.read_bytes() for path in sorted((assets_dir() / "conditions").glob("*.toml"))], _condition),
    "eps": Kind(lambda: [EPS], _eps, binary=True),
    **{
        name: Kind(seeds, fuzz_wires.read_document if name == "document" else fuzz_wires.read, binary=name == "docx")
        for name, seeds in fuzz_wires.SEEDS.items()
    },
}  # fmt: skip
