"""The kept Finnish case forms of place names, beside forms that were written for this test without looking."""

import re

import pytest

from generator.registry.finland import read
from generator.registry.finland.case_forms import CaseFormMaker
from generator.registry.finland.inflect import Forms
from generator.registry.localities import CASES, CaseForms
from generator.registry.place_names import alphabetical

# A name, a colon and its forms in the order of CASES; a slash joins two that are in use.
BY_KNOWLEDGE = """
Lahti: Lahden Lahtea Lahdessa Lahdesta Lahteen Lahdella Lahdelta Lahdelle Lahdeksi Lahtena
Helsinki: Helsingin Helsinkiä Helsingissä Helsingistä Helsinkiin Helsingillä Helsingiltä Helsingille Helsingiksi
  Helsinkinä
Turku: Turun Turkua Turussa Turusta Turkuun Turulla Turulta Turulle Turuksi Turkuna
Tampere: Tampereen Tamperetta Tampereessa Tampereesta Tampereeseen Tampereella Tampereelta Tampereelle Tampereeksi
  Tampereena
Espoo: Espoon Espoota Espoossa Espoosta Espooseen Espoolla Espoolta Espoolle Espooksi Espoona
Lieto: Liedon Lietoa Liedossa Liedosta Lietoon Liedolla Liedolta Liedolle Liedoksi Lietona
Vihti: Vihdin Vihtiä Vihdissä Vihdistä Vihtiin Vihdillä Vihdiltä Vihdille Vihdiksi Vihtinä
Loppi: Lopen Loppea Lopessa Lopesta Loppeen Lopella Lopelta Lopelle Lopeksi Loppena
Salla: Sallan Sallaa Sallassa Sallasta Sallaan Sallalla Sallalta Sallalle Sallaksi Sallana
Virrat: Virtain/Virtojen Virtoja Virroissa Virroista Virtoihin Virroilla Virroilta Virroille Virroiksi Virtoina
Nokia: Nokian Nokiaa Nokiassa Nokiasta Nokiaan Nokialla Nokialta Nokialle Nokiaksi Nokiana
Nurmes: Nurmeksen Nurmesta Nurmeksessa Nurmeksesta Nurmekseen Nurmeksella Nurmekselta Nurmekselle Nurmekseksi
  Nurmeksena
Muhos: Muhoksen Muhosta Muhoksessa Muhoksesta Muhokseen Muhoksella Muhokselta Muhokselle Muhokseksi Muhoksena
Varkaus: Varkauden Varkautta Varkaudessa Varkaudesta Varkauteen Varkaudella Varkaudelta Varkaudelle Varkaudeksi
  Varkautena
Alavus: Alavuden Alavutta Alavudessa Alavudesta Alavuteen Alavudella Alavudelta Alavudelle Alavudeksi Alavutena
Kauniainen: Kauniaisten Kauniaisia Kauniaisissa Kauniaisista Kauniaisiin Kauniaisilla Kauniaisilta Kauniaisille
  Kauniaisiksi Kauniaisina
Kaustinen: Kaustisen Kaustista Kaustisessa Kaustisesta Kaustiseen Kaustisella Kaustiselta Kaustiselle Kaustiseksi
  Kaustisena
Uusikaupunki: Uudenkaupungin Uuttakaupunkia Uudessakaupungissa Uudestakaupungista Uuteenkaupunkiin Uudellakaupungilla
  Uudeltakaupungilta Uudellekaupungille Uudeksikaupungiksi Uutenakaupunkina
Uusikaarlepyy: Uudenkaarlepyyn Uuttakaarlepyytä Uudessakaarlepyyssä Uudestakaarlepyystä Uuteenkaarlepyyhyn
  Uudellakaarlepyyllä Uudeltakaarlepyyltä Uudellekaarlepyylle Uudeksikaarlepyyksi Uutenakaarlepyynä
Isokyrö: Isonkyrön Isoakyröä Isossakyrössä Isostakyröstä Isoonkyröön Isollakyröllä Isoltakyröltä Isollekyrölle
  Isoksikyröksi Isonakyrönä
Kruunupyy: Kruunupyyn Kruunupyytä Kruunupyyssä Kruunupyystä Kruunupyyhyn Kruunupyyllä Kruunupyyltä Kruunupyylle
  Kruunupyyksi Kruunupyynä
Akaa: Akaan Akaata Akaassa Akaasta Akaaseen Akaalla Akaalta Akaalle Akaaksi Akaana
Ii: Iin Iitä Iissä Iistä Iihin Iillä Iiltä Iille Iiksi Iinä
Inkoo: Inkoon Inkoota Inkoossa Inkoosta Inkooseen Inkoolla Inkoolta Inkoolle Inkooksi Inkoona
Kemiönsaari: Kemiönsaaren Kemiönsaarta Kemiönsaaressa Kemiönsaaresta Kemiönsaareen Kemiönsaarella Kemiönsaarelta
  Kemiönsaarelle Kemiönsaareksi Kemiönsaarena
Maarianhamina: Maarianhaminan Maarianhaminaa Maarianhaminassa Maarianhaminasta Maarianhaminaan Maarianhaminalla
  Maarianhaminalta Maarianhaminalle Maarianhaminaksi Maarianhaminana
Sund: Sundin Sundia Sundissa Sundista Sundiin Sundilla Sundilta Sundille Sundiksi Sundina
Saltvik: Saltvikin Saltvikia Saltvikissa Saltvikista Saltvikiin Saltvikilla Saltvikilta Saltvikille Saltvikiksi
  Saltvikina
Pihtipudas: Pihtiputaan Pihtipudasta Pihtiputaassa Pihtiputaasta Pihtiputaaseen Pihtiputaalla Pihtiputaalta
  Pihtiputaalle Pihtiputaaksi Pihtiputaana
Punkalaidun: Punkalaitumen Punkalaidunta Punkalaitumessa Punkalaitumesta Punkalaitumeen Punkalaitumella
  Punkalaitumelta Punkalaitumelle Punkalaitumeksi Punkalaitumena
Kuortane: Kuortaneen Kuortanetta Kuortaneessa Kuortaneesta Kuortaneeseen Kuortaneella Kuortaneelta Kuortaneelle
  Kuortaneeksi Kuortaneena
Kangasala: Kangasalan Kangasalaa Kangasalassa Kangasalasta Kangasalaan Kangasalla Kangasalta Kangasalle Kangasalaksi
  Kangasalana
Rovaniemi: Rovaniemen Rovaniemeä Rovaniemessä Rovaniemestä Rovaniemeen Rovaniemellä Rovaniemeltä Rovaniemelle
  Rovaniemeksi Rovaniemenä
Haapavesi: Haapaveden Haapavettä Haapavedessä Haapavedestä Haapaveteen Haapavedellä Haapavedeltä Haapavedelle
  Haapavedeksi Haapavetenä
Seinäjoki: Seinäjoen Seinäjokea Seinäjoessa Seinäjoesta Seinäjokeen Seinäjoella Seinäjoelta Seinäjoelle Seinäjoeksi
  Seinäjokena
Outokumpu: Outokummun Outokumpua Outokummussa Outokummusta Outokumpuun Outokummulla Outokummulta Outokummulle
  Outokummuksi Outokumpuna
Harjavalta: Harjavallan Harjavaltaa Harjavallassa Harjavallasta Harjavaltaan Harjavallalla Harjavallalta Harjavallalle
  Harjavallaksi Harjavaltana
Juuka: Juuan Juukaa Juuassa Juuasta Juukaan Juualla Juualta Juualle Juuaksi Juukana
Liminka: Limingan Liminkaa Limingassa Limingasta Liminkaan Limingalla Limingalta Limingalle Limingaksi Liminkana
Hailuoto: Hailuodon Hailuotoa Hailuodossa Hailuodosta Hailuotoon Hailuodolla Hailuodolta Hailuodolle Hailuodoksi
  Hailuotona
Raisio: Raision Raisiota Raisiossa Raisiosta Raisioon Raisiolla Raisiolta Raisiolle Raisioksi Raisiona
Brändö: Brändön Brändötä Brändössä Brändöstä Brändöhön Brändöllä Brändöltä Brändölle Brändöksi Brändönä
Mänttä-Vilppula: Mänttä-Vilppulan Mänttä-Vilppulaa Mänttä-Vilppulassa Mänttä-Vilppulasta Mänttä-Vilppulaan
  Mänttä-Vilppulalla Mänttä-Vilppulalta Mänttä-Vilppulalle Mänttä-Vilppulaksi Mänttä-Vilppulana
Nastola: Nastolan Nastolaa Nastolassa Nastolasta Nastolaan Nastolalla Nastolalta Nastolalle Nastolaksi Nastolana
Kuusankoski: Kuusankosken Kuusankoskea Kuusankoskessa Kuusankoskesta Kuusankoskeen Kuusankoskella Kuusankoskelta
  Kuusankoskelle Kuusankoskeksi Kuusankoskena
Haukipudas: Haukiputaan Haukipudasta Haukiputaassa Haukiputaasta Haukiputaaseen Haukiputaalla Haukiputaalta
  Haukiputaalle Haukiputaaksi Haukiputaana
Yli-Ii: Yli-Iin Yli-Iitä Yli-Iissä Yli-Iistä Yli-Iihin Yli-Iillä Yli-Iiltä Yli-Iille Yli-Iiksi Yli-Iinä
Tyrväntö: Tyrvännön Tyrväntöä Tyrvännössä Tyrvännöstä Tyrväntöön Tyrvännöllä Tyrvännöltä Tyrvännölle Tyrvännöksi
  Tyrväntönä
Ahlainen: Ahlaisten Ahlaisia Ahlaisissa Ahlaisista Ahlaisiin Ahlaisilla Ahlaisilta Ahlaisille Ahlaisiksi Ahlaisina
Karjaa: Karjaan Karjaata Karjaassa Karjaasta Karjaaseen Karjaalla Karjaalta Karjaalle Karjaaksi Karjaana
Kälviä: Kälviän Kälviää Kälviässä Kälviästä Kälviään Kälviällä Kälviältä Kälviälle Kälviäksi Kälviänä
Villähde: Villähteen Villähdettä Villähteessä Villähteestä Villähteeseen Villähteellä Villähteeltä Villähteelle
  Villähteeksi Villähteenä
Otalampi: Otalammen Otalampea Otalammessa Otalammesta Otalampeen Otalammella Otalammelta Otalammelle Otalammeksi
  Otalampena
Lokalahti: Lokalahden Lokalahtea Lokalahdessa Lokalahdesta Lokalahteen Lokalahdella Lokalahdelta Lokalahdelle
  Lokalahdeksi Lokalahtena
"""
ENDINGS = {
    "genitive": r"n$",
    "partitive": r"(a|ä)$",
    "inessive": r"ss[aä]$",
    "elative": r"st[aä]$",
    "illative": r"n$",
    "adessive": r"ll[aä]$",
    "ablative": r"lt[aä]$",
    "allative": r"lle$",
    "translative": r"ksi$",
    "essive": r"n[aä]$",
}


def known_names() -> list[tuple[str, list[str]]]:
    blocks = re.findall(r"^(\S.*?): (.*(?:\n  .*)*)", BY_KNOWLEDGE, re.MULTILINE)
    return [(name, forms.split()) for name, forms in blocks]


@pytest.fixture(scope="module")
def kept() -> dict[str, CaseForms]:
    return {forms.name: forms for forms in read.forms()}


@pytest.mark.parametrize(("name", "forms"), known_names(), ids=[name for name, _ in known_names()])
def test_a_difficult_name_is_inflected_as_people_do(kept: dict[str, CaseForms], name: str, forms: list[str]) -> None:
    assert ["/".join(kept[name].forms[case]) for case in CASES] == forms


def test_the_table_of_this_test_is_read_whole() -> None:
    assert len(known_names()) == 54
    assert {len(forms) for _, forms in known_names()} == {len(CASES)}


@pytest.mark.parametrize(
    ("name", "case", "forms"),
    [
        ("Koski Tl", "adessive", ("Koskella Tl", "Koskella")),
        ("Pedersören kunta", "inessive", ("Pedersören kunnassa", "Pedersöressä")),
        ("Kuopion maalaiskunta", "illative", ("Kuopion maalaiskuntaan",)),
        ("Vähäkyrö", "inessive", ("Vähässäkyrössä", "Vähäkyrössä")),
        ("Uusikylä", "inessive", ("Uudessakylässä", "Uusikylässä")),
        ("Inhan tehtaat", "allative", ("Inhan tehtaille",)),
        ("Koskenvarsi", "genitive", ("Koskenvarren",)),
    ],
)
def test_two_forms_in_use_are_both_kept_the_usual_one_first(
    kept: dict[str, CaseForms], name: str, case: str, forms: tuple[str, ...]
) -> None:
    assert kept[name].forms[case] == forms


def test_every_municipality_has_forms_in_every_case(kept: dict[str, CaseForms]) -> None:
    lacking = [
        (place.name_fi, case)
        for place in read.municipalities()
        for case in CASES
        if not kept[place.name_fi].forms[case]
    ]
    assert lacking == []


def test_no_form_of_a_municipality_rests_on_its_ending_alone(kept: dict[str, CaseForms]) -> None:
    assert {kept[place.name_fi].checked for place in read.municipalities()} <= {"voikko", "part", "hand"}


def test_the_forms_agree_with_those_of_the_register_of_municipalities(kept: dict[str, CaseForms]) -> None:
    cases = {"inner": ("inessive", "illative", "elative"), "outer": ("adessive", "allative", "ablative")}
    for place in read.municipalities():
        forms = kept[place.name_fi].forms
        usual = [forms[case][0] for case in ("genitive", *cases[place.case])]
        assert usual == [place.genitive, place.in_fi, place.to_fi, place.from_fi]


def test_every_finnish_name_has_forms_and_nothing_else_has(kept: dict[str, CaseForms]) -> None:
    names = {place.name for place in read.localities() if place.language == "fi"}
    names |= {county.name for county in read.county_names() if county.language == "fi"}
    assert kept.keys() == names | {place.name_fi for place in read.municipalities()}


def test_every_form_ends_as_its_case_does(kept: dict[str, CaseForms]) -> None:
    wrong = [
        form
        for forms in kept.values()
        for case, ending in ENDINGS.items()
        for form in forms.forms[case]
        if not re.search(ending, re.sub(r" (Tl|Hl|Ul)$", "", form))
    ]
    assert wrong == []


def test_a_form_means_one_name() -> None:
    owners: dict[str, set[str]] = {}
    for forms in read.forms():
        for form in forms.every():
            owners.setdefault(form, set()).add(forms.name)
    shared = {form: names for form, names in owners.items() if len(names) > 1}
    assert shared == {"Levästä": {"Levä", "Levänen"}}


def test_the_forms_are_in_the_order_of_the_alphabet_each_name_once() -> None:
    names = [forms.name for forms in read.forms()]
    assert names == sorted(set(names), key=alphabetical)


class SmallDictionary:
    """Knows the forms of two words."""

    def knows(self, name: str, forms: Forms, classes: frozenset[str]) -> bool:
        good = {"Lahti": ("Lahden", "Lahtea"), "lampi": ("lammen", "lampea")}.get(name)
        return bool(classes) and good == (forms["genitive"], forms["partitive"])


def made(name: str, genitive: str = "", **by_hand: dict[str, tuple[str, ...]]) -> tuple[str, str] | None:
    forms = CaseFormMaker(SmallDictionary(), by_hand).forms(name, genitive)
    return ("/".join(forms.forms["inessive"]), forms.checked) if forms else None


def test_a_word_that_the_dictionary_knows_is_inflected_as_it_says() -> None:
    assert made("Lahti") == ("Lahdessa", "voikko")


def test_an_unknown_name_is_inflected_like_its_known_last_part() -> None:
    assert made("Otalampi") == ("Otalammessa", "part")
    assert made("Ala-Lahti") == ("Ala-Lahdessa", "part")


def test_an_unknown_name_is_inflected_by_rule_where_its_ending_tells_enough() -> None:
    assert made("Nenola") == ("Nenolassa", "rule")
    assert made("Kiminki") == ("Kimingissä", "rule")
    assert made("Degerby") == ("Degerbyssä", "rule")
    assert made("Menonen") == ("Menosissa/Menosessa", "rule")


@pytest.mark.parametrize("name", ["Selki", "Murole", "Ahmas", "Isnäs", "Kulloo", "Virrat"])
def test_an_unknown_name_is_not_inflected_where_its_ending_tells_too_little(name: str) -> None:
    assert made(name) is None


def test_a_genitive_by_hand_chooses_among_the_ways() -> None:
    assert made("Selki", Selki={"genitive": ("Selin",)}) == ("Selissä", "hand")
    assert made("Selki", Selki={"genitive": ("Selin", "Selkin")}) == ("Selissä/Selkissä", "hand")
    assert made("Menonen", Menonen={"genitive": ("Menosen",)}) == ("Menosessa", "hand")


def test_a_known_genitive_rules_the_dictionary() -> None:
    assert made("Lahti", "Lahden") == ("Lahdessa", "voikko")
    assert made("Lahti", "Lahdin") == ("Lahdissa", "hand")


def test_a_whole_row_by_hand_replaces_everything_else() -> None:
    by_hand: dict[str, tuple[str, ...]] = dict.fromkeys(CASES, ("Lahess",))
    assert made("Lahti", Lahti=by_hand) == ("Lahess", "hand")
