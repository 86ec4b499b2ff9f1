"""Files in the data folder that help whoever edits it: the schema and the template record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.schema import schema_text
from safetynet.staff.template import template_text


def editor_files(directory: Directory) -> Mapping[str, str]:
    """Name of each file in the data folder that is made from the model → its text."""
    return {
        "services.schema.json": schema_text(directory),
        "template.yaml": template_text(directory),
    }


def write_editor_files(directory: Directory, data_dir: Path) -> tuple[Path, ...]:
    """Writes them, and says which they are. Raises `CallError` when one cannot be written."""
    texts = {data_dir / name: text for name, text in editor_files(directory).items()}
    try:
        for file, text in texts.items():
            file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        msg = f"{data_dir.as_posix()}: {error.strerror}"
        raise CallError(msg) from error
    return tuple(texts)
