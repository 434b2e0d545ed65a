"""what was made of a site → SiteBuild: its pages, its report, and its files where they are still to be written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pagekit.asked import PathLike, one_folder
from pagekit.errors import WriteError
from pagekit.notes import Note, Report
from pagekit.site.sink import FolderSink
from pagekit.site.state import PageRecord, SiteState


@dataclass(frozen=True, slots=True, repr=False)
class SiteBuild:
    """A whole site: the paths of its pages, what was found, and its files where no folder was named for them."""

    name: str
    pages: tuple[str, ...]
    """The pages by their paths in the site's folder."""
    report: Report
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Every file by its path; none where the site was built into a folder."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was found, in its order."""
        return self.report.notes

    def __repr__(self) -> str:
        return f"<SiteBuild {self.name!r}: {len(self.pages):,} pages, {len(self.notes):,} notes>"

    def write(self, folder: PathLike) -> Path:
        """Write every file, whole or not at all, and take away what an earlier build wrote there and this one has not.

        Returns the path of the home page. Raises WriteError; of a site that was built into a folder, too.
        """
        if not self.files:
            raise WriteError(
                f"{self.name}: was written as it was built. Leave `out` out to write it yourself."
            )
        sink = FolderSink(one_folder(folder, "folder"))
        before = sink.known().files()
        sums = {path: hashlib.sha256(data).hexdigest() for path, data in self.files.items()}
        for path, data in sorted(self.files.items(), key=lambda file: file[0].endswith(".html")):
            sink.put(path, data, sums[path])
        sink.finish(SiteState(pages={"all": PageRecord("", sums)}), before)
        return sink.folder / "index.html"

    def _repr_html_(self) -> str:
        return self.report._repr_html_()
