"""Page views: frozen dataclasses that templates read; no HTML here."""
