"""assets/fonts/fonts.conf → a PDF that holds our faces and no other, whatever the machine has installed."""

import io
import tomllib
import warnings
from pathlib import Path

import pikepdf
import pytest

with warnings.catch_warnings():
    # On a machine without any font the import itself warns; here that is the very state we want.
    warnings.simplefilter("ignore", UserWarning)
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
PAGE = """<p>Өзен ‐ река <b>bold</b> <i>italic</i> ↗ → 漢字 한글 ⓐ</p>
<p style="font-family: 'Nobody Has This', serif">x</p>"""


def face_rules(files: list[str] | None = None) -> str:
    faces = tomllib.loads((FONTS / "manifest.toml").read_text("utf-8"))["face"]
    return "".join(
        f'@font-face {{ font-family: "{face["family"]}"; font-weight: {face["weight"]};'
        f' font-style: {face["style"]}; src: url("{(FONTS / face["file"]).as_uri()}") }}'
        for face in faces
        if files is None or face["file"] in files
    )


def embedded(html: str, config: FontConfiguration) -> set[str]:
    """The names of all fonts in the PDF, without the subset's tag: "Noto-Serif-Bold"."""
    pdf = pikepdf.open(io.BytesIO(weasyprint.HTML(string=html).write_pdf(font_config=config)))
    objects = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
    fonts = [item for item in objects if item.get("/Type") == "/Font"]
    return {str(font["/BaseFont"]).split("+")[-1].lstrip("/") for font in fonts}


@pytest.fixture
def own_faces_only(monkeypatch: pytest.MonkeyPatch) -> FontConfiguration:
    """A configuration made under fonts.conf, after one that was made without it."""
    FontConfiguration()
    with monkeypatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(FONTS / "fonts.conf"))
        return FontConfiguration()


def test_only_declared_faces_are_embedded(own_faces_only: FontConfiguration) -> None:
    html = f'<style>{face_rules()} p {{ font-family: "Noto Serif", "IBM Plex Sans" }}</style>{PAGE}'
    names = embedded(html, own_faces_only)
    assert {"Noto-Serif", "Noto-Serif-Bold", "Noto-Serif-Italic", "IBM-Plex-Sans"} <= names
    ours = ("Noto-Serif", "Source-Serif-4", "IBM-Plex-Sans", "Noto-Naskh-Arabic", "Noto-Sans-Mono")
    assert all(name.startswith(ours) for name in names), names


def test_one_face_serves_for_everything(own_faces_only: FontConfiguration) -> None:
    html = f'<style>{face_rules(["NotoSerif-Regular.ttf"])} p {{ font-family: "Noto Serif" }}</style>{PAGE}'
    assert embedded(html, own_faces_only) == {"Noto-Serif"}


def test_it_is_silent(own_faces_only: FontConfiguration, capfd: pytest.CaptureFixture[str]) -> None:
    embedded(f'<style>{face_rules()} p {{ font-family: "Noto Serif" }}</style>{PAGE}', own_faces_only)
    assert capfd.readouterr() == ("", "")
