"""One path for each kind of page, without the language; what most browser tests go through."""

from safetynet.neutral import FOLDER, Sort, neutral

PAGELESS = frozenset({"group", "audience"})
"""Sorts of things that have marks but no pages."""


def quiet(sort: Sort, id_: str) -> str:
    """Path of a page about violence, which says nothing of it."""
    return f"{FOLDER}{neutral(sort, id_)}/"


PAGES = {
    "home": "",
    "find": "find/",
    "site": "sites/kinmen-jinhu-social-welfare-center/",
    "site-without-place": quiet("site", "kinmen-dv-prevention-center"),
    "county": "areas/kinmen/",
    "township": "areas/kinmen/jinhu/",
    "township-empty": "areas/kinmen/wuqiu/",
    "areas": "areas/",
    "kind": "kinds/counseling-site/",
    "kinds": "kinds/",
    "need": "needs/talk-to-someone/",
    "need-quick-exit": quiet("need", "in-danger"),
    "needs": "needs/",
    "hotlines": "hotlines/",
    "reach": "reach/",
    "reach-kind": "reach/community-mental-health-center/",
    "reach-kind-county": "reach/counseling-site/nantou/",
    "reach-quiet": quiet("reach", "kind/child-protection-medical-center"),
    "reach-method": "reach/method/",
    "network": "network/",
    "network-county": "network/kinmen/",
    "network-meetings": "network/meetings/",
    "network-about": "network/about/",
    "pathways": "pathways/",
    "pathway": "pathways/youth-at-risk/",
    "pathway-quiet": quiet("pathway", "one-door"),
    "contribute": "contribute/",
    "data": "data/",
    "data-api": "data/api/",
    "freshness": "freshness/",
    "about": "about/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
    "offline": "offline/",
    "stay-safe": quiet("page", "stay-safe"),
    "guide": "contribute/change-phone/",
    "findings": "contribute/findings/",
    "site-map": "site-map/",
    "missing": "404.html",
}
PREFIXES = {"zh": "", "en": "en/"}


def path_of(name: str, locale: str) -> str:
    """Path of a kind of page in a language; the 404 page is one for both."""
    return PAGES[name] if name == "missing" else PREFIXES[locale] + PAGES[name]
