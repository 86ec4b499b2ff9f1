"""The environment our own templates are compiled in: one for each language.

A sentence whose key is written in the template, `t("page.site.what")`, is put into the compiled
template; only sentences with facts are asked for page by page. With 20,000 pages that is a tenth
of the rendering.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

Say = Callable[..., str]


class LocalizedEnvironment(Environment):
    """Autoescaped, strict about names, and in one language."""

    def __init__(self, overrides: Path, say: Say) -> None:
        super().__init__(
            loader=FileSystemLoader(overrides),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._sentences = _Sentences(say)
        remember_legends(self)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template's tree with its constant sentences in place (called by `compile`)."""
        tree: nodes.Template = self._sentences.visit(super()._parse(source, name, filename))
        return tree


class _Sentences(NodeTransformer):
    """Replaces `t("key")` by the sentence, escaped; leaves `t("key", fact=…)` alone."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja names it
        """Jinja calls this for every call in a template."""
        self.generic_visit(node)
        key = node.args[0] if len(node.args) == 1 and not node.kwargs else None
        is_sentence = isinstance(node.node, nodes.Name) and node.node.name == "t"
        if not (is_sentence and isinstance(key, nodes.Const)):
            return node
        return nodes.TemplateData(str(escape(self._say(key.value))), lineno=node.lineno)


def remember_legends(environment: Environment) -> None:
    """Give templates `legend(entries, t, href)`: what the marks of a map mean.

    Of ten thousand sites' maps many have the same legend; it is rendered once for each depth.
    """
    template = environment.get_template("components/legend.html")
    render = template.make_module().legend  # type: ignore[attr-defined]
    known: dict[tuple[object, str], Markup] = {}

    def legend(entries: object, t: object, href: Callable[[str], str]) -> Markup:
        key = (entries, href(""))
        if key not in known:
            known[key] = render(entries, t, href)
        return known[key]

    environment.globals["legend"] = legend
