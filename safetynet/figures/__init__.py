"""What the figures of the safety net say: periods in words, tables, comparisons."""
