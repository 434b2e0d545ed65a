"""a standing item of an edition → what it says; what cannot be read, or lacks what a law asks for, is told."""

from __future__ import annotations

from pagekit.errors import PagekitError
from pagekit.intake.standing import StandingText, read_standing
from pagekit.model import Standing
from pagekit.notes import Note, error
from pagekit.production.edition_setting import Setting
from pagekit.typeset.sheet.standing import missing_fields
from pagekit.world import DiskWorld, World


def standing_text(
    setting: Setting, item: Standing, lang: str, world: World | None
) -> tuple[StandingText | None, tuple[Note, ...]]:
    """What a standing item says; a note where it cannot be read, or lacks what a law asks for."""
    origin, where = setting.edition.origin, f"standing {item.id}"
    if item.src is None or origin is None or origin.folder is None:
        what = "nobody said what stands in it; its place stays empty."
        return None, (error("standing-missing", where, what, "Give it src, the path of a Markdown file."),)
    try:
        text = read_standing(origin.folder / item.src, item.id, lang, world or DiskWorld(origin.folder))
    except PagekitError as problem:
        return None, (error("standing-missing", where, f"it is not there: {problem}"),)
    told = " ".join(str(block.model_dump()) for block in text.article.body)
    return text, tuple(
        error(
            "imprint-field",
            where,
            f"it does not name its {name!r}, which is required.",
            f"Write it into {item.src}.",
        )
        for name in missing_fields(told, item.required, text.values)
    )
