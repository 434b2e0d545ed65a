"""a Story + a measure → all the shapes it can have; one of them in its box → lines and boxes."""
