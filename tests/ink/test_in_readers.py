"""words in = words out: what poppler, PDFium, MuPDF and a screen reader find in the samples' PDFs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2
import pytest

import pagekit
from pagekit.layout import PrintManifest
from tests.ink.conftest import PACKS, STORIES, Sample, Samples
from tests.ink.heard import heard
from tests.paint.composed_proof import decided_lines

TURNED = "ar"
"""The language of the samples that runs from the right."""
LEAST = 0.9
"""Of the Arabic words: readers put the marks of tanwin and shadda on the other side of their letter."""
UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
# Readers heal a word at the end of a line with the hyphen that its writer set as well: so hyphens are left out.
HYPHEN = re.compile("[-\u2010\u00ad\u0002\ufffe]\\s*(?=\\w)")
# Runs of letters of one script, or of digits: at a turn readers may lose the space.
WORD = re.compile(
    "[\u0590-\u05ff]+|[\u0600-\u060b\u060d-\u061a\u0620-\u065f\u0670-\u06ff]+|[^\\W\\d_\u0590-\u06ff]+|[0-9]+"
)
ARABIC = re.compile("[\u0600-\u06ff]")


def words(said: str) -> Counter[str]:
    """The words of a text, in whatever order. No Arabic word is divided."""
    plain = unicodedata.normalize("NFKC", said).translate(UNSEEN)
    return Counter(WORD.findall(plain if ARABIC.search(plain) else HYPHEN.sub("", plain)))


def printed(sample: Sample, *, furniture: bool, apart: bool = False) -> Counter[str]:
    """The words that were decided. `apart`: readers see an initial apart from its word, however it is told them."""
    job, composition = sample.made.job, sample.made.page.composition
    assert composition is not None and isinstance(job.layout.manifest, PrintManifest)
    lines = decided_lines(
        composition.pages, job.layout.manifest, job.fonts, job.story.lang, furniture=furniture
    )
    ends = ("\u00ad" if line.hyphen else " " if line.spaced or apart else "" for line in lines)
    return words("".join(line.text + end for line, end in zip(lines, ends, strict=True)))


# ---- Readers -----------------------------------------------------------------------------------------------


def poppler(pdf: bytes) -> Counter[str]:
    """A word is there if it is in the text as it is laid out, where columns' ends part words, or in that of the content,
    where spaces thinner than 0.15 em are none.
    """
    found = [
        words(
            subprocess.run([*command, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        )
        for command in (["pdftotext", "-enc", "UTF-8"], ["pdftotext", "-raw", "-enc", "UTF-8"])
    ]
    return found[0] | found[1]


def pdfium(pdf: bytes) -> Counter[str]:
    return words("\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)))


def mupdf(pdf: bytes) -> Counter[str]:
    pymupdf = pytest.importorskip("pymupdf", reason="MuPDF is not installed; scripts/setup installs it")
    with pymupdf.open(stream=pdf) as document:
        return words("\n".join(page.get_text() for page in document))


READERS = [
    pytest.param(
        poppler,
        marks=pytest.mark.skipif(
            shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed"
        ),
    ),
    pdfium,
    mupdf,
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("pack", PACKS)
def test_every_word_of_every_sample_is_read(
    pack: str, read: Callable[[bytes], Counter[str]], sample: Samples
) -> None:
    for name in STORIES:
        made = sample(name, pack)
        lang = made.made.job.story.lang
        wanted = printed(made, furniture=True, apart=True)
        assert sum(wanted.values()) > 300
        lost = wanted - read(made.pdf)
        if lang != TURNED:
            assert (name, lost) == (name, Counter())
        else:
            arabic = sum(count for word, count in wanted.items() if ARABIC.match(word))
            assert [word for word in lost if not ARABIC.match(word)] == [] and arabic > 300
            assert sum(lost.values()) <= (1 - LEAST) * arabic


def letters(found: Counter[str]) -> list[str]:
    return sorted("".join(found.elements()))


@pytest.mark.parametrize("pack", PACKS)
def test_every_word_of_every_sample_is_heard_once(pack: str, sample: Samples) -> None:
    for name in STORIES:
        made = sample(name, pack)
        heard, decided = words(made.tree.said), printed(made, furniture=False)
        # Where a page ends at the hyphen of a word, the head of the next one stands between its halves, and readers are
        # told it whole: the same letters, once.
        parted, halves = heard - decided, decided - heard
        assert (name, letters(parted)) == (name, letters(halves))
        assert parted.total() <= 2, name


def told(pdf: bytes) -> tuple[str, list[str]]:
    """The headline and the paragraphs as a screen reader is told them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tree = heard(document)
    return tree.all("H1")[0].said.strip(), [" ".join(each.said.split()) for each in tree.all("P")]


# ---- A story from the right --------------------------------------------------------------------------------

STATION = {
    "id": "mahatta",
    "lang": "ar",
    "headline": "قطار قديم يعود إلى محطته",
    "deck": "عاد القطار رقم 12 بعد ثلاثين سنة، وانتظره الناس منذ الفجر.",
    "status": "ready",
    "body": [
        {"kind": "paragraph", "text": words}
        for words in (
            "وصل القطار في الساعة 7:45 صباحاً ومعه 320 مسافراً. قال المدير إنَّ التأخير لم يتجاوز دقيقتين منذ عام 1994.",
            "عُلِّقت صورٌ بالأبيض والأسود، وكُتب على لوحة (أهلاً وسهلاً). بيعت 1,250 تذكرة، أي بزيادة 18% عن المتوقع.",
            "قال السائق: «سافرت إلى Berlin وعملت في شركة DB Cargo عشر سنوات». ثم ضحك.",
            "في القاعة الكبيرة ساعة توقفت قبل الحرب، وتحتها مقعد من خشب الجوز لا يجلس عليه أحد غير الحارس.",
            "يقدّم المقهى الشاي والكعك؛ أما السقف فقد أُعيد بناؤه. «يدخل الضوء كما يدخل الماء».",
        )
    ],
}


@pytest.fixture(scope="module")
def station() -> bytes:
    return pagekit.render_pdf(pagekit.Article.model_validate(STATION)).data


def paragraphs() -> Iterator[str]:
    yield from (str(block["text"]) for block in STATION["body"])  # type: ignore[index]


def test_a_story_from_the_right_is_heard_word_for_word(station: bytes) -> None:
    headline, said = told(station)
    assert headline == STATION["headline"]
    assert [text for text in paragraphs() if text not in said] == []


@pytest.mark.parametrize("read", READERS)
def test_a_story_from_the_right_is_read(read: Callable[[bytes], Counter[str]], station: bytes) -> None:
    wanted = words(" ".join((*paragraphs(), str(STATION["deck"]))))
    lost = wanted - read(station)
    assert sum(lost.values()) <= (1 - LEAST) * sum(wanted.values())
    assert [word for word in lost if not ARABIC.match(word)] == []


# ---- A story in Hebrew ----------------------------------------------------------------------------------------

TACHANA = {
    "id": "tachana",
    "lang": "he",
    "headline": "רכבת ישנה חוזרת לתחנה",
    "deck": "רכבת מספר 12 חזרה אחרי שלושים שנה, והתושבים חיכו לה מאז הזריחה.",
    "status": "ready",
    "body": [
        {"kind": "paragraph", "text": words}
        for words in (
            "הרכבת הגיעה בשעה 7:45 בבוקר ובה 320 נוסעים. המנהל אמר שהאיחור לא עלה על שתי דקות מאז שנת 1994.",
            "על הקירות נתלו תמונות בשחור־לבן, ועל השלט נכתב (ברוכים הבאים). נמכרו 1,250 כרטיסים, כלומר 18% יותר מן הצפוי.",
            "הנהג אמר: „נסעתי עד Berlin ועבדתי בחברת DB Cargo עשר שנים”. ואז צחק.",
            "ד״ר כהן, מנכ״ל המוזיאון, סיפר על ג׳ירפה מעץ שעמדה באולם; צה״ל השאיל לה עגלה.",
            "הַשֶּׁלֶט הַיָּשָׁן אוֹמֵר שָׁלוֹם, וְהַסִּפְרִיָּה פְּתוּחָה בְּכָל יוֹם. יְרוּשָׁלַיִם רְחוֹקָה מִכָּאן.",
        )
    ],
}
POINTED = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
"""A letter with its points is one glyph, whose text stands the other way round: poppler and PDFium turn what runs from
the right character by character. MuPDF leaves the text of a glyph as it is, and has the points before their letter."""


@pytest.fixture(scope="module")
def tachana() -> bytes:
    return pagekit.render_pdf(pagekit.Article.model_validate(TACHANA)).data


def hebrew() -> list[str]:
    return [str(TACHANA["deck"]), *(str(block["text"]) for block in TACHANA["body"])]  # type: ignore[index]


def test_a_hebrew_story_is_heard_word_for_word(tachana: bytes) -> None:
    headline, said = told(tachana)
    assert headline == TACHANA["headline"]
    assert [text for text in hebrew() if text not in said] == []


@pytest.mark.parametrize("read", READERS)
def test_every_hebrew_word_is_read(read: Callable[[bytes], Counter[str]], tachana: bytes) -> None:
    wanted = words(" ".join(hebrew()))
    assert sum(wanted.values()) == 89
    lost = wanted - read(tachana)
    assert [word for word in lost if read is not mupdf or not POINTED.search(word)] == []
