"""one item of ninjs → its fields by their folded names, its descriptions, and itself as a picture of a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pagekit.intake.formats.item import FoundPicture, Html
from pagekit.intake.formats.ninjs_values import (
    Fields,
    associations,
    by_name,
    by_role,
    folded,
    is_picture,
    names,
    objects,
    rank,
    width,
)

PICTURES = {"picture", "graphic"}


class NinjsItem:
    """One item, its fields by their folded names."""

    def __init__(self, data: Fields, place: str) -> None:
        self.fields = by_name(data)
        self.raw = data
        self.inner: list[FoundPicture] = []
        self.uri = self.text("uri", "guid", "_id")
        self.name = self.uri or place

    def text(self, *names: str) -> str:
        """The first of these that says something."""
        for name in names:
            value = self.fields.get(folded(name))
            if isinstance(value, str) and value.strip():
                return value.strip()
            if isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
        return ""

    def headline(self) -> str:
        """Its headline, in whichever field the version has it."""
        said = by_role(self.fields.get("headlines"), ("main", "", "headline", "medium", "short"))
        if said:
            return said
        named = self.text("headline", "headline_main", "headline_simple", "title", "name")
        if named:
            return Html(named) if "<" in named else named
        other = (
            str(value)
            for key, value in self.fields.items()
            if key.startswith("headline") and isinstance(value, str)
        )
        return next(other, "")

    def described(self, *roles: str) -> str:
        """Its description in the first of these roles; a blank role is one that says none."""
        said = by_role(self.fields.get("descriptions"), roles)
        html = self.text("description_html")
        plain = self.text("description_text", "description", "description_summary", "description_main")
        other = (self.text(key) for key in self.fields if key.startswith("description") and self.text(key))
        return said or plain or (Html(html) if html else "") or next(other, "")

    def picture(self, name: str, key: str = "") -> FoundPicture:
        """The item as a picture."""
        caption = self.described("caption", "main", "", "summary") or self.headline()
        alt = by_role(self.fields.get("descriptions"), ("alttext", "alt", "altText")) or self.text(
            "alt_text", "alttext", "description_alt"
        )
        described = by_role(self.fields.get("descriptions"), ("creditline", "credit"))
        return FoundPicture(
            renditions=tuple(dict.fromkeys(self.renditions_of())),
            name=name,
            alt=alt,
            caption=caption,
            byline=self.text("byline", "by"),
            creditline=described or self.text("creditline", "credit"),
            photographer=self._photographer(),
            holder=self.text("copyrightholder") or self._holder(),
            notice=self.text("copyrightnotice"),
            terms=self.text("usageterms"),
            instructions=self.text("ednote"),
            focus=self._focus(),
            keys=tuple(filter(None, (key, self.uri))),
            lead=key.lower() in {"featuremedia", "featureimage", "feature_image", "main", "lead"},
        )

    def own_picture(self) -> FoundPicture | None:
        """The item's own files, where it has any that are pictures."""
        return self.picture("renditions") if list(self.renditions_of()) else None

    def _photographer(self) -> str:
        authors = [
            *objects(self.fields.get("authors")),
            *objects(self.fields.get("people")),
            *objects(self.fields.get("person")),
        ]
        roles = {"photographer", "photo", "creator"}
        named = (
            str(one["name"])
            for one in authors
            if one.get("name") and str(one.get("role") or one.get("rel") or "").lower() in roles
        )
        return next(named, "")

    def _holder(self) -> str:
        return next((name for name in names(self.fields.get("infosources"))), "")

    def renditions_of(self) -> Iterator[str]:
        """The addresses of its files, the largest of those that say their size first, then by what they are called."""
        found = self.fields.get("renditions")
        named = (
            list(found.items())
            if isinstance(found, Mapping)
            else [(str(one.get("name") or one.get("purpose") or ""), one) for one in objects(found)]
        )
        ranked = sorted(
            ((key, one) for key, one in named if isinstance(one, Mapping) and is_picture(one)),
            key=lambda pair: (rank(pair[0]), -width(pair[1])),
        )
        for _, one in ranked:
            for key in ("href", "filename", "media", "content", "contentid", "url"):
                if isinstance(one.get(key), str) and one[key].strip():
                    yield one[key].strip()

    def _focus(self) -> tuple[float, float] | None:
        found = self.fields.get("renditions")
        for one in found.values() if isinstance(found, Mapping) else objects(found):
            poi = one.get("poi") if isinstance(one, Mapping) else None
            if not isinstance(poi, Mapping):
                continue
            try:
                x, y = float(poi["x"]) / float(one["width"]), float(poi["y"]) / float(one["height"])
            except (KeyError, TypeError, ValueError, ZeroDivisionError):
                continue
            if 0 <= x <= 1 and 0 <= y <= 1:
                return round(x, 4), round(y, 4)
        return None

    def pictures_of(self) -> Iterator[FoundPicture]:
        """The associations that are pictures, each with what may stand for it in the text."""
        for key, data in associations(self.fields.get("associations")):
            inner = NinjsItem(data, key)
            kind = inner.text("type")
            if kind in PICTURES or (not kind and isinstance(data.get("renditions"), Mapping | list)):
                yield inner.picture(f"associations.{key}", key)
            elif kind in {"composite", "package"}:
                yield from inner.pictures_of()
