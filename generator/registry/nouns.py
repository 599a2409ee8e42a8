"""The nouns of a service network, as an editor states them in ``units.yaml``.

Organiser, producer and unit are three different things, and so are a service, an organiser's service
in an area and a house. Nothing here is computed: what a reader sees is worked out in ``directory``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.registry.values import (
    ALWAYS,
    LANGUAGES,
    Amount,
    Colour,
    Count,
    Criterion,
    Day,
    Fact,
    Guid,
    Key,
    Keys,
    Line,
    Model,
    Name,
    Number,
    OptionalDate,
    OptionalDay,
    OptionalLine,
    OptionalPostcode,
    OptionalUrl,
    Owners,
    Period,
    Sourced,
    Text,
    Url,
    YesNo,
    unknown,
)

OrganisationKind = Literal[
    "federation", "member-association", "company", "joint-authority",
    "wellbeing-services-county", "municipality", "state",
]  # fmt: skip
Topic = Literal[
    "purpose", "eligibility", "reason", "admission", "contact", "decision", "timing", "length", "contents", "method",
    "goal", "daily", "benefit-baby", "benefit-parent", "benefit-network", "staffing", "quality", "cost", "after",
    "provider",
]  # fmt: skip
Doubt = Literal["planned", "inferred", "old"]
BarrierReason = Literal["not-met", "burden", "outside"]
Payer = Literal["municipality", "wellbeing-services-county", "state", "organiser", "client"]
ClientCharge = Literal["free", "share"]
Language = Literal["fi", "sv", "en", "se", "so", "ar", "ru", "fsl"]
SiteLanguage = Literal["fi", "sv", "en"]

GENERAL = "general"
"""The kind of a unit that needs no other name than that of the service."""


class Forms(Model):
    """Case forms that sentences need of what the service is called: 'of the home', 'in a home', 'to a home'."""

    genitive: Line
    inside: Line
    into: Line
    partitive: Line
    plural: Line
    plural_partitive: Line


class FormsOfLanguages(Model):
    """The case forms in every language of the site."""

    fi: Forms | None = None
    sv: Forms | None = None
    en: Forms | None = None


class ServiceTerm(Model):
    """What the network's service is called, and what it is in two sentences."""

    name: Text
    forms: FormsOfLanguages
    summary: Text


class Barrier(Model):
    """Something that is not accessible: the criterion of WCAG, what it is, why, and what to do instead."""

    criterion: Criterion
    text: Text
    reason: BarrierReason
    alternative: Text
    mended_by: OptionalDate = None


class Supervisor(Sourced):
    """The authority to turn to if feedback on accessibility does not help."""

    name: Name
    website: Fact[Url] = Field(default_factory=unknown)


class Duty(Sourced):
    """Why there is a statement on accessibility, and within how many days feedback is answered."""

    text: Text
    answer_days: Count


class Accessibility(Model):
    """What an editor states of the site's accessibility: when, on whose judgement, and what is not accessible."""

    prepared: Day
    reviewed: Day
    # A person's judgement of the site, which no machine replaces.
    assessed: OptionalDay = None
    assessed_by: Literal["self", "third-party"] = "self"
    barriers: tuple[Barrier, ...] = ()
    duty: Duty
    supervisor: Supervisor


class Concept(Model):
    """A concept of somebody's code list: its address there, its name, and its code where it has one."""

    uri: Url
    name: Name
    code: OptionalLine = None


class GeneralDescription(Model):
    """A national description, which the catalogue merges into every service that names it."""

    id: Guid
    code: Line
    name: Text
    client: Fact[ClientCharge] = Field(default_factory=unknown)


class Classification(Sourced):
    """Where the Finnish Service Catalogue (PTV) places the service."""

    general_description: GeneralDescription | None = None
    service_classes: tuple[Concept, ...] = ()
    ontology_terms: tuple[Concept, ...] = ()
    target_groups: tuple[Concept, ...] = ()


class UnitKind(Model):
    """What units of a kind are, in words that can stand inside a sentence.

    ``on_cards`` tells it on a card in a phone, which others may see. Nobody applies to a unit of a kind that does not
    answer municipalities the way families apply to others.
    """

    id: Key
    name: Text
    on_cards: Text | None = None
    answers_municipalities: YesNo = True


class UnitSites(Model):
    """That each unit has a site of its own, and which pages of the directory's prose it has too."""

    pages: Keys = ()


class Network(Sourced):
    """The network that this directory describes, and who is behind the directory."""

    id: Key
    name: Name
    # The languages of the site: the first one is at its root, and the others are translated from it.
    languages: Annotated[tuple[SiteLanguage, ...], Field(min_length=1, default=LANGUAGES)]
    service: ServiceTerm
    # Pages that data for programs promises to keep, by their files' names.
    topics: Keys = ()
    publisher: Fact[Line] = Field(default_factory=unknown)
    feedback: Fact[Line] = Field(default_factory=unknown)
    repository: Fact[Url] = Field(default_factory=unknown)
    # Who has to approve a change, by their names on the host of the repository: of all files, or of one record.
    owners: Owners = None
    disclaimer: Text
    exit_address: Url
    classification: Classification | None = None
    accessibility: Accessibility | None = None
    unit_kinds: tuple[UnitKind, ...] = ()
    unit_sites: UnitSites | None = None


class Source(Model):
    """Where facts come from. ``date`` is the date that the source itself gives."""

    title: Name
    publisher: OptionalLine = None
    url: OptionalUrl = None
    date: OptionalDate
    read: OptionalDate = None
    note: Text | None = None


class Organisation(Sourced):
    """Who runs, organises or coordinates. ``successor`` took over when it ended."""

    name: Name
    kind: OrganisationKind
    valid: Period = ALWAYS
    successor: Key | None = None
    predecessor_names: tuple[Line, ...] = ()
    seat: Fact[Line] = Field(default_factory=unknown)
    founded: Fact[Count] = Field(default_factory=unknown)
    website: Fact[Url] = Field(default_factory=unknown)
    phone: Fact[Number] = Field(default_factory=unknown)
    owners: Owners = None


class Address(Model):
    """A visiting address; a street is never given where the address is confidential."""

    name: Name | None = None
    street: Line
    postcode: OptionalPostcode
    town: Line


class Operation(Sourced):
    """An organisation runs a unit for a period. ``doubt`` is why that is not sure; the note tells it in full."""

    organisation: Key
    valid: Period = ALWAYS
    doubt: Doubt | None = None


class Capacity(Sourced):
    """How many, of what, and where in the unit if it has several houses."""

    count: Count
    of: Literal["family-places", "places", "families", "units"]
    where: Name | None = None


class Confirmed(Sourced):
    """An offering that a source confirms for the unit or area."""

    offering: Key


class Statement(Sourced):
    """One thing that sources say about the service, a unit or an area, in our own words."""

    topic: Topic
    text: Text
    valid: Period = ALWAYS
    # Told first, and alone where there is room for one sentence.
    lead: YesNo = False


class UnitSite(Model):
    """The unit's own site: its public address, name, colour and pages of prose where they are not the usual ones."""

    address: OptionalUrl = None
    name: Name | None = None
    colour: Colour | None = None
    pages: Keys | None = None


class Unit(Sourced):
    """A house or department where families stay."""

    name: Name
    kinds: Annotated[Keys, Field(min_length=1)]
    locality: Line
    part_of: Name | None = None
    operators: Annotated[tuple[Operation, ...], Field(min_length=1, max_length=50)]
    valid: Period = ALWAYS
    answers_municipalities: YesNo = True
    nationwide: Fact[YesNo] = Field(default_factory=unknown)
    address_confidential: YesNo = False
    addresses: Fact[tuple[Address, ...]]
    place: Fact[Text] = Field(default_factory=unknown)
    phone: Fact[Number]
    website: Fact[Url]
    capacity: Annotated[tuple[Capacity, ...], Field(default=())]
    occupancy: Fact[Text] = Field(default_factory=unknown)
    languages: Fact[tuple[Language, ...]] = Field(default_factory=unknown)
    offerings: tuple[Confirmed, ...] = ()
    statements: tuple[Statement, ...] = ()
    fees: Keys = ()
    keywords: Annotated[dict[Literal["fi", "sv", "en"], tuple[Line, ...]], Field(default_factory=dict)]
    site: UnitSite | None = None
    owners: Owners = None


class Offering(Sourced):
    """What a unit can give a family: a shared vocabulary, confirmed unit by unit."""

    name: Text
    summary: Text
    description: Text
    general: YesNo = True
    keywords: Annotated[dict[Literal["fi", "sv", "en"], tuple[Line, ...]], Field(default_factory=dict)]


class Fee(Sourced):
    """Who pays the provider, and what the client pays, as one source states it."""

    text: Text
    provider_paid_by: Fact[Payer] = Field(default_factory=unknown)
    client: Fact[ClientCharge] = Field(default_factory=unknown)
    amount: Fact[Amount] = Field(default_factory=unknown)
    per: Fact[Literal["day", "month", "stay"]] = Field(default_factory=unknown)
    decided_by: Fact[Payer] = Field(default_factory=unknown)
    valid: Period = ALWAYS


class Side(Sourced):
    """One of the statements that disagree."""

    text: Text
    fee: Key | None = None


class Conflict(Sourced):
    """Sources that disagree: all sides are kept, with what is known of the cause."""

    about: Literal["client-charge", "length", "localities", "provider"]
    title: Text
    sides: Annotated[tuple[Side, ...], Field(min_length=2)]
    explanation: Text
    advice: Text


class ServiceArea(Sourced):
    """An organiser's service in a list of municipalities, for a period."""

    name: Name
    valid: Period
    definition: Text
    responsible: Key
    producer: Key
    municipalities: Annotated[tuple[Line, ...], Field(min_length=1, max_length=400)]
    stated_count: Count | None = None
    units: Fact[Keys] = Field(default_factory=unknown)
    languages: Fact[tuple[Language, ...]] = Field(default_factory=unknown)
    updated: OptionalDate = None
    offerings: tuple[Confirmed, ...] = ()
    statements: tuple[Statement, ...] = ()
    fees: Keys = ()
    owners: Owners = None


class Claim(Sourced):
    """A figure that somebody states, of a date; ``localities`` compares it with the registry."""

    text: Text
    value: Count
    form: Literal["number", "percent"] = "number"
    counts: Literal["localities"] | None = None
    matched: tuple[Line, ...] = ()


class Helpline(Sourced):
    """Urgent help, in the order that every page keeps."""

    order: Count
    name: Text
    kind: Literal["emergency", "violence", "social"]
    number: Fact[Number]
    who: Text
    hours: Text
    price: Text


class Term(Sourced):
    """A word that readers may not know."""

    term: Text
    definition: Text


class Withheld(Sourced):
    """A published value that is not given as that of a unit, or of several, and why."""

    unit: Annotated[Keys, Field(min_length=1)]
    field: Line
    what: Text
    reason: Text


class Registry(Model):
    """The whole file. Records are keyed by their id."""

    version: Literal["1"]
    network: Network
    sources: dict[Key, Source]
    organisations: dict[Key, Organisation]
    helplines: dict[Key, Helpline]
    offerings: dict[Key, Offering]
    statements: dict[Key, Statement]
    fees: dict[Key, Fee]
    conflicts: dict[Key, Conflict]
    claims: dict[Key, Claim]
    terms: dict[Key, Term]
    service_areas: dict[Key, ServiceArea]
    units: Annotated[dict[Key, Unit], Field(min_length=1)]
    withheld: Annotated[dict[Key, Withheld], Field(default_factory=dict)]
