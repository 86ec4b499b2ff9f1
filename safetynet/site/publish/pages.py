"""Pages as wholes: both languages, addresses for search engines, the page for what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from safetynet.site.publish.built import MISSING, BuiltPage, BuiltSite
from safetynet.site.publish.report import Checked, Problem
from safetynet.site.sitemap import SITEMAP, XHTML
from safetynet.text import HTML_LANG

ENGLISH = "en/"


def check_languages(site: BuiltSite) -> Checked:
    """Each page has its twin, leads to it, and says in which language it is."""
    pages = {name: page for name, page in site.pages.items() if name != MISSING}
    problems = [one for name, page in pages.items() for one in _language(site, name, page)]
    return Checked("languages", len(pages), tuple(problems))


def _language(site: BuiltSite, name: str, page: BuiltPage) -> Iterator[Problem]:
    is_english = name.startswith(ENGLISH)
    twin = name.removeprefix(ENGLISH) if is_english else ENGLISH + name
    lang = HTML_LANG["en" if is_english else "zh"]
    if page.lang != lang:
        yield Problem("page-language", name, {"lang": page.lang, "expected": lang})
    if twin not in site.pages:
        yield Problem("twin-missing", name, {"twin": twin})
    elif not page.twin:
        yield Problem("twin-switch", name, {"twin": twin})
    elif site.target(name, page.twin) != twin:
        yield Problem("twin-link", name, {"link": page.twin, "twin": twin})


def check_missing_page(site: BuiltSite) -> Checked:
    """The page for addresses that do not exist speaks both languages and leads to both homes."""
    if MISSING not in site.pages:
        return Checked("missing-page", 0, ())  # check_files has told it
    page = site.pages[MISSING]
    inside = [link for link in page.links if site.is_inside(link)]
    homes = {site.target(MISSING, link) for link in inside}
    problems = [
        Problem("missing-page-language", MISSING, {"home": home})
        for home in ("index.html", f"{ENGLISH}index.html")
        if home not in homes
    ]
    text = site.text(MISSING)
    problems += [
        Problem("missing-page-words", MISSING, {"lang": lang})
        for lang in HTML_LANG.values()
        if f'lang="{lang}"' not in text
    ]
    return Checked("missing-page", len(inside), tuple(problems))


def check_addresses(site: BuiltSite) -> Checked:
    """Addresses for search engines and previews are those the site is published at."""
    count, problems = 0, []
    for name, page in site.pages.items():
        if name == MISSING:
            continue
        expected = site.address(name)
        for sort, found in (("canonical", page.canonical), ("og:url", page.shared)):
            count += bool(found)
            if found and found != expected:
                facts = {"sort": sort, "found": found, "expected": expected}
                problems.append(Problem("address-other", name, facts))
        if not page.canonical:
            problems.append(Problem("canonical-missing", name, {"expected": expected}))
    return Checked("addresses", count, tuple(problems))


def check_sitemap(site: BuiltSite) -> Checked:
    """The sitemap has every page, and pairs of languages that name each other."""
    name = "sitemap.xml"
    if name not in site.files:
        return Checked("sitemap", 0, (Problem("file-missing", name),))
    try:
        pairs = _pairs(site.bytes(name))
    except etree.XMLSyntaxError as error:
        return Checked("sitemap", 0, (Problem("sitemap-broken", name, {"why": str(error)}),))
    listed = {address: site.address(page) for address, page in _files(site).items()}
    wrong = {
        "sitemap-address": (one for one in pairs if one not in listed),
        "sitemap-incomplete": (one for one in listed if one not in pairs),
        "hreflang-pair": (one for one in pairs if not _is_reciprocal(pairs, one, pairs[one])),
    }
    problems = [Problem(code, name, {"address": a}) for code, some in wrong.items() for a in some]
    robots = site.text("robots.txt") if "robots.txt" in site.files else ""
    if f"Sitemap: {site.base_url}{name}" not in robots.splitlines():
        problems.append(Problem("robots-sitemap", "robots.txt", {"address": site.base_url + name}))
    return Checked("sitemap", len(pairs), tuple(problems))


def _files(site: BuiltSite) -> Mapping[str, str]:
    """Address → file of every page that search engines may show."""
    pages = site.pages.items()
    return {site.address(n): n for n, page in pages if n != MISSING and not page.is_hidden}


def _pairs(content: bytes) -> Mapping[str, Mapping[str, str]]:
    """Address of a page → hreflang → address."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(content, parser)
    return {
        url.findtext(f"{{{SITEMAP}}}loc", ""): {
            link.get("hreflang", ""): link.get("href", "")
            for link in url.iterfind(f"{{{XHTML}}}link")
        }
        for url in root.iterfind(f"{{{SITEMAP}}}url")
    }


def _is_reciprocal(
    pairs: Mapping[str, Mapping[str, str]], address: str, languages: Mapping[str, str]
) -> bool:
    """Both languages are named, the page itself among them, and the other names the same two."""
    named = {languages.get(lang) for lang in HTML_LANG.values()}
    return (
        len(named) == len(HTML_LANG)
        and address in named
        and all(pairs.get(other or "") == languages for other in named)
    )
