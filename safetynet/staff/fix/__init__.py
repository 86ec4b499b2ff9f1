"""Plain slips in the data mended: `safetynet fix`."""
