"""a Story's blocks → matter that flows: paragraphs, lists, quotations, tables, figures, boxes, adverts."""
