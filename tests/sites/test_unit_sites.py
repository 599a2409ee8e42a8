"""Each unit has a site of its own beside the portal, of which a browser and a search engine can make sense."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest import mock
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import InputProblems, Options, Project, Report, Silent
from generator.publish.reading import read
from generator.registry.colours import DARK_GROUNDS, LIGHT_GROUNDS, contrast
from generator.search.texts import Texts
from generator.site import addresses
from tests.e2e.kit import state, tree
from tests.sites.made_up import COLOUR, DAY, OWN, PORTAL, SHARED, WORD, registry, write_page, write_project

LANGUAGES = ("fi", "sv", "en")
BELOW = f"{PORTAL}unit-2/"


def built(root: Path) -> Report:
    return publish(root, options(root))


def publish(root: Path, asked: Options) -> Report:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own
        return build(Project(root), asked, MkDocsHost(), Silent())


def options(root: Path) -> Options:
    return Options(root / "site/portal", DAY, DAY, PORTAL, pdf=False, units=root / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all sites."""
    root = write_project(tmp_path_factory.mktemp("network"))
    assert built(root).sites == 3
    return root / "site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "network")


def pages(folder: Path) -> dict[str, html.HtmlElement]:
    """The pages of a site by their folders, but that for what is not there."""
    return {
        f"{path.parent.relative_to(folder).as_posix()}/".removeprefix("./"): html.parse(str(path)).getroot()
        for path in folder.rglob("index.html")
    }


def canonical(page: html.HtmlElement) -> str:
    return str(page.xpath("//link[@rel='canonical']/@href")[0])


def listed(folder: Path) -> list[str]:
    return [one.text or "" for one in etree.parse(str(folder / "sitemap.xml")).iterfind("{*}url/{*}loc")]


def test_each_unit_has_a_folder_that_is_a_whole_site(site: Path) -> None:
    assert {path.name for path in site.iterdir() if not path.name.startswith(".")} == {"portal", "unit-1", "unit-2"}
    for unit in ("unit-1", "unit-2"):
        for path in ("index.html", "sv/index.html", "en/index.html", "404.html", "robots.txt", "sitemap.xml"):
            assert (site / unit / path).is_file()
        assert (site / unit / "assets/directory.css").read_bytes() == (
            site / "portal/assets/directory.css"
        ).read_bytes()


def test_one_more_unit_in_the_registry_is_one_more_site(project: Path) -> None:
    built(project)
    before = tree(project / "site/unit-1").keys()
    (project / "units.yaml").write_text(registry(3), encoding="utf-8")
    assert built(project).sites == 4
    assert "Keksikoti 3" in (project / "site/unit-3/index.html").read_text(encoding="utf-8")
    assert tree(project / "site/unit-1").keys() == before


def test_the_unit_is_at_the_root_of_its_site_under_its_name(site: Path) -> None:
    named = {"unit-1": ("Ykköskoti", "Ettan", "Home One"), "unit-2": ("Keksikoti 2", "Sagohem 2", "Made-up home 2")}
    for unit, names in named.items():
        for folder, name in zip(("", "sv/", "en/"), names, strict=True):
            page = html.parse(str(site / unit / folder / "index.html")).getroot()
            assert page.xpath("string(//span[@class='brand-name'])") == name
            assert unit.removeprefix("unit-") in page.xpath("string(//h1)")


def test_what_two_sites_say_alike_is_known_by_its_address_in_the_portal(site: Path) -> None:
    portal = pages(site / "portal")
    for folder, page in pages(site / "unit-1").items():
        address = canonical(page)
        if address.startswith(OWN):
            assert address == OWN + folder
            continue
        same = portal[address.removeprefix(PORTAL)]
        assert canonical(same) == address
        assert words(page) == words(same), folder
        alternates = page.xpath("//link[@rel='alternate']/@href")
        assert alternates == same.xpath("//link[@rel='alternate']/@href")


def words(page: html.HtmlElement) -> list[str]:
    return str(page.xpath("string(//main)")).split()


def test_search_engines_are_told_of_the_pages_that_are_only_there(site: Path) -> None:
    own = listed(site / "unit-1")
    assert own
    assert set(own) == {canonical(page) for page in pages(site / "unit-1").values() if is_listed(page)} & set(own)
    assert all(address.startswith(OWN) for address in own)
    assert f"{OWN}stable/" in own
    assert f"{OWN}saavutettavuus/" in own
    assert all(address.startswith(BELOW) for address in listed(site / "unit-2"))
    assert not set(own) & set(listed(site / "portal"))


def is_listed(page: html.HtmlElement) -> bool:
    return not page.xpath("//meta[@name='robots']")


def test_pages_that_the_registry_names_are_there_and_links_to_others_lead_to_the_portal(site: Path) -> None:
    portal = {PORTAL + folder for folder in pages(site / "portal")}
    for unit in ("unit-1", "unit-2"):
        folders = pages(site / unit)
        for key in SHARED:
            assert f"made-up-{key}/" in folders
        assert "made-up-what/" not in folders
        for folder, page in folders.items():
            for link in page.xpath("//a/@href"):
                if str(link).startswith(PORTAL):
                    assert str(link).partition("#")[0] in portal, (folder, link)
                elif not re.match(r"[a-z]+:", str(link)):
                    here = urljoin(f"https://x.example/{folder}", str(link)).removeprefix("https://x.example/")
                    assert here.partition("#")[0] in folders or (site / unit / here).is_file(), (folder, link)


def test_every_page_leads_to_the_portal(site: Path) -> None:
    for unit in ("unit-1", "unit-2"):
        for folder, page in pages(site / unit).items():
            language = "" if folder.split("/")[0] not in ("sv", "en") else folder[:3]
            assert PORTAL + language in page.xpath("//header//nav//a/@href"), folder


def test_nobody_takes_the_site_for_the_units_own_unless_it_is(site: Path) -> None:
    sentence = "Se ei ole yksikön oma verkkosivusto."
    assert sentence in (site / "unit-2/index.html").read_text(encoding="utf-8")
    assert sentence not in (site / "unit-1/index.html").read_text(encoding="utf-8")
    assert sentence not in (site / "portal/index.html").read_text(encoding="utf-8")


def test_the_area_of_the_unit_has_a_page_and_the_areas_of_others_have_none(site: Path) -> None:
    folder = addresses.FOLDERS["areas"]["fi"]
    assert {path for path in pages(site / "unit-1") if path.startswith(folder)} == {
        f"{folder}/",
        f"{folder}/keksitty-alue-1/",
    }
    assert not any(path.startswith(folder) for path in pages(site / "unit-2"))


def test_the_colour_can_be_read_in_the_light_and_in_the_dark(site: Path) -> None:
    rules = (site / "unit-1/assets/colours.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"--teal: (#\w+); --teal-deep: (#\w+); --on-teal: (#\w+);", rules)
    assert light[0] == COLOUR
    for grounds, (colour, deep, on) in ((LIGHT_GROUNDS, light), (DARK_GROUNDS, dark)):
        assert all(contrast(one, ground) >= 4.5 for one in (colour, deep) for ground in grounds)
        assert contrast(colour, on) >= 4.5
    assert "colours.css" in (site / "unit-1/index.html").read_text(encoding="utf-8")
    assert not (site / "unit-2/assets/colours.css").exists()
    assert "colours.css" not in (site / "unit-2/index.html").read_text(encoding="utf-8")


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    css = (Path(__file__).parents[2] / "overrides/assets/directory.css").read_text(encoding="utf-8")
    for name, (light, dark) in zip(
        ("paper", "surface", "tint", "sand"), zip(LIGHT_GROUNDS, DARK_GROUNDS, strict=True), strict=True
    ):
        assert re.findall(rf"--{name}: (#\w+);", css)[:2] == [light.replace("#ffffff", "#fff"), dark]


def test_data_tell_of_the_one_unit(site: Path) -> None:
    data = tree(site / "unit-1/data")
    assert {"hsds/services.csv", "cards/unit-1-fi.vcf", "schema-org.jsonld", "README.txt"} <= data.keys()
    for path, content in data.items():
        if not path.startswith("search/"):
            assert b"unit-2" not in content, path
            assert b"Keksikoti 2" not in content, path
    page = html.parse(str(site / "unit-1/kehittajille/index.html")).getroot()
    files = [link for link in page.xpath("//main//a/@href") if "data/" in link and "://" not in link]
    assert files
    assert all((site / "unit-1/kehittajille" / link).resolve().is_file() for link in files)


def test_a_page_that_is_missing_in_a_language_says_so(site: Path) -> None:
    page = html.parse(str(site / "unit-1/en/stable/index.html")).getroot()
    assert "../../stable/" in page.xpath("//main//a/@href")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def build_with_own(project: Path, key: str, title: str, slug: str) -> None:
    """Build after the second unit got a page of its own in all languages."""
    for language in LANGUAGES:
        write_page(project / f"content/units/unit-2/{language}/{key}.md", title, slug, "Made-up.")
    built(project)


def test_a_start_page_of_its_own_moves_the_units_page(project: Path) -> None:
    build_with_own(project, "index", "Tervetuloa", '""')
    start = html.parse(str(project / "site/unit-2/index.html")).getroot()
    assert start.xpath("string(//h1)") == "Tervetuloa"
    assert canonical(start) == BELOW
    assert canonical(html.parse(str(project / "site/unit-2/yksikot/unit-2/index.html")).getroot()) == (
        f"{PORTAL}yksikot/unit-2/"
    )


def test_a_page_of_its_own_stands_in_for_that_of_the_directory(project: Path) -> None:
    build_with_own(project, "cost", "Omat maksut", "made-up-cost")
    page = html.parse(str(project / "site/unit-2/made-up-cost/index.html")).getroot()
    assert page.xpath("string(//h1)") == "Omat maksut"
    assert canonical(page) == f"{BELOW}made-up-cost/"
    assert html.parse(str(project / "site/portal/made-up-cost/index.html")).getroot().xpath("string(//h1)") == (
        "Made-up cost"
    )


def test_the_index_of_the_portal_has_the_units_own_pages_with_their_addresses(project: Path) -> None:
    built(project)
    texts = next((project / ".cache/texts/portal").glob("*/fragment"))
    assert len(list(texts.iterdir())) > 0
    found = [text for text in heard(project) if WORD in text]
    assert [re.search(r'content="([^"]*)"', text)[1] for text in found] == [f"{OWN}stable/", f"{OWN}sv/stable/"]  # type: ignore[index]


def heard(project: Path) -> list[str]:
    """What Pagefind is given for the portal."""
    given: list[str] = []

    def listening(self: Texts, _: Path) -> list[tuple[str, bytes]]:
        given[:] = [page.decode() for page in self.heard()]
        return []

    with mock.patch.object(Texts, "files", listening):
        built(project)
    return given


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("pages: [cost", "pages: [kost"), "site-page-unknown"),
        (lambda text: text.replace("  unit-2:", "  portal:"), "unit-folder-taken"),
        (lambda text: text.replace("  unit-2:", "  kunnat:"), "unit-folder-taken"),
        (lambda text: text.replace("unit-1:", "unit-9:").replace("[unit-1]", "[unit-9]"), "texts-of-no-unit"),
        (lambda text: text.replace(COLOUR, "#ffd0ee"), "colour-too-light"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_published(
    project: Path, change: Callable[[str], str], told: str
) -> None:
    built(project)
    before = state(project / "site")
    (project / "units.yaml").write_text(change(registry(2)), encoding="utf-8")
    with pytest.raises(InputProblems) as refused:
        built(project)
    assert told in [problem.code for problem in refused.value.problems]
    assert state(project / "site") == before


FAULTS = {"{{ page.nothing }}": "unknown-placeholder", "[x](nowhere/)": "broken-link", "12": "digit-in-prose"}


@pytest.mark.parametrize("text", FAULTS)
def test_a_mistake_in_a_units_own_page_is_told_at_its_line_and_leaves_all_sites_as_they_were(
    project: Path, text: str
) -> None:
    built(project)
    before = state(project / "site")
    write_page(project / "content/units/unit-1/fi/stable.md", "Stable", "stable", text)
    problems = read(Project(project), options(project))[1]
    found = [(one.place.file, one.place.line, one.code) for one in problems if one.is_error]
    assert found == [("content/units/unit-1/fi/stable.md", 12, FAULTS[text])]
    with pytest.raises(InputProblems):
        built(project)
    assert state(project / "site") == before


@pytest.mark.parametrize(
    ("key", "slug", "kind", "told"),
    [
        ("stable", "haku", "core", "slug-reserved"),
        ("stable", "tuloste", "core", "slug-reserved"),
        ("stable", "made-up-cost", "core", "slug-taken"),
        ("index", "stable", "core", "start-page"),
        ("search", "stable", "core", "file-name-reserved"),
        ("stable", "stable", "plain", "plain-or-not"),
    ],
)
def test_a_page_of_a_unit_that_does_not_fit_into_its_site_is_told(
    project: Path, key: str, slug: str, kind: str, told: str
) -> None:
    write_page(project / f"content/units/unit-2/fi/{key}.md", "Stable", slug, "Made-up.", kind=kind)
    problems = read(Project(project), options(project))[1]
    found = [(one.place.file, one.code) for one in problems if one.is_error]
    assert found == [(f"content/units/unit-2/fi/{key}.md", told)]


def test_a_page_of_a_unit_that_cannot_be_taken_apart_is_named(project: Path) -> None:
    lists = "\n".join(f"{'    ' * depth}- x" for depth in range(300))
    write_page(project / "content/units/unit-1/fi/stable.md", "Stable", "stable", lists)
    with pytest.raises(InputProblems) as refused:
        built(project)
    told = [(one.code, one.place.file) for one in refused.value.problems]
    assert told == [("too-entangled", "content/units/unit-1/fi/stable.md")]


def test_the_site_of_a_unit_that_is_gone_is_named_and_left(project: Path) -> None:
    built(project)
    (project / "units.yaml").write_text(registry(1), encoding="utf-8")
    report = built(project)
    assert report.left == (project / "site/unit-2",)
    assert (project / "site/unit-2/index.html").is_file()


def test_a_registry_that_wants_no_sites_has_none(project: Path) -> None:
    text = re.sub(r"  unit_sites:\n    pages: .*\n", "", registry(2))
    (project / "units.yaml").write_text(text, encoding="utf-8")
    assert built(project).sites == 1
    assert {path.name for path in (project / "site").iterdir() if path.name[0] != "."} == {"portal"}


def test_one_host_has_all_sites_but_those_with_a_host_of_their_own(project: Path) -> None:
    report = publish(project, replace(options(project), units=project / "site/portal"))
    assert report.sites == 2
    folder = project / "site/portal"
    start = html.parse(str(folder / "unit-2/index.html")).getroot()
    assert start.xpath("string(//span[@class='brand-name'])") == "Keksikoti 2"
    assert not (folder / "unit-1").exists()
    for address in listed(folder / "unit-2"):
        assert (folder / address.removeprefix(PORTAL) / "index.html").is_file()
