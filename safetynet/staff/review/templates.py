"""The templates of the review: Markdown for the comment, SVG for the picture."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def render(name: str, view: object) -> str:
    """A view in a template; Markdown comes escaped, everything in SVG is escaped here."""
    environment = Environment(
        loader=PackageLoader("safetynet.staff.review", "templates"),
        autoescape=name.endswith(".svg"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name).render(view=view)
