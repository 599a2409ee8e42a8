"""Fields of forms in Sveltia CMS, from the forms of the models and the shape that a value has in the file.

A value may be written in several shapes: bare or with its source, once or by language. A form shows the shape that the
file has. What is not there yet is offered where it is one text or one of a few words; lists and groups begin in the
file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.registry.formed import fields
from generator.registry.forms import (
    NAME,
    Address,
    ByName,
    Choice,
    FactOf,
    Form,
    Group,
    Listing,
    MayBeUnknown,
    Translated,
    Value,
    Words,
)
from generator.registry.values import LANGUAGES, TEXT_FORM, UNKNOWN, Sourced, Text
from generator.schema import patterns
from generator.schema.notation import notation

if TYPE_CHECKING:
    from generator.registry.forms import FieldForm
    from generator.registry.values import Model
    from generator.schema.words import Words as Wording

Field: TypeAlias = dict[str, Any]

MISSING: Any = None
"""The value of a field that the file does not have."""


class Forms:
    """Makes the fields of records with the words of a language; a kind of value without a field is a ``TypeError``.

    A text is offered in the ``languages`` of the site in their order, and in others in which the file has it.
    """

    def __init__(self, wording: Wording, languages: Sequence[str]) -> None:
        self._words, self._languages = wording, languages

    def of_group(self, model: type[Model], value: Any) -> list[Field]:  # noqa: ANN401 - as read
        """The fields of a record whose ``value`` is that of the file, as a program of YAML 1.2 reads it."""
        known = fields(model)
        order = sorted(known, key=lambda name: known[name].owner == Sourced.__name__)
        return [one for name in order for one in self._field(model, name, known[name], value)]

    def _field(self, model: type[Model], name: str, field: FieldForm, record: Any) -> Iterator[Field]:  # noqa: ANN401
        value = record.get(name, MISSING) if isinstance(record, dict) else MISSING
        made = self._of(field.form, value)
        if made is not None:
            yield self._named(model, name, made) | ({} if field.required else {"required": False})

    def _named(self, model: type[Model], name: str, made: Field) -> Field:
        hint = self._words.sentence(model, name)
        if "options" in made:
            hint = _spoken(hint, made["options"])
        return {"name": name, "label": self._words.title(model, name), "hint": hint} | made

    def _of(self, form: Form, value: Any, *, unknown: bool = False) -> Field | None:  # noqa: ANN401, C901, PLR0911 - a form of each kind
        """The field of a form; ``None`` where the file has nothing of it and it is more than a text."""
        match form:
            case MayBeUnknown(inner):
                return self._of(inner, value, unknown=True)
            case FactOf(inner, model):
                if isinstance(value, dict) and "value" in value:
                    return _group(self._fact(inner, model, value))
                return self._of(inner, value, unknown=True)
            case _ if unknown and value == UNKNOWN and not isinstance(form, Words | Address | Value | Choice):
                return None  # a list or a group comes in its place in the file
            case Words() | Address():
                return self._text(form, unknown=unknown)
            case Value(kind):
                return self._value(form, value, unknown=unknown or kind in ("date", "day"))
            case Choice(values):
                return self._select({word: self._words.choice(word) for word in values}, unknown=unknown)
            case Translated(name):
                return self._translated(value, name=name)
            case Group(model):
                return _group(self.of_group(model, value)) | {"collapsed": True} if isinstance(value, dict) else None
            case Listing():
                return self._listing(form, value)
            case ByName(names, item):
                return self._by_name(names, item, value)
            case _:
                raise TypeError(form)

    def _text(self, form: Words | Address | Value, *, unknown: bool) -> Field:
        its = notation(form, self._words)
        pattern = patterns.or_unknown(its.pattern) if unknown else its.pattern
        is_prose = isinstance(form, Words) and form.pattern == TEXT_FORM
        return {"widget": "text" if is_prose else "string", "pattern": [pattern, its.mend]}

    def _value(self, form: Value, value: Any, *, unknown: bool) -> Field | None:  # noqa: ANN401
        match form.kind, value:
            case "version", _:
                return None  # a form never changes it
            case "truth", _:
                yes, no = ("true", "false") if isinstance(value, str) and value != UNKNOWN else (True, False)
                return self._select({yes: self._words.say("yes"), no: self._words.say("no")}, unknown=unknown)
            case "number", int():
                return {"widget": "number", "value_type": "int", "min": 0}
            case _:
                return self._text(form, unknown=unknown)

    def _translated(self, value: Any, *, name: bool) -> Field | None:  # noqa: ANN401
        if isinstance(value, str) and name:
            return self._text(NAME, unknown=False)
        if not isinstance(value, dict):
            return None
        made, known = [], fields(Text)
        others = [field for field in known if field in value or field not in LANGUAGES]
        for field in dict.fromkeys((*self._languages, *others)):
            its = known[field]
            form = NAME if name and field in LANGUAGES else its.form
            one = self._of(form, value.get(field, MISSING)) or self._to_review(its.form)
            made.append(self._named(Text, field, one) | ({} if field in value else {"required": False}))
        return _group(made)

    def _to_review(self, form: Form) -> Field:
        """The languages that wait for review: any of them, even where the file names none."""
        if not (isinstance(form, Listing) and isinstance(form.item, Choice)):
            raise TypeError(form)
        return self._select({word: self._words.choice(word) for word in form.item.values}, unknown=False) | {
            "multiple": True
        }

    def _listing(self, form: Listing, value: Any) -> Field | None:  # noqa: ANN401
        if isinstance(value, str) and form.or_one:
            return self._of(form.item, value)
        if not isinstance(value, list):
            return None
        limits = {"min": form.least} if form.least else {}
        match form.item:
            case Group(model):
                return {"widget": "list", "fields": self._of_all(model, value), "collapsed": True} | limits
            case Choice(values):
                chosen = self._select({word: self._words.choice(word) for word in values}, unknown=False)
                return chosen | {"multiple": True} | limits
            case item:
                one = self._of(item, MISSING)
                if one is None:
                    raise TypeError(form)
                item_name = self._words.say("item")
                return {"widget": "list", "field": {"name": "item", "label": item_name} | one} | limits

    def _select(self, labels: Mapping[Any, str], *, unknown: bool) -> Field:
        told = dict(labels) | ({UNKNOWN: self._words.say("unknown")} if unknown else {})
        return {"widget": "select", "options": [{"label": label, "value": value} for value, label in told.items()]}

    def _of_all(self, model: type[Model], items: list[Any]) -> list[Field]:
        """The fields that fit all items of a list; what has several shapes there is changed in the file."""
        each = [{one["name"]: one for one in self.of_group(model, item)} for item in items]
        shapes = {name: [its[name] for its in each if name in its] for its in each for name in its}
        written = {name: sum(name in item for item in items) for name in shapes}
        return [
            one | ({} if written[name] == len(items) else {"required": False})
            for name in fields(model)
            if (found := shapes.get(name)) and len(found) >= written[name]
            for one in [_common(found)]
            if one is not None
        ]

    def _by_name(self, names: tuple[str, ...], item: Form, value: Any) -> Field | None:  # noqa: ANN401
        if not isinstance(value, dict):
            return None
        found = {name: self._of(item, value.get(name, MISSING)) for name in names}
        return _group([{"name": name, "label": self._words.choice(name)} | one for name, one in found.items() if one])

    def _fact(self, inner: Form, model: type[Model], value: Mapping[str, Any]) -> list[Field]:
        made = self._of(inner, value["value"], unknown=True)
        first = [] if made is None else [self._named(model, "value", made)]
        known = fields(Sourced)
        return first + [one for name, field in known.items() for one in self._field(Sourced, name, field, value)]


def _spoken(hint: str, options: list[Field]) -> str:
    """The hint of a field in which one chooses, with the words that the form shows in place of those of the file."""
    labels = {str(one["value"]).lower(): str(one["label"]) for one in options}
    words = "|".join(map(re.escape, labels))
    # English says "True if"; other words that begin a sentence are no values.
    typed = re.compile(rf"(?<![\w-])(?:{words}|True|False)(?![\w-])")
    told = typed.sub(lambda found: labels.get(found[0].lower(), found[0]), hint.replace("[", "").replace("]", ""))
    return told[0].upper() + told[1:]


def _group(made: list[Field]) -> Field:
    return {"widget": "object", "fields": made}


def _common(found: list[Field]) -> Field | None:
    """The field that all of ``found`` are; ``None`` where they differ in more than what is required within them."""
    first, *others = ({**one, "required": True} for one in found)
    return (
        {key: part for key, part in found[0].items() if key != "required"}
        if all(one == first for one in others)
        else None
    )
