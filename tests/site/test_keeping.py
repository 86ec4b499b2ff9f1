"""While the site is served, a build that fails leaves the pages of the last good one."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from safetynet.site.keeping import keeping


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """The folder of a served site."""
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "index.html").write_text("good", encoding="utf-8")
    return folder


def builds(served: Path, text: str, error: BaseException | None = None) -> None:
    """A build that writes a page, and may then fail."""

    def builder() -> None:
        (served / "index.html").write_text(text, encoding="utf-8")
        if error:
            raise error

    keeping(served, builder)()


def test_good_build_is_shown(served: Path) -> None:
    """Nothing of the last one stays."""
    (served / "old.html").touch()
    builds(served, "new")

    assert ["index.html"] == [path.name for path in served.iterdir()]
    assert "new" == (served / "index.html").read_text(encoding="utf-8")
    assert [served] == list(served.parent.iterdir())


@pytest.mark.parametrize("error", [Abort("the data have an error"), KeyError("a bug")])
def test_failed_build_is_told_and_not_shown(
    served: Path, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    """The reason is told, a bug whole; the server goes on, and no page waits for the next build."""
    with caplog.at_level(logging.WARNING):
        builds(served, "half", error)

    assert "good" == (served / "index.html").read_text(encoding="utf-8")
    assert [served] == list(served.parent.iterdir())
    assert "last good build" in caplog.text
    assert str(error) in caplog.text
    assert isinstance(error, KeyError) is ("Traceback" in caplog.text)


def test_end_of_serving_puts_everything_back(served: Path) -> None:
    """Ctrl+C in the middle of a build."""
    with pytest.raises(KeyboardInterrupt):
        builds(served, "half", KeyboardInterrupt())
    assert [served] == list(served.parent.iterdir())
