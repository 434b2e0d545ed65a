"""a PDF → its plates, rendered by Ghostscript where it is installed, and what is measured on them."""
