"""The JSON Schema (draft 2020-12) of a registry, for editors that complete and check while one types.

It accepts what our reader accepts of the values of a file, as programs of YAML 1.2 read them; rules across records are
``check``'s. ``errorMessage`` and ``patternErrorMessage`` are words of yaml-language-server: the sentences of ``check``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.registry.formed import fields
from generator.registry.forms import (
    Address,
    ByName,
    Choice,
    FactOf,
    Form,
    Group,
    Listing,
    MayBeUnknown,
    Records,
    Translated,
    Value,
    Words,
)
from generator.registry.meaning import code_of_pattern
from generator.registry.nouns import Registry
from generator.registry.problems import Place, Problem
from generator.registry.values import LANGUAGES, LINE_FORM, LONGEST_TEXT, UNKNOWN, Fact, Sourced, Text
from generator.schema import patterns
from generator.schema.words import Words as Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.registry.forms import FieldForm
    from generator.registry.problems import MessageLanguage
    from generator.registry.values import Model

Schema: TypeAlias = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ABOUT_A_VALUE = ("value", "source", "date", "verified")
_NAME = Words(LINE_FORM, LONGEST_TEXT, shown=True)
"""What a name is in one language, or in all of them."""
# The type that others read without quotes, the notation, the least and the most of a number (0: no number).
_NOTATIONS: dict[str, tuple[str, str, float, float]] = {
    "number": ("integer", patterns.NUMBER, 0, 999_999_999),
    "amount": ("number", patterns.AMOUNT, 0, 9_999_999.99),
    "truth": ("boolean", patterns.TRUTH, 0, 0),
    "date": ("integer", patterns.DATE, 1000, 9999),
    "day": ("", patterns.DAY, 0, 0),
}
_EXAMPLES = {"number": ["12"], "amount": ["46.70"], "date": ["2026-11-22", "2026-11", "2026~"], "day": ["2026-11-22"]}


def as_json(language: MessageLanguage) -> str:
    """The schema of ``units.yaml`` with titles, explanations and messages in ``language``, as the text of a file."""
    return json.dumps(_Writer(language).whole(), ensure_ascii=False, indent=1) + "\n"


class _Writer:
    def __init__(self, language: MessageLanguage) -> None:
        self._language = language
        self._words = Wording(language)
        self._shared: dict[str, Schema] = {}

    def whole(self) -> Schema:
        """The schema of a file, with each kind of record and value once in its ``$defs``."""
        head = {"title": self._words.say("title"), "description": self._words.say("about")}
        return {"$schema": _DRAFT, **head, **self._group(Registry), "$defs": self._shared}

    def _mend(self, code: str, **parts: str) -> str:
        """What ``check`` tells to write instead, for the problem ``code``."""
        return Problem(code, Place(""), parts).mend(self._language)

    def _once(self, name: str, make: Callable[[], Schema]) -> Schema:
        """What is used in many places, once in the ``$defs``."""
        if name not in self._shared:
            self._shared[name] = {}
            self._shared[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _group(self, model: type[Model]) -> Schema:
        known = fields(model)
        said = self._words.say("group", fields=", ".join(known))
        missing = [self._missing(name, field.form) for name, field in known.items() if field.required]
        return {
            "type": "object",
            "properties": {name: self._field(model, name, field) for name, field in known.items()},
            "additionalProperties": False,
            "errorMessage": said,
            **({"allOf": missing} if missing else {}),
        }

    def _missing(self, name: str, form: Form) -> Schema:
        code = "missing-field"
        if isinstance(form, MayBeUnknown | FactOf):
            code = "missing-fact"
        elif isinstance(form, Records):
            code = "missing-section"
        return {"required": [name], "errorMessage": self._mend(code, field=name)}

    def _field(self, model: type[Model], name: str, field: FieldForm) -> Schema:
        return self._told(model, name) | self._form(field.form)

    def _told(self, model: type[Model], name: str) -> Schema:
        about = self._words.about(model, name)
        return {"title": self._words.title(model, name), "description": f"{about[0].upper()}{about[1:]}."}

    def _form(self, form: Form) -> Schema:  # noqa: C901, PLR0911 - a form of each kind
        match form:
            case Words():
                return self._once(self._name_of(form), lambda: self._text(form))
            case Address(longest):
                address = patterns.of_address(form)
                return self._once(f"address-{longest}", lambda: self._of_pattern(address, self._mend("bad-address")))
            case Value(kind):
                return self._once(kind, lambda: self._value(kind))
            case Choice(values):
                told = [self._words.choice(value) for value in values]
                mend = self._mend("bad-choice", choices=", ".join(values))
                return {"enum": list(values), "enumDescriptions": told, "errorMessage": mend}
            case Translated(name):
                text = self._once("Name" if name else "Text", lambda: self._translated(name=name))
                return {"if": {"type": "object"}, "then": text, "else": self._form(_NAME)} if name else text
            case Listing():
                return self._listing(form)
            case Records():
                return self._by_id(form)
            case ByName(names, item):
                its = self._form(item)
                said = self._words.say("group", fields=", ".join(names))
                properties = dict.fromkeys(names, its)
                return {"type": "object", "properties": properties, "additionalProperties": False, "errorMessage": said}
            case Group(model):
                return self._once(model.__name__, lambda: self._group(model))
            case MayBeUnknown(value):
                return self._unknown_or(self._form(value))
            case FactOf(value):
                return self._fact(value)

    def _of_pattern(self, pattern: str, mend: str) -> Schema:
        said = self._words.say("text")
        return {"type": "string", "pattern": pattern, "errorMessage": said, "patternErrorMessage": mend}

    def _name_of(self, form: Words) -> str:
        kind = "line" if form.shown else code_of_pattern(form.pattern).removeprefix("bad-")
        return f"{kind}-{form.longest}" if form.longest else kind

    def _text(self, form: Words) -> Schema:
        code = code_of_pattern(form.pattern)
        told = {"bad-id": "id", "empty-text": "prose"}
        if form.shown or code in told:
            mend = self._words.say("one_line" if form.shown else told[code], longest=form.longest)
        else:
            mend = self._mend(code)
        return self._of_pattern(patterns.of_words(form), mend)

    def _value(self, kind: str) -> Schema:
        if kind == "version":
            return {"enum": [1, "1"], "errorMessage": self._mend("bad-choice", choices="1")}
        type_, pattern, least, most = _NOTATIONS[kind]
        mend = self._mend(f"bad-{kind}")
        outside = {"type": "number", "not": {"minimum": least, "maximum": most}}
        return {
            "type": [type_, "string"] if type_ else "string",
            "pattern": pattern,
            "errorMessage": mend,
            "patternErrorMessage": mend,
            **({"examples": list(_EXAMPLES[kind])} if kind in _EXAMPLES else {}),
            **({"allOf": [_refuse(outside, mend)]} if most else {}),
        }

    def _translated(self, *, name: bool) -> Schema:
        line = self._form(_NAME)
        properties = {
            field: self._field(Text, field, its) | (line if name and field in LANGUAGES else {})
            for field, its in fields(Text).items()
        }
        spoken = {"anyOf": [{"required": [language]} for language in LANGUAGES]}
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "errorMessage": self._words.say("translated"),
            "allOf": [_refuse({"type": "object", "not": spoken}, self._words.say("says_nothing"))],
        }

    def _listing(self, form: Listing) -> Schema:
        item = self._form(form.item)
        limits = []
        if form.least:
            said = self._words.say("least", number=form.least)
            limits.append(_refuse({"type": "array", "maxItems": form.least - 1}, said))
        if form.most:
            said = self._words.say("most", number=form.most)
            limits.append(_refuse({"type": "array", "minItems": form.most + 1}, said))
        several = {
            "type": "array",
            "items": item,
            "errorMessage": self._mend("expected-list"),
            **({"allOf": limits} if limits else {}),
        }
        return {"if": {"type": "string"}, "then": item, "else": several} if form.or_one else several

    def _by_id(self, form: Records) -> Schema:
        empty = [_refuse({"type": "object", "maxProperties": 0}, self._words.say("least", number=form.least))]
        return {
            "type": "object",
            # No type here: 2020 is an id too, and a number to others.
            "propertyNames": {
                "pattern": patterns.of_words(form.key),
                "patternErrorMessage": self._words.say("id", longest=form.key.longest),
            },
            "additionalProperties": self._form(form.item),
            "errorMessage": self._words.say("section"),
            **({"allOf": empty} if form.least else {}),
        }

    def _unknown_or(self, schema: Schema) -> Schema:
        return {
            "if": {"const": UNKNOWN},
            "else": schema,
            "defaultSnippets": [{"label": UNKNOWN, "body": UNKNOWN, "description": self._words.say("unknown")}],
        }

    def _fact(self, value: Form) -> Schema:
        schema = self._unknown_or(self._form(value))
        known = fields(Sourced)
        record = {
            "type": "object",
            "description": self._words.say("of_its_own"),
            "properties": {
                "value": self._told(Fact, "value") | schema,
                **{name: self._field(Sourced, name, field) for name, field in known.items()},
            },
            "additionalProperties": False,
            "errorMessage": self._words.say("group", fields=", ".join(["value", *known])),
            "allOf": [self._missing("value", MayBeUnknown(value))],
        }
        of_its_own = {"type": "object", "anyOf": [{"required": [name]} for name in _ABOUT_A_VALUE]}
        return {"if": of_its_own, "then": record, "else": schema}


def _refuse(what: Schema, said: str) -> Schema:
    """Where ``what`` holds, it is refused with the words ``said``: no limit has words of its own in the server."""
    return {"if": what, "then": {"type": "null", "errorMessage": said}}
