"""openapi.json: what the files of the API hold, for programs and their authors (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from safetynet.exports.api import shapes
from safetynet.exports.api.fields import words_of
from safetynet.exports.api.record import FOLDER
from safetynet.exports.coverage import OPEN_DATA_LICENCE
from safetynet.exports.release import Release
from safetynet.text import LOCALES, Strings

VERSION = "1.0.0"
"""Of the API: the second number grows with new fields; a new first number is a new folder."""
FILES: Mapping[str, tuple[type, str]] = {
    "/{lang}/sites.json": (shapes.Sites, "listSites"),
    "/{lang}/sites/{id}.json": (shapes.Site, "getSite"),
    "/{lang}/kinds.json": (shapes.Kinds, "listKinds"),
    "/{lang}/areas.json": (shapes.Areas, "listAreas"),
    "/{lang}/hotlines.json": (shapes.Hotlines, "listHotlines"),
}
"""Path below the server → shape of the file and id of the operation."""
_SCHEMAS = "#/components/schemas/"


def build_openapi(release: Release) -> dict[str, Any]:
    """The description of the whole API."""
    # A relative address counts from where this description lies.
    server = (release.url(FOLDER) or "./").rstrip("/")
    return {
        "openapi": "3.1.0",
        "info": _info(release),
        "servers": [{"url": server}],
        "paths": {path: _path(path, *what) for path, what in FILES.items()},
        "components": {"schemas": _schemas(release.directory.strings)},
    }


def _info(release: Release) -> dict[str, Any]:
    texts = release.directory.strings.texts

    def both(key: str) -> str:
        return f"{texts[key].en}\n\n{texts[key].zh}"

    data_page = release.url("en/data/") or "../../en/data/"
    return {
        "title": f"{texts['site.name'].en} {texts['site.name'].zh}",
        "version": VERSION,
        "summary": texts["api.summary"].en,
        "description": "\n\n".join(map(both, ("api.about", "api.promise", "api.safety"))),
        "termsOfService": data_page,
        "license": {"name": texts["page.data.licence.records"].en, "url": OPEN_DATA_LICENCE},
    }


def _path(path: str, shape: type, operation: str) -> dict[str, Any]:
    names = [name for name in ("lang", "id") if f"{{{name}}}" in path]
    said = shape.__doc__ or ""
    return {
        "get": {
            "operationId": operation,
            "summary": said,
            "parameters": [_parameter(name) for name in names],
            "responses": {
                "200": {
                    "description": said,
                    "content": {"application/json": {"schema": _schema_of(shape)}},
                },
                "404": {"description": "There is no such file; the answer is a page for people."},
            },
        }
    }


def _parameter(name: str) -> dict[str, Any]:
    described = {
        "lang": ("Language of labels and texts.", {"type": "string", "enum": list(LOCALES)}),
        "id": ("Id of a site, from sites.json.", {"type": "string", "pattern": "^[a-z0-9-]+$"}),
    }
    said, schema = described[name]
    return {"name": name, "in": "path", "required": True, "description": said, "schema": schema}


def _schema_of(shape: type) -> dict[str, str]:
    return {"$ref": f"{_SCHEMAS}{shape.__name__}"}


def _schemas(strings: Strings) -> dict[str, Any]:
    """Name → JSON Schema (2020-12) of each object, in alphabetical order."""
    found: dict[str, Any] = {}
    for shape, _ in FILES.values():
        schema = TypeAdapter(shape).json_schema(ref_template=f"{_SCHEMAS}{{model}}")
        found |= schema.pop("$defs", {})
        found[shape.__name__] = schema
    schemas = {name: _plain(found[name]) for name in sorted(found)}
    for schema in schemas.values():
        for name, field in schema["properties"].items():
            words = words_of(strings, name)
            field["description"] = f"{field.get('description', words.en)} {words.zh}"
    return schemas


def _plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without titles that only repeat the names, and each description in one line."""
    plain: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "properties":
            plain[key] = {name: _plain(field) for name, field in value.items()}
        elif key == "description":
            plain[key] = " ".join(value.split())
        elif key != "title":
            plain[key] = value
    return plain
