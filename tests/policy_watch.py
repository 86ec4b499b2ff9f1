"""What pages do against the security policy, as the browser itself tells it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

WATCH = """document.addEventListener("securitypolicyviolation", (event) => {
  const { effectiveDirective, blockedURI, sample } = event;
  console.error(["policy:", effectiveDirective, blockedURI, sample].join(" "));
});"""


def watch(context: BrowserContext) -> list[str]:
    """From now on every violation in a page of the context is put into the list."""
    seen: list[str] = []
    context.add_init_script(WATCH)
    context.on(
        "console",
        lambda message: seen.append(message.text) if message.text.startswith("policy: ") else None,
    )
    return seen
