"""Mistakes in the pages of prose: each is told with its file, before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.links import Links
from generator.publish.project import InputProblems
from generator.registry.problems import Problem
from generator.registry.prose import read_prose
from generator.registry.values import LANGUAGES
from generator.site.prose_problems import NEEDED, page_problems

HEAD = "---\ntitle: Made-up\nslug: {slug}\ndescription: Made-up.\nshort: Made-up.\nkind: core\norder: 1\n---\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The pages that a site cannot do without, in all languages, and nothing else."""
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        for key in NEEDED:
            write(tmp_path, f"{language}/{key}.md", slug='""' if key == "index" else f"made-up-{key}")
    return tmp_path


def write(content: Path, file: str, body: str = "Made-up.\n", slug: str = "made-up") -> None:
    (content / file).write_text(HEAD.format(slug=slug) + body, encoding="utf-8")


def problems(content: Path) -> list[Problem]:
    shelf, found = read_prose(content)
    return [problem for problem in [*found, *page_problems(shelf)] if problem.is_error]


def told(content: Path) -> list[str]:
    return [f"{problem.place.file}:{problem.place.line} {problem.code}" for problem in problems(content)]


def test_sound_pages_have_no_problems(content: Path) -> None:
    assert told(content) == []


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert)",
        "[x](JavaScript:alert)",
        "[x]( javascript:alert)",
        "[x](\njavascript:alert)",
        "![x](data:text/html,x)",
        "[x](vbscript:x 'title')",
        "[x][y]\n\n[y]: javascript:alert",
        "[x][y]\n\n   [y]:   data:text/html,x",
        "[x](file:///etc/made-up)",
    ],
)
def test_link_that_runs_or_opens_something_is_refused_in_its_place(content: Path, link: str) -> None:
    write(content, "fi/urgent.md", f"Made-up.\n\nSee {link}.\n")
    (problem,) = problems(content)
    assert (problem.code, problem.place.file) == ("link-scheme", "content/fi/urgent.md")
    assert problem.place.line >= 11


@pytest.mark.parametrize("target", ["https://made-up.example/", "mailto:x@made-up.example", "../x/", "#made-up:up"])
def test_link_that_leads_somewhere_is_accepted(content: Path, target: str) -> None:
    write(content, "fi/urgent.md", f"See [x]({target}): made-up.\n")
    assert told(content) == []


@pytest.mark.parametrize(
    "link", ["javascript:x", "JAVASCRIPT:x", "java\tscript:x", " javascript:x", "data:text/html,x"]
)
def test_no_finished_page_has_such_a_link_whatever_it_came_from(link: str) -> None:
    with pytest.raises(InputProblems, match="1 problems"):
        list(Links("https://made-up.example/").checked([("index.html", f'<a href="{link}">x</a>'.encode())]))


@pytest.mark.parametrize("key", NEEDED)
def test_page_that_menus_lead_to_is_needed(content: Path, key: str) -> None:
    for language in LANGUAGES:
        (content / language / f"{key}.md").unlink()
    assert told(content) == [f"content/*/{key}.md:0 page-needed"]


def test_page_that_is_missing_in_one_language_is_no_error(content: Path) -> None:
    (content / "sv/index.md").unlink()
    assert told(content) == []


@pytest.mark.parametrize("slug", ["kunnat", "tilanteet", "sv", "assets", "data", "sheets"])
def test_address_of_another_part_of_the_site_is_refused(content: Path, slug: str) -> None:
    write(content, "fi/urgent.md", slug=slug)
    assert told(content) == ["content/fi/urgent.md:3 slug-reserved"]


def test_address_is_free_where_another_language_has_it(content: Path) -> None:
    write(content, "sv/urgent.md", slug="kunnat")
    assert told(content) == []


def test_only_the_start_page_is_at_the_root(content: Path) -> None:
    write(content, "fi/index.md", slug="front")
    write(content, "fi/urgent.md", slug='""')
    assert told(content) == ["content/fi/index.md:3 start-page", "content/fi/urgent.md:3 start-page"]


def test_file_name_is_an_address_and_not_that_of_a_list(content: Path) -> None:
    for language in LANGUAGES:
        write(content, f"{language}/units.md")
        write(content, f"{language}/Made up.md", slug="other")
    assert sorted(told(content)) == sorted(
        line
        for language in LANGUAGES
        for line in (f"content/{language}/units.md:0 file-name-reserved", f"content/{language}/Made up.md:0 bad-id")
    )


def test_same_address_twice_is_told_at_the_slug(content: Path) -> None:
    write(content, "fi/urgent.md", slug="made-up-apply")
    assert told(content) == ["content/fi/urgent.md:3 slug-taken"]


@pytest.mark.parametrize("typed", ["<script>alert</script>", "<b onclick=x>", "&Tab;javascript", "<javascript:alert>"])
def test_html_is_refused(content: Path, typed: str) -> None:
    write(content, "fi/urgent.md", f"Made-up {typed}.\n")
    assert set(told(content)) == {"content/fi/urgent.md:9 html-in-prose"}


@pytest.mark.parametrize(
    "heading", ["# Made-up", "#Made-up", "  # Made-up", "> # Made-up", "- # Made-up", "Made-up\n===", "Made-up\n=  "]
)
def test_second_main_heading_is_told_at_its_line(content: Path, heading: str) -> None:
    write(content, "fi/urgent.md", f"## Made-up\n\n{heading}\n")
    assert told(content) == ["content/fi/urgent.md:11 first-heading"]


@pytest.mark.parametrize("text", ["## Made-up", "### Made-up", "See [x](#made-up).", "Made-up\n---", "a #b", "a = b"])
def test_what_is_no_main_heading_is_accepted(content: Path, text: str) -> None:
    write(content, "fi/urgent.md", f"{text}\n")
    assert told(content) == []
