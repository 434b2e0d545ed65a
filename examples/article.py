"""One story in, a web page and a printed page out: the ten lines to copy."""

from pathlib import Path

import pagekit

courier = Path(__file__).parent / "courier"
site = pagekit.read_publication(courier / "publication.toml")
article = pagekit.read_article(courier / "articles" / "defence-order.json")
page = pagekit.render_html(article, publication=site, layout="web-article")
print("web page:", page.write("out/article"))
pdf = pagekit.render_pdf(article, publication=site, layout="print-article")
print("PDF:     ", pdf.write("out/article/defence-order.pdf"))
print(pdf.report)
