"""a field of a picture's metadata → whether a person wrote it: what cameras, programs and forms leave says nothing.

The rules:
1. A field that holds a placeholder ("null", "default", "Your Name"), a file's name or path, or a program's mark is
   empty.
2. A caption that is nothing but a camera's maker, a notice that is nothing but "Copyright", and a creator that is a
   model of camera or a program are empty, too. A maker alone may be owed a credit: handouts are signed so.
3. A credit that tells of the tool ("Made with Google AI") names nobody.
"""

from __future__ import annotations

import re

LONGEST = 200
"""No mark of a machine is longer."""

_MAKERS = (
    r"asus|benq|canon|casio|dji|epson|fuji|fujifilm|general imaging|gopro|hasselblad|hewlett[- ]packard|hp|htc|huawei|"
    r"jenoptik|kodak|konica|kyocera|leica|lg|lge|lumix|minolta|motorola|nikon|nokia|olympus|oneplus|oppo|panasonic|"
    r"pentax|phase one|polaroid|praktica|ricoh|rollei|samsung|sanyo|sony|toshiba|vivitar|xiaomi|yashica"
)
_CAMERA_WORDS = (
    r"cameras?|camcorder|co|company|computer|corp|corporation|cyber-?shot|dcim|digital|dsc|electric|electronics|exilim|"
    r"coolpix|finepix|easyshare|powershot|ixus|imaging|inc|industries|ltd|mobile|optical|optio|photo|pictures?|still|"
    r"stylus|techwin|the|by|shot on|taken with"
)
_MODELS = (
    r"eos|ixus|powershot|coolpix|finepix|exilim|cyber-?shot|lumix|optio|stylus|galaxy|iphone|ipad|pixel|redmi|mavic|mini|"
    r"hero|dsc-?\w|dmc-?\w|dc-?\w|ilce-?|sm-?\w|slt-?\w|nex-?|[dz]|x-?[tehps]|fc|mi|p"
)


def _rule(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(patterns)})\W*", re.IGNORECASE)


_PLACEHOLDER = _rule(
    r"(?-i:NaN)|null|nil|none|undefined|unspecified|unknown|unbekannt|inconnu|default|empty|blank|test|n/?a|void",
    r"untitled|ohne titel|sans titre|sin título|senza titolo|неизвестно|без названия|без имени",
    r"no (?:title|name|caption|description|author|copyright)",
    r"(?:enter|type|insert|add|put) (?:(?:your|the|an?) )?(?:(?:artist|author|photographer)(?:'s)? )?"
    r"(?:name|caption|description|copyright|title|text)(?: here)?",
    r"(?:your|my|(?:photographer|artist|author|owner)'?s) (?:name|copyright)(?: here)?",
    r"keywords|image|picture|photo|photograph|creator|author|artist|credit|source",
    r"owner|(?:windows|microsoft office|hp|asus|acer|dell|lenovo) user|user\d*|admin(?:istrator)?",
    r"ascii|unicode|charset ?=? ?\w*|",
)
_NOBODY = _rule("uncredited|str|stringer|staff|anon|photographer|фотограф|автор|picture desk")
_FILE = _rule(
    r"[^\n]{0,80}\.(?:jpe?g|jpe|jfif|png|tiff?|gif|webp|avif|hei[cf]|bmp|psd|raw|dng|cr[23]|nef|arw|orf|rw2|raf|mov|mp4)"
)
_PATH = _rule(
    r"(?:[a-z]:\\|\\\\|file:/|/(?:users|home|volumes|storage|sdcard|var|tmp)/)\S.*", r"dcim(?:[\\/].*)?"
)
_FRAME = _rule(
    r"(?:img|imag|image|dsc|dscn|dscf|_?mg|pict|pxl|dji|gopr|gh|gx|mvimg|sam|cimg|hpim|kif|dcp|p|photo|foto|pic|scan|"
    r"screenshot|screen shot|bildschirmfoto|whatsapp image|untitled|unnamed|download)[\s_-]*\(?\d{2,}"
    r"[\d\s_:.,()-]*(?:at[\d\s:.()]+)?(?:[ap]m)?(?:wa\d+)?",
    r"\d{6,}[_\d-]*",
)
_PROGRAM = _rule(
    r"(?:(?:image|photo|file|picture)?\s?(?:created|edited|made|processed|written|exported|generated|saved|converted|"
    r"resized|scanned) (?:with|by|using|in) )?(?:the )?(?:adobe (?:photoshop|lightroom|"
    r"illustrator|indesign|imageready)|photoshop|lightroom|gimp|picasa|"
    r"imagemagick|graphicsmagick|snapseed|irfanview|paint\.net|ms ?paint|pixlr|acdsee|"
    r"capture one|dxo|luminar|darktable|coreldraw|paint shop pro|corel paint|libjpeg|gd-jpeg|cdjpeg|lead technologies|"
    r"jpeg encoder|intel\(r\) jpeg)\b.{0,60}",
    r"adobe|exif[_ ]?jpeg(?:[_ ]picture)?|applemark",
)
_CODE = _rule(
    r"cof|dav|edf|sdr|hdr|hdrpl|rhdr|mde|oznor\w{0,3}|nor|rbt|ptr|bty|fbt|btf|vsl|qrf|oplus_\d+|jpeg|binary"
)
_MODEL = re.compile(
    rf"(?:shot on |by )?(?:(?:{_MAKERS}|apple|google)(?: corporation)? )?"
    rf"(?:(?:{_MODELS})(?![a-z]{{2}})(?=[\w\s./+-]*\d)[\w\s./+-]{{0,40}}|iphone|ipad)"
    rf"|(?:{_MAKERS}) [\w-]*\d[\w\s./+-]{{0,40}}",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    rf"(?=.*\b(?:{_MAKERS}|camera|dsc|dcim)\b)(?:(?:{_MAKERS}|{_CAMERA_WORDS})(?![^\W_])|[\W_])*",
    re.IGNORECASE,
)
_MAKER_ALONE = re.compile(
    rf"(?:{_MAKERS})(?: (?:pictures|photo|mobile|electronics|corporation))?", re.IGNORECASE
)
_TOOL = re.compile(
    r"(?:(?:image |photo |picture )?(?:made|created|edited|generated|produced) (?:with|by|using) (?:an? )?"
    r"(?:google (?:ai|photos)|(?-i:AI)|artificial intelligence|(?:google )?gemini|(?:microsoft )?copilot|firefly|"
    r"imagen|magic editor|generative ai|{0})|(?:{0})|(?-i:AI)[- ]generated(?: image| picture| photo)?|"
    r"(?-i:AI)|generative ai)"
    r"(?: tools?)?".replace(
        "{0}",
        r"openai|chatgpt|dall[-·. ]?e ?\d?|midjourney|stable diffusion|adobe firefly|google ai|bing image creator",
    ),
    re.IGNORECASE,
)
# A sign of copyright is no word: one that stood among these, too, could be read in two ways, and many of them in
# two to the power of so many.
_NO_NOTICE = re.compile(
    r"(?:copyright|copr|all rights? reserved|alle rechte vorbehalten|tous droits réservés|все права защищены|c|by|the|"
    r"owner|[\W_])*",
    re.IGNORECASE,
)

WORDS = frozenset({"caption", "headline", "alt", "description"})
NAMES = frozenset({"creator", "credit", "source"})


def is_boilerplate(field: str, text: str) -> bool:
    """True for a field that nobody wrote."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return False
    rules = [_PLACEHOLDER, _PATH, _FRAME]
    if field in WORDS:
        rules += [_FILE, _PROGRAM, _CODE, _MODEL, _CAMERA]
    elif field in NAMES:
        rules += [_FILE, _PROGRAM, _MODEL, _TOOL, _NOBODY]
        if not _MAKER_ALONE.fullmatch(text):
            rules.append(_CAMERA)
    elif field == "notice":
        rules += [_FILE, _PROGRAM, _MODEL, _CAMERA, _NO_NOTICE]
    else:
        return False
    return any(rule.fullmatch(text) for rule in rules)


def is_tool(text: str | None) -> bool:
    """True for a credit that tells with which tool of generative AI a picture was made."""
    return bool(text) and _TOOL.fullmatch(" ".join(str(text).split())) is not None
