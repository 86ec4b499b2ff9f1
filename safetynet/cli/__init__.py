"""The command `safetynet`: one verb a command; each parses, calls, prints and exits.

Exit codes: 0 fine, 1 the data have errors, 2 the command or a setting is wrong.
"""

from __future__ import annotations

from safetynet.cli.bare import main_without

try:
    from safetynet.cli.verbs import main
except ImportError as error:
    main = main_without(error)  # type: ignore[assignment]

__all__ = ["main"]
