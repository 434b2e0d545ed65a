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
    advertise_here="This space is for sale",
    advertisement="Advertisement",
    breadcrumbs="Breadcrumb",
    brief="In brief",
    continued="Continued",
    copied="Copied",
    copy_link="Copy the link",
    corrections="Corrections",
    found_mistake="Found a mistake?",
    front="Front page",
    in_pictures="In pictures",
    interview="Interview",
    key_events="Key events",
    latest="Latest",
    live="Live",
    opinion="Opinion",
    page="Page",
    photo="Photo",
    read_in="Read in another language",
    scan="Scan to read online",
    sections="Sections",
    share="Share",
    share_more="Share…",
    skip="Skip to the story",
    topics="Topics",
    updated="Updated",
)
RUSSIAN = Labels(
    lang="ru",
    direction="ltr",
    advertise_here="Здесь может быть ваша реклама",
    advertisement="Реклама",
    breadcrumbs="Навигационная цепочка",
    brief="Коротко",
    continued="Продолжение",
    copied="Скопировано",
    copy_link="Скопировать ссылку",
    corrections="Исправления",
    found_mistake="Нашли ошибку?",
    front="Главная",
    in_pictures="Фоторепортаж",
    interview="Интервью",
    key_events="Главное",
    latest="Последние новости",
    live="Онлайн",
    opinion="Мнение",
    page="Страница",
    photo="Фото",
    read_in="Читать на другом языке",
    scan="Отсканируйте, чтобы прочитать на сайте",
    sections="Разделы",
    share="Поделиться",
    share_more="Поделиться…",
    skip="Перейти к тексту",
    topics="Темы",
    updated="Обновлено",
)
KAZAKH = Labels(
    lang="kk",
    direction="ltr",
    advertise_here="Мұнда сіздің жарнамаңыз болуы мүмкін",
    advertisement="Жарнама",
    breadcrumbs="Навигация тізбегі",
    brief="Қысқаша",
    continued="Жалғасы",
    copied="Көшірілді",
    copy_link="Сілтемені көшіру",
    corrections="Түзетулер",
    found_mistake="Қате таптыңыз ба?",
    front="Басты бет",
    in_pictures="Фоторепортаж",
    interview="Сұхбат",
    key_events="Басты оқиғалар",
    latest="Соңғы жаңалықтар",
    live="Онлайн",
    opinion="Пікір",
    page="Бет",
    photo="Фото",
    read_in="Басқа тілде оқу",
    scan="Сайттан оқу үшін сканерлеңіз",
    sections="Бөлімдер",
    share="Бөлісу",
    share_more="Бөлісу…",
    skip="Мәтінге өту",
    topics="Тақырыптар",
    updated="Жаңартылды",
)
GERMAN = Labels(
    lang="de",
    direction="ltr",
    advertise_here="Hier könnte Ihre Anzeige stehen",
    advertisement="Anzeige",
    breadcrumbs="Navigationspfad",
    brief="Kurz gemeldet",
    continued="Fortsetzung",
    copied="Kopiert",
    copy_link="Link kopieren",
    corrections="Korrekturen",
    found_mistake="Fehler gefunden?",
    front="Startseite",
    in_pictures="In Bildern",
    interview="Interview",
    key_events="Das Wichtigste",
    latest="Neueste Nachrichten",
    live="Live",
    opinion="Meinung",
    page="Seite",
    photo="Foto",
    read_in="In einer anderen Sprache lesen",
    scan="Scannen und online lesen",
    sections="Ressorts",
    share="Teilen",
    share_more="Teilen …",
    skip="Zum Text springen",
    topics="Themen",
    updated="Aktualisiert",
)
FRENCH = Labels(
    lang="fr",
    direction="ltr",
    advertise_here="Votre publicité ici",
    advertisement="Publicité",
    breadcrumbs="Fil d’Ariane",
    brief="En bref",
    continued="Suite",
    copied="Copié",
    copy_link="Copier le lien",
    corrections="Rectificatifs",
    found_mistake="Une erreur\u202f?",
    front="Accueil",
    in_pictures="En images",
    interview="Entretien",
    key_events="Temps forts",
    latest="Dernières nouvelles",
    live="En direct",
    opinion="Opinion",
    page="Page",
    photo="Photo",
    read_in="Lire dans une autre langue",
    scan="Scannez pour lire en ligne",
    sections="Rubriques",
    share="Partager",
    share_more="Partager…",
    skip="Aller au texte",
    topics="Sujets",
    updated="Mis à jour le",
)
ARABIC = Labels(
    lang="ar",
    direction="rtl",
    advertise_here="هذه المساحة متاحة لإعلانكم",
    advertisement="إعلان",
    breadcrumbs="مسار التنقل",
    brief="باختصار",
    continued="تتمة",
    copied="تم النسخ",
    copy_link="نسخ الرابط",
    corrections="تصويبات",
    found_mistake="هل وجدت خطأ؟",
    front="الرئيسية",
    in_pictures="بالصور",
    interview="مقابلة",
    key_events="أبرز الأحداث",
    latest="آخر الأخبار",
    live="مباشر",
    opinion="رأي",
    page="صفحة",
    photo="تصوير",
    read_in="اقرأ بلغة أخرى",
    scan="امسح الرمز للقراءة على الموقع",
    sections="الأقسام",
    share="مشاركة",
    share_more="مشاركة…",
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
