"""Story + options → the script of its page, or None. Which scripts belong on a page is decided here, nowhere else.

The rules:
1. A page has no script by default: share links and the mail to the desk work without one.
2. A story with share tools (the reader's own share sheet, the clipboard) brings `assets/scripts/share.js`: it shows
   the tools that the browser has, and the others stay hidden.
3. A pack whose option `fault_mail` is "selection" brings the same file where the fault link is a mail: what the
   reader has marked is added to the mail's text. With the share tools on the page it comes along.
4. There is one script at most. It stands right behind the share bar that it belongs to, before the bar is painted,
   so that nothing moves; it is under 1,000 bytes, and the page's policy names it by its hash.

The file is shipped as it was written: no comment in it, one space for each step of the indent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pagekit.errors import MissingResource
from pagekit.house.story import Story
from pagekit.layout import OptionValue
from pagekit.resources import assets_dir

SHARE_SCRIPT = "share.js"
FAULT_OPTION, SELECTION = "fault_mail", "selection"
"""The option of a pack, and the choice, that asks for what the reader has marked."""
# An HTML parser ends a script at the first, and reads on past its end after the second.
_LEAVES_ITS_ELEMENT = re.compile(r"</script|<!--", re.IGNORECASE)


def page_script(story: Story, options: Mapping[str, OptionValue]) -> str | None:
    """The text of the page's script, fit to stand in its element, or None. Raises MissingResource."""
    tools = bool(story.share_tools and story.url)
    fault = story.report_fault is not None and story.report_fault.href.startswith("mailto:")
    marked = fault and options.get(FAULT_OPTION) == SELECTION
    return script(SHARE_SCRIPT) if tools or marked else None


@lru_cache(maxsize=8)
def script(name: str) -> str:
    """A script of assets/scripts. Raises MissingResource when it is not there or would end its element."""
    path = assets_dir() / "scripts" / name
    try:
        text = path.read_text("utf-8").strip()
    except OSError as problem:
        raise MissingResource(
            f"scripts/{name}: cannot be read ({problem.strerror}). Install pagekit again from its wheel."
        ) from problem
    if _LEAVES_ITS_ELEMENT.search(text):
        raise MissingResource(f"scripts/{name}: holds </script or <!--, which ends its element. Take it out.")
    return text
