"""what was found in a file → faults: all that has no place on a plate, and all that a plate maker may stumble over."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.notes import Severity
from pagekit.preflight.facts import FileSeen, PageSeen
from pagekit.preflight.rules.rule import Asked, Fault, Rule, rule, x1a
from pagekit.preflight.walk.matrix import common, empty

_PRESS_4 = "PDF/X: nothing that acts (ISO 15930)"
_PACKING = "PDF/X: what the version of PDF knows (ISO 32000-1, 7.4)"
_WRITTEN = "ISO 32000-1, 7: the syntax of a file"
_FLATTEN = "Export it again without them."


def _found(kind: str, what: str, remedy: str, file: FileSeen) -> Iterator[Fault]:
    told = file.found.get(kind)
    if told is not None:
        listed = ", ".join(one for one in told if one)
        yield Fault(f"{what}: {listed}." if listed else f"{what}.", remedy)


@rule("file-encrypted", "The file is not encrypted", _PRESS_4)
def encrypted(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Nobody can make plates of what he may not open."""
    if file.encrypted:
        yield Fault("The file is encrypted.", "Export it without a password and without restrictions.")


@rule("file-javascript", "There is no JavaScript", _PRESS_4)
def javascript(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Anywhere in the file."""
    return _found("javascript", "The file has JavaScript in it", "Export it again without scripts.", file)


@rule("file-actions", "There are no actions", _PRESS_4)
def actions(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Links to places and addresses, and what happens when it is opened."""
    return _found("action", "The file has actions in it", "Export it for print, without links.", file)


@rule("file-embedded-files", "No other files are in it", _PRESS_4)
def embedded(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Attachments."""
    return _found("file", "Other files are embedded in it", _FLATTEN, file)


@rule("file-form-fields", "There are no fields to fill in", _PRESS_4)
def fields(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """AcroForm and XFA."""
    return _found("fields", "The file has form fields", "Flatten the fields and export it again.", file)


@rule("file-transfer", "No transfer functions change the tones", _PRESS_4)
def transfer(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """TR and TR2 in a graphics state."""
    return _found(
        "transfer", "Transfer functions change its tones", "Export it without transfer functions.", file
    )


@rule("file-halftone", "No screens are set", _PRESS_4, Severity.WARNING)
def halftone(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """HT in a graphics state: the screen is the printer's."""
    return _found("halftone", "The file sets its own screen", "Export it without halftones.", file)


@rule("file-postscript", "There is no PostScript in it", _PRESS_4)
def postscript(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """PostScript XObjects."""
    return _found("postscript", "The file has PostScript in it", "Export it again without PostScript.", file)


@rule("file-opi", "No pictures wait to be put in", _PRESS_4)
def opi(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """OPI: a coarse picture stands for a fine one elsewhere."""
    return _found(
        "opi", "Pictures stand for finer ones that lie elsewhere (OPI)", "Embed the fine pictures.", file
    )


@rule("file-elsewhere", "No part lies in another file", _PRESS_4)
def elsewhere(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Streams in other files, and pages by reference."""
    return _found("elsewhere", "Parts of it lie in other files", "Export it whole.", file)


@rule("file-alternates", "A picture has no other versions", _PRESS_4)
def alternates(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """Alternates: the one that is printed may not be the one that was seen."""
    return _found(
        "alternates", "Pictures have other versions of themselves", "Export it without alternates.", file
    )


@rule("file-layers", "Nothing lies on layers", "PDF/X: layers (ISO 32000-1, 8.11)", Severity.WARNING)
def layers(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """Layers that can be turned off, or are off: the plate may not be what was seen."""
    if file.layers:
        grave = file.hidden_layers or asked.variant == "x1a"
        off = "; some are turned off" if file.hidden_layers else ""
        yield Fault(
            f"Parts of it lie on layers: {', '.join(file.layers[:8])}{off}.",
            "Flatten the layers and export it again.",
            severity=Severity.ERROR if grave else None,
        )


@rule("file-lzw", "Nothing is packed by LZW", _PACKING)
def lzw(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """An old way that PDF/X does not take."""
    return _found("lzw", "Parts of it are packed by LZW", "Export it with ZIP (Flate) compression.", file)


@rule("file-new-packing", "Nothing is packed in a way that PDF/X-1a does not know", _PACKING, when=x1a)
def new_packing(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """JBIG2, JPEG 2000 and encryption by stream."""
    return _found(
        "new packing",
        "Parts of it are packed in ways newer than PDF/X-1a",
        "Export it with ZIP and JPEG.",
        file,
    )


@rule("file-object-streams", "Objects are not packed in streams", _PACKING, when=x1a)
def object_streams(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """PDF 1.5, which X-1a:2003 does not know."""
    if file.streams_of_objects:
        yield Fault("Objects are packed in streams, which PDF 1.4 does not know.", "Export it as PDF 1.4.")


@rule("file-sixteen-bits", "Pictures have eight bits a channel", _PACKING, Severity.WARNING)
def sixteen_bits(file: FileSeen, asked: Asked) -> Iterator[Fault]:
    """PDF 1.4 knows no more, and no press shows more."""
    for fault in _found("sixteen bits", "Pictures have 16 bits a channel", "Save them with 8 bits.", file):
        yield Fault(fault.what, fault.remedy, severity=Severity.ERROR if asked.variant == "x1a" else None)


@rule("file-damaged", "The file is in order", _WRITTEN)
def damaged(file: FileSeen, _: Asked) -> Iterator[Fault]:
    """What the library had to mend to open it."""
    if file.damages:
        more = f", and {len(file.damages) - 1} more faults" if len(file.damages) > 1 else ""
        yield Fault(
            f"The file is damaged and was mended to be read: {file.damages[0]}{more}.", "Export it again."
        )


@rule(
    "page-content",
    "The content of a page is written as PDF",
    "ISO 32000-1, 7.8: content streams",
    Severity.WARNING,
)
def content(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Operators, operands, names of resources."""
    for fault in page.faults:
        yield Fault(
            f"The content of the page is not in order: {fault}.", "Look at the page, or export it again."
        )


@rule("page-annotations", "What lies on the page lies outside the bleed", _PRESS_4)
def lying(page: PageSeen, _: Asked) -> Iterator[Fault]:
    """Links, notes, stamps: a plate file has none where it prints."""
    area = page.sheet.bleed or page.sheet.printed
    for one in page.annotations:
        if one.kind in {"PrinterMark", "TrapNet"}:
            continue
        if one.box is None or not empty(common(one.box, area)):
            yield Fault(f"An annotation lies on the page ({one.kind[:30]}).", "Export it for print.", one.box)


RULES: tuple[Rule[FileSeen], ...] = (
    encrypted, javascript, actions, embedded, fields, transfer, halftone, postscript, opi, elsewhere, alternates,
    layers, lzw, new_packing, object_streams, sixteen_bits, damaged,
)  # fmt: skip
PAGE_RULES: tuple[Rule[PageSeen], ...] = (content, lying)
