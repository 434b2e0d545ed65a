"""the readers of all formats, in the order in which they are asked whether a file is theirs."""

from __future__ import annotations

from pagekit.intake.formats import (
    ans,
    docx,
    feeds,
    ghost,
    iptc_7901,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    own,
    site_folders,
    webpage,
    wordpress_export,
    wordpress_rest,
)
from pagekit.intake.formats.reader import Format

FORMATS: tuple[Format, ...] = (
    wordpress_rest.FORMAT,
    wordpress_export.FORMAT,
    feeds.FORMAT,
    ghost.FORMAT,
    ans.FORMAT,
    docx.FORMAT,
    site_folders.HUGO,
    site_folders.ELEVENTY,
    site_folders.PELICAN,
    site_folders.JEKYLL,
    ninjs.FORMAT,
    newsml_g2.FORMAT,
    newsml_1.FORMAT,
    nitf.FORMAT,
    iptc_7901.FORMAT,
    webpage.FORMAT,
    own.FORMAT,
)
"""Those that look for more in a file come first."""
