"""fields of metadata → whether a person wrote them."""

from __future__ import annotations

import pytest

from pagekit.intake.boilerplate import is_boilerplate, is_tool


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("caption", "OLYMPUS DIGITAL CAMERA"),
        ("caption", "SAMSUNG CAMERA PICTURES"),
        ("caption", "KODAK Digital Still Camera"),
        ("caption", "MINOLTA DIGITAL CAMERA"),
        ("caption", "SONY DSC"),
        ("caption", "DCIM\\100MEDIA\\DJI_0013.JPG"),
        ("caption", "DCIM/100"),
        ("caption", "null"),
        ("caption", "(null)"),
        ("caption", "default"),
        ("caption", "IMG_1234.JPG"),
        ("caption", "IMG_1234"),
        ("caption", "DSC01234"),
        ("caption", "P1010001"),
        ("caption", "untitled"),
        ("caption", "Exif_JPEG_PICTURE"),
        ("caption", "Created with GIMP"),
        ("caption", "cof"),
        ("caption", "C:\\Users\\x\\a.jpg"),
        ("caption", "/Users/ann/Desktop/a.jpg"),
        ("caption", "WhatsApp Image 2020-01-01 at 10.00.00"),
        ("caption", "IMG-20200101-WA0001"),
        ("caption", "image001"),
        ("caption", "sunset over bay.jpg"),
        ("caption", "CASIO COMPUTER CO.,LTD."),
        ("caption", "Konica Minolta Digital Camera"),
        ("caption", "KONICA MINOLTA DIGITAL CAMERA"),
        ("caption", "BENQ DIGITAL CAMERA"),
        ("caption", "Digital Camera"),
        ("caption", "FUJIFILM"),
        ("caption", "oplus_1048576"),
        ("caption", "20240501_101112"),
        ("caption", "Screenshot 2024-05-01 at 10.11.12"),
        ("caption", "-"),
        ("caption", "..."),
        ("caption", "File written by Adobe Photoshop¨ 5.0"),
        ("caption", "DJI_0013"),
        ("caption", "Canon EOS 5D Mark II"),
        ("caption", "Shot on iPhone 12"),
        ("caption", "charset=Ascii"),
        ("caption", "LEAD Technologies Inc. V1.01"),
        ("notice", "Copyright"),
        ("notice", "(c)"),
        ("notice", "©"),
        ("notice", "All rights reserved"),
        ("notice", "null"),
        ("notice", "SAMSUNG"),
        ("notice", "YOUR NAME"),
        ("creator", "Picasa"),
        ("creator", "null"),
        ("creator", "default"),
        ("creator", "unknown"),
        ("creator", "Canon EOS 5D Mark II"),
        ("creator", "NIKON D750"),
        ("creator", "iPhone"),
        ("creator", "Adobe Photoshop CC"),
        ("creator", "Uncredited"),
        ("creator", "STRINGER"),
        ("creator", "Windows User"),
        ("creator", "user"),
        ("creator", "Your Name"),
        ("creator", "Photographer"),
        ("creator", "Made with Google AI"),
        ("creator", "Midjourney"),
        ("creator", "Samsung SM-G991B"),
        ("creator", "DJI_0013.JPG"),
        ("credit", "Made with Google AI"),
        ("credit", "null"),
        ("credit", "Edited with Google AI"),
        ("credit", "SAMSUNG DIGITAL CAMERA"),
        ("credit", "AI"),
    ],
)
def test_what_machines_and_forms_leave_is_told(field: str, text: str) -> None:
    assert is_boilerplate(field, text)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("caption", "The bridge opens"),
        ("caption", "Samsung opens a plant in Almaty"),
        ("caption", "Made by hand in Almaty"),
        ("caption", "Apple"),
        ("caption", "A Kodak moment"),
        ("caption", "Test match"),
        ("caption", "The image of a city"),
        ("caption", "Copyright law changes"),
        ("caption", "Unknown soldier"),
        ("caption", "Portrait 2"),
        ("caption", "Canon law"),
        ("caption", "100 metres"),
        ("caption", "Null and void"),
        ("caption", "Image of the day: the bridge"),
        ("notice", "© 2024 AFP"),
        ("notice", "Copyright Ann Li"),
        ("notice", "(c) Ann Li 2014"),
        ("notice", "© C. Li"),
        ("notice", "(c) 2024"),
        ("notice", "The Courier"),
        ("creator", "Ann Li"),
        ("creator", "Nan"),
        ("creator", "Ai Weiwei"),
        ("creator", "Samsung"),
        ("creator", "Sony Pictures"),
        ("creator", "Hero Images"),
        ("creator", "Pixel Studio"),
        ("creator", "Illustrator Ann Li"),
        ("creator", "Canon Li"),
        ("creator", "P. Li"),
        ("creator", "Gemini Studios"),
        ("credit", "Adobe Stock"),
        ("credit", "Sony Pictures"),
        ("credit", "Samsung"),
        ("credit", "AFP"),
        ("credit", "Instagram"),
        ("credit", "Sony"),
        ("credit", "Nikon"),
        ("credit", "Kodak"),
        ("credit", "DC Comics"),
        ("credit", "Mini Group"),
    ],
)
def test_what_a_person_wrote_stays(field: str, text: str) -> None:
    assert not is_boilerplate(field, text)


def test_a_tool_is_no_agency() -> None:
    assert is_tool("Made with Google AI")
    assert is_tool("Midjourney")
    assert not is_tool("Reuters")
    assert not is_tool("SAMSUNG DIGITAL CAMERA")
    assert not is_tool(None)
