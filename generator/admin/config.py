"""The configuration of Sveltia CMS for a registry: a form for each record, with the names and messages of the schema.

All records are in one file. The form of a record holds its fields alone, and the program keeps what it does not know.
"""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.admin.fields import Field, Forms
from generator.registry.formed import fields
from generator.registry.forms import Group, Records
from generator.registry.nouns import Registry
from generator.registry.spoken import spoken_in
from generator.registry.values import LANGUAGES
from generator.schema.words import Words as Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.registry.document import Document
    from generator.registry.problems import MessageLanguage

Config: TypeAlias = dict[str, Any]

GITHUB = re.compile(r"https://github\.com/([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?/?")
_BRANCH = "main"
_NO_REPOSITORY = "local/local"
"""What stands for a repository where none is known: a folder of this computer is then all that can be opened."""


def config(document: Document, file: str, language: MessageLanguage) -> Config:
    """The configuration for the registry ``document``, which is the ``file`` of its project."""
    data = as_others_read(document)
    words = Wording(language)
    return {
        "backend": _backend(data),
        "app_title": _label(data["network"].get("name"), "", (language, *spoken_in(data))),
        **({"publish_mode": "editorial_workflow"} if repository(data) else {}),
        "media_folder": "content",
        "show_preview_links": False,
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none", "indent_sequences": True}},
        "collections": list(_collections(data, file, words)),
    }


def as_others_read(document: Document) -> Any:  # noqa: ANN401 - as read
    """The values of a document as programs of YAML 1.2 read them: numbers and truths where there are no quotes."""
    data: Any = copy.deepcopy(document.value)
    for path in document.bare:
        *above, last = path
        holder: Any = data
        for step in above:
            holder = holder[step]
        holder[last] = _typed(holder[last])
    return data


def repository(data: Any) -> str:  # noqa: ANN401 - as read
    """The owner and name of the repository on GitHub; empty where it is not known or is elsewhere."""
    given = data["network"].get("repository")
    match = GITHUB.fullmatch(str(given.get("value") if isinstance(given, dict) else given))
    return match[1] if match else ""


def _typed(text: str) -> str | float | bool:
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return float(text) if "." in text else int(text)
    return text.lower() == "true" if text.lower() in ("true", "false") else text


def _backend(data: Any) -> Config:  # noqa: ANN401 - as read
    found = repository(data)
    # Without a repository nobody can sign in, and no button offers it.
    return {"name": "github", "repo": found or _NO_REPOSITORY, "branch": _BRANCH} | (
        {} if found else {"auth_methods": ["token"]}
    )


def _collections(data: Any, file: str, words: Wording) -> Iterator[Config]:  # noqa: ANN401 - as read
    languages = spoken_in(data)
    forms = Forms(words, languages)
    for section, field in fields(Registry).items():
        title = words.title(Registry, section)
        entries: list[Config] = []
        match field.form:
            case Group(model):
                entries = [_entry(section, title, file, _group(section, title, forms.of_group(model, data[section])))]
            case Records(_, Group(model)):
                for key, record in data.get(section, {}).items():
                    label = _label(record, key, (words.language, *languages))
                    its = _group(key, label, forms.of_group(model, record))
                    entries.append(_entry(key, label, file, _group(section, title, [its])))
        if entries:
            about = words.sentence(Registry, section)
            yield {"name": section, "label": title, "description": about, "files": entries}


def _entry(key: str, label: str, file: str, field: Field) -> Config:
    return {"name": key, "label": label, "file": file, "fields": [field]}


def _group(name: str, label: str, made: list[Field]) -> Field:
    return {"name": name, "label": label, "widget": "object", "fields": made}


def _label(record: Any, key: str, languages: Sequence[str]) -> str:  # noqa: ANN401 - as read
    """What people call a record: its name, title or word in the first of ``languages`` that has it, else its id."""
    if isinstance(record, dict):
        named = next((record[name] for name in ("name", "title", "term") if name in record), record)
        if isinstance(named, str):
            return named
        for spoken in (*languages, *LANGUAGES):
            if isinstance(named, dict) and isinstance(named.get(spoken), str):
                return str(named[spoken])
    return record if isinstance(record, str) else key


def as_json(document: Document, file: str, language: MessageLanguage) -> str:
    """The configuration as the text of a file."""
    return json.dumps(config(document, file, language), ensure_ascii=False) + "\n"
