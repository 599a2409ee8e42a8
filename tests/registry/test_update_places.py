"""The command that renews the kept place names: what it makes, what it refuses, what it leaves alone."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.registry.finland import read, update
from generator.registry.localities import Locality

ROOT = Path(__file__).parents[2]
FILES = ("forms.csv", "localities.csv", "other_meanings.csv", "postcodes.csv")


def office(postcode: str, name: str, municipality: str, swedish: str = "", kind: str = "1") -> dict[str, Any]:
    return {
        "postcode": postcode,
        "postcode_fi_name": name,
        "postcode_sv_name": swedish or name,
        "type_code": kind,
        "municipal_code": municipality,
    }


def offices() -> list[dict[str, Any]]:
    """One post office for each municipality that exists, with the municipality's own name."""
    return [
        office(f"{place.code}00", place.name_fi.upper(), place.code, place.name_sv.upper())
        for place in read.municipalities()
        if not place.valid_to
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the kept files."""
    for file in FILES:
        shutil.copy(update.FOLDER / file, tmp_path)
    return tmp_path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "postcodes.json"


def rows(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def texts(folder: Path) -> list[bytes]:
    return [(folder / file).read_bytes() for file in FILES]


def renew(folder: Path, file: Path, *more: dict[str, Any]) -> int:
    file.write_text(json.dumps([*offices(), *more]), encoding="utf-8")
    return update.main(["--postcodes", str(file)], folder)


def test_the_kept_forms_are_those_that_the_command_makes(capsys: pytest.CaptureFixture[str]) -> None:
    assert update.main(["--check"]) == 0, capsys.readouterr().err
    assert capsys.readouterr() == ("", "")


def test_the_command_can_be_typed() -> None:
    command = [sys.executable, "-m", "generator.registry.finland.update", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).returncode == 0


def test_building_the_site_needs_no_dictionary() -> None:
    code = "import sys, generator.cli; from generator.registry.finland import read; read.forms(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert "libvoikko" not in done.stdout.split()


def test_check_tells_each_difference_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forms = folder / "forms.csv"
    forms.write_text(forms.read_text(encoding="utf-8").replace("Lahdessa,", "Lahissa,"), encoding="utf-8")
    before = texts(folder)
    assert update.main(["--check"], folder) == 1
    told = capsys.readouterr().err
    assert "forms.csv: no longer Lahti,Lahden,Lahtea,Lahissa" in told
    assert "forms.csv: now Lahti,Lahden,Lahtea,Lahdessa" in told
    assert texts(folder) == before


def test_check_tells_when_only_the_order_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forms = folder / "forms.csv"
    head, *lines = forms.read_text(encoding="utf-8").splitlines()
    forms.write_text("\n".join([head, *reversed(lines)]) + "\n", encoding="utf-8")
    assert update.main(["--check"], folder) == 1
    assert capsys.readouterr().err == "forms.csv: the rows are not in order\n"


@pytest.mark.parametrize("file", ["forms.csv", "other_meanings.csv"])
def test_a_missing_file_is_made_anew(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert update.main([], folder) == 0
    assert (folder / file).read_bytes() == (update.FOLDER / file).read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


def test_a_new_post_office_becomes_a_town_with_forms(folder: Path, file: Path) -> None:
    assert renew(folder, file, office("15999", "UUDENNUMMI", "398")) == 0
    assert {"name": "Uudennummi", "municipality": "398", "kind": "town", "source": "post"}.items() <= next(
        row.items() for row in rows(folder, "localities.csv") if row["name"] == "Uudennummi"
    )
    assert any(row["inessive"] == "Uudennummessa" for row in rows(folder, "forms.csv"))
    assert {"postcode": "15999", "municipality": "398"} in rows(folder, "postcodes.csv")


def test_renewing_post_offices_keeps_the_former_municipalities(folder: Path, file: Path) -> None:
    assert renew(folder, file, office("15560", "NASTOLA", "398")) == 0
    kept = [Locality(**row) for row in rows(folder, "localities.csv")]
    assert kept == [place for place in read.localities() if place.kind == "former"]


def test_a_municipality_that_has_merged_since_gives_way_to_the_one_that_took_it_over(folder: Path, file: Path) -> None:
    assert renew(folder, file, office("19439", "PERTUNMAA", "588"), office("19438", "PERTTULANKYLÄ", "588")) == 0
    assert {"postcode": "19439", "municipality": "507"} in rows(folder, "postcodes.csv")
    towns = {row["name"]: row["municipality"] for row in rows(folder, "localities.csv") if row["source"] == "post"}
    assert towns == {"Perttulankylä": "507"}


def test_two_names_in_two_languages_are_two_localities(folder: Path, file: Path) -> None:
    assert renew(folder, file, office("06999", "KUVITTEILA", "638", "FANTASIBY")) == 0
    towns = [row for row in rows(folder, "localities.csv") if row["source"] == "post"]
    assert [(row["name"], row["language"]) for row in towns] == [("Fantasiby", "sv"), ("Kuvitteila", "fi")]


@pytest.mark.parametrize(
    ("municipality", "name", "language"),
    [
        ("398", "KUVITTEBY", "fi"),
        ("638", "KUVITTEBY", "fi"),
        ("545", "KUVITTEBY", "sv"),
        ("545", "KUVITTEILA", "fi"),
        ("170", "KUVITTEILA", "sv"),
    ],
)
def test_one_name_for_both_languages_is_given_to_the_one_it_belongs_to(
    folder: Path, file: Path, municipality: str, name: str, language: str
) -> None:
    assert renew(folder, file, office("99998", name, municipality)) == 0
    assert [row["language"] for row in rows(folder, "localities.csv") if row["source"] == "post"] == [language]


@pytest.mark.parametrize(
    "one",
    [
        office("15998", "LAHTI AS", "398"),
        office("15998", "HELSINKI", "398"),
        office("15998", "LAHTI", "398", "LAHTIS"),
        office("15998", "POSTINOUTO OY", "398", kind="2"),
        office("15998", "KUVITTEYRITYS 24/7", "398", kind="3"),
    ],
    ids=["a station", "over the border", "the municipality", "a post box", "a company"],
)
def test_what_is_no_name_of_a_town_becomes_none(folder: Path, file: Path, one: dict[str, Any]) -> None:
    assert renew(folder, file, one) == 0
    assert [row["name"] for row in rows(folder, "localities.csv") if row["source"] == "post"] == []


def test_only_codes_of_streets_and_boxes_are_kept(folder: Path, file: Path) -> None:
    kinds = [office(f"1599{kind}", "KUVITTEILA", "398", kind=str(kind)) for kind in range(1, 8)]
    assert renew(folder, file, *kinds) == 0
    assert [row["postcode"] for row in rows(folder, "postcodes.csv") if row["postcode"][:4] == "1599"] == [
        "15991",
        "15992",
    ]


def test_a_name_that_nothing_can_inflect_is_told_and_nothing_written(
    folder: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(folder)
    assert renew(folder, file, office("15998", "KUVITTES", "398")) == 1
    assert "write them to forms_by_hand.csv: Kuvittes" in capsys.readouterr().err
    assert texts(folder) == before


HOSTILE = {
    "nothing": ("", "cannot be read as JSON"),
    "no JSON": ("<html>", "cannot be read as JSON"),
    "cut short": ('[{"postcode": "001', "cannot be read as JSON"),
    "too deep": ("[" * 100_000, "cannot be read as JSON"),
    "no text": ("\udcff", "cannot be read as JSON"),
    "a map": ('{"00100": "HELSINKI"}', "is not a list of postal codes"),
    "a number": ("12", "is not a list of postal codes"),
    "an empty list": ("[]", "has no postal code for the municipalities"),
    "a list of texts": ('["00100"]', "row 1 is not a postal code"),
    "other fields": ('[{"code": "00100"}]', "row 1 is not a postal code"),
}


@pytest.mark.parametrize(("text", "told"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_wrong_file_is_refused(
    folder: Path, file: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    before = texts(folder)
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert update.main(["--postcodes", str(file)], folder) == 2
    assert told in capsys.readouterr().err
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (office("1510", "LAHTI", "398"), "'1510' as its postcode"),
        (office("١٥١٠٠", "LAHTI", "398"), "as its postcode"),
        (office("15100\n", "LAHTI", "398"), "as its postcode"),
        (office("15100", '=HYPERLINK("x")', "398"), "as its postcode_fi_name"),
        (office("15100", "LAHTI,398", "398"), "as its postcode_fi_name"),
        (office("15100", "LAH\nTI", "398"), "as its postcode_fi_name"),
        (office("15100", "LAHTI", "398", "<b>"), "as its postcode_sv_name"),
        (office("15100", "LAHTI", "39"), "'39' as its municipal_code"),
        (office("15100", "LAHTI", "398", kind="a"), "'a' as its type_code"),
        (office("15100", "LAHTI", "000"), "municipalities that the register does not know: 000"),
        (office("39800", "LAHTI", "398"), "has a postal code twice"),
        ({**office("15100", "LAHTI", "398"), "postcode": 15100}, "is not a postal code with the fields"),
        ({**office("15100", "LAHTI", "398"), "postcode_sv_name": None}, "is not a postal code with the fields"),
    ],
)
def test_a_wrong_row_is_refused(
    folder: Path, file: Path, capsys: pytest.CaptureFixture[str], one: dict[str, Any], told: str
) -> None:
    before = texts(folder)
    assert renew(folder, file, one) == 2
    assert told in capsys.readouterr().err
    assert texts(folder) == before


def test_a_file_that_is_not_there_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update.main(["--postcodes", str(folder / "none.json")], folder) == 2
    assert update.main(["--postcodes", str(folder)], folder) == 2
    assert "none.json cannot be read as JSON" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("OSError('libvoikko.so.1: cannot open')", "The library libvoikko is missing. Type: sudo apt-get install"),
        ("VoikkoException('No valid dictionaries')", "Voikko has no Finnish dictionary. Type: sudo apt-get install"),
    ],
)
def test_without_the_library_the_command_says_what_to_type(tmp_path: Path, error: str, told: str) -> None:
    stand_in = f"class VoikkoException(Exception): pass\ndef Voikko(language): raise {error}\n"
    (tmp_path / "libvoikko.py").write_text(stand_in, encoding="utf-8")
    assert_refused(f"sys.path.insert(0, {str(tmp_path)!r})", told)


def test_without_the_package_the_command_says_what_to_type() -> None:
    assert_refused("sys.modules['libvoikko'] = None", "The Python package libvoikko is missing. Type: make setup")


def assert_refused(first: str, told: str) -> None:
    code = f"import sys; {first}; from generator.registry.finland import update; sys.exit(update.main(['--check']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert told in done.stderr
