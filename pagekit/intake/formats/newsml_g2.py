"""NewsML-G2 → items: a newsItem, those of a newsMessage, and of a package the story with its pictures.

The text stands in inlineXML, as NITF or XHTML, or in inlineData; the files of a picture in remoteContent. A package
names its items by their guid: those that came with it are put together, those that lie elsewhere are told of. A creator
may be a code alone; its name is then looked for in the item's assertions. IPTC, https://iptc.org/std/NewsML-G2/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pagekit.intake.formats.g2_item import G2Item
from pagekit.intake.formats.opened import Opened
from pagekit.intake.formats.reader import Format, Found, refused
from pagekit.intake.formats.xml_tree import Xml
from pagekit.model.fields import tidy

_ROOTS = {"newsItem", "packageItem", "newsMessage"}
_NO_STORIES = {
    "conceptItem": "a concept", "knowledgeItem": "a list of concepts", "planningItem": "a plan of coverage",
    "catalogItem": "a catalogue",
}  # fmt: skip


def _recognises(opened: Opened) -> bool:
    return opened.root in _ROOTS | _NO_STORIES.keys()


def _read(opened: Opened) -> Iterator[Found]:
    message = _Message()
    root = opened.xml
    for item in root.walk("newsItem", "packageItem", *_NO_STORIES) if root.name == "newsMessage" else [root]:
        message.take(item)
    yield from message.found()


@dataclass(slots=True)
class _Message:
    """The items that came together."""

    items: list[G2Item] = field(default_factory=list)
    packages: list[Xml] = field(default_factory=list)
    others: list[Xml] = field(default_factory=list)

    def take(self, item: Xml) -> None:
        """One of them."""
        if item.name == "newsItem":
            self.items.append(G2Item(item))
        elif item.name == "packageItem":
            self.packages.append(item)
        else:
            self.others.append(item)

    def found(self) -> Iterator[Found]:
        """The stories with their pictures, then what is none."""
        texts = [item for item in self.items if not item.is_picture and not item.plays]
        # What only plays is a story where no text tells of it.
        stories = texts or [item for item in self.items if not item.is_picture]
        played = {item.guid: item.kind for item in self.items if item.plays and texts}
        pictures = {item.guid: item for item in self.items if item.is_picture}
        used: set[str] = set()
        for story in stories:
            beside = self._beside(story, stories)
            own = [guid for guid in beside if guid in pictures]
            used.update(beside)
            story.tell_of_played([played[guid] for guid in beside if guid in played])
            yield story.story([pictures[guid] for guid in own])
        for guid, picture in pictures.items():
            if guid not in used:
                yield picture.story([])
        for guid, kind in played.items():
            if guid not in used:
                yield refused(guid, "no-story", f"is of the kind {kind}, and no text tells of it.")
        for package in self.packages:
            yield from self._package(package)
        for other in self.others:
            what = f"is {_NO_STORIES[other.name]} ({other.name}), which is no story."
            yield refused(other.get("guid") or other.name, "no-story", what)

    def _beside(self, story: G2Item, stories: list[G2Item]) -> list[str]:
        """The items that go with a story: those that it links to, and those that stand in a package with it alone."""
        named = list(story.links)
        for package in self.packages:
            guids = _references(package)
            with_text = [other.guid for other in stories if other.guid in guids]
            if story.guid in guids and with_text == [story.guid]:
                named += guids
        if not self.packages and len(stories) == 1:
            named += [item.guid for item in self.items if item.is_picture]
        return list(dict.fromkeys(named))

    def _package(self, package: Xml) -> Iterator[Found]:
        """What is said of a package that has items which did not come with it."""
        known = {item.guid for item in self.items}
        missing = [guid for guid in _references(package) if guid not in known]
        if missing and not known:
            name = package.get("guid") or "packageItem"
            titles = [one.text for ref in package.walk("itemRef") for one in ref.all("title")]
            named = "; ".join(titles or missing)
            what = f"is a package of {len(missing)} items that lie elsewhere: {tidy(named, 300)}"
            yield refused(name, "package-elsewhere", what, "Read it together with its items.")


def _references(package: Xml) -> list[str]:
    return [guid for ref in package.walk("itemRef") if (guid := ref.get("residref") or ref.get("href"))]


FORMAT = Format("newsml-g2", "NewsML-G2", ("xml",), _recognises, _read)
