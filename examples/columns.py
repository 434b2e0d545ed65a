"""One story in three measures, set by the typesetter alone: its lines on a proof, and what they are worth."""

from pathlib import Path

import pagekit
from pagekit import Rect, mm

MEASURES = (45, 60, 85)

courier = Path(__file__).parent / "courier" / "articles"
setter = pagekit.Compositor("print-article")
for name in ("night-train.md", "saiga-doroga.json", "aqboken-zholy.json"):
    article = pagekit.read_article(courier / name)
    lang = article.lang or "en"
    sets, left = [], 15
    for measure in MEASURES:
        sets.append(setter.story(article, boxes=[Rect(mm(left), mm(15), mm(measure), mm(250))]))
        left += measure + 8
    proof = setter.proof(*sets, width=mm(left + 7), height=mm(280), lang=lang)
    print(proof.write(Path("out/columns") / f"{article.id}.pdf"))
    for measure in MEASURES:
        texts = [block.text for block in article.body if block.kind == "paragraph"]
        found = [setter.paragraph(text, measure=mm(measure), lang=lang).statistics for text in texts]
        count = sum(each.lines for each in found)
        gaping = sum(each.over_two * each.lines for each in found) / count
        print(f"  {measure} mm: {count} lines, {gaping:.1%} gape over twice the natural space")
