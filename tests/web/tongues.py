"""a language → a story in it that holds whatever meets letters of the other direction: names, telephones, prices, dates,
quotes, code, tables, credits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pagekit

CREDIT = {"creator": "Ann Example", "agency": "Agence Exemple"}
"""Latin letters under a picture in every language."""
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """What the story says in one language. A person of the byline is a name and an office."""

    headline: str
    deck: str
    kicker: str
    heading: str
    paras: tuple[str, ...]
    quote: str
    by: str
    question: str
    items: tuple[str, ...]
    caption: str
    table_caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]
    dateline: str
    byline: tuple[tuple[str, str | None], ...]


ARABIC = Words(
    headline="هل تعود الذئاب إلى وادي Assy؟",
    deck="قال باحثون من NASA إن 12.5% من القطيع عاد (نحو 3 400 رأس) — “Found a bug?”",
    kicker="علوم",
    heading="ما الذي تغيّر في 2014؟",
    paras=(
        "قال الدكتور *أحمد خالد* من شركة **OpenSky (UK)** إن السعر 1 250,50 دولارًا، أي 12% أكثر. اتصلوا على +7 (700) 388 81 09 أو زوروا [example.com](https://example.com/a?b=c).",
        "في الساعة 20:29 وصل فريق “BBC News” إلى المكان... وسأل: هل هذا C++؟ نعم، الإصدار `pip install x==1.0` (بيتا)!",
        "العنوان: شارع Abay Ave. 12/4، الطابق 3، ألماتي. البريد desk@courier.example. النتيجة 3-1، والحرارة -5°م.",
    ),
    quote="لم نر مثل هذا منذ عام 1998، قال لي Ann Example!",
    by="Ann Example، عالمة أحياء (MIT)",
    question="هل رأيت OpenSky في 2014؟",
    items=(
        "الأول: Kilometre 212 (2014).",
        "الثاني؟",
        "OpenSky: 45 كم!",
    ),
    caption="قطيع قرب Assy، عام 2014.",
    table_caption="الأرقام لعام 2014 (USD)",
    header=(
        "البند",
        "2013",
        "2014",
    ),
    rows=(
        (
            "الحليب (1 l)",
            "1,250.50",
            "-12%",
        ),
        (
            "OpenSky",
            "300",
            "+45",
        ),
        (
            "المجموع",
            "1,550.50",
            "33%",
        ),
    ),
    tags=(
        "ذئاب",
        "OpenSky",
        "2014",
    ),
    dateline="ألماتي",
    byline=(
        ("أحمد خالد", "مراسل"),
        ("Ann Example", "BBC"),
    ),
)
HEBREW = Words(
    headline="האם הזאבים חזרו לעמק Assy?",
    deck="חוקרים מ-NASA אמרו ש-12.5% מהעדר חזר (3,400 ראשים).",
    kicker="מדע",
    heading="מה השתנה ב-2014?",
    paras=(
        "ד\"ר *אחמד ח'אלד* מחברת **OpenSky (UK)** אמר שהמחיר 1,250.50 דולר, עלייה של 12%. התקשרו +7 (700) 388 81 09 או [example.com](https://example.com/).",
        'בשעה 20:29 הגיע צוות "BBC News"... ושאל: האם זה C++? כן, גרסה `pip install x` (בטא)!',
        'הכתובת: רחוב Abay Ave. 12/4, קומה 3. דוא"ל desk@courier.example. התוצאה 3-1, -5°C.',
    ),
    quote="לא ראינו דבר כזה מאז 1998, אמרה Ann Example!",
    by="Ann Example, ביולוגית (MIT)",
    question="ראית את OpenSky ב-2014?",
    items=(
        "ראשון: Kilometre 212 (2014).",
        "שני?",
        'OpenSky: 45 ק"מ!',
    ),
    caption="עדר ליד Assy, 2014.",
    table_caption="מספרים ל-2014 (USD)",
    header=(
        "סעיף",
        "2013",
        "2014",
    ),
    rows=(
        (
            "חלב (1 l)",
            "1,250.50",
            "-12%",
        ),
        (
            "OpenSky",
            "300",
            "+45",
        ),
    ),
    tags=(
        "זאבים",
        "OpenSky",
    ),
    dateline="אלמטי",
    byline=(
        ("דנה לוי", "כתבת"),
        ("Ann Example", None),
    ),
)
ENGLISH = Words(
    headline="Are the wolves back in the Assy valley?",
    deck="NASA researchers say 12.5% of the herd returned (some 3,400 head).",
    kicker="Science",
    heading="What changed in 2014?",
    paras=(
        "Dr *Ahmad Khalid* of **OpenSky (UK)** said the price is $1,250.50, up 12%. Call +7 (700) 388 81 09 or see [example.com](https://example.com/).",
        "At 20:29 the “BBC News” team came... and asked: is this C++? Yes, `pip install x` (beta)!",
        "The paper الأهرام (Cairo) said so. The address: Abay Ave. 12/4. Mail desk@courier.example. Score 3-1, -5°C.",
    ),
    quote="We have not seen this since 1998, said أحمد خالد!",
    by="أحمد خالد, biologist (MIT)",
    question="Did you see OpenSky in 2014?",
    items=(
        "First: الأهرام (2014).",
        "Second?",
        "OpenSky: 45 km!",
    ),
    caption="A herd near Assy, 2014.",
    table_caption="Figures for 2014 (USD)",
    header=(
        "Item",
        "2013",
        "2014",
    ),
    rows=(
        (
            "Milk (1 l)",
            "1,250.50",
            "-12%",
        ),
        (
            "OpenSky",
            "300",
            "+45",
        ),
    ),
    tags=(
        "wolves",
        "الأهرام",
    ),
    dateline="ALMATY",
    byline=(
        ("Ann Example", "BBC"),
        ("أحمد خالد", "reporter"),
    ),
)
JAPANESE = Words(
    headline="アッシー高原に「オオカミ」は戻ってきたのか？",
    deck="研究者によると、群れの12.5％（約3400頭）が戻ったという。",
    kicker="科学",
    heading="2014年に何が変わったのか",
    paras=(
        "「これは本当だ」とアン・イグザンプル氏は話した（2014年8月15日、アルマトイで）。価格は1,250.50ドルで、前年より12％高い。連絡先は+7 (700) 388 81 09、または[example.com](https://example.com/)へ。「次は『未来』をどう見るか――」と彼は笑った。ちょっと待って、コーヒーを飲もう！？\u3000それから、サーバーのデータベースについて*とても重要な*話を聞いた。",
        "午後8時29分、BBC Newsのチームが到着し、「これは本当か？」と尋ねた。はい、バージョンは`pip install x`（ベータ）である。研究所の報告（全三十二頁）によれば、草原の狼は、山の麓を通り、川を渡って、村の近くまで来たという。「怖くはない」、「慣れた」、「面白い」と住民は口々に語った。",
        "住所はアバイ通り12/4。",
    ),
    quote="1998年以来、こんなことは見たことがない。",
    by="アン・イグザンプル（生物学者）",
    question="2014年にOpenSkyを見ましたか？",
    items=(
        "一つ目：キロメートル212（2014）。",
        "二つ目？",
        "OpenSky：45キロ！",
    ),
    caption="アッシー近くの群れ、2014年。",
    table_caption="2014年の数字（USD）",
    header=(
        "項目",
        "2013",
        "2014",
    ),
    rows=(
        (
            "牛乳（1L）",
            "1,250.50",
            "-12%",
        ),
        (
            "OpenSky",
            "300",
            "+45",
        ),
    ),
    tags=(
        "狼",
        "OpenSky",
    ),
    dateline="アルマトイ",
    byline=(
        ("山田花子", "記者"),
        ("Ann Example", None),
    ),
)
CHINESE = Words(
    headline="狼群真的回到“阿西”草原了吗？",
    deck="研究人员称，12.5%的兽群（约3400头）已经返回。",
    kicker="科学",
    heading="2014年发生了什么变化？",
    paras=(
        "“这是真的，”安·范例说（2014年8月15日，阿拉木图）。价格为1,250.50美元，比上一年高出12%。联系电话：+7 (700) 388 81 09，或访问[example.com](https://example.com/)。“接下来，‘未来’会怎样——”他笑着说。等一下，先喝杯咖啡吧！？然后我们听到了关于数据库的*非常重要的*消息……《草原信使报》报道了此事。",
        "晚上8时29分，BBC News的团队到达现场，问道：“这是真的吗？”是的，版本是`pip install x`（测试版）。研究所的报告（共三十二页）指出，草原上的狼穿过山麓，渡过河流，来到村庄附近。“不害怕”、“习惯了”、“很有意思”，居民们纷纷说道。",
        "地址：阿拜大街12/4号。",
    ),
    quote="自1998年以来，我们从未见过这样的情景。",
    by="安·范例（生物学家）",
    question="您在2014年见过OpenSky吗？",
    items=(
        "一つ目：キロメートル212（2014）。",
        "二つ目？",
        "OpenSky：45キロ！",
    ),
    caption="阿西附近的兽群，2014年。",
    table_caption="2014年の数字（USD）",
    header=(
        "項目",
        "2013",
        "2014",
    ),
    rows=(
        (
            "牛乳（1L）",
            "1,250.50",
            "-12%",
        ),
        (
            "OpenSky",
            "300",
            "+45",
        ),
    ),
    tags=(
        "狼",
        "OpenSky",
    ),
    dateline="阿拉木图",
    byline=(("王小明", "记者"),),
)
KOREAN = Words(
    headline="아시 고원에 늑대가 정말 돌아왔을까?",
    deck="연구진에 따르면 무리의 12.5%(약 3400마리)가 돌아왔다.",
    kicker="과학",
    heading="2014년에 무엇이 달라졌나",
    paras=(
        "“이것은 사실이다”라고 앤 이그잼플 씨가 말했다(2014년 8월 15일, 알마티). 가격은 1,250.50달러로 전년보다 12% 높다. 연락처는 +7 (700) 388 81 09. 그는 *아주 중요한* 이야기를 들려주었다. 초원의 늑대는 산기슭을 지나 강을 건너 마을 가까이까지 내려왔다고 한다. ‘무섭지 않다’, ‘익숙해졌다’고 주민들은 입을 모았다.",
        "오후 8시 29분, BBC 뉴스 팀이 도착해 “정말입니까?”라고 물었다. 책임자협의회는 이 문제를 논의했다.",
        "주소: 아바이 거리 12/4.",
    ),
    quote="1998년 이후 이런 광경은 처음이다.",
    by="앤 이그잼플(생물학자)",
    question="2014년에 OpenSky를 보았습니까?",
    items=(
        "첫째: 킬로미터 212(2014).",
        "둘째?",
        "OpenSky: 45km!",
    ),
    caption="아시 근처의 무리, 2014년.",
    table_caption="2014년 수치(USD)",
    header=(
        "항목",
        "2013",
        "2014",
    ),
    rows=(
        (
            "우유(1L)",
            "1,250.50",
            "-12%",
        ),
        (
            "OpenSky",
            "300",
            "+45",
        ),
    ),
    tags=(
        "늑대",
        "OpenSky",
    ),
    dateline="알마티",
    byline=(("김민수", "기자"),),
)
STORIES = {
    "ar": ARABIC,
    "he": HEBREW,
    "en": ENGLISH,
    "ja": JAPANESE,
    "zh": CHINESE,
    "ko": KOREAN,
    "fa": replace(
        ARABIC,
        headline="آیا گرگ\u200cها به دره Assy بازگشته\u200cاند؟",
        deck="پژوهشگران NASA می\u200cگویند ۱۲٫۵٪ گله بازگشته است (حدود ۳۴۰۰ رأس).",
        kicker="دانش",
        heading="چه چیزی در ۲۰۱۴ تغییر کرد؟",
        paras=(
            "دکتر *احمد خالد* از **OpenSky (UK)** گفت قیمت ۱۲۵۰ دلار است، یعنی ۱۲٪ بیشتر. تلفن +7 (700) 388 81 09.",
            "ساعت ۲۰:۲۹ گروه «BBC News» رسید... و پرسید: آیا این C++ است؟ بله!",
            "نشانی: خیابان Abay Ave. 12/4، طبقه ۳. نتیجه 3-1.",
        ),
        question="آیا OpenSky را دیدید؟",
        tags=(
            "گرگ",
            "OpenSky",
        ),
        dateline="آلماتی",
    ),
    "ur": replace(
        ARABIC,
        headline="کیا بھیڑیے Assy وادی میں واپس آ گئے؟",
        deck="ناسا (NASA) کے محققین کے مطابق 12.5% ریوڑ واپس آیا۔",
        kicker="سائنس",
        heading="2014 میں کیا بدلا؟",
        paras=(
            "ڈاکٹر *احمد خالد* نے **OpenSky (UK)** سے کہا کہ قیمت 1,250.50 ڈالر ہے، یعنی 12% زیادہ۔ فون +7 (700) 388 81 09۔",
            "رات 20:29 پر “BBC News” کی ٹیم پہنچی... اور پوچھا: کیا یہ C++ ہے؟ جی!",
            "پتہ: Abay Ave. 12/4، منزل 3۔ نتیجہ 3-1۔",
        ),
        question="کیا آپ نے OpenSky دیکھا؟",
        tags=(
            "بھیڑیے",
            "OpenSky",
        ),
        dateline="الماتی",
    ),
    "zh-Hant": replace(
        CHINESE,
        headline="狼群真的回到「阿西」草原了嗎？",
        deck="研究人員稱，12.5%的獸群（約3400頭）已經返回。",
        heading="2014年發生了什麼變化？",
        paras=(
            "「這是真的，」安·範例說（2014年8月15日，阿拉木圖）。價格為1,250.50美元，比上一年高出12%。聯絡電話：+7 (700) 388 81 09。「接下來，『未來』會怎樣——」他笑著說。等一下，先喝杯咖啡吧！？然後我們聽到了關於資料庫的*非常重要的*消息……《草原信使報》報導了此事。",
            "晚上8時29分，BBC News的團隊到達現場，問道：「這是真的嗎？」研究所的報告（共三十二頁）指出，草原上的狼穿過山麓，渡過河流，來到村莊附近。「不害怕」、「習慣了」、「很有意思」，居民們紛紛說道。",
            "地址：阿拜大街12/4號。",
        ),
    ),
}


def story(lang: str, design: str, display: str = "plain") -> pagekit.Article:
    """The story in that language, design and display; its photos are those of the sample publication."""
    words = STORIES[lang]
    bodies = {"live": _report, "interview": _interview}
    crumbs = (
        ("The Steppe Courier", "https://courier.example/"),
        (words.kicker, "/science"),
        (words.headline, None),
    )
    return pagekit.Article.model_validate(
        {
            "id": f"{lang}-{design}-{display}",
            "url": f"https://courier.example/{lang}/{design}-{display}",
            "lang": lang,
            "design": design,
            "display": display,
            "headline": words.headline,
            "deck": words.deck,
            "kicker": words.kicker,
            "section": words.kicker,
            "breadcrumbs": [{"label": label, "url": url} for label, url in crumbs],
            "byline": [{"name": name, "role": role} for name, role in words.byline],
            "dateline": words.dateline if design == "standard" else None,
            "published_at": "2014-08-15T20:29:00+06:00",
            "updated_at": "2014-08-16T09:05:00+06:00",
            "tags": words.tags,
            "translations": {
                other: f"https://courier.example/{other}"
                for other in ("ar", "en", "ja", "ru")
                if other != lang
            },
            "photos": [_photo("saiga-dusk.jpg", words)],
            "body": list(bodies.get(design, _body)(words)),
            "corrections": [{"time": "2014-08-16T09:05:00+06:00", "text": words.paras[2]}],
        }
    )


def _body(words: Words) -> Iterator[Block]:
    one, two, three = map(_paragraph, words.paras)
    quote: Block = {"kind": "quote", "text": words.quote, "attribution": words.by}
    points: Block = {"kind": "list", "items": words.items}
    yield from (one, two, {"kind": "heading", "text": words.heading}, three, quote)
    yield from (points, {**points, "ordered": True}, {**quote, "pull": True}, one)
    yield {
        "kind": "table",
        "caption": words.table_caption,
        "header": words.header,
        "rows": words.rows,
        "align": ("start", "end", "end"),
    }
    yield from ({"kind": "photo", **_photo("ridge.jpg", words)}, {"kind": "break"}, one, two)
    yield {"kind": "code", "text": "pip install pagekit  # v1.0 (2014)!"}
    yield {"kind": "factbox", "title": words.heading, "body": (two, points)}


def _report(words: Words) -> Iterator[Block]:
    one, two, _ = map(_paragraph, words.paras)
    yield one
    for hour, key in ((20, True), (19, False), (9, True)):
        time = f"2014-08-15T{hour:02}:00:00+06:00"
        picture = {"kind": "photo", **_photo("ridge.jpg", words)}
        yield {"kind": "update", "time": time, "title": words.heading, "key": key, "body": (two, picture)}


def _interview(words: Words) -> Iterator[Block]:
    for answer in words.paras:
        yield from (_paragraph(f"**{words.question}**"), _paragraph(answer))


def _paragraph(text: str) -> Block:
    return {"kind": "paragraph", "text": text}


def _photo(name: str, words: Words) -> Block:
    return {"src": f"photos/{name}", "caption": words.caption, "alt": words.kicker, "credit": CREDIT}
