"""Edition + Layout → EditionPlan: which page, which box, what fills a hole, and why. No text is measured here."""

from pagekit.plan.planning import plan
from pagekit.plan.records import EditionPlan, Hole, PlanBox, PlannedPage

__all__ = ["EditionPlan", "Hole", "PlanBox", "PlannedPage", "plan"]
