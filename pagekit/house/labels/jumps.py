"""Labels → JumpWords: what stands where a story goes on elsewhere, as newspapers of each language print it."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.house.labels.lookup import language_of
from pagekit.house.story import Labels


@dataclass(frozen=True, slots=True)
class JumpWords:
    """What stands where a story goes on elsewhere. `{page}` is the number of the other page."""

    jump: str
    turn: str
    colon: str = ": "
    """Between the jump line and its key word."""


JUMPS = {
    "en": JumpWords("Continued on page\u00a0{page}", "From page\u00a0{page}"),
    "ru": JumpWords("Продолжение на стр.\u00a0{page}", "Начало на стр.\u00a0{page}"),
    "kk": JumpWords("Жалғасы {page}-бетте", "Басы {page}-бетте"),
    "de": JumpWords("Fortsetzung auf Seite\u00a0{page}", "Fortsetzung von Seite\u00a0{page}"),
    "fr": JumpWords("Suite page\u00a0{page}", "Suite de la page\u00a0{page}", "\u00a0: "),
    "ar": JumpWords("التتمة في صفحة\u00a0{page}", "تتمة المنشور في صفحة\u00a0{page}"),
    "es": JumpWords("Continúa en la página\u00a0{page}", "Viene de la página\u00a0{page}"),
    "fa": JumpWords("ادامه در صفحه\u00a0{page}", "ادامه از صفحه\u00a0{page}"),
    "he": JumpWords("המשך בעמוד\u00a0{page}", "המשך מעמוד\u00a0{page}"),
    "it": JumpWords("Continua a pagina\u00a0{page}", "Segue da pagina\u00a0{page}"),
    "ja": JumpWords("{page}面に続く", "{page}面から続く", "："),
    "ko": JumpWords("{page}면에 계속", "{page}면에서 계속"),
    "pl": JumpWords("Ciąg dalszy na str.\u00a0{page}", "Dokończenie ze str.\u00a0{page}"),
    "pt": JumpWords("Continua na página\u00a0{page}", "Continuação da página\u00a0{page}"),
    "pt-PT": JumpWords("Continua na página\u00a0{page}", "Continuação da página\u00a0{page}"),
    "tr": JumpWords("Devamı {page}.\u00a0sayfada", "Baş tarafı {page}.\u00a0sayfada"),
    "uk": JumpWords("Продовження на стор.\u00a0{page}", "Початок на стор.\u00a0{page}"),
    "ur": JumpWords("بقیہ صفحہ\u00a0{page} پر", "بقیہ از صفحہ\u00a0{page}"),
    "zh": JumpWords("下转第{page}版", "上接第{page}版", "："),
    "zh-Hant": JumpWords("下轉第{page}版", "上接第{page}版", "："),
}


def jump_words(labels: Labels) -> JumpWords:
    """The words of a jump in the language of these labels; made of the labels themselves where there are no others."""
    found = JUMPS.get(labels.lang) or JUMPS.get(language_of(labels.lang))
    plain = f"{labels.page}\u00a0{{page}}"
    return found or JumpWords(f"{labels.continued}: {plain}", plain)
