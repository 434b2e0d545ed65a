"""the typesetter by itself, for those who want lines, statistics and notes, and no page of ours."""

import warnings
from typing import TYPE_CHECKING

from pagekit.typesetting.compositor import Compositor
from pagekit.typesetting.results import ComposedStory, SetParagraph, StoryLine

__all__ = ["ComposedStory", "Compositor", "SetParagraph", "StoryLine"]

if TYPE_CHECKING:
    SetStory = ComposedStory
else:

    def __getattr__(name: str) -> object:
        """For one version more, `SetStory`: a story set in its box has that name in the typesetter."""
        if name != "SetStory":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        what = "pagekit.typesetting.SetStory is called ComposedStory now."
        warnings.warn(what, DeprecationWarning, stacklevel=2)
        return ComposedStory
