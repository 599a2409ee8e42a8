"""From each page one can report an error with the record filled in, where a repository is known."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from generator.registry.places import Places
from generator.site.records import report_address
from tests.e2e.kit import Run
from tests.sites.made_up import registry, write_page

PAGE = "https://directory.example/units/river/?a&b"


def test_the_form_of_github_gets_record_and_page() -> None:
    address = report_address("https://github.com/made-up/directory/", ("unit", "river"), PAGE)
    assert address.startswith("https://github.com/made-up/directory/issues/new?")
    fields = parse_qs(urlsplit(address).query)
    assert fields == {"template": ["report-an-error.yml"], "record": ["units/river"], "page": [PAGE]}


@pytest.mark.parametrize("host", ["gitlab.com", "gitlab.made-up.example"])
def test_the_form_of_gitlab_gets_them_in_its_title(host: str) -> None:
    address = report_address(f"https://{host}/made-up/directory.git", ("area", "story-land"), PAGE)
    assert address.startswith(f"https://{host}/made-up/directory/-/issues/new?")
    fields = parse_qs(urlsplit(address).query)
    assert fields == {"issuable_template": ["report-an-error"], "issue[title]": [f"service_areas/story-land: {PAGE}"]}


@pytest.mark.parametrize("repository", ["", "https://code.example/made-up", "https://github.com.example/x"])
def test_there_is_no_form_where_the_host_is_not_known(repository: str) -> None:
    assert report_address(repository, ("unit", "river"), PAGE) == ""


@pytest.mark.parametrize("known", [True, False])
def test_every_page_of_a_built_site_leads_to_the_form_of_its_record(project: Path, run: Run, *, known: bool) -> None:
    registry = project / "units.yaml"
    if known:
        text = registry.read_text(encoding="utf-8")
        repository = "  exit_address: https://exit.example/\n"
        added = repository + "  repository: {value: https://github.com/made-up/directory, source: made-up-book}\n"
        registry.write_text(text.replace(repository, added, 1), encoding="utf-8")
    assert run("generator", "build", "--no-pdf", "--quiet").returncode == 0
    site = project / "site/portal"
    pages = {
        "yksikot/unit-1": "units/unit-1",
        "sv/enheter/unit-1": "units/unit-1",
        "made-up-cost": "content/cost",
    }
    for folder, record in pages.items():
        tree = html.parse(str(site / folder / "index.html")).getroot()
        links = list(tree.iterfind(".//footer//p[@class='report']/a"))
        assert len(links) == known
        for link in links:
            fields = parse_qs(urlsplit(link.get("href")).query)
            assert fields["record"] == [record]
            assert fields["page"][0].endswith(f"/{folder}/")
            assert "noreferrer" in link.get("rel", "")


def test_a_page_of_a_units_own_is_reported_with_its_unit(project: Path, run: Run) -> None:
    repository = "  repository: {value: https://github.com/made-up/directory, source: made-up-book}\n"
    text = registry(1).replace("  exit_address:", f"{repository}  exit_address:", 1)
    (project / "units.yaml").write_text(text, encoding="utf-8")
    for language in ("fi", "sv"):
        write_page(project / f"content/units/unit-1/{language}/cost.md", "Own", "made-up-cost", "Dragons pay nothing.")
    assert run("generator", "build", "--no-pdf", "--quiet").returncode == 0
    records = {"made-up-cost": "content/units/unit-1/cost", "en/made-up-cost": "content/cost", "": "units/unit-1"}
    for folder, record in records.items():
        tree = html.parse(str(project / "site/unit-1" / folder / "index.html")).getroot()
        link = tree.find(".//footer//p[@class='report']/a")
        assert parse_qs(urlsplit(link.get("href")).query)["record"] == [record]


def test_places_are_named_by_their_codes() -> None:
    lahti = Places.finland().by_name("Lahti")
    assert lahti
    address = report_address("https://github.com/x/y", ("municipality", lahti.code), PAGE)
    assert f"record=municipalities%2F{lahti.code}" in address
