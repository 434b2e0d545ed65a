"""language tag → Labels: the words of the page's furniture.

The rules:
1. The tag is tried whole, then as its language, then English stands in, with a note.
2. A label is what a newspaper of that language prints, not a translation of the English word.
3. Labels of a language are in the script it is usually printed in; a tag with another script keeps them and
   says so by `lang`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pagekit.house.direction import direction
from pagekit.house.story import Labels
from pagekit.notes import Note, warning

ENGLISH = Labels(
    lang="en",
    direction="ltr",
    advertisement="Advertisement",
    advertise_here="This space is for sale",
    breadcrumbs="Breadcrumb",
    call="Call",
    continued="Continued",
    corrections="Corrections",
    found_mistake="Found a mistake?",
    page="Page",
    photo="Photo",
    published="Published",
    read_online="Read online",
    scan="Scan to read online",
    share="Share",
    skip="Skip to the story",
    topics="Topics",
    updated="Updated",
)
RUSSIAN = Labels(
    lang="ru",
    direction="ltr",
    advertisement="Реклама",
    advertise_here="Здесь может быть ваша реклама",
    breadcrumbs="Навигационная цепочка",
    call="Позвонить",
    continued="Продолжение",
    corrections="Исправления",
    found_mistake="Нашли ошибку?",
    page="Страница",
    photo="Фото",
    published="Опубликовано",
    read_online="Читать на сайте",
    scan="Отсканируйте, чтобы прочитать на сайте",
    share="Поделиться",
    skip="Перейти к тексту",
    topics="Темы",
    updated="Обновлено",
)
KAZAKH = Labels(
    lang="kk",
    direction="ltr",
    advertisement="Жарнама",
    advertise_here="Мұнда сіздің жарнамаңыз болуы мүмкін",
    breadcrumbs="Навигация тізбегі",
    call="Қоңырау шалу",
    continued="Жалғасы",
    corrections="Түзетулер",
    found_mistake="Қате таптыңыз ба?",
    page="Бет",
    photo="Фото",
    published="Жарияланды",
    read_online="Сайттан оқу",
    scan="Сайттан оқу үшін сканерлеңіз",
    share="Бөлісу",
    skip="Мәтінге өту",
    topics="Тақырыптар",
    updated="Жаңартылды",
)
GERMAN = Labels(
    lang="de",
    direction="ltr",
    advertisement="Anzeige",
    advertise_here="Hier könnte Ihre Anzeige stehen",
    breadcrumbs="Navigationspfad",
    call="Anrufen",
    continued="Fortsetzung",
    corrections="Korrekturen",
    found_mistake="Fehler gefunden?",
    page="Seite",
    photo="Foto",
    published="Veröffentlicht",
    read_online="Online lesen",
    scan="Scannen und online lesen",
    share="Teilen",
    skip="Zum Text springen",
    topics="Themen",
    updated="Aktualisiert",
)
FRENCH = Labels(
    lang="fr",
    direction="ltr",
    advertisement="Publicité",
    advertise_here="Votre publicité ici",
    breadcrumbs="Fil d’Ariane",
    call="Appeler",
    continued="Suite",
    corrections="Rectificatifs",
    found_mistake="Une erreur\u202f?",
    page="Page",
    photo="Photo",
    published="Publié le",
    read_online="Lire en ligne",
    scan="Scannez pour lire en ligne",
    share="Partager",
    skip="Aller au texte",
    topics="Sujets",
    updated="Mis à jour le",
)
ARABIC = Labels(
    lang="ar",
    direction="rtl",
    advertisement="إعلان",
    advertise_here="هذه المساحة متاحة لإعلانكم",
    breadcrumbs="مسار التنقل",
    call="اتصل",
    continued="تتمة",
    corrections="تصويبات",
    found_mistake="هل وجدت خطأ؟",
    page="صفحة",
    photo="تصوير",
    published="نُشر في",
    read_online="اقرأ على الموقع",
    scan="امسح الرمز للقراءة على الموقع",
    share="مشاركة",
    skip="انتقل إلى النص",
    topics="موضوعات",
    updated="آخر تحديث",
)


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
}
LABELS = {labels.lang: labels for labels in (ENGLISH, RUSSIAN, KAZAKH, GERMAN, FRENCH, ARABIC)}


def labels_for(lang: str, where: str = "lang") -> tuple[Labels, tuple[Note, ...]]:
    """The labels for a BCP 47 tag; English with a note (code "labels-missing") when the house has none."""
    language, *rest = lang.split("-")
    labels = LABELS.get(language)
    if labels is None:
        known = ", ".join(sorted(LABELS))
        what = f"there are no labels in {lang!r}; the furniture of the page is in English."
        return ENGLISH, (
            warning("labels-missing", where, what, f"Use one of {known}, or live with English."),
        )
    if direction(lang) != labels.direction or any(len(part) == 4 for part in rest):
        return labels, ()
    return replace(labels, lang=lang), ()


def jump_words(labels: Labels) -> JumpWords:
    """The words of a jump in the language of these labels; made of the labels themselves where there are no others."""
    found = JUMPS.get(labels.lang.partition("-")[0])
    plain = f"{labels.page}\u00a0{{page}}"
    return found or JumpWords(f"{labels.continued}: {plain}", plain)
