"""The smallest site that `publish-check` finds nothing wrong with."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from safetynet.site.hosts import write_host_files
from safetynet.site.policy import Policy

ADDRESS = "https://example.org/atlas/"
POLICY = Policy()
PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">
<link rel="manifest" href="{root}manifest.webmanifest">
<link rel="stylesheet" href="{root}assets/css/main.css">
</head><body id="top"><a href="{twin}" hreflang="x">x</a><a href="#top">up</a>
<svg><use href="{root}assets/icons/marks.svg#mark"/></svg>
<script type="module" src="{root}assets/js/page.js"></script></body></html>
"""
MISSING = """<!doctype html>
<html lang="zh-TW"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}"></head>
<body><a href="/atlas/">zh</a> <a href="/atlas/en/" lang="en" hreflang="en">en</a></body></html>
"""
PAIR = """<xhtml:link rel="alternate" hreflang="zh-TW" href="https://example.org/atlas/"/>
<xhtml:link rel="alternate" hreflang="en" href="https://example.org/atlas/en/"/>"""
SITEMAP = f"""<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://example.org/atlas/</loc>{PAIR}</url>
<url><loc>https://example.org/atlas/en/</loc>{PAIR}</url>
</urlset>
"""
LIST = {"shell": ["assets/css/main.css"], "first": {"zh": [""]}, "more": {}, "missing": {"en/": ""}}


def write_tiny_site(folder: Path) -> Path:
    """Write it into `folder`, which is returned."""
    facts = {"policy": POLICY.meta(), "root": "", "lang": "zh-TW", "address": ADDRESS}
    english = {"root": "../", "lang": "en", "address": f"{ADDRESS}en/", "twin": "../"}
    texts = {
        "index.html": PAGE.format(**facts, twin="en/"),
        "en/index.html": PAGE.format(**(facts | english)),
        "404.html": MISSING.format(policy=POLICY.meta()),
        "sitemap.xml": SITEMAP,
        "robots.txt": f"Sitemap: {ADDRESS}sitemap.xml\n",
        ".nojekyll": "",
        "sw.js": f"const LIST = {json.dumps(LIST)};\n",
        "manifest.webmanifest": json.dumps({"start_url": "./", "icons": []}),
        "assets/css/main.css": "a { background: url(../icons/marks.svg) }",
        "assets/js/page.js": 'import { a } from "./other.js"; fetch(url("data/places.json"));',
        "assets/js/other.js": 'export const a = url("data/places." + county);',
        "assets/icons/marks.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="mark"/></svg>',
        "data/places.json": "{}",
        "data/SHA256SUMS.txt": f"{hashlib.sha256(b'{}').hexdigest()}  places.json\n",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    write_host_files(ADDRESS, POLICY.headers(), folder)
    copy = gzip.compress(texts["assets/css/main.css"].encode())
    (folder / "assets/css/main.css.gz").write_bytes(copy)
    return folder
