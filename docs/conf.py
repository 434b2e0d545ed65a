"""The pages of docs/ → the documentation. What is made of the code is made by `extensions/`."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE / "extensions")]

import pagekit  # noqa: E402 - from this checkout

project = "pagekit"
author = "The pagekit authors"
project_copyright = "the pagekit authors"
release = version = pagekit.__version__
html_title = f"pagekit {release}"
# The same pages make the same bytes: no day, no clock.
html_last_updated_fmt = None

extensions = ["myst_parser", "sphinx.ext.autodoc", "made"]
exclude_patterns = ["_*"]
default_role = "code"
highlight_language = "none"
myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_ambiguous"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "undoc-members": False, "inherited-members": False}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["pagekit.css"]
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
