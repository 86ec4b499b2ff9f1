"""Safety Net Atlas: from a county's YAML records to a bilingual, searchable site with maps."""

__version__ = "0.1.0"
