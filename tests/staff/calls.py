"""What the fixtures of these tests are: a call of `safetynet reach`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from click.testing import Result

Run = Callable[..., Result]
"""Words of a call → what it printed."""
Ask = Callable[..., Any]
"""Words of a call → its answer as JSON."""
