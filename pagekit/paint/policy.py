"""a page's style sheet and script → its security policy: for the page's own head, and as headers for its server.

The rules (Content Security Policy Level 3; Referrer Policy; Permissions Policy; HTML, cross-origin opener policies):
1. Nothing is allowed but what is named: `default-src 'none'`.
2. The style sheet and the script are allowed by the hashes of their texts, and no other: no attribute, no second
   element, nothing inserted later. Without a script there is no `script-src` at all. JSON-LD is data and runs nothing.
3. Pictures and faces come from the page's own server, or from the one host that its site has for files; frames from its
   own alone, and only where the page has one. The file in a frame carries a policy of its own, for itself and the
   creative in it.
4. No base address, no form. A page has no script that could connect anywhere; its own server is allowed, for checkers
   of sites ask for robots.txt from inside the page.
5. `frame-ancestors` counts in a header only, and allows the page's own server: a desk's preview, nobody else's frame.
6. Left out on purpose: `upgrade-insecure-requests` (every file is the page's own, so it comes as the page came, and a
   page opened from a folder or an office server without a certificate must stay whole), `X-Frame-Options` (5 says the
   same), `Strict-Transport-Security` (a promise for a whole host, which is not a page's to give).

The headers are for the page itself. Sent with the creative in a frame, the page's policy would take its styles away;
what goes with that file is in `makeup.creative_frame`.

Templates print the policy as `{{ policy }}`, in the content of a meta element with http-equiv, before the style sheet.
The page of a pack that is not pagekit's is read once more (`held`): without the policy, or with a script, a form or a
file from elsewhere, it is refused. What such a template adds beyond that, a style attribute, the browser refuses.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

REFERRER = "strict-origin-when-cross-origin"
REFUSED_FEATURES = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
    "payment", "usb",
)  # fmt: skip
"""What no article page asks of a reader's machine (Permissions Policy, features that browsers know)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a page may load and run: its style sheet and script by their texts; frames, pictures and faces or none."""

    style: str
    script: str | None = None
    frames: bool = False
    images: bool = True
    fonts: bool = True
    host: str = ""
    """A host that serves the site's pictures and faces beside its own, as an origin."""

    @property
    def meta(self) -> str:
        """The policy for the page's own head: printable ASCII without double quotes."""
        return "; ".join(f"{name} {sources}" for name, sources in self._directives().items())

    def headers(self) -> Mapping[str, str]:
        """Header → value, the policy first. Values are printable ASCII."""
        refused = ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES)
        return {
            "Content-Security-Policy": f"{self.meta}; frame-ancestors 'self'",
            "Referrer-Policy": REFERRER,
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": refused,
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    def _directives(self) -> dict[str, str]:
        beside = f" {self.host}" if self.host else ""
        wanted = {
            "default-src": "'none'",
            "img-src": f"'self' data:{beside}" if self.images else "",
            "font-src": f"'self'{beside}" if self.fonts else "",
            "connect-src": "'self'",
            "frame-src": "'self'" if self.frames else "",
            "style-src": source_hash(self.style),
            "script-src": source_hash(self.script) if self.script else "",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        return {name: sources for name, sources in wanted.items() if sources}


def origin(address: str) -> str:
    """The origin of a whole address, as a policy names it; nothing for a path of the site."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


@lru_cache(maxsize=64)
def source_hash(text: str) -> str:
    """The source expression of an inline element: the SHA-256 of its text as UTF-8 (CSP Level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
