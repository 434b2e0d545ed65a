"""the state of a text object: face, size, colour, and the marked content that is open (ISO 32000-1, 9.4.1, 14.6).

Nothing is said twice: an operator is written when what it sets changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pagekit.ink.canvas import Canvas
from pagekit.ink.numbers import number
from pagekit.ink.page import Element

NEAR = 1e-6


@dataclass(slots=True)
class Pen:
    """What is set on the page: the state of its text object, and the marked content that is open."""

    canvas: Canvas
    colour: str
    read: bool
    tag: str
    kids: list[Element | int] = field(default_factory=list)
    face: str = ""
    size: float = 0.0
    tracking: float = 0.0
    rise: float = 0.0
    ink: str = ""
    href: str | None = None
    opened: bool = False
    link: int = -1
    link_kids: list[int] = field(default_factory=list)

    def begin(self) -> None:
        """Open the text object. Marked content is opened with the first words: none may be empty."""
        self.canvas.out.append("BT")

    def end(self) -> None:
        """Close it, and leave everything as it was found."""
        self._close_link()
        out = self.canvas.out
        if self.tracking:
            out.append("0 Tc")
        if self.rise:
            out.append("0 Ts")
        out.append("EMC ET" if self.opened else "ET")

    def use(self, ink: str) -> None:
        """Take up a colour."""
        if ink != self.ink:
            self.canvas.out.append(ink)
            self.ink = ink

    def track(self, tracking: float) -> None:
        """Set the letters further apart. Points."""
        if abs(tracking - self.tracking) > NEAR:
            # A hundred letters of a line are each off by as much.
            self.canvas.out.append(f"{number(tracking, 5)} Tc")
            self.tracking = tracking

    def font(self, face: str, size: float, rise: float = 0.0) -> None:
        """Take up a face."""
        if face != self.face or size != self.size:
            self.canvas.out.append(f"/{face} {number(size)} Tf")
            self.face, self.size = face, size
        if abs(rise - self.rise) > NEAR:
            self.canvas.out.append(f"{number(rise)} Ts")
            self.rise = rise

    def follow(self, href: str | None) -> None:
        """Begin or end a link. One that goes on in the next line is the same one."""
        if not self.read:
            return
        if self.opened and href == self.href:
            return
        if self.opened:
            self.canvas.out.append("EMC")
        self._close_link()
        self.href = href
        if href is not None:
            self.link = self.canvas.link(href)
            self.link_kids = []
        self._open()

    def label(self) -> None:
        """What was shown so far is the label of what follows."""
        if self.opened:
            self.canvas.out.append("EMC")
            self.opened = False
            self.kids = [Element("Lbl", tuple(self.kids))]

    def _open(self) -> None:
        self.opened = True
        mcid = self.canvas.mark()
        (self.kids if self.href is None else self.link_kids).append(mcid)
        tag = self.tag if self.href is None else "Link"
        self.canvas.out.append(f"/{tag}<</MCID {mcid}>>BDC")

    def _close_link(self) -> None:
        if self.href is not None:
            self.kids.append(Element("Link", tuple(self.link_kids), link=self.link))
