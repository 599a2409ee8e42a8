"""The way from a page to a public form in the repository of the facts, with the record filled in.

The fields of the address are those of docs.github.com, "Creating an issue", and docs.gitlab.com, "Create an issue".
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

if TYPE_CHECKING:
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


def report_address(repository: str, place: Place, page: str) -> str:
    """The address of the form for the page at ``place`` whose public address is ``page``.

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
