"""assets/ → what the manifests promise: each file listed, unaltered, licensed, fit to set a page with."""

import functools
import hashlib
import io
import tomllib
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FONTS, ICONS, PROFILES = ASSETS / "fonts", ASSETS / "icons", ASSETS / "icc"

KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
GREEK = "ΑαΒβΓγΔδΕεΖζΗηΘθΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΥυΦφΧχΨψΩωΆάΈέΉήΊίΌόΎύΏώΪϊΫϋΐΰ"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟٠١٢٣٤٥٦٧٨٩"
HEBREW = "אבגדהוזחטיכךלמםנןסעפףצץקרשת־׀׃׆׳״"
POINTS = "".join(map(chr, (*range(0x5B0, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7)))
SIGNS = "₸₽№«»„“”‘’‐‑–—·•…↗→×©"
KNOWN_GAPS = {"text": "↗→", "label": "", "headline": "‑", "mono": "↗"}
SHARE_TARGETS = {
    "vk", "facebook", "x", "ok", "telegram", "whatsapp", "linkedin", "reddit", "bluesky", "mastodon",
    "threads", "viber", "pinterest", "max", "email", "sms", "native", "copy",
}  # fmt: skip
DESK_SIGNS = {"link", "flag", "bug", "external", "phone"}
SVG = "{http://www.w3.org/2000/svg}"
SHAPE_ATTRIBUTES = {"d", "fill-rule", "cx", "cy", "r", "x", "y", "width", "height", "rx"}


def read_manifest(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "manifest.toml").read_text("utf-8"))


FACES: list[dict[str, Any]] = read_manifest(FONTS)["face"]
FAMILIES: dict[str, list[str]] = read_manifest(FONTS)["families"]
MARKS: list[dict[str, Any]] = read_manifest(ICONS)["icon"]
COLOURS: list[dict[str, Any]] = read_manifest(PROFILES)["profile"]

every_face = pytest.mark.parametrize("face", FACES, ids=[face["file"] for face in FACES])
every_icon = pytest.mark.parametrize("icon", MARKS, ids=[icon["name"] for icon in MARKS])


@functools.cache
def font_in(file: str) -> Any:
    return TTFont(io.BytesIO((FONTS / file).read_bytes()), lazy=True)


def font_of(face: dict[str, Any]) -> Any:
    return font_in(face["file"])


def missing(face: dict[str, Any], letters: str) -> str:
    covered = font_of(face).getBestCmap()
    return "".join(letter for letter in letters if ord(letter) not in covered)


def covered_by_chain(role: str, letters: str) -> str:
    """What no upright regular face of a role's chain has: the letters that would print as boxes."""
    left = letters
    for family in FAMILIES[role]:
        regular = [face for face in FACES if face["family"] == family and face["style"] == "normal"]
        left = missing(regular[0], left)
    return left


@pytest.mark.parametrize(
    ("folder", "entries", "furniture"),
    [
        (FONTS, FACES, {"manifest.toml", "fonts.conf", "adverts.conf", "web"}),
        (ICONS, MARKS, {"manifest.toml"}),
        (PROFILES, COLOURS, {"manifest.toml"}),
    ],
    ids=["fonts", "icons", "icc"],
)
def test_folder_and_manifest_agree(folder: Path, entries: list[dict[str, Any]], furniture: set[str]) -> None:
    assert read_manifest(folder)["schema"] == 1
    listed = [entry["file"] for entry in entries]
    assert len(listed) == len(set(listed))
    licences = {entry["licence_file"] for entry in entries}
    assert {path.name for path in folder.iterdir()} == set(listed) | licences | furniture
    for entry in entries:
        data = (folder / entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry["file"]
        assert all(entry[key] for key in ("package", "version", "licence"))


def test_licence_texts_are_the_ones_named() -> None:
    openings = {
        "OFL-1.1": "SIL OPEN FONT LICENSE", "CC0-1.0": "CC0 1.0 UNIVERSAL", "MIT": "MIT LICENSE",
        "Zlib": "THE ZLIB/LIBPNG LICENSE",
    }  # fmt: skip
    for folder, entries in ((FONTS, FACES), (ICONS, MARKS), (PROFILES, COLOURS)):
        for entry in entries:
            text = (folder / entry["licence_file"]).read_text("utf-8").upper()
            assert openings[entry["licence"]] in text, entry["licence_file"]


@every_face
def test_face_is_what_its_entry_says(face: dict[str, Any]) -> None:
    font = font_of(face)
    assert font["head"].unitsPerEm == face["units_per_em"]
    assert font["OS/2"].usWeightClass == face["weight"]
    assert bool(font["OS/2"].fsSelection & 1) == (face["style"] == "italic")
    assert font["name"].getDebugName(16) == face["family"] or font["name"].getDebugName(1) == face["family"]
    assert "glyf" in font, "TrueType outlines"
    assert "fvar" not in font, "one static file per style"
    assert font["OS/2"].fsType == 0, "embedding must be allowed"


@every_face
def test_every_face_has_a_thousand_units(face: dict[str, Any]) -> None:
    assert font_of(face)["head"].unitsPerEm == 1000, "glyph adjustments are cut to whole units when painted"


@pytest.mark.parametrize("role", ["text", "label", "arabic"])
def test_hyphen_of_its_own(role: str) -> None:
    for face in (face for face in FACES if face["role"] == role):
        covered = font_of(face).getBestCmap()
        assert covered[0x2010] != covered[0x2D], face["file"]


def test_text_family_is_whole() -> None:
    text = [face for face in FACES if face["role"] == "text"]
    assert {face["family"] for face in text} == {FAMILIES["text"][0]}
    styles = {(face["weight"], face["style"]) for face in text}
    assert styles == {(400, "normal"), (400, "italic"), (700, "normal"), (700, "italic")}


@pytest.mark.parametrize("role", ["text", "headline", "label", "mono"])
def test_coverage_of_each_face(role: str) -> None:
    for face in (face for face in FACES if face["role"] == role):
        assert missing(face, KAZAKH + GREEK) == "", face["file"]
        assert missing(face, SIGNS) == KNOWN_GAPS[role], face["file"]


def test_arabic_faces_cover_the_alphabet() -> None:
    arabic = [face for face in FACES if face["role"] == "arabic"]
    assert {face["weight"] for face in arabic} == {400, 700}
    for face in arabic:
        assert missing(face, ARABIC) == "", face["file"]


def test_hebrew_faces_cover_the_alphabet_and_its_vowel_points() -> None:
    hebrew = [face for face in FACES if face["role"] == "hebrew"]
    assert {face["weight"] for face in hebrew} == {400, 700}
    for face in hebrew:
        assert missing(face, HEBREW + POINTS) == "", face["file"]


@pytest.mark.parametrize("role", ["text", "headline", "label", "arabic", "mono"])
def test_chain_of_families_leaves_no_gap(role: str) -> None:
    assert covered_by_chain(role, SIGNS + KAZAKH + GREEK + ARABIC + HEBREW + POINTS) == ""
    assert covered_by_chain(role, "漢") == "漢", "a script we do not set must stay visible as a gap"


def test_fonts_stay_light() -> None:
    assert sum((FONTS / face["file"]).stat().st_size for face in FACES) < 7_000_000


@pytest.mark.parametrize("name", ["fonts.conf", "adverts.conf"])
def test_fontconfig_file_names_no_folder_and_no_other_file(name: str) -> None:
    root = ElementTree.parse(FONTS / name, forbid_dtd=False).getroot()
    assert root is not None
    said = {"fontconfig", "cachedir", "alias", "family", "accept"}
    assert {element.tag for element in root.iter()} <= said


def test_what_stands_for_the_families_of_every_desk_is_ours() -> None:
    root = ElementTree.parse(FONTS / "adverts.conf", forbid_dtd=False).getroot()
    assert root is not None
    standing = {element.text for element in root.findall("alias/accept/family")}
    assert standing and standing <= {face["family"] for face in FACES}


@pytest.mark.parametrize("profile", COLOURS, ids=[profile["file"] for profile in COLOURS])
def test_a_profile_says_what_its_entry_says(profile: dict[str, Any]) -> None:
    data = (PROFILES / profile["file"]).read_bytes()
    assert data[12:20] == b"prtrCMYK"
    assert profile["title"].encode() in data
    told = (PROFILES / profile["licence_file"]).read_text("utf-8")
    assert profile["characterises"] != "CGATS TR 002" or "ANSI CGATS/SNAP TR 002-2007" in told, (
        "must be identified"
    )


def test_every_condition_with_a_profile_claims_what_its_profile_was_made_from() -> None:
    claims = {profile["file"]: profile["characterises"] for profile in COLOURS}
    for path in sorted((ASSETS / "conditions").glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        if "profile" in told:
            assert told["intended"]["identifier"] == claims[told["profile"]], path.name
        else:
            assert ".icc" in told["ask_for"], path.name


def test_an_icon_for_every_target_and_sign() -> None:
    assert {icon["name"] for icon in MARKS} == SHARE_TARGETS | DESK_SIGNS
    assert all(icon["file"] == f"{icon['name']}.svg" for icon in MARKS)
    assert all(icon["origin"] for icon in MARKS)


@every_icon
def test_icon_is_a_bare_outline(icon: dict[str, Any]) -> None:
    root = ElementTree.fromstring((ICONS / icon["file"]).read_text("utf-8"), forbid_dtd=True)
    assert root.tag == f"{SVG}svg"
    assert set(root.attrib) == {"viewBox", "fill"}
    assert root.attrib["fill"] == "currentColor"
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert width == height > 0
    shapes = [element for element in root.iter() if element is not root]
    assert shapes
    for shape in shapes:
        assert shape.tag in {f"{SVG}{name}" for name in ("path", "g", "circle", "rect")}
        assert set(shape.attrib) <= SHAPE_ATTRIBUTES, "no link, no event, no style, no colour of its own"
        assert not (shape.text or "").strip()
