"""Another network, plainly fictional: neighbourhood rooms in Swedish and Finnish, begun by ``init`` and filled in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_FORMS = {
    "genitive: tjänstens": "genitive: kvartersstugans",
    "inside: i en tjänst": "inside: i en kvartersstuga",
    "into: till en tjänst": "into: till en kvartersstuga",
    "partitive: tjänst": "partitive: kvartersstuga",
    "plural: tjänster": "plural: kvartersstugor",
    "plural_partitive: tjänster": "plural_partitive: kvartersstugor",
    "genitive: palvelun": "genitive: korttelituvan",
    "inside: palvelussa": "inside: korttelituvassa",
    "into: palveluun": "into: korttelitupaan",
    "partitive: palvelua": "partitive: korttelitupaa",
    "plural: palvelut": "plural: korttelituvat",
    "plural_partitive: palveluja": "plural_partitive: korttelitupia",
    'sv: "tjänst"': "sv: kvartersstuga",
    'fi: "palvelu"': "fi: korttelitupa",
}
_FACTS = {
    "FYLL I: vad tjänsten är, i två meningar.": "En påhittad stuga där grannar träffas. Den finns inte.",
    "TÄYTÄ: mikä palvelu on, kahdella virkkeellä.": "Keksitty tupa, jossa naapurit tapaavat. Sitä ei ole.",
    "FYLL I: källans rubrik": "Den påhittade boken",
    "TÄYTÄ: lähteen otsikko": "Keksitty kirja",
    "date: unknown": "date: 2026-06-01",
    "FYLL I: namnet på den som driver enheten": "Påhittade grannar rf",
    "TÄYTÄ: ylläpitäjän nimi": "Keksityt naapurit ry",
    "unit_kinds: []": "unit_kinds: [{id: boat, name: {sv: flytande stuga, fi: kelluva tupa}}]",
    "kinds: [general]": "kinds: [boat]",
    "FYLL I: enhetens namn": "Sagostugan",
    "TÄYTÄ: yksikön nimi": "Satutupa",
    "locality: Helsingfors": "locality: Loviisa",
    "service_areas: {}": """service_areas:
  saga:
    source: first-source
    name: {sv: Sagolandet, fi: Satumaa}
    valid: {from: 2024-01-01}
    definition: {sv: Ett påhittat område., fi: Keksitty alue.}
    responsible: first-owner
    producer: first-owner
    municipalities: [Loviisa, Lapinjärvi]
    units: [first-unit]""",
}
_WORDS = {
    "sv": "leaflet:\n  stay: Vad som händer i stugan\ncontact:\n  first: Din egen granne\n  first_text: Knacka på.\n",
    "fi": 'leaflet:\n  stay: "Mitä {service_inside} tehdään"\n',
}


def program(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in ``folder``."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the other network, filled in."""
    folder = tmp_path_factory.mktemp("other")
    asked = ("--language", "sv", "--language", "fi", "--name", "Kvarterskatalogen")
    begun = program(folder, "init", "kvarter", *asked)
    assert begun.returncode == 0, begun.stderr
    registry = folder / "kvarter/units.yaml"
    text = registry.read_text(encoding="utf-8")
    forms = {f"  {old}\n": f"  {new}\n" for old, new in _FORMS.items()}
    for old, new in {**forms, **_FACTS}.items():
        assert old in text, old
        text = text.replace(old, new)
    registry.write_text(text, encoding="utf-8")
    (folder / "kvarter/content/words").mkdir()
    for language, words in _WORDS.items():
        (folder / f"kvarter/content/words/{language}.yaml").write_text(words, encoding="utf-8")
    return folder / "kvarter"


@pytest.fixture(scope="session")
def portal(network: Path) -> Path:
    """Its portal, without PDF."""
    built = program(network, "build", "--no-pdf", "--quiet", "--as-of", "2026-11-22")
    assert built.returncode == 0, built.stderr
    return network / "site/portal"
