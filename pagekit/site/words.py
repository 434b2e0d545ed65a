"""a language → the words of a site's own furniture, as its newspapers print them; English where the house has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton

from pagekit.house.dates import calendar_for
from pagekit.house.labels.lookup import language_of


@dataclass(frozen=True, slots=True)
class SiteWords:
    """`page_of` has the number of a page and how many there are."""

    archive: str
    authors: str
    author: str
    topic: str
    newer: str
    older: str
    page_of: str
    not_found: str
    not_found_help: str
    moved: str


_TABLE = {
    "en": ("Archive", "Authors", "Author", "Topic", "Newer", "Older", "Page {page} of {pages}",
           "There is no such page", "It may have moved, or the address is not quite right. This is what is new:",
           "This page has moved"),
    "de": ("Archiv", "Autoren", "Autor", "Thema", "Neuere", "Ältere", "Seite {page} von {pages}",
           "Diese Seite gibt es nicht",
           "Vielleicht ist sie umgezogen, oder die Adresse stimmt nicht ganz. Das ist neu:",
           "Diese Seite ist umgezogen"),
    "fr": ("Archives", "Auteurs", "Auteur", "Sujet", "Plus récents", "Plus anciens", "Page {page} sur {pages}",
           "Cette page n’existe pas",
           "Elle a peut-être changé d’adresse, ou l’adresse est inexacte. Voici les nouvelles :",
           "Cette page a changé d’adresse"),
    "es": ("Archivo", "Autores", "Autor", "Tema", "Más recientes", "Anteriores", "Página {page} de {pages}",
           "Esta página no existe", "Quizá se ha movido o la dirección no es correcta. Esto es lo último:",
           "Esta página se ha movido"),
    "it": ("Archivio", "Autori", "Autore", "Argomento", "Più recenti", "Precedenti", "Pagina {page} di {pages}",
           "Questa pagina non esiste", "Forse è stata spostata o l’indirizzo non è esatto. Ecco le ultime notizie:",
           "Questa pagina è stata spostata"),
    "pt": ("Arquivo", "Autores", "Autor", "Assunto", "Mais recentes", "Anteriores", "Página {page} de {pages}",
           "Esta página não existe", "Talvez tenha mudado ou o endereço não esteja correto. Estas são as últimas:",
           "Esta página mudou de endereço"),
    "pl": ("Archiwum", "Autorzy", "Autor", "Temat", "Nowsze", "Starsze", "Strona {page} z {pages}",
           "Nie ma takiej strony", "Być może zmieniła adres albo adres jest niedokładny. Oto najnowsze:",
           "Ta strona zmieniła adres"),
    "tr": ("Arşiv", "Yazarlar", "Yazar", "Konu", "Daha yeni", "Daha eski", "Sayfa {page} / {pages}",
           "Böyle bir sayfa yok", "Taşınmış olabilir ya da adres tam doğru değil. Son haberler:", "Bu sayfa taşındı"),
    "ru": ("Архив", "Авторы", "Автор", "Тема", "Новее", "Раньше", "Страница {page} из {pages}",
           "Такой страницы нет", "Возможно, она переехала или в адресе ошибка. Вот что нового:",
           "Страница переехала"),
    "uk": ("Архів", "Автори", "Автор", "Тема", "Новіші", "Раніше", "Сторінка {page} з {pages}",
           "Такої сторінки немає", "Можливо, вона переїхала або в адресі помилка. Ось що нового:",
           "Сторінка переїхала"),
    "kk": ("Мұрағат", "Авторлар", "Автор", "Тақырып", "Жаңарақ", "Бұрынырақ", "{pages} беттің {page}-беті",
           "Мұндай бет жоқ", "Ол көшірілген болуы мүмкін немесе мекенжайда қате бар. Жаңалықтар:",
           "Бет көшірілді"),
    "ar": ("الأرشيف", "الكتّاب", "الكاتب", "موضوع", "الأحدث", "الأقدم", "صفحة {page} من {pages}",
           "هذه الصفحة غير موجودة", "ربما نُقلت أو أن العنوان غير دقيق. إليك الجديد:", "نُقلت هذه الصفحة"),
    "he": ("ארכיון", "כותבים", "כותב", "נושא", "חדשות יותר", "ישנות יותר", "עמוד {page} מתוך {pages}",
           "אין דף כזה", "אולי הועבר, או שהכתובת אינה מדויקת. הנה החדשות:", "הדף הועבר"),
    "fa": ("بایگانی", "نویسندگان", "نویسنده", "موضوع", "تازه‌تر", "قدیمی‌تر", "صفحهٔ {page} از {pages}",
           "چنین صفحه‌ای نیست", "شاید جابه‌جا شده یا نشانی دقیق نیست. تازه‌ها:", "این صفحه جابه‌جا شده است"),
    "ur": ("آرکائیو", "مصنفین", "مصنف", "موضوع", "تازہ تر", "پرانی", "صفحہ {page} از {pages}",
           "ایسا کوئی صفحہ نہیں", "شاید اس کا پتہ بدل گیا ہے یا پتہ درست نہیں۔ تازہ خبریں:", "یہ صفحہ منتقل ہو گیا ہے"),
    "zh": ("存档", "作者", "作者", "话题", "较新", "较早", "第{page}页，共{pages}页",
           "没有这个页面", "它可能已移走，或地址有误。最新内容：", "此页面已移走"),
    "zh-Hant": ("存檔", "作者", "作者", "話題", "較新", "較早", "第{page}頁，共{pages}頁",
                "沒有這個頁面", "它可能已移走，或網址有誤。最新內容：", "此頁面已移走"),
    "ja": ("アーカイブ", "執筆者", "執筆者", "トピック", "新しい記事", "過去の記事", "{pages}ページ中{page}ページ",
           "ページが見つかりません",
           "移動したか、アドレスが正しくない可能性があります。新着記事：",
           "このページは移動しました"),
    "ko": ("기사 모음", "기자", "기자", "주제", "최신", "이전", "{pages}쪽 중 {page}쪽",
           "페이지가 없습니다",
           "옮겨졌거나 주소가 정확하지 않을 수 있습니다. 새 소식:", "이 페이지는 옮겨졌습니다"),
}  # fmt: skip
WORDS = {lang: SiteWords(*told) for lang, told in _TABLE.items()}


def words_for(lang: str) -> SiteWords:
    """The words in a language, by its BCP 47 tag."""
    return WORDS.get(lang) or WORDS.get(language_of(lang)) or WORDS["en"]


def month_name(year: int, month: int, lang: str) -> str:
    """A month with its year, as a title."""
    told = format_skeleton("yMMMM", date(year, month, 1), locale=calendar_for(lang).locale)
    return told[:1].upper() + told[1:]
