"""a PDF of any origin → what a printer would say of it: rules of the file, of its inks, sizes and edges.

Begin at `read.preflight_pdf`. Nothing is imported here: a job begins with this file, and needs no more than its own.
"""
