"""how a picture was made + what the publication labels → the words beside its credit, or none.

The types are those of the IPTC's list. What was drawn by a model that was trained is told from what was drawn into; of
all others that were not simply taken it is said that they were made by computer.
"""

from __future__ import annotations

from typing import Literal

from pagekit.model.source_type import EDITED, GENERATED, SYNTHETIC

_WORDS: dict[str, tuple[str, str, str]] = {
    "ar": ("صورة مولّدة بالذكاء الاصطناعي", "صورة معدّلة بالذكاء الاصطناعي", "صورة مصنوعة بالحاسوب"),
    "de": ("KI-generiert", "Mit KI bearbeitet", "Am Computer erzeugt"),
    "en": ("AI-generated", "Edited with AI", "Made by computer"),
    "es": ("Generada con IA", "Editada con IA", "Hecha por ordenador"),
    "fr": ("Image générée par IA", "Image modifiée par IA", "Image de synthèse"),
    "it": ("Generata con IA", "Modificata con IA", "Immagine di sintesi"),
    "kk": ("ЖИ жасаған сурет", "ЖИ көмегімен өңделген", "Компьютерде жасалған сурет"),
    "ru": ("Создано с помощью ИИ", "Изменено с помощью ИИ", "Компьютерная графика"),
}


def source_label(source_type: str | None, labelled: Literal["none", "ai", "all"], lang: str) -> str | None:
    """The words in the language of the labels, else in English."""
    generated, edited, synthetic = _WORDS.get(lang.partition("-")[0], _WORDS["en"])
    if labelled == "none" or source_type is None:
        return None
    if source_type in GENERATED:
        return generated
    if source_type in EDITED:
        return edited
    return synthetic if labelled == "all" and source_type in SYNTHETIC else None
