"""set stories + adverts + furniture → a composed page."""
