"""the text styles, colours and faces of a layout → CSS. What a style says is said once, in the pack.

Each style becomes a class `.s-NAME`, each colour a custom property `--NAME`, each role of printed pages with a
colour of its own a class `.r-NAME`. On the web each family is a property too, `--f-NAME`, so that one rule sets a
language's own face, tracking and slant for all styles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pagekit.fonts import FontBook
from pagekit.fonts.faces import GENERIC
from pagekit.fonts.webfont import local_name
from pagekit.house.direction import ARABIC_SCRIPT
from pagekit.layout import Ink, Manifest, PrintManifest, Style, WebManifest, WebStyle
from pagekit.units import Length

NARROW_PX = 320.0
WIDE_PX = 1280.0
ROOT_PX = 16.0
RTL_FIRST = "arabic"
"""The family that leads in text of these languages, where the pack has one."""
BROUGHT_LAST = "hebrew"
"""The family that closes the others on a web page that brings its faces; else the browser finds the reader's own."""

_CAPS = {"upper": "text-transform: uppercase", "small": "font-variant-caps: small-caps"}
_FIGURES = {
    "lining": "font-variant-numeric: lining-nums",
    "oldstyle": "font-variant-numeric: oldstyle-nums",
    "tabular": "font-variant-numeric: lining-nums tabular-nums",
}


def faces_css(manifest: Manifest, book: FontBook) -> str:
    """The @font-face rules of every face that the layout's families name, each whole: of pages that are printed."""
    return "\n".join(face.css() for face in book.of(named_families(manifest)))


def face_files(manifest: Manifest, book: FontBook) -> dict[str, bytes]:
    """The files of those faces, by the addresses that `faces_css` gives them."""
    return {face.asset: face.read() for face in book.of(named_families(manifest))}


def named_families(manifest: Manifest) -> tuple[str, ...]:
    """Every family that the layout names, each once."""
    return tuple(dict.fromkeys(name for chain in manifest.families.values() for name in chain))


def colours_css(manifest: Manifest) -> str:
    """The colours as custom properties, for light pages and dark ones."""
    light = "".join(f" --{name}: {ink.light};" for name, ink in manifest.colours.items())
    dark = "".join(f" --{name}: {ink.dark};" for name, ink in manifest.colours.items() if ink.dark)
    rule = f":root {{{light} }}"
    if dark and not isinstance(manifest, PrintManifest):
        rule += f"\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark} }} }}"
    return rule


def styles_css(manifest: Manifest, *, brought: bool = False, stands: Collection[str] = ()) -> str:
    """Every text style as a class; and in print the roles whose colours are not those of their styles.

    `brought`: the page brings its faces; for families among `stands` a face of the reader's own stands where they are
    not there.
    """
    if isinstance(manifest, WebManifest):
        return "\n".join((*_families(manifest, brought, stands), *_web_rules(manifest)))
    rules = (rule for name, style in manifest.styles.items() for rule in _rules(name, style, manifest))
    roles = _role_rules(manifest) if isinstance(manifest, PrintManifest) else ()
    return "\n".join((*rules, *roles))


def _role_rules(manifest: PrintManifest) -> Iterator[str]:
    for role, said in manifest.roles.items():
        for colour, words in ((said.colour, ""), (said.opening, " strong:first-child")):
            if colour is not None:
                yield f".r-{role}{words} {{ color: {ink(manifest.colours, colour)} }}"


def ink(colours: Mapping[str, Ink], name: str) -> str:
    """The light value of a colour, for places where custom properties do not reach."""
    return colours[name].light


def _families(manifest: Manifest, brought: bool, stands: Collection[str]) -> Iterator[str]:
    """The families as custom properties, then those of Arabic script.

    A piece in another language begins anew: what the page's language says must not reach into it.
    """
    last = manifest.families.get(BROUGHT_LAST, ()) if brought else ()
    chains = {
        name: _closed(_backed(chain, stands), last)
        for name, chain in manifest.families.items()
        if name != BROUGHT_LAST
    }
    stacks = "".join(f"--f-{name}:{_stack(chain)};" for name, chain in chains.items())
    yield f":root,[lang] {{ {stacks}--track:initial;--slant:initial }}"
    arabic = chains.get(RTL_FIRST)
    if arabic:
        languages = ",".join(f":lang({tag})" for tag in ARABIC_SCRIPT)
        # Program text is Latin: what leads it would set its letters, too.
        led = "".join(
            f"--f-{name}:{_stack(_led(arabic, chain))};"
            for name, chain in chains.items()
            if "monospace" not in chain
        )
        # Arabic letters join: tracking and capitals would tear them, and there is no italic.
        yield f":is({languages}) {{ {led}--track:0;--slant:normal }}"


def _web_rules(manifest: WebManifest) -> Iterator[str]:
    for name, style in manifest.styles.items():
        yield f".s-{name} {{ {'; '.join(_web_declarations(style))} }}"
        if style.indent.points:
            yield f".s-{name} + .s-{name} {{ text-indent: {_length(style.indent, True)} }}"


def _web_declarations(style: WebStyle) -> Iterator[str]:
    slant = "var(--slant,italic) " if style.italic else ""
    weight = "" if style.weight == 400 else f"{style.weight} "
    # `font` sets what it does not name back to the initial value, so it stands first.
    yield f"font: {slant}{weight}{_size(style, True)}/{_leading(style, True)} var(--f-{style.family})"
    if style.tracking:
        yield f"letter-spacing: var(--track,{style.tracking:g}em)"
    yield from _variants(style)
    if style.align != "start":
        yield f"text-align: {style.align}"
    if style.hyphenate:
        yield "hyphens: auto"
    if style.balance:
        yield "text-wrap: balance"
    yield f"color: var(--{style.colour})"


def _variants(style: Style) -> Iterator[str]:
    yield from (table[key] for table, key in ((_CAPS, style.caps), (_FIGURES, style.figures)) if key in table)


def _led(first: tuple[str, ...], chain: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *chain)))


def _backed(chain: tuple[str, ...], stands: Collection[str]) -> tuple[str, ...]:
    """The chain with what stands for a family after it."""
    return tuple(each for name in chain for each in ((name, local_name(name)) if name in stands else (name,)))


def _closed(chain: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    """The chain with those families after its own, before what the browser finds for itself."""
    own = chain[:-1] if chain[-1] in GENERIC else chain
    return tuple(dict.fromkeys((*own, *last, *chain)))


def _rules(name: str, style: Style, manifest: Manifest) -> Iterator[str]:
    fluid = not isinstance(manifest, PrintManifest)
    yield f".s-{name} {{ {'; '.join(_declarations(style, manifest, fluid))} }}"
    chain = manifest.families[style.family]
    arabic = manifest.families.get(RTL_FIRST)
    if arabic:
        languages = ", ".join(f".s-{name}:lang({tag})" for tag in ARABIC_SCRIPT)
        # Arabic letters join: tracking and capitals would tear them, and there is no italic.
        yield f"{languages} {{ font-family: {_stack(_led(arabic, chain))}; letter-spacing: 0; font-style: normal }}"
    if style.indent.points:
        yield f".s-{name} + .s-{name} {{ text-indent: {_length(style.indent, fluid)} }}"


def _declarations(style: Style, manifest: Manifest, fluid: bool) -> Iterator[str]:
    yield f"font-family: {_stack(manifest.families[style.family])}"
    yield f"font-size: {_size(style, fluid)}"
    yield f"line-height: {_leading(style, fluid)}"
    yield f"font-weight: {style.weight}"
    yield f"font-style: {'italic' if style.italic else 'normal'}"
    if style.tracking:
        yield f"letter-spacing: {style.tracking:g}em"
    yield from _variants(style)
    yield f"text-align: {style.align}"
    yield f"hyphens: {'auto' if style.hyphenate else 'manual'}"
    if isinstance(style, WebStyle) and style.balance:
        yield "text-wrap: balance"
    yield f"color: var(--{style.colour})" if fluid else f"color: {ink(manifest.colours, style.colour)}"


def _stack(names: tuple[str, ...]) -> str:
    return ", ".join(name if name in GENERIC else f'"{name}"' for name in names)


def _size(style: Style, fluid: bool) -> str:
    if not fluid:
        return style.size.css()
    if not isinstance(style, WebStyle) or style.size_wide is None or style.size_wide == style.size:
        return _rem(style.size)
    slope = (style.size_wide.px - style.size.px) / (WIDE_PX - NARROW_PX)
    start = style.size.px - slope * NARROW_PX
    between = f"{_number(start / ROOT_PX)}rem + {_number(slope * 100)}vw"
    return f"clamp({_rem(style.size)}, {between}, {_rem(style.size_wide)})"


def _leading(style: Style, fluid: bool) -> str:
    if isinstance(style.leading, Length):
        return _length(style.leading, fluid)
    return _number(style.leading)


def _length(length: Length, fluid: bool) -> str:
    return _rem(length) if fluid else length.css()


def _rem(length: Length) -> str:
    return f"{_number(length.px / ROOT_PX)}rem"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
