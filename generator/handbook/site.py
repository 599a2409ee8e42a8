"""The handbook as a small site: Finnish at its root, English below ``en/``; no script, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from markupsafe import Markup, escape

from generator.handbook.chapter_html import ChapterHtml
from generator.handbook.chapters import read_chapters
from generator.handbook.examples import THEMES, examples
from generator.handbook.explained import explained
from generator.handbook.words import words
from generator.registry.problems import MessageLanguage
from generator.site.environment import new_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.handbook.chapters import Chapter
    from generator.handbook.explained import Explained

LANGUAGES: tuple[MessageLanguage, ...] = get_args(MessageLanguage)
_NAMES = {"fi": "Suomi", "en": "English"}
_ROOTS = {"fi": "", "en": "en/"}
_PROBLEMS = {"fi": "ongelmat/", "en": "problems/"}
_LETTERS = {"fi": "a-o/", "en": "a-z/"}
_ASSETS = ("directory.css", "icon.svg")
_CODE = re.compile(r"`` ?(.+?) ?``|`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language: the language, what it is called there, and the folder of the page."""

    language: str
    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the handbook; ``folder`` lies below the handbook's root, and so do those of its ``languages``."""

    language: MessageLanguage
    folder: str
    title: str
    about: str
    body: Markup
    languages: tuple[Version, ...] = field(default=())

    @property
    def others(self) -> list[Version]:
        """The same page in other languages."""
        return [one for one in self.languages if one.language != self.language]


class Handbook:
    """All pages of the handbook: its chapters in ``content``, and the files of its frame from ``assets``.

    Raises ``InputProblems`` where a chapter cannot be read.
    """

    def __init__(self, content: Path, assets: Path) -> None:
        self._assets = assets
        self._environment = new_environment()
        self._chapters = {language: read_chapters(content, language) for language in LANGUAGES}
        self._pictures: dict[str, bytes] = {}

    def files(self) -> Iterator[tuple[str, bytes | Path]]:
        """The path of each file below the handbook's root, with its content."""
        for language in LANGUAGES:
            for page in self._pages(language):
                yield f"{page.folder}index.html", self._framed(page).encode()
        yield from self._pictures.items()
        for name in _ASSETS:
            yield f"assets/{name}", self._assets / name

    def _pages(self, language: MessageLanguage) -> Iterator[Page]:
        yield self._start(language)
        yield from self._chapter_pages(language)
        yield from self._lists(language)
        for one in self._codes[language].values():
            yield self._code(one, language)

    @cached_property
    def _codes(self) -> Mapping[MessageLanguage, Mapping[str, Explained]]:
        return {language: {code: explained(code, language) for code in examples()} for language in LANGUAGES}

    def _themes(self, language: MessageLanguage) -> list[dict[str, Any]]:
        names, codes = words(language)["themes"], self._codes[language].values()
        return [
            {"key": theme, "name": names[theme], "codes": [one for one in codes if one.theme == theme]}
            for theme in THEMES
        ]

    def _start(self, language: MessageLanguage) -> Page:
        say, root = words(language), _PROBLEMS[language]
        more = {"themes": self._themes(language), "problems": root, "letters": root + _LETTERS[language]}
        chapters = [
            {"way": f"{one.head.slug}/", "title": one.head.title, "about": one.head.about}
            for one in self._chapters[language]
        ]
        body = self._render("start", language, chapters=chapters, **more)
        return self._page(language, {each: _ROOTS[each] for each in LANGUAGES}, say["handbook"], say["about"], body)

    def _chapter_pages(self, language: MessageLanguage) -> Iterator[Page]:
        folders = {one.key: _folder(one) for one in self._chapters[language]}
        to_code = _ROOTS[language] + _PROBLEMS[language] + "{}/"
        made = ChapterHtml(self._render, folders, to_code.format, self._pictures)
        for one in self._chapters[language]:
            both = [other for each in LANGUAGES for other in self._chapters[each] if other.key == one.key]
            versions = {other.language: _folder(other) for other in both}
            body = made.body(one, "../" * folders[one.key].count("/"))
            text = self._render("chapter", language, chapter=one, body=body)
            yield self._page(language, versions, one.head.title, one.head.about, text)

    def _lists(self, language: MessageLanguage) -> Iterator[Page]:
        say = words(language)
        codes = sorted(self._codes[language].values(), key=lambda one: one.code)
        letters = sorted({one.code[0] for one in codes})
        by_letter = [
            {"key": letter, "name": letter.upper(), "codes": [one for one in codes if one.code[0] == letter]}
            for letter in letters
        ]
        for key, themes, last in (("problems", self._themes(language), ""), ("letters", by_letter, "letters")):
            title, about = say[key], say[f"{key}_about"]
            way = "../" if last else ""
            body = self._render("codes", language, title=title, about=about, themes=themes, way=way)
            folders = {each: _ROOTS[each] + _PROBLEMS[each] + (_LETTERS[each] if last else "") for each in LANGUAGES}
            yield self._page(language, folders, title, about, body)

    def _code(self, one: Explained, language: MessageLanguage) -> Page:
        same = [code for code, each in examples().items() if each.theme == one.theme and code != one.code]
        body = self._render("code", language, v=one, same=same)
        folders = {each: f"{_ROOTS[each]}{_PROBLEMS[each]}{one.code}/" for each in LANGUAGES}
        return self._page(language, folders, one.code, one.sentence, body)

    def _page(
        self, language: MessageLanguage, folders: Mapping[MessageLanguage, str], title: str, about: str, body: str
    ) -> Page:
        versions = tuple(Version(each, _NAMES[each], folder) for each, folder in folders.items())
        return Page(language, folders[language], title, about, Markup(body), versions)  # noqa: S704 - our own templates

    def _framed(self, page: Page) -> str:
        say, root = words(page.language), _ROOTS[page.language]
        problems = root + _PROBLEMS[page.language]
        menu = [
            {"folder": root, "text": say["home"]},
            {"folder": problems, "text": say["problems"]},
            {"folder": problems + _LETTERS[page.language], "text": say["letters"]},
        ]
        up = "../" * page.folder.count("/") or "./"
        return self._render("frame", page.language, page=page, up=up, home=root, menu=menu)

    def _render(self, template: str, language: MessageLanguage, **given: object) -> str:
        made = self._environment.get_template(f"handbook/{template}.html")
        return made.render(w=words(language), marked=marked, **given)


def _folder(chapter: Chapter) -> str:
    return f"{_ROOTS[chapter.language]}{chapter.head.slug}/"


def marked(text: str) -> Markup:
    """A sentence in which what stands between backticks is code."""
    return Markup(_CODE.sub(lambda found: f"<code>{found[1] or found[2]}</code>", str(escape(text))))  # noqa: S704
