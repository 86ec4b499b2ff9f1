"""The JSON Schema of records, and what it is made from: words, readings and a sample record."""

from safetynet.schema.build import build_schema, schema_text
from safetynet.schema.sample import sample
from safetynet.schema.words import FieldHelp

__all__ = ["FieldHelp", "build_schema", "sample", "schema_text"]
