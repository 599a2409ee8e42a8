"""What somebody asks of a new directory: its languages and names, and why they cannot be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry.place_names import slugify
from generator.registry.values import says_nothing

if TYPE_CHECKING:
    from generator.registry.problems import MessageLanguage

LONGEST_NAME = 60


class CannotBeginError(Exception):
    """A new directory cannot be written; ``code`` and ``parts`` say why, as the sentences of this room do."""

    def __init__(self, code: str, **parts: object) -> None:
        super().__init__(code)
        self.code = code
        self.parts = parts


@dataclass(frozen=True, slots=True)
class Asked:
    """The languages of the site in their order, the names of the service and of the directory ("" for the program's).

    ``told_in`` is the language of comments and of the README, ``program`` how the program is called there.
    """

    languages: tuple[str, ...]
    service: str
    name: str
    told_in: MessageLanguage
    program: str

    def check(self) -> None:
        """Raise ``CannotBeginError`` for what no directory can have."""
        for number, language in enumerate(self.languages):
            if language in self.languages[:number]:
                raise CannotBeginError("twice", language=language)
        for name in filter(None, (self.service, self.name)):
            if len(name) > LONGEST_NAME or not name.isprintable():
                raise CannotBeginError("not-one-line", longest=LONGEST_NAME)
            if not 0 < len(slugify(name)) <= LONGEST_NAME or says_nothing(name):
                raise CannotBeginError("no-id", name=name)
