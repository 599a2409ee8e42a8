"""Another network is begun, filled in, checked and built: its site speaks of its own service in its own languages."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from jsonschema import Draft202012Validator
from lxml import html
from pypdf import PdfReader

from generator.brochures.desk import Desk
from generator.publish.project import Options, Project
from generator.publish.reading import read_sound
from tests.conftest import TODAY
from tests.network.conftest import program

OF_THE_FIRST_NETWORK = re.compile(
    r"ensiko[td]|mödrahem|mother and child|\bbab(?:y|ies)|vauva|neuvola|rådgivning|matern|äitiys|lastensuoj|barnskydd"
    r"|child welfare|maksusitoum|betalningsförb|payment commitment",
    re.IGNORECASE,
)
# Names of places, one of which is Neuvola, and the words of the registry's own lists.
PLACES = re.compile(r"data/search/places-\w+\.json")
LISTED = re.compile(r"benefit-baby")


def read(text: str | bytes) -> html.HtmlElement:
    tree = html.fromstring(text)
    assert isinstance(tree, html.HtmlElement)
    return tree


def page(portal: Path, folder: str) -> html.HtmlElement:
    return read((portal / folder / "index.html").read_bytes())


def said(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


def pages(portal: Path) -> list[Path]:
    return sorted(portal.rglob("*.html"))


def test_it_passes_check_without_an_error_or_a_warning(network: Path) -> None:
    checked = program(network, "check")
    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "0 errors, 0 warnings")


def test_its_pages_say_what_its_service_is_called(portal: Path) -> None:
    assert page(portal, "kommuner/lovisa").findtext(".//h1") == "Kvartersstuga i Lovisa"
    assert page(portal, "fi/kunnat/loviisa").findtext(".//h1") == "Korttelitupa Loviisassa"
    assert "Så kommer du till en kvartersstuga, steg för steg" in said(page(portal, ""))
    assert "Näin pääset korttelitupaan, askel askeleelta" in said(page(portal, "fi"))


def test_its_own_words_stand_in_place_of_the_programs(portal: Path) -> None:
    assert "Din egen granne Knacka på." in said(page(portal, "sa-kommer-du"))


def test_its_units_are_of_its_own_kinds(portal: Path) -> None:
    assert "Flytande stuga" in said(page(portal, "enheter/first-unit"))
    assert "Kelluva tupa" in said(page(portal, "fi/yksikot/first-unit"))
    card = (portal / "data/cards/first-unit-fi.vcf").read_text(encoding="utf-8")
    assert "NOTE;LANGUAGE=fi:Korttelitupa\\, Loviisa." in card
    units = json.loads((portal / "data/units.json").read_bytes())
    assert units["unit_kinds"]["boat"] == {"sv": "flytande stuga", "fi": "kelluva tupa"}


def test_its_own_area_answers_its_municipalities(portal: Path) -> None:
    assert "Kommunen hör till serviceområdet Sagolandet." in said(page(portal, "kommuner/lapptrask"))
    assert "Sagolandet" not in said(page(portal, "kommuner/borga"))


def test_nobody_is_said_to_decide_where_the_project_does_not_say_it(portal: Path) -> None:
    text = said(page(portal, "kommuner/lovisa"))
    assert "Vi har inte hittat uppgifter om vem som beslutar." in text
    assert "socialarbet" not in text.lower()


def test_no_file_speaks_of_the_first_network(portal: Path) -> None:
    written = [path for path in portal.rglob("*") if path.is_file() and path.suffix not in (".webp", ".pagefind")]
    found = {
        f"{path.relative_to(portal)}: {match[0]}"
        for path in written
        if not PLACES.fullmatch(path.relative_to(portal).as_posix())
        for match in OF_THE_FIRST_NETWORK.finditer(LISTED.sub("", path.read_bytes().decode("utf-8", "ignore")))
    }
    assert len(written) > 700
    assert not found


def test_the_first_language_is_at_the_root_and_the_other_below_it(portal: Path) -> None:
    for path in pages(portal):
        if path.name == "index.html":
            below = path.relative_to(portal).parts[0]
            assert read(path.read_bytes()).get("lang") == ("fi" if below == "fi" else "sv"), path


def test_the_switch_has_the_languages_of_the_site_in_their_order_and_no_other(portal: Path) -> None:
    for folder in ("", "kommuner/lovisa", "fi/kunnat/loviisa"):
        tree = page(portal, folder)
        (label,) = {one.get("aria-label") for one in tree.iter("nav") if one.get("aria-label") in ("Språk", "Kieli")}
        switch = next(one for one in tree.iter("nav") if one.get("aria-label") == label)
        assert switch.text_content().split() == ["Svenska", "Suomi"]
        alternates = [one.get("hreflang") for one in tree.iter("link") if one.get("rel") == "alternate"]
        assert alternates == ["sv", "fi", "x-default"]


def test_there_are_no_files_in_other_languages(portal: Path) -> None:
    named = [path.name for path in portal.rglob("*") if re.search(r"[-.]en\.\w+$|^en$", path.name)]
    assert named == []
    assert sorted(path.name for path in (portal / "data/ptv").iterdir()) == [
        "first-unit.fi.txt", "first-unit.json", "first-unit.sv.txt",
    ]  # fmt: skip


def test_its_data_is_what_its_schemas_say(portal: Path) -> None:
    data = portal / "data"
    files = {name: data / f"{name}.json" for name in ("municipalities", "units", "topics", "accessibility", "changes")}
    for name, file in (files | {"ptv": data / "ptv/first-unit.json"}).items():
        described = json.loads((data / f"schemas/{name}.schema.json").read_bytes())
        Draft202012Validator.check_schema(described)
        Draft202012Validator(described).validate(json.loads(file.read_bytes()))
        assert '"en"' not in json.dumps([one["required"] for one in parts(described) if "required" in one])


def parts(described: object) -> Iterator[dict[str, Any]]:
    """All maps in a JSON document."""
    if isinstance(described, dict):
        yield described
    for one in described.values() if isinstance(described, dict) else described if isinstance(described, list) else ():
        yield from parts(one)


def test_a_page_that_is_promised_to_programs_cannot_be_missing(network: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(network, tmp_path / "copy", ignore=shutil.ignore_patterns("site", ".cache")))
    registry = changed / "units.yaml"
    registry.write_text(registry.read_text(encoding="utf-8").replace("  publisher:", "  topics: [songs]\n  publisher:"))
    checked = program(changed, "check")
    assert checked.returncode == 1
    assert "The page `songs` is missing in all languages." in checked.stdout


def test_every_link_leads_to_a_page_or_a_file_of_the_site(portal: Path) -> None:
    lost = set()
    for path in pages(portal):
        here = "/" + path.relative_to(portal).as_posix()
        for element, _, link, _ in read(path.read_bytes()).iterlinks():
            address = urljoin(here, urldefrag(link)[0])
            if element.tag in ("a", "link", "script", "img") and address.startswith("/"):
                target = portal / unquote(address).lstrip("/")
                if not (target / "index.html" if address.endswith("/") else target).is_file():
                    lost.add(f"{here} -> {link}")
    assert not lost


@pytest.fixture(scope="module")
def desk(network: Path) -> Desk:
    return Desk(read_sound(Project(network), Options(network / "site/portal", TODAY, TODAY))[0])


def test_every_kind_of_sheet_speaks_of_this_network(desk: Desk) -> None:
    sheets = list(desk.sheets())
    assert {sheet.language for sheet in sheets} == {"sv", "fi"}
    assert len({sheet.kind for sheet in sheets}) >= 6
    assert not [sheet.paths for sheet in sheets if OF_THE_FIRST_NETWORK.search(sheet.html)]


def test_a_leaflet_has_the_projects_own_words_with_the_service_in_its_form(desk: Desk) -> None:
    leaflet = said(read(desk.sheet("leaflet", "first-unit", "fi").html))
    assert "Mitä korttelituvassa tehdään" in leaflet
    assert "Satutupa" in leaflet


def test_a_referral_sheet_asks_only_what_this_network_asks(desk: Desk) -> None:
    referral = said(read(desk.sheet("referral", "first-unit", "fi").html))
    assert "Asiointikieli" in referral
    assert "Laskettu aika" not in referral


def test_a_sheet_is_printed(network: Path) -> None:
    made = program(network, "brochures", "--unit", "first-unit", "--kind", "factsheet", "--language", "sv")
    assert made.returncode == 0, made.stderr
    (sheet,) = (network / "site/sheets").rglob("*factsheet-sv.pdf")
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(sheet.read_bytes())).pages)
    assert "Sagostugan" in text
    assert not OF_THE_FIRST_NETWORK.search(text)


def test_a_language_that_the_site_does_not_have_cannot_be_built(network: Path) -> None:
    built = program(network, "build", "--no-pdf", "--language", "en", "--out", "elsewhere")
    assert built.returncode == 1
    assert "error[language-not-here]: The site has no pages in en." in built.stderr
    assert not (network / "elsewhere/portal").exists()
