"""The door to Voikko, the free dictionary of Finnish, for the kept case forms and the language of the pages."""

from functools import cache
from typing import Protocol, Self

from generator.registry.finland.inflect import Forms

_CASE_IN_VOIKKO = {
    "genitive": "omanto",
    "partitive": "osanto",
    "inessive": "sisaolento",
    "elative": "sisaeronto",
    "illative": "sisatulento",
    "adessive": "ulkoolento",
    "ablative": "ulkoeronto",
    "allative": "ulkotulento",
    "translative": "tulento",
    "essive": "olento",
}
_TYPE = "Type: sudo apt-get install --no-install-recommends libvoikko1 voikko-fi"


_PLACES = {"paikannimi", "nimi"}
_PEOPLE = {"etunimi", "sukunimi"}


class DictionaryMissingError(Exception):
    """Voikko or its Finnish dictionary is not installed; the text says what to type."""


class _Analyser(Protocol):
    def analyze(self, word: str) -> list[dict[str, str]]: ...

    def spell(self, word: str) -> bool: ...


class VoikkoDictionary:
    """The Finnish dictionary of Voikko."""

    def __init__(self, voikko: _Analyser) -> None:
        self._analyses = cache(voikko.analyze)
        self._spell = cache(voikko.spell)

    @classmethod
    @cache
    def open(cls) -> Self:
        """Return the dictionary, opened once; raise DictionaryMissingError where something is not installed."""
        try:
            from libvoikko import Voikko, VoikkoException  # noqa: PLC0415 - building the site does without it
        except ModuleNotFoundError as error:
            raise DictionaryMissingError("The Python package libvoikko is missing. Type: make setup") from error
        try:
            return cls(Voikko("fi"))
        except OSError as error:
            raise DictionaryMissingError(f"The library libvoikko is missing. {_TYPE}") from error
        except VoikkoException as error:
            raise DictionaryMissingError(f"Voikko has no Finnish dictionary. {_TYPE}") from error

    def readings(self, word: str) -> tuple[dict[str, str], ...]:
        """Return what `word` may be, as Voikko's analyses."""
        return tuple(self._analyses(word))

    def spells(self, word: str) -> bool:
        """Tell whether `word` is spelt rightly."""
        return self._spell(word)

    def other_meaning(self, form: str) -> str:
        """Tell what else than a place `form` means: "word", "name" (of people) or "".

        A compound that the dictionary puts together of two words by itself is no word that people use.
        """
        found = [*self._analyses(form.lower()), *self._analyses(form)]
        if any(one.get("CLASS") not in _PLACES | _PEOPLE and one.get("WORDBASES", "").count("+") == 1 for one in found):
            return "word"
        return "name" if any(one.get("CLASS") in _PEOPLE for one in found) else ""

    def knows(self, name: str, forms: Forms, classes: frozenset[str]) -> bool:
        """Tell whether each form is a form of `name` in its case, and `name` a word of one of the classes.

        Forms are to be in the singular, but those of names in -nen may be in the plural too (Joroinen: Joroisissa).
        """
        numbers = {"singular", "plural"} if name.endswith("nen") else {"singular"}
        return all(
            any(
                found.get("CLASS") in classes
                and found.get("SIJAMUOTO") == _CASE_IN_VOIKKO[case]
                and found.get("NUMBER") in numbers
                and found.get("BASEFORM", "").lower() == name.lower()
                for found in self._analyses(form)
            )
            for case, form in forms.items()
        )
