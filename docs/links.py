"""the built documentation → every link inside it that leads nowhere, or none.

python docs/links.py out/docs
"""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Seen(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What leads somewhere, and where it can be led to."""
        told = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := told.get(name))]
        self.anchors |= {value for name in ("id", "name") if (value := told.get(name))}


def broken(folder: Path) -> list[str]:
    """Every dead link: the page, and where it would lead."""
    pages = {path: Seen(path.read_text("utf-8")) for path in sorted(folder.rglob("*.html"))}
    return [
        f"{path.relative_to(folder)}: {link}"
        for path, page in pages.items()
        for link in page.links
        if not _leads(path, link, pages)
    ]


def _leads(path: Path, link: str, pages: dict[Path, Seen]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = path if not parts.path else Path(path.parent / unquote(parts.path)).resolve()
    if target not in pages:
        return target.is_file()
    return not parts.fragment or unquote(parts.fragment) in pages[target].anchors


def main() -> None:
    """Tell, and end with 1 where there is one."""
    dead = broken(Path(sys.argv[1]).resolve())
    for line in dead:
        print(f"leads nowhere: {line}")
    sys.exit(1 if dead else 0)


if __name__ == "__main__":
    main()
