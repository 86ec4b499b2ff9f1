"""The command `safetynet`: one verb a command; each parses, calls, prints and exits.

Exit codes: 0 fine, 1 the data have errors, 2 the command or a setting is wrong.
"""

from __future__ import annotations

import os

import click

from safetynet import __version__
from safetynet.cli.data import check, schema, translated
from safetynet.cli.fix import fix
from safetynet.cli.freshness import stale, verify
from safetynet.cli.new import new
from safetynet.cli.reach import reach
from safetynet.cli.review import review
from safetynet.cli.sheets import export, fingerprint_, import_
from safetynet.cli.site import build, links, serve
from safetynet.errors import CallError, DataError


class Verbs(click.Group):
    """The commands; an error made on purpose is printed as one line, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; `CallError` exits with 2, `DataError` with 1."""
        try:
            return super().invoke(ctx)
        except CallError as error:
            raise SystemExit(_complain(error, 2)) from error
        except DataError as error:
            raise SystemExit(_complain(error, 1)) from error


def _complain(error: Exception, code: int) -> int:
    click.echo(f"safetynet: {error}", err=True)
    return code


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="safetynet")
def main() -> None:
    """Check the data, and build the site from them."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        from safetynet.settings import build_day

        build_day()  # a wrong one is told here; NumPy, which reads it too, has a traceback for it


for command in (
    check,
    fix,
    schema,
    translated,
    build,
    serve,
    reach,
    links,
    stale,
    verify,
    review,
    new,
    export,
    import_,
    fingerprint_,
):
    main.add_command(command)
