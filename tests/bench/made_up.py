"""A made-up registry of any size: plainly fictional, as rich as the real one, the same bytes every time."""

from __future__ import annotations

from datetime import date
from functools import cache

from generator.registry.places import Places

DAY = date(2026, 11, 22)
"""The day as of which the made-up registry is free of errors."""

_UNITS_OF_ONE_ORGANISATION = 5
_OFFERINGS = 12
_STATEMENTS = 20
_AREAS = 6


def registry_yaml(units: int) -> bytes:
    """The registry file with so many ``units`` (at least one), without errors on ``DAY``."""
    parts = [_HEAD, _organisations(units), _shared(), _service_areas(), "units:\n"]
    parts += [_unit(number) for number in range(1, units + 1)]
    return "".join(parts).encode()


@cache
def _municipalities() -> list[str]:
    return [place.name_fi for place in Places.finland().at(DAY)]


def _organisations(units: int) -> str:
    count = 1 + units // _UNITS_OF_ONE_ORGANISATION
    records = [_ORGANISATION.format(number=number) for number in range(1, count + 1)]
    return "organisations:\n" + "".join(records)


def _shared() -> str:
    sections = (("offerings", _OFFERING, _OFFERINGS), ("statements", _STATEMENT, _STATEMENTS))
    return "".join(
        f"{name}:\n" + "".join(record.format(number=number) for number in range(1, count + 1))
        for name, record, count in sections
    )


def _service_areas() -> str:
    names = _municipalities()
    areas = []
    for number in range(1, _AREAS + 1):
        members = names[number * 12 : number * 12 + 12]
        listed = "".join(f"      - {name}\n" for name in members)
        areas.append(_AREA.format(number=number, count=len(members), listed=listed))
    return "service_areas:\n" + "".join(areas)


def _unit(number: int) -> str:
    names = _municipalities()
    town = names[number * 7 % len(names)]
    phone = f"0000 {number:06d}" if number % 3 == 0 else "unknown"
    return _UNIT.format(
        number=number,
        organisation=1 + number // _UNITS_OF_ONE_ORGANISATION,
        town=town,
        phone=phone,
        places=2 + number % 9,
        first=1 + number % _OFFERINGS,
        second=1 + (number + 1) % _OFFERINGS,
        third=1 + (number + 5) % _OFFERINGS,
    )


_HEAD = """\
# A made-up registry: no unit, organisation or address in it exists.
version: 1
network:
  id: made-up
  name:
    fi: Keksittyjen kotien verkko
    sv: Nätverket för påhittade hem
    en: Network of made-up homes
  service:
    name: {fi: keksikoti, sv: sagohem, en: made-up home}
    forms:
      fi:
        genitive: keksikodin
        inside: keksikodissa
        into: keksikotiin
        partitive: keksikotia
        plural: keksikodit
        plural_partitive: keksikoteja
      sv:
        genitive: sagohemmets
        inside: på sagohemmet
        into: till sagohemmet
        partitive: sagohemmet
        plural: sagohem
        plural_partitive: sagohemmen
      en:
        genitive: made-up home's
        inside: at a made-up home
        into: to a made-up home
        partitive: made-up home
        plural: made-up homes
        plural_partitive: made-up homes
    summary:
      fi: Keksikoti on olemassa vain mittauksia varten.
      sv: Ett sagohem finns bara för mätningar.
      en: A made-up home exists only to be measured.
  disclaimer:
    fi: Mikään tässä ei ole totta.
    sv: Ingenting här är sant.
    en: Nothing here is true.
  exit_address: https://exit.example/
sources:
  made-up-book:
    title: {fi: Keksitty kirja, sv: En påhittad bok, en: A made-up book}
    publisher: Keksitty kustantaja
    url: https://book.example/made-up
    date: 2026-06-01
  made-up-page:
    title: {fi: Keksitty sivu, sv: En påhittad sida, en: A made-up page}
    url: unknown
    date: 2026-08
helplines:
  made-up-line:
    source: made-up-book
    order: 1
    name: {fi: Keksitty neuvo, sv: Påhittad rådgivning, en: Made-up advice}
    kind: emergency
    number: unknown
    who: {fi: Kenellekään., sv: För ingen., en: For nobody.}
    hours: {fi: Ei koskaan., sv: Aldrig., en: Never.}
    price: {fi: Ei mitään., sv: Ingenting., en: Nothing.}
fees:
  free:
    source: made-up-book
    text: {fi: Mielikuvitus on maksutonta., sv: Fantasin är gratis., en: Imagination is free.}
    client: free
    provider_paid_by: organiser
  share:
    source: made-up-page
    text: {fi: Mielikuvituksesta maksetaan osuus., sv: För fantasin betalas en andel., en: Imagination has its price.}
    client: share
    amount: 1.50
    per: day
conflicts:
  client-charge:
    about: client-charge
    title: {fi: Maksuton vai ei, sv: Gratis eller inte, en: Free or not}
    sides:
      - text: {fi: Kirja sanoo maksuttomaksi., sv: Boken säger gratis., en: The book says free.}
        source: made-up-book
        fee: free
      - text: {fi: Sivu sanoo osuudeksi., sv: Sidan säger en andel., en: The page says a share.}
        source: made-up-page
        fee: share
    explanation: {fi: Molemmat on keksitty., sv: Båda är påhittade., en: Both are made up.}
    advice: {fi: Kysy keksijältä., sv: Fråga uppfinnaren., en: Ask the inventor.}
claims: {}
terms:
  made-up:
    term: {fi: keksitty, sv: påhittad, en: made up}
    definition: {fi: Ei totta., sv: Inte sann., en: Not true.}
"""

_ORGANISATION = """\
  organisation-{number}:
    source: made-up-book
    name: Keksijät {number} ry
    kind: member-association
    valid: {{from: 1999}}
    seat: Lahti
    founded: 1999
    website: https://organisation-{number}.example/
"""

_OFFERING = """\
  offering-{number}:
    source: made-up-book
    name: {{fi: Keksitty apu {number}, sv: Påhittad hjälp {number}, en: Made-up help {number}}}
    summary:
      fi: Apu numero {number} auttaa keksittyjä perheitä kuvitelluissa vaikeuksissa.
      sv: Hjälp nummer {number} hjälper påhittade familjer i inbillade svårigheter.
      en: Help number {number} helps made-up families with imagined troubles.
    description:
      fi: >-
        Apua numero {number} ei anneta missään. Se on kirjoitettu tähän, jotta mittauksessa olisi
        yhtä paljon tekstiä kuin oikeassa tiedostossa.
      sv: >-
        Hjälp nummer {number} ges ingenstans. Den har skrivits hit för att mätningen ska ha
        lika mycket text som den riktiga filen.
      en: >-
        Help number {number} is given nowhere. It is written here so that the measurement has
        as much text as the real file.
    keywords:
      fi: [apu {number}, keksintö]
      en: [help {number}]
"""

_STATEMENT = """\
  statement-{number}:
    source: [made-up-book, made-up-page]
    topic: contents
    text:
      fi: "Väite numero {number}: keksikodin arki on juuri sellainen kuin joku sen kuvittelee."
      sv: "Påstående nummer {number}: vardagen i ett sagohem är precis som någon inbillar sig."
      en: "Statement number {number}: daily life in a made-up home is just what somebody imagines."
"""

_AREA = """\
  area-{number}:
    source: made-up-page
    name: {{fi: Keksitty alue {number}, sv: Påhittat område {number}, en: Made-up area {number}}}
    valid: {{from: 2020, to: 2024-01-01}}
    definition: {{fi: Kaksitoista kuntaa., sv: Tolv kommuner., en: Twelve municipalities.}}
    responsible: organisation-1
    producer: organisation-1
    municipalities:
{listed}    stated_count: {count}
    languages: [fi, sv]
    fees: [free, share]
"""

_UNIT = """\
  unit-{number}:
    source: made-up-book
    verified: unknown
    name:
      fi: Keksikoti {number}
      sv: Sagohem {number}
      en: Made-up home {number}
    kinds: [general]
    locality: {town}
    operators:
      - organisation: organisation-{organisation}
        valid:
          from: 2015-03-01
    addresses:
      value:
        - street: Keksitynkatu {number}
          postcode: "00000"
          town: {town}
      source: made-up-page
    place:
      fi: Rakennus numero {number} seisoo piirustuksessa.
      sv: Byggnad nummer {number} står på en ritning.
      en: Building number {number} stands in a drawing.
    phone: {phone}
    website: https://unit-{number}.example/home
    capacity:
      - count: {places}
        of: family-places
    occupancy: unknown
    languages: [fi, sv]
    offerings:
      - offering: offering-{first}
      - offering: offering-{second}
        source: made-up-page
      - offering: offering-{third}
    statements:
      - topic: staffing
        text:
          fi: "Talossa {number} on paikalla joku, joka on keksitty: hän ei nuku koskaan."
          sv: "I hus {number} finns någon som är påhittad: hen sover aldrig."
          en: "In house {number} somebody made up is present: they never sleep."
    fees: [free, share]
    keywords:
      fi: [keksitty koti, vauva {number}]
      sv: [påhittat hem]
"""
