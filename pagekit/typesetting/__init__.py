"""the typesetter by itself, for those who want lines, figures and notes, and no page of ours."""

from pagekit.typesetting.compositor import Compositor
from pagekit.typesetting.results import SetParagraph, SetStory, StoryLine

__all__ = ["Compositor", "SetParagraph", "SetStory", "StoryLine"]
