"""Rules on the data, and reports of what they found."""

from safetynet.check.quotes import read_documents
from safetynet.check.report import has_errors, render, summary
from safetynet.check.run import check_directory

__all__ = ["check_directory", "has_errors", "read_documents", "render", "summary"]
