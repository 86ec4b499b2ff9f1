"""Figures as rows of a spreadsheet, and rows brought back into data/indicators.yaml."""
