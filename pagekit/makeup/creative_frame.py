"""an advertiser's HTML → the document that stands for it on the paper's own address, and owns nothing there.

A file on the paper's address has the paper's cookies and storage as soon as it is opened outside a page's frame: by its
address, or by a creative that opens itself once more. So the file is a document of ours, and the creative is text in
it, the `srcdoc` of a frame. Wherever the file is opened, the creative's origin is nobody's.

1. The sandbox stands twice, on the page and in the file. A frame may do what both allow, and a link's new window is
   free of it because both say so: the advertiser's page works there as it does everywhere. A window that a creative
   fills itself keeps the origin that is nobody's.
2. The text of a frame has the policy of the document around it (HTML, policy containers), so the file's policy says
   what the creative may do: styles, pictures that it holds itself, as nothing lies beside it, and script where that
   was booked. The document itself has no script: it is two texts of theirs, both escaped, in markup of ours.
3. No frame may have an address, so the creative's cannot be led elsewhere. Text is not fetched, and asks no leave.
4. The frame fills the file's window, and both grounds are transparent: the advert looks as if nothing were around it.
5. What a text cannot: its addresses begin at the file's, so a link to a place in itself (`href="#more"`) is a link to
   the file, and leads nowhere within the frame.
6. A server says the same once more, and what a file cannot say of itself (`creative_headers`): its sandbox and its
   policy count before a byte of it is read, it stands in pages of the paper alone, and tells nobody where it stood.
   The file does without: what it keeps, it keeps on a server that says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
SCRIPTS = " allow-scripts"
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; {script}"
    "base-uri 'none'; form-action 'none'"
)
_WRAPPER = (
    '<!doctype html><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{title}</title>'
    # One scheme for both, as the page gives the frame: a ground of another would not be transparent.
    "<style>:root{{color-scheme:light}}html,body{{height:100%;margin:0;overflow:hidden}}"
    "iframe{{border:0;display:block;width:100%;height:100%}}</style>"
    # The page's frame has the name; a second one would be read out as another frame.
    '<iframe role="presentation" sandbox="{sandbox}" srcdoc="{text}"></iframe>\n'
)
_OURS = re.compile(
    _WRAPPER.partition("<title>")[0].replace("{policy}", '(?P<policy>[^"<>]*)').encode()
    + rb'<title>.*?<iframe role="presentation" sandbox="(?P<sandbox>[a-z -]*)" srcdoc="',
    re.DOTALL,
)
_SHUT = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'"
"""For a document that is none of ours."""
# Links of a creative open beside the page: inside its frame, the policy keeps the advertiser's out.
_HEAD = (
    '<!doctype html><base target="_blank">'
    # A link that fills the frame would draw its ring outside of it; in two tones it shows on every ground.
    "<style>:focus-visible{outline:3px solid #fff;outline-offset:-3px;box-shadow:inset 0 0 0 5px #111}</style>"
)


def creative_file(data: bytes, title: str, scripts: bool) -> bytes:
    """The file for the creative: UTF-8, as the door took it."""
    text = _HEAD + data.decode("utf-8-sig", "replace")
    return _WRAPPER.format(
        policy=_POLICY.format(script="script-src 'unsafe-inline'; " if scripts else ""),
        title=escape(title),
        sandbox=SANDBOX + (SCRIPTS if scripts else ""),
        text=escape(text),
    ).encode()


def creative_headers(data: bytes) -> Mapping[str, str]:
    """Header → value, for such a file: what its server should send with it, the policy first."""
    ours = _OURS.match(data)
    policy = f"sandbox {ours['sandbox'].decode()}; {ours['policy'].decode()}" if ours else _SHUT
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'self'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
