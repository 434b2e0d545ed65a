"""a story's file → the processor's seconds of every step to its PDF, in a process that has done nothing before.

`whole` starts this file as the new process and reads what it prints. Nothing is imported here but what the steps need.
With `engine` as a second argument the same pages go through templates and WeasyPrint as well.
"""

from __future__ import annotations

import json
import sys
from time import process_time


def main() -> None:
    """Print the story from its file, as the public calls do it, and say what each step took; the last ones twice."""
    path, engine = sys.argv[1], sys.argv[2:] == ["engine"]
    marks = [("starting Python", process_time())]

    def done(step: str) -> None:
        marks.append((step, process_time()))

    import pagekit  # noqa: PLC0415 - importing is what is timed

    _ = pagekit.read_article
    done("importing what reads")
    article = pagekit.read_article(path)
    done("reading")
    _ = pagekit.render_pdf
    from pagekit.join import join  # noqa: PLC0415 - as above
    from pagekit.production import printing, stages  # noqa: PLC0415
    from pagekit.production.article_pdf import PDF  # noqa: PLC0415
    from pagekit.production.docket import take_order  # noqa: PLC0415

    done("importing what prints")
    docket = take_order(PDF, None, {})
    done("taking the order: pack and faces")
    made = stages.lay_out(article, docket)
    done("dressing and composing")
    pages = printing.inked(made)
    done("ink")
    pdf = join(pages, printing.document_facts(made.job.story), made.job.materials.assets)
    done("join")
    again = printing.inked(made)
    done("ink, glyphs kept")
    join(again, printing.document_facts(made.job.story), made.job.materials.assets)
    done("join, glyphs kept")
    if engine:
        from pagekit.press import load_engine, page_pdf  # noqa: PLC0415
        from pagekit.production.painting import paint  # noqa: PLC0415

        load_engine()
        done("importing the engine")
        page_pdf(paint(made).html, subject="bench")
        done("templates and engine")
    steps = {step: end - begin for (_, begin), (step, end) in zip([("", 0.0), *marks], marks, strict=False)}
    json.dump({"steps": steps, "pages": pdf.page_count, "bytes": len(pdf.data)}, sys.stdout)


if __name__ == "__main__":
    main()
