"""a publication's folder → its desk in the browser: its pages as they stand, and what there is to say of each."""
