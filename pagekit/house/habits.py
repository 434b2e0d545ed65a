"""language tag → Habits: how a language quotes, dashes and keeps words together.

The rules:
1. A tag is tried whole (de-CH), then as its language; a language without an entry keeps its quotes and dashes
   as typed.
2. Outer quotes first, then the quotes inside them; a third level is the first again.
3. `dash` stands between spaces, `tight_dash` between letters where a typewriter wrote "--".
4. A space after a short word, before a particle, inside an abbreviation and before a unit does not break.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Habits:
    """The typographic habits of one language."""

    quotes: tuple[Pair, Pair] | None = None
    """Outer and inner marks for a straight double quote; None leaves straight quotes alone."""
    single: Pair | None = None
    """Marks for straight single quotes that stand in pairs; None leaves those alone."""
    dash: str = ""
    tight_dash: str = ""
    short_words: str = ""
    """Words that do not stand at a line's end: the space after them does not break."""
    particles: str = ""
    """Words that lean on the one before: the space before them does not break."""
    before_figures: str = ""
    """Abbreviations, without their full stop, that a figure follows: p. 5, рис. 2."""
    before_names: str = ""
    """Abbreviations, without their full stop, that a name follows: Dr. Brown, ул. Абая."""
    titles: str = ""
    """Words without a full stop that a name follows: Mr Smith, Mme Dupont, д-р Ли."""
    after_names: str = ""
    """Abbreviations, without their full stop, that stand behind a name: Алматы қ."""
    after_figures: str = ""
    """What belongs to the figure before it in this language alone: 10 a.m., 10 ч, 10 Uhr."""
    french_spaces: bool = False
    """Narrow no-break spaces inside « » and before ; ! ?, a no-break space before a colon."""
    spaced_marks: bool = False
    """Whether ; ! ? get that space where none was typed; in Canada they have none."""


_GUILLEMETS: Pair = ("«", "»")
_SMALL_GUILLEMETS: Pair = ("‹", "›")
_HIGH: Pair = ("“", "”")
_HIGH_SINGLE: Pair = ("‘", "’")
_LOW_HIGH: Pair = ("„", "“")
_LOW_HIGH_SINGLE: Pair = ("‚", "‘")
_LOW_RIGHT: Pair = ("„", "”")

_RUSSIAN = Habits(
    quotes=(_GUILLEMETS, _LOW_HIGH),
    dash="—",
    tight_dash="—",
    # One and two letters only: with longer words tied as well, a narrow column has too few places to break.
    short_words="а в во и из за к ко на не ни но о об от по с со у до я",
    particles="же ж бы б ли ль",
    before_figures="гл д кв п рис с см ст стр т",
    before_names="акад г гр доц им мкр наб пер пл пос пр проф с св тов ул",
    titles="г-н г-жа д-р",
    after_names="обл қ",
    after_figures="ч мин сек гг вв",
)
_KAZAKH = Habits(
    quotes=(_GUILLEMETS, _LOW_HIGH),
    dash="—",
    tight_dash="—",
    before_names="г қ акад доц проф",
    after_names="ауд қ к көш обл",
    after_figures="сағ мин сек",
)
_ENGLISH = Habits(
    quotes=(_HIGH, _HIGH_SINGLE),
    single=_HIGH_SINGLE,
    dash="–",
    tight_dash="—",
    before_figures="Fig fig No Nos p pp",
    before_names="Capt Col Dr Gen Gov Lt Mr Mrs Ms Mx Prof Rep Rev Sen Sgt St",
    titles="Dr Lady Lord Mr Mrs Ms Mx Prof Sir St",
    after_figures="a.m. p.m. am pm AM PM bn mn tn",
)
_GERMAN = Habits(
    quotes=(_LOW_HIGH, _LOW_HIGH_SINGLE),
    single=_LOW_HIGH_SINGLE,
    dash="–",
    tight_dash="–",
    before_figures="Abb Abs Art Bd Kap Nr S",
    before_names="Dr Fr Hr Prof St",
    titles="Frau Herr Herrn",
    after_figures="Uhr",
)
_FRENCH = Habits(
    quotes=(_GUILLEMETS, _HIGH),
    dash="–",
    tight_dash="—",
    before_figures="fig p pp",
    before_names="M MM Dr Pr",
    titles="Dr Me Mgr Mlle Mlles Mme Mmes Pr St Ste",
    after_figures="h min",
    french_spaces=True,
    spaced_marks=True,
)

HABITS = {
    "ar": Habits(quotes=(_GUILLEMETS, _HIGH), dash="–", tight_dash="–"),
    "be": Habits(quotes=(_GUILLEMETS, _LOW_HIGH), dash="—", tight_dash="—"),
    "bg": Habits(quotes=(_LOW_HIGH, _GUILLEMETS), dash="–", tight_dash="–"),
    "cs": Habits(
        quotes=(_LOW_HIGH, _LOW_HIGH_SINGLE), dash="–", tight_dash="–", short_words="a i k o s u v z"
    ),
    "de": _GERMAN,
    "de-CH": replace(_GERMAN, quotes=(_GUILLEMETS, _SMALL_GUILLEMETS), single=_SMALL_GUILLEMETS),
    "en": _ENGLISH,
    "en-US": replace(_ENGLISH, dash="—"),
    "es": Habits(
        quotes=(_GUILLEMETS, _HIGH),
        dash="—",
        tight_dash="—",
        before_figures="fig núm pág págs",
        before_names="Dr Dra Prof Sr Sra Srta",
    ),
    "fa": Habits(quotes=(_GUILLEMETS, _SMALL_GUILLEMETS), dash="–", tight_dash="–"),
    "fr": _FRENCH,
    "fr-CA": replace(_FRENCH, spaced_marks=False),
    # A straight quote inside a word is the sign of an abbreviation in Hebrew: quotes stay as typed.
    "he": Habits(dash="–", tight_dash="–"),
    "it": Habits(
        quotes=(_GUILLEMETS, _HIGH),
        dash="–",
        tight_dash="—",
        before_figures="fig n pag pagg",
        before_names="Dott Prof Sig",
    ),
    "kk": _KAZAKH,
    "ky": Habits(quotes=(_GUILLEMETS, _LOW_HIGH), dash="—", tight_dash="—"),
    "nl": Habits(quotes=(_HIGH, _HIGH_SINGLE), single=_HIGH_SINGLE, dash="–", tight_dash="–"),
    "pl": Habits(
        quotes=(_LOW_RIGHT, _GUILLEMETS),
        dash="–",
        tight_dash="–",
        short_words="a i o u w z",
        before_figures="nr s str",
        before_names="prof ul",
        after_figures="r tys zł",
    ),
    "pt": Habits(quotes=(_HIGH, _HIGH_SINGLE), single=_HIGH_SINGLE, dash="–", tight_dash="—"),
    "pt-PT": Habits(quotes=(_GUILLEMETS, _HIGH), dash="–", tight_dash="—"),
    "ru": _RUSSIAN,
    "sk": Habits(
        quotes=(_LOW_HIGH, _LOW_HIGH_SINGLE), dash="–", tight_dash="–", short_words="a i k o s u v z"
    ),
    "tg": Habits(quotes=(_GUILLEMETS, _LOW_HIGH), dash="—", tight_dash="—"),
    "tr": Habits(quotes=(_HIGH, _HIGH_SINGLE), dash="–", tight_dash="—"),
    "uk": Habits(
        quotes=(_GUILLEMETS, _LOW_HIGH),
        dash="—",
        tight_dash="—",
        short_words="а в до з за й на не ні о по та у і із",
        before_figures="рис с ст",
        before_names="акад вул м проф",
        after_figures="грн р рр",
    ),
    "ur": Habits(quotes=(_HIGH, _HIGH_SINGLE), dash="–", tight_dash="–"),
}

PLAIN = Habits()

UNITS = (
    "%", "‰", "°", "°C", "°F", "€", "$", "£", "₸", "₽", "₴", "¥",
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "ha", "l", "ml", "km/h", "mph", "pt", "px",
    "kW", "MW", "GW", "kWh", "Hz", "kHz", "MHz", "GHz", "kB", "MB", "GB", "TB",
    "million", "billion", "trillion", "Mio.", "Mrd.",
    "км", "м", "см", "мм", "кг", "г", "мг", "т", "ц", "га", "л", "мл", "км/ч", "м/с", "°С",
    "кВт", "МВт", "ГВт", "кВт·ч", "руб", "коп", "тг", "тенге", "тыс", "млн", "млрд", "трлн", "чел",
    "мың", "теңге", "ж",
)  # fmt: skip
"""What may follow a figure and belongs to it, in any language."""


def habits_for(lang: str) -> Habits:
    """The habits of a BCP 47 tag; PLAIN for a language without an entry."""
    return HABITS.get(lang) or HABITS.get(lang.partition("-")[0]) or PLAIN
