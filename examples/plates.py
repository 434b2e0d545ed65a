"""One story as plates for two presses, and what a printer would say of them."""

from datetime import UTC, datetime
from pathlib import Path

import pagekit

courier = Path(__file__).parent / "courier"
order = pagekit.Order(
    publication=pagekit.read_publication(courier / "publication.toml"),
    adverts=pagekit.read_adverts(courier / "adverts.toml"),
    at=datetime(2026, 3, 3, 6, tzinfo=UTC),
    cache="out/cache",
)
article = pagekit.read_article(courier / "articles" / "tram-six.yaml")
for layout, press in (("print-article", "newsprint"), ("magazine", "coated")):
    plates = pagekit.render_pdf(article, press=press, layout=layout, order=order)
    path = plates.write(Path("out/plates") / f"{article.id}-{press}.pdf")
    print(path)
    print(pagekit.preflight_pdf(path, press=press))
