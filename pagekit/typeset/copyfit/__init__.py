"""a story + a box → what must yield so that it fits; where a story may jump to another page."""
