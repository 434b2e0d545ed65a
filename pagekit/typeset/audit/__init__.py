"""a Composition + its sheet + its story → Audit: what an art director would see on the pages."""
