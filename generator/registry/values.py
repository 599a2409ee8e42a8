"""The small values of a registry: dates as sources give them, periods, texts, and facts.

A fact is a value with its source, the source's date and the day somebody confirmed it. Editors may
write the bare value; what they leave out is inherited from the record that holds it. ``unknown`` is
a value of its own and becomes ``None`` here: stated as not known, never silently blank.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = "unknown"
NOTHING = frozenset({UNKNOWN, "null", "~", "?", "-", "–", "...", "…", "n/a", "todo", "tbd"})
_LONGEST_NOTHING = max(map(len, NOTHING))
LANGUAGES = ("fi", "sv", "en")
"""The languages that a site may have."""
LONGEST_TEXT = 4000
LONGEST_URL = 500
"""Letters in a text for readers, and in the address of a page."""
LINE_BREAK = re.compile(r"[\t\n\r]")
_DAY_PATTERN = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")


class Model(BaseModel):
    """Base of every record: no unknown fields, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as its source gives it.

    Written ``2024-08-15``, ``2024-08`` or ``2024``; ``2021~`` is about 2021; ``2019/2022`` some time from
    2019 to 2022; ``2023/..`` 2023 or later (the notation of ISO 8601-2, level 1). ``first`` and ``last``
    are the earliest and latest day it may mean; ``last`` is ``None`` where it is open.
    """

    text: str
    first: date
    last: date | None
    approximate: bool

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the notation above. Raises ``ValueError`` with the reason for anything else."""
        start, slash, end = text.partition("/")
        first, start_last, about = _span(start)
        if not slash:
            return cls(text, first, start_last, about)
        if end == "..":
            return cls(text, first, None, about)
        end_first, last, end_about = _span(end)
        if end_first < first:
            msg = "the end comes before the beginning"
            raise ValueError(msg)
        return cls(text, first, last, about or end_about)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let models hold partial dates; the JSON Schema is that of a text."""
        return core_schema.no_info_after_validator_function(_parse_date, core_schema.str_schema())


def _span(text: str) -> tuple[date, date, bool]:
    match = _DAY_PATTERN.fullmatch(text)
    if not match:
        msg = "not a date"
        raise ValueError(msg)
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[3]:
        first = last = date(year, month, day)
    elif match[2]:
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    else:
        first, last = date(year, 1, 1), date(year, 12, 31)
    return first, last, bool(match[4])


def _parse_date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise PydanticCustomError("date_form", "not a date") from error


def whole_day(date: PartialDate | None) -> PartialDate | None:
    """``date``, which must be exact to the day."""
    if date and date.first != date.last:
        raise PydanticCustomError("day_form", "not a day")
    return date


def unknown_to_none(value: Any) -> Any:
    """``None`` for what is stated as not known."""
    return None if value == UNKNOWN else value


def says_nothing(text: str) -> bool:
    """Whether ``text`` is the word for what is not known, in whatever letters, or what people write in its place."""
    return len(text) <= _LONGEST_NOTHING and text.lower() in NOTHING


def not_unknown(text: str) -> str:
    """``text``, which readers see as it is: they must not see the word for what is not known."""
    if says_nothing(text):
        raise PydanticCustomError("not_unknown", "not a text")
    return text


def one_to_many(value: Any) -> Any:
    """A list, of which the only item may be written without one."""
    return [value] if isinstance(value, str) else value


def whole_number(text: Any) -> Any:
    """The number of ``text``, of nine digits at most."""
    if not (isinstance(text, str) and re.fullmatch(r"0|[1-9][0-9]{0,8}", text)):
        raise PydanticCustomError("whole_number", "not a whole number")
    return int(text)


def decimal(text: Any) -> Any:
    """``text``, which must be euros with two decimals at most."""
    if not (isinstance(text, str) and re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,2})?", text)):
        raise PydanticCustomError("money_form", "not an amount")
    return text


def truth(text: Any) -> Any:
    """Whether ``text`` says yes."""
    if text not in ("true", "false"):
        raise PydanticCustomError("yes_no", "not true or false")
    return text == "true"


# Without re.IGNORECASE, by which the long "ſ" would count as "s".
WEB_ADDRESS = r"[Hh][Tt]{2}[Pp][Ss]?://[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}(:[0-9]{1,5})?(/[^\s<>\"'`\\{}|^]*)?"
_URL = re.compile(WEB_ADDRESS)


def is_web_address(text: str) -> bool:
    """Whether a registry may give ``text`` as the address of a page."""
    return len(text) <= LONGEST_URL and bool(_URL.fullmatch(text))


def web_address(text: str) -> str:
    """``text``, which must be the address of a page."""
    if not _URL.fullmatch(text):
        raise PydanticCustomError("url_form", "not a web address")
    return text


# Something to see; the signs named here look like nothing.
_SEEN = r"[^\s\p{C}\p{M}\x{115f}\x{1160}\x{2800}\x{3164}\x{ffa0}]"
TEXT_FORM = _SEEN
LINE_FORM = rf"^[^\t\n\r]*{_SEEN}[^\t\n\r]*$"
KEY_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG_FORM = r"^([a-z0-9]+(-[a-z0-9]+)*)?$"
POSTCODE_FORM = r"^[0-9]{5}$"
CRITERION_FORM = r"^[1-4]\.[1-9]\.[1-9][0-9]?$"
GUID_FORM = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
COLOUR_FORM = r"^#[0-9a-fA-F]{6}$"
EDITION_FORM = r"^[2-9bcdfghjkmnp-tvwxz]{6}$"
DIGEST_FORM = r"^[0-9a-f]{8}$"
FACT_FORM = r"^([a-z0-9-]+/)?[a-z]+\.[a-z0-9-]+$"
OWNER_FORM = r"^@[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*$"
NUMBER_FORM = r"^\+?[0-9][0-9 ()-]{1,20}$"

Key = Annotated[str, Field(pattern=KEY_FORM, max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=300, pattern=LINE_FORM), AfterValidator(not_unknown)]
Prose = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=TEXT_FORM)]
Url = Annotated[str, Field(max_length=LONGEST_URL), AfterValidator(web_address)]
Count = Annotated[int, BeforeValidator(whole_number)]
Amount = Annotated[str, BeforeValidator(decimal)]
YesNo = Annotated[bool, BeforeValidator(truth)]
Postcode = Annotated[str, Field(pattern=POSTCODE_FORM)]
Criterion = Annotated[str, Field(pattern=CRITERION_FORM)]
Colour = Annotated[str, Field(pattern=COLOUR_FORM)]
Guid = Annotated[str, Field(pattern=GUID_FORM)]
Number = Annotated[str, Field(pattern=NUMBER_FORM)]
Keys = Annotated[tuple[Key, ...], Field(max_length=50), BeforeValidator(one_to_many)]
Owner = Annotated[str, Field(pattern=OWNER_FORM, max_length=100)]
Owners = Annotated[
    Annotated[tuple[Owner, ...], Field(max_length=20), BeforeValidator(one_to_many)] | None,
    BeforeValidator(unknown_to_none),
]
Day = Annotated[PartialDate, AfterValidator(whole_day)]
OptionalDay = Annotated[PartialDate | None, AfterValidator(whole_day), BeforeValidator(unknown_to_none)]
OptionalDate = Annotated[PartialDate | None, BeforeValidator(unknown_to_none)]
OptionalLine = Annotated[Line | None, BeforeValidator(unknown_to_none)]
OptionalPostcode = Annotated[Postcode | None, BeforeValidator(unknown_to_none)]
OptionalUrl = Annotated[Url | None, BeforeValidator(unknown_to_none)]


class Text(Model):
    """What readers see, in each site language. ``review`` names the translations that are not yet sure."""

    fi: Prose | None = None
    sv: Prose | None = None
    en: Prose | None = None
    review: tuple[Literal["fi", "sv", "en"], ...] = ()

    def get(self, language: str) -> str | None:
        """The text in ``language``, or ``None`` where nobody has translated it."""
        return getattr(self, language)  # type: ignore[no-any-return]

    def best(self, language: str, of_site: Sequence[str]) -> tuple[str, str]:
        """The text in ``language``, else in the first ``of_site`` that has it, else in any: (text, its language)."""
        for candidate in (language, *of_site, *LANGUAGES):
            if text := self.get(candidate):
                return text, candidate
        return "", language

    @model_validator(mode="after")
    def _says_something(self) -> Text:
        if not (self.fi or self.sv or self.en):
            raise PydanticCustomError("empty_text", "no text in any language")
        return self


def proper_name(value: Any, about: ValidationInfo) -> Any:
    """A name by language; one that is written once is in the first language of the site, which is the context."""
    if value == "":
        raise PydanticCustomError("empty_text", "no name")
    return {about.context or LANGUAGES[0]: value} if isinstance(value, str) else value


def line_in_each(name: Text) -> Text:
    """``name``, which must be one line in each language and say something."""
    for language in LANGUAGES:
        given = name.get(language) or ""
        if says_nothing(given):
            raise PydanticCustomError("not_unknown", "not a name", {"language": language, "given": given})
        if LINE_BREAK.search(given):
            raise PydanticCustomError("line_break", "not one line", {"language": language, "given": given})
    return name


# A proper name is one text, in the first language of the site; where it has official translations it is a language map.
Name = Annotated[Text, BeforeValidator(proper_name), AfterValidator(line_in_each)]


class Period(Model):
    """Half-open interval ``[from, to)``; a missing or unknown end leaves that side open."""

    start: OptionalDate = Field(default=None, alias="from")
    end: OptionalDate = Field(default=None, alias="to")

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return (self.start is None or self.start.first <= day) and (self.end is None or day < self.end.first)


ALWAYS = Period()


class Sourced(Model):
    """What every record may say about where it is from; its fields inherit it."""

    source: Keys = ()
    date: OptionalDate = None
    verified: OptionalDate = None
    note: Text | None = None


T = TypeVar("T")


_ABOUT_A_VALUE = frozenset({"value", "source", "date", "verified"})


class Fact(Sourced, Generic[T]):
    """A value that may carry a source, a date and a note of its own; ``None`` means unknown."""

    value: T | None

    @model_validator(mode="before")
    @classmethod
    def _bare_value(cls, given: Any) -> Any:
        if isinstance(given, dict) and not _ABOUT_A_VALUE.isdisjoint(given):
            return given if given.get("value") != UNKNOWN else {**given, "value": None}
        return {"value": None if given == UNKNOWN else given}

    @property
    def known(self) -> bool:
        """Whether a source says anything."""
        return self.value is not None


def unknown() -> Fact[Any]:
    """The fact that nothing is known: the default of fields that a record leaves out."""
    return UNKNOWN_FACT


UNKNOWN_FACT: Fact[Any] = Fact[Any](value=None)
