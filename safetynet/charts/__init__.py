"""Static charts as SVG, drawn at build time."""
