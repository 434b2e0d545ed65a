"""what a shortcode is masked by while Markdown is parsed."""

from __future__ import annotations

import re

# Noncharacters: pagekit.model.base.clean has taken them out of the text before.
PLACEHOLDER = "\ufdd0{}\ufdd1"
# An address writes them in percents.
MASK = re.compile("(?:\ufdd0|%EF%B7%90)(\\d+)(?:\ufdd1|%EF%B7%91)")
