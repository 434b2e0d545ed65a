"""the lines of a web page → when it was published and changed, as readers see it around its headline.

The rules:
1. The time of the page is the one nearest to the headline: machine-readable where it is, else as it is written out in
   the page's language. One that is called the time of the first print counts wherever it stands.
2. A line that has more to say than a day, a byline and what parts them is a sentence, and no day of the page.
3. A day behind "updated" in the page's language is that of the last change.
4. What stands apart, such as comments, menus and other articles, says nothing of this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagekit.intake.formats.day_lines import MAX_LINE, Said, days_in
from pagekit.intake.formats.moments import moment
from pagekit.intake.formats.page_lines import Line, parted

MOST_WORDS = 9
"""Words beside the day in a line that tells it."""
MOST_BEFORE = 5
MOST_FAR = 5
"""Words of a line far from the headline that says when the page was changed: no more than that."""
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|changed|aktualisiert|geändert|bearbeitet|mise? à jour|modifié"
    r"|actualizado|modificado|aggiornato|atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|zaktualizowan\w*|aktualizacja"
    r"|aktualizováno|güncelle\w*)\b|обновл|изменен|редакт|жаңарт|оновлен|تحديث|更新",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|written|created|veröffentlicht|erstellt|publiziert|geschrieben|gespeichert|publié|paru|publicado"
    r"|pubblicato|gepubliceerd|geplaatst|publicerad|publisert|julkaistu|opublikowano|dodano|vydáno|yayın\w*)\b"
    r"|опубликован|жарияла|опубліковано|размещено|نشر|発表",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"©|\b(?:copyright|since|seit|depuis|bis|until|deadline|born|geboren|joined|registered|registriert|mitglied|member)\b",
    re.IGNORECASE,
)
"""What stands before a day of something else."""
_CALLED_DAY = re.compile(
    r"(?:^|[\s_-])(?:date|datum|fecha|data|time|timestamp|published|pub-?date|posted|postmeta|entry-meta|post-?meta|meta"
    r"|created|dateline|submitted|byline)(?:$|[\s_-])|date|datum",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"caption|credit|copyright|bild|image|photo|figure|event|veranstaltung|joined", re.IGNORECASE
)
"""What elements are called whose days are those of something else."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/)")


def days_seen(lines: Sequence[Line], lang: str) -> tuple[str, str]:
    """The time of the first print and that of the last change; blanks where the page does not say."""
    near, far = parted(lines)
    published, updated = "", ""
    for line in near:
        first, last = _days(line, lang, nearest=line.nearest)
        published, updated = published or first, updated or last
    for line in far:
        if not published and (line.first or _PUBLISHED.search(line.text)):
            published, last = _days(line, lang, nearest=True)
            updated = updated or last
        elif not updated and len(line.text.split()) <= MOST_FAR and _CHANGED.match(line.text):
            updated = _days(line, lang, nearest=True)[1]
    return published, updated


def day_of_address(address: str) -> str:
    """The day that an address has as its folders, as sites file what they publish; blank for any other."""
    found = _IN_ADDRESS.search(address)
    day = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else ""
    return day if day and moment(day) is not None else ""


def _days(line: Line, lang: str, *, nearest: bool) -> tuple[str, str]:
    """The day of the first print and that of the last change, as this line says them."""
    if line.stamp and moment(line.stamp) is not None:
        changed = bool(_CHANGED.search(line.text)) and not line.first and not _PUBLISHED.search(line.text)
        return ("", line.stamp) if changed else (line.stamp, "")
    named = bool(_CALLED_DAY.search(line.called))
    if len(line.text) > MAX_LINE or not (nearest or named) or (_OF_OTHERS.search(line.called) and not named):
        return "", ""
    days = [day for day in days_in(line.text, lang) if _is_the_pages(line, day)]
    first = next((day.when for day in days if not _CHANGED.search(day.before)), "")
    return first, next((day.when for day in days if _CHANGED.search(day.before)), "")


def _is_the_pages(line: Line, day: Said) -> bool:
    """True for a day that is what its line is about."""
    before, beside = len(day.before.split()), len(day.before.split()) + len(day.after.split())
    if _OTHER_DAY.search(day.before[-24:]) or (line.heading and beside > 1):
        return False
    if _CALLED_DAY.search(line.called) or _PUBLISHED.search(day.before):
        return beside <= MOST_WORDS * 2
    return beside <= MOST_WORDS and before <= MOST_BEFORE
