"""Which record a page tells of, and the way to a public form in the repository of the facts with it filled in.

The fields of the address are those of docs.github.com, "Creating an issue", and docs.gitlab.com, "Create an issue".
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.site.addresses import Place

TEMPLATE = "report-an-error"
"""The name of the form, in ``.github/ISSUE_TEMPLATE`` and ``.gitlab/issue_templates``."""
_SECTIONS = {
    "unit": "units",
    "print": "units",
    "offering": "offerings",
    "area": "service_areas",
    "municipality": "municipalities",
    "county": "counties",
    "page": "content",
}

_LISTS: dict[str, Place] = {
    "statements": ("statements", ""),
    "terms": ("terms", ""),
    "fees": ("page", "cost"),
    "helplines": ("page", "urgent"),
    "network": ("page", "index"),
    **dict.fromkeys(("organisations", "conflicts", "claims", "withheld", "sources"), ("data", "")),
}
"""Where records are told of that have no page of their own."""


def report_address(repository: str, place: Place, page: str) -> str:
    """The address of the form for the page about ``place`` whose public address is ``page``.

    "" for a host that is neither GitHub nor a GitLab. The address carries the record and the page, and nothing else.
    """
    host = (urlsplit(repository).hostname or "").lower()
    root = repository.rstrip("/").removesuffix(".git")
    record = record_of(place)
    if host == "github.com":
        fields = {"template": f"{TEMPLATE}.yml", "record": record, "page": page}
        return f"{root}/issues/new?{urlencode(fields, quote_via=quote)}"
    if host.split(".")[0] == "gitlab":
        fields = {"issuable_template": TEMPLATE, "issue[title]": f"{record}: {page}"}
        return f"{root}/-/issues/new?{urlencode(fields, quote_via=quote)}"
    return ""


def record_of(place: Place) -> str:
    """What the page tells of, as editors call it: ``units/lahti``; for other pages their kind."""
    kind, key = place
    return f"{_SECTIONS.get(kind, kind)}/{key}" if key else kind


def pages_telling(section: str, key: str) -> Iterator[Place]:
    """The pages that tell of a record first of all: its own, else the one that lists its section."""
    own = [kind for kind, name in _SECTIONS.items() if name == section]
    yield from ((kind, key) for kind in own)
    if section in _LISTS:
        yield _LISTS[section]
