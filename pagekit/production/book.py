"""stories or an Edition → EpubDocument: a book of a story, of a section or of a whole edition, by a public call.

dress every story → make its pictures once, as JPEG → chapters by section → cover, contents, imprint → one container
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Unpack
from zoneinfo import ZoneInfo

from pagekit.asked import one
from pagekit.epub import Book, BookFile, Chapter, Part, chapter_page, container, imprint_page
from pagekit.epub.book import urn
from pagekit.epub.chapter import plain_words
from pagekit.errors import BadOrder, InvalidInput, PagekitError
from pagekit.front import SectionMark, asked_section, section_marks
from pagekit.house import Labels, Publisher, Story, contact_lines, labels_for
from pagekit.house.copydesk import CopyDesk
from pagekit.house.dates import stamp
from pagekit.house.direction import direction
from pagekit.house.labels.editions import edition_words
from pagekit.house.publisher import publisher_of
from pagekit.house.story import Stamp
from pagekit.layout import WebPicture
from pagekit.makeup import Materials
from pagekit.makeup.materials import INLINE, LEAD
from pagekit.model import AdvertBook, Article, Edition
from pagekit.notes import Note, Report, about, error, unique, warning
from pagekit.output import EpubDocument
from pagekit.pictures import Source
from pagekit.pictures.cover import CoverFaces, CoverWords, cover
from pagekit.production import asked
from pagekit.production.docket import Docket, take_order
from pagekit.production.listing import Listed, list_stories
from pagekit.production.order import Call, FeedOrder, Order
from pagekit.production.page_verdicts import of_story
from pagekit.production.verdicts import cache_notes, unshared
from pagekit.resources import assets_dir

BOOK = Call("render_epub", FeedOrder, "feed", "web-article")
PICTURE = WebPicture(widths=(1_200,), tallest=1.5, quality=80)
"""As wide as the screens of readers are: the picture is shown on the whole of one."""
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""When a book was made of which nothing says when: no clock is read."""
NO_STORIES = "Pass a story, a list of them, or an edition that was read."


@BOOK
def render_epub(
    stories: Article | Sequence[Article] | Edition,
    *,
    section: str | None = None,
    title: str | None = None,
    cover: bytes | bool = True,
    order: Order | None = None,
    **how: Unpack[FeedOrder],
) -> EpubDocument:
    """A story, the stories of a list, or those of an edition, as a book: EPUB 3, to be read on any reader.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once. Of an edition publication
    and day are its own; its sections come in its order. With `section` the book holds the stories of that section
    alone. `title` is by default the edition's name, the headline of a single story, else the publication's name and the
    section's. `cover`: a JPEG or PNG of your own; True for one that is drawn with the house's name, the day and the
    first story; False for none.

    Every story is a chapter with its pictures, credits and corrections; adverts stay on the page, and whom to call for
    one stands in the imprint. A story that may not be published is left out with a note. Raises PagekitError;
    InvalidInput where no story is left.
    """
    edition = stories if isinstance(stories, Edition) else None
    listed = stories.stories if isinstance(stories, Edition) else asked.stories(stories)
    section, title = asked.text(section, "section"), asked.text(title, "title")
    if edition is not None:
        day = datetime.combine(edition.file.date, datetime.min.time(), ZoneInfo(edition.publication.timezone))
        asked_at = order.get("at") if isinstance(order, Mapping) else None
        how = {**how, "publication": edition.publication, "at": how.get("at") or asked_at or day}
    single = len(listed) == 1 and edition is None
    docket = take_order(BOOK, order, how, listed=listed if not single else None)
    return _Binder(docket, edition).document(listed, section, title, cover)


@dataclass(frozen=True, slots=True)
class _Bound:
    """A story with the files of its pictures."""

    entry: Listed
    pictures: Mapping[str, str]

    @property
    def story(self) -> Story:
        """The story, dressed."""
        return self.entry.story


class _Binder:
    """Makes one book."""

    def __init__(self, docket: Docket, edition: Edition | None) -> None:
        self.docket = docket
        self.edition = edition
        house = docket.publication
        self.desk = CopyDesk(house.lang, house.url)
        self.publisher: Publisher = publisher_of(house, self.desk)
        self.labels: Labels
        self.labels, found = labels_for(house.lang, "publication.lang")
        self.marks = section_marks(house, self.desk)
        self.files: dict[str, bytes] = {}
        self.notes: list[Note] = [*docket.notes, *found]

    def document(
        self, listed: Sequence[Article], section: str | None, title: str | None, cover: bytes | bool
    ) -> EpubDocument:
        """The book of these stories."""
        mark = (
            asked_section(section, self.marks, (one.section for one in listed), "book") if section else None
        )
        wanted = [one for one in listed if mark is None or mark.holds(one.section)]
        bound = self._bound(wanted)
        if not bound:
            told = [
                error("no-stories", "stories", "there is none that may be told.", NO_STORIES),
                *self.notes,
            ]
            raise InvalidInput(title or "book", unique(told))
        name = title or self._title(bound, mark)
        face = self._cover(cover, self._leads(bound), name)
        book = self._book(bound, name, mark, face)
        data = container(book)
        figures = {
            "stories": len(bound),
            "words": sum(one.story.words for one in bound),
            "pictures": len(self.files),
            "bytes": len(data),
        }
        notes = (*self.notes, *self.desk.notes, *cache_notes(self.docket.cache))
        return EpubDocument(data, book.title, Report(name, unique(notes), figures))

    # ---- What is in it -------------------------------------------------------------------------------------

    def _bound(self, wanted: Iterable[Article]) -> list[_Bound]:
        pictures: dict[str, Mapping[str, str]] = {}

        def take(entry: Listed) -> bool:
            pictures[entry.story.id] = self._pictures(entry)
            self.notes += unshared(of_story(entry.story, entry.article.origin))
            return True

        found = list_stories(self.docket, wanted, self.notes, take)
        return [_Bound(entry, pictures[entry.story.id]) for entry in found]

    def _pictures(self, entry: Listed) -> Mapping[str, str]:
        """The names of its pictures' files, which go into the book."""
        roles: Mapping[str, WebPicture] = {LEAD: PICTURE, INLINE: PICTURE}
        materials = Materials(
            entry.world, entry.article, AdvertBook(), roles, web=False, cache=self.docket.cache
        )
        names: dict[str, str] = {}
        for found in materials.figures(entry.story).values():
            for key, picture in found.items():
                file = picture.files.largest
                names[key] = file.name
                self.files[file.name] = file.data
        self.notes += about(entry.story.id, materials.notes)
        return names

    def _parts(self, bound: Sequence[_Bound]) -> tuple[Part, ...]:
        """The stories under their sections: the edition's, then the publication's, then those that stories name."""
        names = [each.name for each in self.edition.file.sections] if self.edition else []
        heads = [*names, *(mark.name for mark in self.marks), *(one.story.section or "" for one in bound)]
        parts: list[Part] = []
        left = list(bound)
        for head in dict.fromkeys(heads):
            mark = next((one for one in self.marks if one.holds(head)), SectionMark(head))
            here = sorted((one for one in left if mark.holds(one.story.section)), key=_rank)
            left = [one for one in left if one not in here]
            if here:
                parts.append(Part(head, tuple(map(_chapter, here))))
        # One part alone needs no head.
        return tuple(Part("", part.chapters) for part in parts) if len(parts) == 1 else tuple(parts)

    def _leads(self, bound: Sequence[_Bound]) -> _Bound:
        """The story on the cover: what matters most, in the book's language and with a picture where there is one."""
        lang = self.docket.publication.lang
        return min(bound, key=lambda one: (_rank(one), one.story.lang != lang, not one.pictures))

    # ---- What it says of itself ----------------------------------------------------------------------------

    def _title(self, bound: Sequence[_Bound], mark: SectionMark | None) -> str:
        if self.edition is not None:
            return f"{self.edition.name}: {mark.name}" if mark else self.edition.name
        if mark is not None:
            return f"{self.publisher.name}: {mark.name}"
        return plain_words(bound[0].story.headline) if len(bound) == 1 else self.publisher.name

    def _day(self, bound: Sequence[_Bound]) -> Stamp | None:
        """The edition's day, else the newest of its stories'."""
        house = self.docket.publication
        if self.edition is not None:
            return stamp(self.edition.file.date, house.lang, house.timezone)
        days = [date.fromisoformat(one.story.published.iso[:10]) for one in bound if one.story.published]
        return stamp(max(days), house.lang, house.timezone) if days else None

    def _book(
        self, bound: Sequence[_Bound], name: str, mark: SectionMark | None, face: BookFile | None
    ) -> Book:
        house, day = self.docket.publication, self._day(bound)
        contacts = contact_lines(house, self.labels, house.lang)
        imprint = imprint_page(name, self.publisher, self.labels, contacts, day)
        first = bound[0].story
        single = len(bound) == 1
        named = (
            self.publisher.url or house.name,
            *(one.story.url or one.story.id for one in bound),
            *([self.edition.file.date.isoformat(), mark.name if mark else ""] if self.edition else []),
        )
        return Book(
            identifier=urn(*named),
            title=name,
            lang=first.lang if single else house.lang,
            direction=first.direction if single else direction(house.lang),
            contents=edition_words(self.labels).inside if not single else name,
            modified=self.docket.at or _newest(bound, house.timezone),
            parts=self._parts(bound),
            publisher=house.name if self.publisher.named else "",
            description=first.description if single else self.publisher.description or "",
            creators=tuple(author.name for author in first.byline.authors) if single and first.byline else (),
            date=day.iso if day else "",
            files=tuple(BookFile(file, data) for file, data in sorted(self.files.items())),
            cover=face,
            imprint=Chapter("imprint.xhtml", house.name, self.labels.lang, imprint),
            described=all(figure.alt for one in bound for figure in one.story.figures),
        )

    def _cover(self, wanted: bytes | bool, first: _Bound, name: str) -> BookFile | None:
        if isinstance(wanted, bytes | bytearray):
            return BookFile(f"cover.{_ending(bytes(wanted))}", bytes(wanted))
        one(wanted, bool, "cover", "Pass True, False, or the bytes of a JPEG or PNG.")
        if not wanted:
            return None
        lead = first.story.lead
        source = (
            Source(partial(_read, first, lead.src), sha256=lead.facts.sha256, name=lead.src)
            if lead is not None and lead.facts is not None and lead.key in first.pictures
            else None
        )
        day = self._day([first])
        words = CoverWords(
            self.publisher.name if self.publisher.named else name,
            day.text if day else "",
            plain_words(first.story.headline),
        )
        fonts = assets_dir() / "fonts"
        faces = CoverFaces(fonts / "SourceSerif4-Bold.ttf", fonts / "IBMPlexSans-Regular.ttf")
        try:
            data = cover(words, faces, source, lead.focus if lead else (0.5, 0.5))
        except PagekitError as problem:
            self.notes.append(warning("no-cover", "cover", f"cannot be drawn: {problem}"))
            return None
        return BookFile("cover.jpg", data) if data else None


def _rank(made: _Bound) -> int:
    return made.story.priority


def _chapter(made: _Bound) -> Chapter:
    story = made.story
    text = chapter_page(story, made.pictures)
    return Chapter(f"{story.id}.xhtml", plain_words(story.headline), story.lang, text)


def _newest(bound: Sequence[_Bound], zone: str) -> datetime:
    told = [stamp.iso for one in bound for stamp in (one.story.published, one.story.updated) if stamp]
    times = [datetime.fromisoformat(iso) for iso in told]
    whole = [time if time.tzinfo else time.replace(tzinfo=ZoneInfo(zone)) for time in times]
    return max(whole, default=_EARLIEST)


def _read(made: _Bound, src: str) -> bytes:
    origin = made.entry.article.origin
    folder = origin.folder if origin else None
    if folder is None:
        raise InvalidInput(src, [error("no-folder", src, "lies in no folder that is known.")])
    return made.entry.world.read(folder / src)


def _ending(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    raise BadOrder("cover: is neither a JPEG nor a PNG. Pass the bytes of one, True, or False.")
