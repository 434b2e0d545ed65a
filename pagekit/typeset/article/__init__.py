"""a Story + a sheet → the pages of an article: head, columns, foot, furniture."""
