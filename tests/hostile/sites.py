"""Small sites of hostile registries and prose, made in this process by the real program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest import mock

from generator.brochures.desk import Desk
from generator.directory.directory import Directory
from generator.history.changes import Changes, entries_of
from generator.history.compare import compare
from generator.history.git import Version
from generator.history.telling import Present
from generator.host import MkDocsHost
from generator.publish import sites
from generator.publish.pieces import Order
from generator.publish.project import Options, Project, Silent
from generator.registry import reader
from generator.registry.document import Value
from generator.registry.editions import HIDDEN, NETWORK, Edition, Recorded, county_subject
from generator.registry.finland import read
from generator.registry.load import Loaded, load_text
from generator.registry.places import Places
from generator.registry.prose import Shelf, no_pages
from generator.registry.rules import RULES, texts
from generator.search.texts import Texts
from generator.site.environment import new_environment
from generator.site.site import Site, SiteOptions
from generator.site.unit_site import UnitSite
from tests.hostile.fields import Part, base, written

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
PAST = dt.date(2022, 6, 1)
SITE_URL = "https://made-up.example/below/"

# One of every kind: with a unit in it, beside it, in the capital, and one that has become part of another.
_FEW = frozenset({"Lahti", "Hollola", "Helsinki", "Pertunmaa", "Mäntyharju"})
LENIENT = tuple(rule for rule in RULES if rule is not texts.marks_in_texts)

_host = MkDocsHost()
_environment = cache(new_environment)


@cache
def few_places() -> Places:
    """A Finland of few municipalities, so that many sites can be made of it."""
    some = [place for place in read.municipalities() if place.name_fi in _FEW]
    codes = {place.code for place in some}
    mergers = {code: merger for code, merger in read.mergers().items() if code in codes}
    memberships = [one for one in read.memberships() if one.municipality in codes]
    held = {(one.kind, one.area) for one in memberships}
    areas = [area for area in read.areas() if (area.kind, area.code) in held]
    return Places(some, areas, memberships, mergers)


def checked(registry: Part, *, lenient: bool = False) -> Loaded:
    """A registry as the program reads its file; ``lenient`` lets texts have marks of HTML and of Markdown."""
    data, _ = written(registry)
    with mock.patch("generator.registry.rules.RULES", LENIENT if lenient else RULES):
        return load_text(data, "units.yaml", few_places(), TODAY)


def site_of(loaded: Loaded, shelf: Shelf, languages: tuple[str, ...], day: dt.date = TODAY) -> Site:
    """The site of a registry that may be published."""
    assert loaded.registry
    with mock.patch("generator.site.site.new_environment", _environment):
        options = SiteOptions(day, SITE_URL, languages, TODAY, pdf=False)
        directory = Directory(loaded.registry, few_places(), day, TODAY, changes=_past(loaded.document.value))
        site = Site(directory, shelf, options, _given_out(languages[0]))
        site.editions.expect(Desk(site).kinds_by_subject)
        return site


def _given_out(language: str) -> Recorded:
    """Sheets that said nothing, so that their pages tell every fact of a unit and of the lists that it is in as new."""
    subjects = {"home": "222222", county_subject("07"): "333333", NETWORK: "444444"}
    told = {"language": language, "day": PAST.isoformat(), "facts": {"said.daily": HIDDEN}}
    return Recorded({subject: (Edition.model_validate({"code": code, **told}),) for subject, code in subjects.items()})


def _past(present: Value) -> Changes:
    """A history in which the registry without attacks became the present one."""
    version = Version("", dt.datetime.combine(PAST, dt.time(), dt.UTC), bytes)
    found = compare(_harmless(), present)
    entries = tuple(entries_of(version, found, Present(present, few_places())))
    return Changes(entries, PAST, version.when, all_of_them=False)


@cache
def _harmless() -> Value:
    return reader.read(written(base())[0], "").value


def outputs(site: Site) -> dict[str, bytes]:
    """The files of a site but the index of its texts; the printed sheets are there as the HTML that is printed."""
    with mock.patch.object(Texts, "files", return_value=()):
        made = sites.sites_here(_order(site), site, {}, Silent())
        found = {path: one if isinstance(one, bytes) else one.read_bytes() for _, path, one in made}
    return {**found, **dict(_sheets(site))}


def outputs_of_unit(portal: Site, key: str) -> tuple[UnitSite, dict[str, bytes]]:
    """The site of a unit, and its files but the index of its texts."""
    unit = UnitSite(portal, key, no_pages(portal.shelf.articles))
    with mock.patch.object(Texts, "files", return_value=()):
        made = list(sites.sites_here(_order(portal), portal, {key: unit}, Silent()))
    own = {path: content for site, path, content in made if site is unit}
    return unit, {path: one if isinstance(one, bytes) else one.read_bytes() for path, one in own.items()}


def _order(site: Site) -> Order:
    asked = site.options
    options = Options(Path(), asked.as_of, asked.as_of, asked.site_url, asked.languages, pdf=asked.pdf)
    return Order(Project(ROOT), options, _host)


def _sheets(site: Site) -> Iterator[tuple[str, bytes]]:
    for sheet in Desk(site).sheets():
        yield sheet.paths[0].replace(".pdf", ".sheet"), sheet.html.encode()
