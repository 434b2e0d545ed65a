"""what is typed at the prompt → calls of the library, and their results told. Printing lives only here."""
