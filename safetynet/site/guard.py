"""Which inline code pages may have, and that they have no other.

Hashes are made of what hand-written pages (content/) bring along, before anything of the data is
beside it. Whatever else is inline stops the build: a hash made of the finished page would bless
a script that somebody has put into a record, and that is what the policy is there to refuse.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from safetynet.errors import DataError
from safetynet.site.inline import HASHED, Code, all_code, find_code
from safetynet.site.policy import Policy
from safetynet.text import LOCALES, Strings


class Guard:
    """Keeps the books on inline code during one build."""

    def __init__(self, policy: Policy, strings: Strings) -> None:
        self._policy = policy
        self._strings = strings
        self._known: dict[str, tuple[Code, ...]] = {}

    @property
    def known(self) -> frozenset[Code]:
        """The inline code of all hand-written pages."""
        return frozenset(code for codes in self._known.values() for code in codes)

    def policy(self, path: str, prose: str = "") -> str:
        """The policy of the page at `path`, which may have what `prose` has inline.

        Raises `DataError` when that has code no hash can allow: style="…", onclick="…",
        javascript: links; or what takes readers elsewhere without a click, as <iframe>.
        """
        codes = all_code(prose)
        for code in codes:
            if code.sort not in HASHED:
                key = "build.active-content" if code.sort == "active" else "build.inline-content"
                raise DataError(self._says(key, path, code))
        if codes:
            self._known[path] = codes
        return self._policy.meta(codes)

    def require_known(self, site_dir: Path, paths: Iterable[str]) -> None:
        """Raise `DataError` when a written page has inline code that it did not bring along."""
        for path in paths:
            name = f"{path}index.html" if not path or path.endswith("/") else path
            known = {code.source for code in self._known.get(path, ())}
            for code in find_code((site_dir / name).read_text(encoding="utf-8")):
                if code.sort not in HASHED or code.source not in known:
                    raise DataError(self._says("build.inline-data", path, code))

    def _says(self, key: str, path: str, code: Code) -> str:
        says = (
            self._strings.say(key, locale, page=path or "/", line=code.line, code=code.excerpt)
            for locale in LOCALES
        )
        return "\n".join(says)
