"""the files of a site → the folder that the desk shows, each told as it is written; a build can be ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from pagekit.site.sink import FolderSink


class Ended(BaseException):
    """The desk is closed while something is made. No error: nobody has to do anything."""


class LiveSink(FolderSink):
    """A folder that tells what was written into it: a reader sees a changed page before the lists are made."""

    def __init__(self, folder: Path, written: Callable[[str, str], None], ended: Event) -> None:
        super().__init__(folder)
        self._told = written
        self._ended = ended

    def stands(self, path: str, digest: str) -> bool:
        """The same; raises Ended when the desk is closed. What was made so far is written down by the build."""
        if self._ended.is_set():
            raise Ended
        return super().stands(path, digest)

    def put(self, path: str, data: bytes, digest: str) -> None:
        """The same, and tell of a file that was written."""
        before = self.written
        super().put(path, data, digest)
        if self.written != before:
            self._told(path, digest)
