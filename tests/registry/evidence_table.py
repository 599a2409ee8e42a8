"""Where each value of the evidence about the units went: into the registry, or into ``withheld`` with a reason.

A row is (unit and field of the evidence, the value there, what ``units.yaml`` holds, by path). A path that begins with
``withheld`` means that the value is not given as the unit's. ``organisations`` have a table of their own below.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the evidence and its places in the registry; ``source`` is the record of the page it is from."""

    unit: str
    field: str
    says: str | list[str]
    held: dict[str, str]
    source: str = ""


ROWS = [
    # Helsinki
    Row(
        "helsinki-vallila",
        "unit_name",
        ["ensikotiyksikkö Taika", "ensikotiyksikkö Helmi", "perhekuntoutus Verso"],
        {
            "units.helsinki-taika.name": "Ensikotiyksikkö Taika",
            "units.helsinki-helmi.name": "Ensikotiyksikkö Helmi",
            "units.helsinki-verso.name": "Perhekuntoutus Verso",
        },
        "hoivatie-2025-06",
    ),
    Row(
        "helsinki-vallila",
        "operator",
        "Hoivatie Oy (from about 1.9.2025; before that Helsingin ensikoti ry)",
        {
            f"units.helsinki-{unit}.operators.{path}": value
            for unit in ("taika", "helmi", "verso")
            for path, value in (
                ("0.organisation", "helsingin-ensikoti"),
                ("0.valid.to", "2025-09-01~"),
                ("1.organisation", "hoivatie"),
                ("1.valid.from", "2025-09-01~"),
            )
        },
        "hoivatie-2025-05",
    ),
    Row(
        "helsinki-vallila",
        "address",
        "Ensi-Kodin tie 4, 4. krs, Helsinki",
        {
            "withheld.helsinki-address.unit.0": "helsinki-taika",
            "withheld.helsinki-address.field": "addresses",
            "units.helsinki-taika.addresses.value": "unknown",
            "units.helsinki-helmi.addresses.value": "unknown",
            "units.helsinki-verso.addresses.value": "unknown",
        },
        "helsinki-day-service",
    ),
    Row(
        "helsinki-vallila",
        "www",
        "https://www.helsinginensikoti.fi/",
        {
            "withheld.helsinki-website.field": "website",
            "organisations.helsingin-ensikoti.website.value": "https://www.helsinginensikoti.fi/",
        },
    ),
    Row(
        "helsinki-vallila",
        "capacity",
        "4 residential family units, 26 families together",
        {
            "withheld.helsinki-capacity.field": "capacity",
            "withheld.helsinki-capacity.what.en": "A number for four units together, 26 families",
        },
        "helsinki-english",
    ),
    # Tampere
    Row("tampere", "unit_name", "Tampereen ensikoti", {"units.tampere.name": "Tampereen ensikoti"}, "tampere-2024"),
    Row(
        "tampere",
        "operator",
        "Tampereen ensi- ja turvakoti ry",
        {
            "units.tampere.operators.0.organisation": "tampereen-ensi-ja-turvakoti",
            "organisations.tampereen-ensi-ja-turvakoti.name": "Tampereen ensi- ja turvakoti ry",
        },
    ),
    Row(
        "tampere",
        "www",
        "https://ensijaturvakotienliitto.fi/tampereenensijaturvakoti/",
        {"units.tampere.website.value": "https://ensijaturvakotienliitto.fi/tampereenensijaturvakoti/"},
        "tampere-professionals",
    ),
    # Turku
    Row("turku", "unit_name", "Turun ensikoti", {"units.turku-ensikoti.name": "Turun ensikoti"}, "turku-2020"),
    Row(
        "turku",
        "operator",
        "Turun ensi- ja turvakoti ry",
        {
            "units.turku-ensikoti.operators.0.organisation": "turun-ensi-ja-turvakoti",
            "organisations.turun-ensi-ja-turvakoti.name": "Turun ensi- ja turvakoti ry",
        },
        "turku-2020",
    ),
    Row(
        "turku",
        "address",
        "Luolavuori, Turku (district only)",
        {"units.turku-ensikoti.place.value.fi": "Luolavuori", "units.turku-ensikoti.addresses": "unknown"},
        "turku-2020",
    ),
    Row("turku", "www", "https://tuentu.fi/", {"units.turku-ensikoti.website.value": "https://tuentu.fi/"}),
    Row(
        "turku",
        "related",
        "Ensikoti Pinja (Pidä kiinni, substance-abuse)",
        {
            "units.turku-pinja.name": "Ensikoti Pinja",
            "units.turku-pinja.kinds.0": "substance",
            "units.turku-pinja.capacity.0.count": "7",
            "units.turku-pinja.capacity.0.source": "pida-kiinni",
        },
        "oulu-orvokki-blog",
    ),
    # Oulu
    Row("oulu", "unit_name", "Oulun ensikoti", {"units.oulu-ensikoti.name": "Oulun ensikoti"}, "oulu-services"),
    Row(
        "oulu",
        "operator",
        "Oulun ensi- ja turvakoti ry",
        {
            "units.oulu-ensikoti.operators.0.organisation": "oulun-ensi-ja-turvakoti",
            "organisations.oulun-ensi-ja-turvakoti.name": "Oulun ensi- ja turvakoti ry",
        },
        "oulu-figures-2020",
    ),
    Row(
        "oulu",
        "www",
        "https://ensijaturvakotienliitto.fi/oulunensijaturvakoti/",
        {"units.oulu-ensikoti.website.value": "https://ensijaturvakotienliitto.fi/oulunensijaturvakoti/"},
        "oulu-services",
    ),
    Row(
        "oulu",
        "capacity",
        "5 family places",
        {"units.oulu-ensikoti.capacity.0.count": "5", "units.oulu-ensikoti.capacity.0.of": "family-places"},
        "oulu-services",
    ),
    Row(
        "oulu",
        "offerings",
        ["ympärivuorokautinen ensikoti", "päiväensikoti", "päiväryhmä Seraffiina (Vauvatalo)", "baby blues"],
        {
            "units.oulu-ensikoti.offerings.0.offering": "residential-stay",
            "units.oulu-ensikoti.offerings.1.offering": "day-ensikoti",
            "units.oulu-ensikoti.offerings.2.offering": "day-group",
            "units.oulu-ensikoti.offerings.3.offering": "baby-blues",
        },
        "oulu-figures-2019",
    ),
    Row(
        "oulu",
        "related",
        "Ensikoti Orvokki (Pidä kiinni)",
        {
            "units.oulu-orvokki.name": "Ensikoti Orvokki",
            "units.oulu-orvokki.kinds.0": "substance",
            "units.oulu-orvokki.capacity.0.count": "5",
            "units.oulu-orvokki.addresses.value": "unknown",
            "withheld.orvokki-address.unit": "oulu-orvokki",
        },
        "orvokki-2018",
    ),
    Row(
        "oulu",
        "last_seen",
        "both ensikotis full in July 2023",
        {
            "units.oulu-ensikoti.occupancy.value.en": "Full in July 2023",
            "units.oulu-orvokki.occupancy.value.en": "Full in July 2023",
        },
        "kaleva-2023",
    ),
    # Rovaniemi
    Row(
        "rovaniemi",
        "unit_name",
        "Lähteentien ensikoti",
        {"units.rovaniemi.name": "Lähteentien ensikoti"},
        "lapland-ensikoti",
    ),
    Row(
        "rovaniemi",
        "operator",
        "Lapin ensi- ja turvakoti ry",
        {
            "units.rovaniemi.operators.0.organisation": "lapin-ensi-ja-turvakoti",
            "organisations.lapin-ensi-ja-turvakoti.name": "Lapin ensi- ja turvakoti ry",
        },
        "lapland-ensikoti",
    ),
    Row(
        "rovaniemi",
        "www",
        "https://ensijaturvakotienliitto.fi/lapinensijaturvakoti/palvelut/odotusaika/ensikoti/",
        {
            "units.rovaniemi.website.value": (
                "https://ensijaturvakotienliitto.fi/lapinensijaturvakoti/palvelut/odotusaika/ensikoti/"
            )
        },
    ),
    Row(
        "rovaniemi",
        "access",
        "needs a payment commitment (maksusitoumus) from the family's own wellbeing services county or another "
        "referring body",
        {
            "units.rovaniemi.statements.0.topic": "admission",
            "units.rovaniemi.statements.0.source": "lapland-ensikoti",
            "units.rovaniemi.fees.0": "county-pays",
            "fees.county-pays.provider_paid_by": "wellbeing-services-county",
            "fees.county-pays.decided_by": "unknown",
        },
        "lapland-ensikoti",
    ),
    Row(
        "rovaniemi",
        "offerings",
        [
            "ensikoti (vaativa vauvatyö)",
            "Pidä kiinni -ensikotityö",
            "tapaamispaikkatoiminta",
            "tehostettu perhetyö",
            "perhekuntoutus kotona",
            "perhekuntoutus ensikodin tiloissa",
        ],
        {
            "units.rovaniemi.offerings.0.offering": "residential-stay",
            "units.rovaniemi.offerings.1.offering": "substance-rehabilitation",
            "units.rovaniemi.offerings.2.offering": "supervised-meetings",
            "units.rovaniemi.offerings.3.offering": "intensified-family-work",
            "units.rovaniemi.offerings.4.offering": "family-rehabilitation-at-home",
            "units.rovaniemi.offerings.5.offering": "family-rehabilitation",
        },
        "lapland-ensikoti",
    ),
    # Jyväskylä
    Row(
        "jyvaskyla",
        "unit_name",
        "Keski-Suomen ensi- ja turvakodin ensikoti",
        {"units.jyvaskyla.name": "Keski-Suomen ensi- ja turvakodin ensikoti"},
        "ksetu-2021",
    ),
    Row(
        "jyvaskyla",
        "operator",
        "Keski-Suomen ensi- ja turvakoti ry",
        {
            "units.jyvaskyla.operators.0.organisation": "keski-suomen-ensi-ja-turvakoti",
            "organisations.keski-suomen-ensi-ja-turvakoti.name": "Keski-Suomen ensi- ja turvakoti ry",
        },
        "ksetu-2021",
    ),
    Row("jyvaskyla", "www", "http://ksetu.fi/", {"units.jyvaskyla.website.value": "http://ksetu.fi/"}),
    Row(
        "jyvaskyla",
        "capacity",
        "7 family places",
        {"units.jyvaskyla.capacity.0.count": "7", "units.jyvaskyla.capacity.0.of": "family-places"},
        "familon-2019",
    ),
    # Lahti
    Row(
        "lahti",
        "unit_name",
        "Ensikoti (Lahden ensi- ja turvakoti ry)",
        {"units.lahti.name": "Lahden ensi- ja turvakodin ensikoti"},
        "lahti-report-2014",
    ),
    Row(
        "lahti",
        "operator",
        "Lahden ensi- ja turvakoti ry",
        {
            "units.lahti.operators.0.organisation": "lahden-ensi-ja-turvakoti",
            "organisations.lahden-ensi-ja-turvakoti.name": "Lahden ensi- ja turvakoti ry",
        },
        "lahti-report-2014",
    ),
    Row(
        "lahti",
        "address",
        "Loviisankatu 14 A, Lahti (association, cover of the 2014 report); Launeenkatu 8 (premises opened 2014)",
        {"withheld.lahti-address.unit": "lahti", "units.lahti.addresses.value": "unknown"},
        "lahti-report-2014",
    ),
    # Hämeenlinna
    Row(
        "hameenlinna-vankilan-perheosasto",
        "unit_name",
        "Vankilan perheosasto",
        {"units.hameenlinna.name.fi": "Vankilan perheosasto", "units.hameenlinna.answers_municipalities": "false"},
        "khetk-prison",
    ),
    Row(
        "hameenlinna-vankilan-perheosasto",
        "operator",
        "Kanta-Hämeen ensi- ja turvakoti ry (formerly Kanta-Hämeen perhetyö ry); a child-welfare unit under THL",
        {
            "units.hameenlinna.operators.0.organisation": "kanta-hameen-ensi-ja-turvakoti",
            "organisations.kanta-hameen-ensi-ja-turvakoti.name": "Kanta-Hämeen ensi- ja turvakoti ry",
            "organisations.kanta-hameen-ensi-ja-turvakoti.predecessor_names.0": "Kanta-Hämeen perhetyö ry",
            "units.hameenlinna.statements.4.topic": "provider",
        },
        "thl-prison",
    ),
    Row(
        "hameenlinna-vankilan-perheosasto",
        "address",
        [
            "Vanajan avovankila: Ylänneentie 26, 13430 Hämeenlinna",
            "Hämeenlinnan vankila: Pikku-Parolantie 7, 13100 Hämeenlinna",
        ],
        {
            "units.hameenlinna.addresses.value.0.name.fi": "Vanajan avovankila",
            "units.hameenlinna.addresses.value.0.street": "Ylänneentie 26",
            "units.hameenlinna.addresses.value.0.postcode": "13430",
            "units.hameenlinna.addresses.value.0.town": "Hämeenlinna",
            "units.hameenlinna.addresses.value.1.name.fi": "Hämeenlinnan vankila",
            "units.hameenlinna.addresses.value.1.street": "Pikku-Parolantie 7",
            "units.hameenlinna.addresses.value.1.postcode": "13100",
            "units.hameenlinna.addresses.value.1.town": "Hämeenlinna",
        },
        "khetk-prison",
    ),
    Row(
        "hameenlinna-vankilan-perheosasto",
        "www",
        "https://ensijaturvakotienliitto.fi/khetk/ammattilaiselle/vankilan-perheosasto/",
        {
            "units.hameenlinna.website.value": (
                "https://ensijaturvakotienliitto.fi/khetk/ammattilaiselle/vankilan-perheosasto/"
            )
        },
    ),
    Row(
        "hameenlinna-vankilan-perheosasto",
        "capacity",
        "10 places (Vanaja) + 2 places (Hämeenlinna prison, remand)",
        {
            "units.hameenlinna.capacity.0.count": "10",
            "units.hameenlinna.capacity.0.where.en": "Vanaja open prison, sentenced prisoners",
            "units.hameenlinna.capacity.1.count": "2",
            "units.hameenlinna.capacity.1.where.en": "Hämeenlinna prison, remand prisoners",
        },
        "thl-prison",
    ),
    Row(
        "hameenlinna-vankilan-perheosasto",
        "fee",
        "placing the child is free of charge",
        {"units.hameenlinna.fees.0": "prison-child", "fees.prison-child.client": "free"},
        "thl-prison",
    ),
    # Kuopio, Kokkola, Espoo
    Row(
        "kuopio",
        "unit_name",
        "Ensikoti Pihla (substance-abuse rehabilitation)",
        {"units.kuopio.name": "Ensikoti Pihla", "units.kuopio.kinds.0": "substance"},
        "yle-2018",
    ),
    Row(
        "kuopio",
        "operator",
        "Kuopion Ensikotiyhdistys ry",
        {
            "units.kuopio.operators.0.organisation": "kuopion-ensikotiyhdistys",
            "organisations.kuopion-ensikotiyhdistys.name": "Kuopion Ensikotiyhdistys ry",
        },
        "yle-2018",
    ),
    Row(
        "kuopio",
        "www",
        "https://ensijaturvakotienliitto.fi/kuopionensikoti/",
        {"units.kuopio.website.value": "https://ensijaturvakotienliitto.fi/kuopionensikoti/"},
        "kuopio-site",
    ),
    Row("kuopio", "capacity", "7 family places", {"units.kuopio.capacity.0.count": "7"}, "pida-kiinni"),
    Row(
        "kokkola",
        "operator",
        "Kokkolan ensi- ja turvakoti ry",
        {
            "units.kokkola.operators.0.organisation": "kokkolan-ensi-ja-turvakoti",
            "units.kokkola.operators.0.source": "federation-brochure-2021",
            "organisations.kokkolan-ensi-ja-turvakoti.name": "Kokkolan ensi- ja turvakoti ry",
        },
    ),
    Row("kokkola", "capacity", "5 family places", {"units.kokkola.capacity.0.count": "5"}, "pida-kiinni"),
    Row(
        "espoo",
        "unit_name",
        "ensikoti Helmiina (link to Espoo inferred)",
        {"withheld.espoo-name.unit": "espoo", "withheld.espoo-name.what.en": "The name Helmiina"},
        "helsinki-2013",
    ),
    Row(
        "espoo",
        "operator",
        "Helsingin ensikoti ry",
        {
            "units.espoo.operators.0.organisation": "helsingin-ensikoti",
            "organisations.helsingin-ensikoti.name": "Helsingin ensikoti ry",
        },
        "helsinki-2013",
    ),
    Row("espoo", "capacity", "5 family places", {"units.espoo.capacity.0.count": "5"}, "pida-kiinni"),
]

# Notes of the evidence that are facts of their own; the phone of the prison's unit is the only one that is withheld.
FROM_NOTES = {
    "withheld.hameenlinna-phone.unit": "hameenlinna",
    "units.hameenlinna.phone": "unknown",
    "units.tampere.place.value.en": "Next to Tampere University Hospital (Tays)",
    "claims.member-associations.value": "31",
    "claims.ensikotis-2016.value": "11",
}

# Localities where the evidence looked for an ensikoti and found none.
NO_UNIT = ("Pori", "Kotka", "Vaasa")

# The associations of the evidence whose name in the registry is a newer one.
RENAMED = {"Kanta-Hämeen perhetyö ry": "Kanta-Hämeen ensi- ja turvakoti ry"}
