"""Where the browser of the tests is, how it is started, and waiting for something in a page."""

from __future__ import annotations

import time

from playwright.sync_api import Error, Page

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
]


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true in the page.

    `page.wait_for_function` evaluates text from within the page, which the site's policy refuses.
    """
    end = time.monotonic() + 30
    while not _is_true(page, expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(20)


def _is_true(page: Page, expression: str) -> bool:
    try:
        return bool(page.evaluate(expression))
    except Error as error:
        if "context was destroyed" in str(error):
            return False  # another page is on its way
        raise
