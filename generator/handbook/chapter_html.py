"""A chapter as HTML: its Markdown, and its examples with the messages that they really give."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown import Markdown  # type: ignore[import-untyped]
from markupsafe import Markup

from generator.handbook.chapters import Fence
from generator.handbook.examples import examples
from generator.handbook.pictures import picture
from generator.handbook.words import words
from generator.publish.project import InputProblems
from generator.registry.problems import Place, Problem, as_text
from generator.registry.prose import HANDBOOK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.handbook.chapters import Chapter

_TO_CHAPTER = re.compile(r"\]\(([a-z0-9-]+)\.md(#[a-z0-9-]+)?\)")
_TO_CODE = re.compile(r"\]\(code:([a-z0-9-]+)\)")


@dataclass(slots=True)
class ChapterHtml:
    """Makes chapters of one build; ``render`` fills a template.

    ``pictures`` holds the pictures by the paths below the handbook's root.
    """

    render: Callable[..., str]
    folders: Mapping[str, str]
    to_code: Callable[[str], str]
    pictures: dict[str, bytes] = field(default_factory=dict)

    def body(self, chapter: Chapter, up: str) -> Markup:
        """The HTML of a chapter, from whose page ``up`` leads to the handbook's root.

        Raises ``InputProblems`` for a link to a chapter or a code that there is not.
        """
        made, number = [], 0
        for part in chapter.parts():
            if isinstance(part, Fence):
                number += 1
                made.append(self._fence(part, chapter, number, up))
            else:
                made.append(Markdown(extensions=["tables", "def_list"]).convert(self._linked(part, chapter, up)))
        return Markup("\n".join(made))  # noqa: S704 - Markdown of this project's own people

    def _linked(self, text: str, chapter: Chapter, up: str) -> str:
        broken = [f"{found[1]}.md" for found in _TO_CHAPTER.finditer(text) if found[1] not in self.folders]
        broken += [f"code:{found[1]}" for found in _TO_CODE.finditer(text) if found[1] not in examples()]
        if broken:
            place = Place(f"content/{HANDBOOK}/{chapter.language}/{chapter.key}.md")
            raise InputProblems([Problem("broken-link", place, {"link": one, "path": one}) for one in broken])
        text = _TO_CHAPTER.sub(lambda found: f"]({up}{self.folders[found[1]]}{found[2] or ''})", text)
        return _TO_CODE.sub(lambda found: f"]({up}{self.to_code(found[1])})", text)

    def _fence(self, fence: Fence, chapter: Chapter, number: int, up: str) -> str:
        say, message, image = words(chapter.language), "", ""
        if fence.code:
            problem = next((one for one in fence.problems if one.code == fence.code), None)
            message = as_text(problem, chapter.language) if problem else ""
        if message and {"picture", "parts"} & set(fence.words):
            name = f"{chapter.language}-{chapter.key}-{number}"
            image = f"pictures/{name}.svg"
            self.pictures[image] = picture(message, name, numbered="parts" in fence.words)
        title = say["wrong" if fence.code else "right"] if fence.is_checked else ""
        return self.render(
            "fence",
            chapter.language,
            title=title,
            number=number,
            text=fence.text.rstrip("\n"),
            message=message,
            code=fence.code,
            to_code=up + self.to_code(fence.code),
            image=image and up + image,
        )
