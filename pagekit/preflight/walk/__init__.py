"""a page's content → what it puts on paper, event by event: an interpreter that only reads."""
