"""Draw the PNG icons of the web app manifest from favicon.svg, with Chromium.

Run it again when favicon.svg changes: .venv/bin/python scripts/make_icons.py
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
ICONS = Path(__file__).parent.parent / "overrides" / "assets" / "icons"
BACKGROUND = "#1f5fa8"
"""The ground of favicon.svg; a maskable icon has it up to the edges."""
SAFE = 0.8
"""The part of a maskable icon that no mask cuts away (W3C App Manifest, icon masks)."""
WANTED = (
    ("icon-192.png", 192, 1.0),
    ("icon-512.png", 512, 1.0),
    ("icon-maskable-512.png", 512, SAFE),
)


def main() -> None:
    """Write the three files beside favicon.svg."""
    svg = (ICONS / "favicon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        for name, size, part in WANTED:
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(svg)
            ground = "transparent" if part == 1 else BACKGROUND
            page.add_style_tag(
                content=f"html {{background: {ground}}} body {{margin: {size * (1 - part) / 2}px}}"
                f"svg {{display: block; width: {size * part}px}}"
            )
            page.screenshot(path=ICONS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
