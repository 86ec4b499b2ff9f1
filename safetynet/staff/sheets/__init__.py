"""Spreadsheets: records as rows that staff edit, and rows brought back into the records."""
