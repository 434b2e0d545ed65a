"""a PDF of any origin → what a printer would say of it: rules of the file, of its inks, sizes and edges."""

from pagekit.preflight.finding import Box, Finding
from pagekit.preflight.read import preflight_pdf
from pagekit.preflight.report import PreflightReport

__all__ = ["Box", "Finding", "PreflightReport", "preflight_pdf"]
