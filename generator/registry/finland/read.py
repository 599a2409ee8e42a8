"""Reads the register's CSV files into its nouns."""

import csv
from datetime import date
from pathlib import Path

from generator.registry.localities import CASES, CaseForms, CountyName, Locality, OtherMeaning, Postcode
from generator.registry.municipality import Area, Membership, Merger, Municipality

_HERE = Path(__file__).parent


def municipalities() -> list[Municipality]:
    """Return every municipality of the register, those that have ceased included, by code."""
    return [
        Municipality(
            code=row["code"],
            name_fi=row["name_fi"],
            name_sv=row["name_sv"],
            genitive=row["genitive"],
            in_fi=row["in"],
            to_fi=row["to"],
            from_fi=row["from"],
            case=row["case"],
            languages=tuple(row["languages"].split("+")),
            point=(float(row["lat"]), float(row["lon"])) if row["lat"] else None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            merged_into=row["merged_into"] or None,
            forms_by_hand=row["forms_by_hand"] == "yes",
        )
        for row in _rows("municipalities.csv")
    ]


def areas() -> list[Area]:
    """Return every region and county, in the order of the official codes."""
    return [
        Area(
            kind=row["kind"],
            code=row["code"],
            name_fi=row["name_fi"],
            name_sv=row["name_sv"],
            name_en=row["name_en"],
            valid_from=_day(row["valid_from"]),
            status=row["status"],
        )
        for row in _rows("areas.csv")
    ]


def memberships() -> list[Membership]:
    """Return which municipality was in which area and when."""
    return [
        Membership(
            municipality=row["municipality"],
            kind=row["kind"],
            area=row["area"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            source=row["source"],
        )
        for row in _rows("memberships.csv")
    ]


def mergers() -> dict[str, Merger]:
    """Return the mergers by the code of the municipality that ceased."""
    return {
        row["ceased"]: Merger(date.fromisoformat(row["date"]), row["into"], row["source"])
        for row in _rows("changes.csv")
    }


def forms() -> list[CaseForms]:
    """Return the Finnish case forms of the names of municipalities, localities and counties, by name."""
    return [CaseForms(row["name"], _cases(row), row["checked"]) for row in _rows("forms.csv")]


def forms_by_hand() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the case forms that people wrote, by name and case; some names have nothing but a genitive."""
    return {row["name"]: _cases(row) for row in _rows("forms_by_hand.csv")}


def localities() -> list[Locality]:
    """Return the former municipalities and the post offices, by name."""
    return [Locality(**row) for row in _rows("localities.csv")]


def county_names() -> list[CountyName]:
    """Return what people call the wellbeing services counties, by the county's code."""
    return [CountyName(**row) for row in _rows("county_names.csv")]


def other_meanings() -> list[OtherMeaning]:
    """Return the forms of place names that are words or names of people too, those set by hand last."""
    files = ("other_meanings.csv", "other_meanings_by_hand.csv")
    return [OtherMeaning(**row) for file in files for row in _rows(file)]


def postcodes() -> list[Postcode]:
    """Return the postal codes with their municipalities, in order."""
    return [Postcode(**row) for row in _rows("postcodes.csv")]


def _cases(row: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {case: tuple(row[case].split("/")) if row[case] else () for case in CASES}


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
