"""Sentences that are passive, with the words that make them so, and sentences that only look like it."""

from __future__ import annotations

import pytest

from tests.language.kit import findings

PASSIVE = {
    "fi": {
        "Häneltä kysytään asiaa.": "kysytään",
        "Tänään ei kysytä.": "kysytä",
        "Sieltä kysyttiin.": "kysyttiin",
        "Viedäänkö susi pois?": "Viedäänkö",
        "Sinne vietäisiin susi.": "vietäisiin",
        "Tieto on koottu kirjasta.": "koottu",
        "Asiaa ei ole vielä sovittu.": "sovittu",
        "Siihen ei tarvita lupaa.": "tarvita",
    },
    "sv": {
        "Här betalas ingenting.": "betalas",
        "Vargen beskrivs ofta.": "beskrivs",
        "Vargarna jagades bort.": "jagades",
        "Det bestäms sedan.": "bestäms",
        "Tiden kan förlängas.": "förlängas",
        "Vargen har hittats.": "hittats",
        "Boken skrevs av en varg.": "skrevs",
        "Var ges råd?": "ges",
        "Vargen blev jagad.": "blev jagad",
        "Den blir snart hämtad.": "blir snart hämtad",
    },
    "en": {
        "The wolf is chased.": "is chased",
        "It was not written here.": "was not written",
        "Is it kept secret?": "Is it kept",
        "The tale will be told.": "be told",
        "The wolf is usually being watched.": "being watched",
        "Wolves get chased.": "get chased",
        "It isn't given.": "isn't given",
    },
}
ACTIVE = {
    "fi": [
        "Sinun ei tarvitse osata mitään.",
        "Haluatko tarvita lupaa?",
        "Kukaan ei voi luvata sitä.",
        "Suuntana on jaettu ilo.",
        "Hän kysyy ja sinä vastaat.",
        "Koottu kirja on tässä.",
    ],
    "sv": [
        "Vargens tänder finns kvar.",
        "Mammas bok och sidans slut.",
        "Hon hoppas och minns.",
        "Vi träffas och lyckas tillsammans.",
        "Vars bok är hos oss?",
        "Det blir bra.",
        "Hon blev trött.",
        "Barnets och familjens plats.",
        "En kris kräver precis detta.",
        "Alla veckors dagar och skogarnas vargar.",
    ],
    "en": [
        "She is tired and worried.",
        "The wolf is here.",
        "You get help and need it.",
        "You get it confirmed.",
        "It is a hundred miles.",
        "They are used to it.",
        "The closed door is red.",
        "She has chased a wolf.",
    ],
}


def passives(sentence: str, language: str) -> list[str]:
    found = [problem for problem in findings(f"{sentence}\n", language) if problem.code == "passive"]
    return [problem.parts["given"] for problem in found]


@pytest.mark.parametrize(
    ("language", "sentence", "given"),
    [(language, *one) for language, sentences in PASSIVE.items() for one in sentences.items()],
)
def test_a_passive_is_found(language: str, sentence: str, given: str) -> None:
    assert passives(sentence, language) == [given]


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, sentences in ACTIVE.items() for one in sentences]
)
def test_what_only_looks_like_a_passive_is_none(language: str, sentence: str) -> None:
    assert passives(sentence, language) == []
