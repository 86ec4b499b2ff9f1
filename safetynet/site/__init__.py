"""Everything that knows MkDocs; whoever calls it, a missing package is told in a sentence."""

import re
from importlib import metadata

from mkdocs.exceptions import ConfigurationError


class MissingPackageError(ConfigurationError):
    """MkDocs and the command print it as one line."""

    exit_code = 2


def _require_packages() -> None:
    """Raise MkDocs' own error, which it prints as one line, also for `mkdocs build`."""
    if not _is_installed("safetynet-atlas"):
        return  # run from its folder alone
    for needed in metadata.requires("safetynet-atlas") or ():
        name, _, only_for = needed.partition(";")
        package = re.split(r"[=<>!~ \[]", name)[0]
        if only_for or _is_installed(package):
            continue
        msg = f"the package {package} is missing: run `make setup`; see also `safetynet doctor`"
        raise MissingPackageError(msg)


def _is_installed(package: str) -> bool:
    try:
        metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return False
    return True


_require_packages()
