"""All commands together, and how each ends."""

from __future__ import annotations

import os

import click

from safetynet import __version__
from safetynet.cli.bare import sentence
from safetynet.cli.data import check, schema, translated
from safetynet.cli.doctor import doctor
from safetynet.cli.figures import figures
from safetynet.cli.fix import fix
from safetynet.cli.freshness import stale, verify
from safetynet.cli.links import links
from safetynet.cli.new import new
from safetynet.cli.publish import publish_check
from safetynet.cli.reach import reach
from safetynet.cli.review import review
from safetynet.cli.sheets import export, fingerprint_, import_
from safetynet.cli.site import build, serve
from safetynet.errors import STOPPED, CallError, DataError


class Verbs(click.Group):
    """The commands; an error made on purpose is printed as one line, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; `CallError` exits with 2, `DataError` with 1, Ctrl+C with 130."""
        try:
            return super().invoke(ctx)
        except CallError as error:
            raise SystemExit(_complain(error, 2)) from error
        except DataError as error:
            raise SystemExit(_complain(error, 1)) from error
        except ImportError as error:
            raise SystemExit(_complain(sentence(error), 2)) from error
        except KeyboardInterrupt as stop:
            raise SystemExit(_complain(STOPPED, 130)) from stop


def _complain(why: object, code: int) -> int:
    click.echo(f"safetynet: {why}", err=True)
    return code


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="safetynet")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Check the data, and build the site from them."""
    if os.environ.get("SOURCE_DATE_EPOCH") and ctx.invoked_subcommand != doctor.name:
        from safetynet.settings import build_day

        build_day()  # a wrong one is told here; NumPy, which reads it too, has a traceback for it


for command in (
    check,
    fix,
    schema,
    translated,
    build,
    serve,
    publish_check,
    doctor,
    reach,
    links,
    stale,
    verify,
    review,
    new,
    export,
    import_,
    figures,
    fingerprint_,
):
    main.add_command(command)
