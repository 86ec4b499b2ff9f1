"""Everything that knows MkDocs."""
