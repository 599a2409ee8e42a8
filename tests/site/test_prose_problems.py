"""Mistakes in the pages of prose: each is told with its file, before anything is built."""

from __future__ import annotations

import shutil
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


@pytest.mark.parametrize(
    ("typed", "place", "meant"),
    [
        ("{{ count.units of them", "9:5", "{{ count.units }}"),
        ("{ count.units } of them", "9:5", "{{ count.units }}"),
        ("{{ count.units } of them", "9:5", "{{ count.units }}"),
        ("count.units }} of them", "9:17", "{{ count.units }}"),
        ("{{ count.units and {{ count.units }}", "9:5", "{{ count.units }}"),
        ("{{{ count.units }}}", "9:5", ""),
        ("{{ }}", "9:5", ""),
        ("of\n}} them", "10:1", ""),
        ("{{ claim.made-up\n", "9:5", "{{ claim.made-up }}"),
        ("{% if count.units %}", "9:5", ""),
    ],
)
def test_braces_that_are_no_whole_placeholder_are_told_in_their_place(
    content: Path, typed: str, place: str, meant: str
) -> None:
    write(content, "fi/urgent.md", f"Yks {typed}\n")
    (problem,) = problems(content)
    assert (problem.code, f"{problem.place.line}:{problem.place.column}") == ("placeholder-form", place)
    assert problem.suggestion == meant


@pytest.mark.parametrize(
    "typed", ["[x] (https://made-up.example/)", "[x]({{ page.units }} made up.", "[x] ({{ page.y }})"]
)
def test_link_that_is_not_whole_is_told(content: Path, typed: str) -> None:
    write(content, "fi/urgent.md", f"Yks {typed}\n\n(Made up.)\n")
    assert told(content) == ["content/fi/urgent.md:9 link-form"]


@pytest.mark.parametrize(
    "typed", ["[x](#y)", "[x](<../y z/>)", "[x] (made up)", "[x]({{ page.units }}#y) (z)", "[x](../y_(z)/)"]
)
def test_whole_link_is_accepted(content: Path, typed: str) -> None:
    write(content, "fi/urgent.md", f"Yks {typed}\n")
    assert told(content) == []


def test_placeholder_cut_in_two_by_a_line_break_is_told_on_both_lines(content: Path) -> None:
    write(content, "fi/urgent.md", "Yks {{ count.\nunits }} kotia.\n")
    assert told(content) == ["content/fi/urgent.md:9 placeholder-form", "content/fi/urgent.md:10 placeholder-form"]


@pytest.mark.parametrize("field", ["title", "description", "short"])
@pytest.mark.parametrize("value", ["Yks {{ count.units }} kodista", "{{ count.units }} kotia"])
def test_placeholder_in_the_head_would_be_shown_as_it_stands(content: Path, field: str, value: str) -> None:
    page = content / "fi/urgent.md"
    page.write_text(page.read_text().replace(f"{field}: Made-up", f"{field}: {value}"))
    (problem,) = problems(content)
    assert problem.code == "placeholder-not-here"
    assert problem.place.text.startswith(f"{field}: ")


@pytest.mark.parametrize(
    "body",
    [
        "{{ block.urgent }}\n",
        "\n{{ block.urgent }}",
        "Made-up.\n\n{{ block.urgent }}\n\n  {{ block.cost }}  \n \t\n{{ block.steps }}\n\nMade-up.\n",
    ],
)
def test_block_alone_on_its_line_is_accepted(content: Path, body: str) -> None:
    write(content, "fi/urgent.md", body)
    assert told(content) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("See {{ block.urgent }}.\n", [9]),
        ("- {{ block.urgent }}\n", [9]),
        ("## {{ block.urgent }}\n", [9]),
        ("Made-up.\n{{ block.urgent }}\n\n", [10]),
        ("{{ block.urgent }}\nMade-up.\n", [9]),
        ("{{ block.urgent }}\n{{ block.cost }}\n", [9, 10]),
        ("Made-up.\n\n    {{ block.urgent }}\n", [11]),
    ],
)
def test_block_in_a_text_is_refused(content: Path, body: str, lines: list[int]) -> None:
    write(content, "fi/urgent.md", body)
    assert told(content) == [f"content/fi/urgent.md:{line} block-in-text" for line in lines]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Made-up\n", "title: unknown\n", "2 not-unknown"),
        ("title: Made-up\n", "", "2 missing-field"),
        ("slug: made-up", "slug: Unknown #", "3 bad-page-address"),
        ("slug: made-up", "slug: unknown #", "3 not-unknown"),
        ("slug: made-up", "slug: Äiti/lapsi #", "3 bad-page-address"),
        ("description: Made-up.", "description: unknown", "4 not-unknown"),
        ("short: Made-up.", "short: UNKNOWN", "5 not-unknown"),
        ("order: 1\n", "order: 1\nkeywords: [made-up, unknown]\n", "8 not-unknown"),
        ("---\ntitle", "title", "1 head-missing"),
        ("order: 1\n---\n", "order: 1\n", "1 head-open"),
        ("title: Made-up\n", "- title\n", "3 yaml-indent"),
    ],
)
def test_mistake_in_the_head_is_told_in_its_line(content: Path, old: str, new: str, expected: str) -> None:
    page = content / "fi/urgent.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert told(content) == [f"content/fi/urgent.md:{expected}"]


def test_address_that_cannot_be_one_is_told_with_the_nearest_that_can(content: Path) -> None:
    write(content, "fi/urgent.md", slug="Äiti ja lapsi")
    assert [problem.suggestion for problem in problems(content)] == ["aiti-ja-lapsi"]


def test_mend_of_a_missing_title_does_not_advise_unknown(content: Path) -> None:
    page = content / "fi/urgent.md"
    page.write_text(page.read_text().replace("title: Made-up\n", ""))
    (problem,) = problems(content)
    assert "title: unknown" not in problem.mend("en") + problem.mend("fi")


@pytest.mark.parametrize(
    ("saved", "expected"),
    [
        (b"", "0 empty-file"),
        (b" \n\r\n", "0 empty-file"),
        (b"---\n---\nMade-up.\n", "1 head-missing"),
        (b"---\n- title: Made-up\n---\nMade-up.\n", "2 head-missing"),
        (b"---\nmade up\n---\nMade-up.\n", "2 head-missing"),
        (HEAD.format(slug="made-up").encode(), "8 page-without-text"),
        (HEAD.format(slug="made-up").encode().rstrip(), "8 page-without-text"),
        (HEAD.format(slug="made-up").encode() + b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", "10 merge-conflict"),
        (HEAD.format(slug="made-up").encode("utf-16"), "1 not-utf8"),
        (HEAD.format(slug="made-up").encode() + b"\xe4iti", "9 not-utf8"),
    ],
)
def test_page_that_is_saved_badly_is_told_in_its_line(content: Path, saved: bytes, expected: str) -> None:
    (content / "fi/urgent.md").write_bytes(saved)
    assert told(content) == [f"content/fi/urgent.md:{expected}"]


def test_page_of_a_whole_book_is_not_read(content: Path) -> None:
    write(content, "fi/urgent.md", "Made up. " * 200_000)
    assert told(content) == ["content/fi/urgent.md:0 file-too-large"]


@pytest.mark.parametrize("body", ["7 x " * 200_000, "7 x\n" * 200_000, "{ x\n" * 200_000, "<b " * 200_000])
def test_page_full_of_mistakes_ends_in_a_short_list(content: Path, body: str) -> None:
    write(content, "fi/urgent.md", body)
    codes = [problem.code for problem in problems(content)]
    assert len(codes) <= 201
    assert codes[-1] == "too-many-problems" or len(codes) == 1


def test_letters_of_another_encoding_are_told_each_in_its_place(content: Path) -> None:
    write(content, "fi/urgent.md", "Ã„iti ja lÃ¤heiset â€“ ja Ã itse.\n")
    found = [(problem.code, problem.place.column) for problem in problems(content)]
    assert found == [("broken-letters", 1), ("broken-letters", 11), ("broken-letters", 20)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("beginning", ["", "\ufeff"])
@pytest.mark.parametrize("after_dashes", ["", "  ", "\t"])
def test_page_is_read_however_an_editor_saves_it(content: Path, end: str, beginning: str, after_dashes: str) -> None:
    text = beginning + HEAD.format(slug="made-up").replace("---", f"---{after_dashes}") + "Yks {{ x\n"
    (content / "fi/urgent.md").write_bytes(text.replace("\n", end).encode())
    assert told(content) == ["content/fi/urgent.md:9 placeholder-form"]


def test_underline_of_a_heading_is_no_mark_of_a_merge(content: Path) -> None:
    write(content, "fi/urgent.md", "Made-up\n=======\n\nMade-up.\n")
    assert told(content) == ["content/fi/urgent.md:9 first-heading"]


@pytest.mark.parametrize("missing", ["", "sv"])
def test_missing_folder_is_the_only_problem_told(content: Path, missing: str) -> None:
    shutil.rmtree(content / missing)
    _, found = read_prose(content)
    assert [f"{problem.place.file} {problem.code}" for problem in found] == [
        f"{'content/' + missing if missing else 'content'} no-such-folder"
    ]


def test_file_in_place_of_a_folder_is_told(content: Path) -> None:
    shutil.rmtree(content / "sv")
    (content / "sv").write_text("made up")
    assert told(content) == ["content/sv:0 no-such-folder"]


def test_folder_in_place_of_a_page_is_told(content: Path) -> None:
    (content / "fi/urgent.md").unlink()
    (content / "fi/urgent.md").mkdir()
    assert told(content) == ["content/fi/urgent.md:0 not-a-file"]


@pytest.mark.parametrize(("asked", "told_file"), [("iterdir", "content/fi"), ("open", "content/fi/urgent.md")])
def test_folder_or_page_that_may_not_be_read_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch, asked: str, told_file: str
) -> None:
    ask = getattr(Path, asked)

    def refuse(path: Path, *arguments: object) -> object:
        if f"content/{path.relative_to(content)}" == told_file:
            raise PermissionError(13, "Permission denied")
        return ask(path, *arguments)

    monkeypatch.setattr(Path, asked, refuse)
    assert told(content) == [f"{told_file}:0 no-permission"]


def test_page_with_a_mistake_is_not_told_to_be_missing_too(content: Path) -> None:
    for language in LANGUAGES:
        (content / language / "urgent.md").write_text("no head")
    shelf, found = read_prose(content)
    assert {problem.code for problem in [*found, *page_problems(shelf)]} == {"head-missing"}


def test_file_that_is_no_page_is_told_and_what_programs_leave_is_not(content: Path) -> None:
    (content / "de").mkdir()
    for name in ("fi/notes.txt", "fi/extra.MD", "fi/old.md.orig", "fi/.hidden", "fi/urgent.md~", "lost.md", ".hidden"):
        (content / name).write_text("made up")
    _, found = read_prose(content)
    assert [(problem.place.file, problem.code) for problem in found] == [
        (f"content/{name}", "not-a-page") for name in ("de", "fi/extra.MD", "fi/notes.txt", "fi/old.md.orig", "lost.md")
    ]


@pytest.mark.parametrize("name", ["accessibility.yaml", "editions.yaml", "translations.yaml"])
def test_what_commands_keep_beside_the_pages_is_expected(content: Path, name: str) -> None:
    (content / name).touch()
    assert read_prose(content)[1] == []


@pytest.mark.parametrize("name", ["handbook", "units", "words"])
def test_other_folders_beside_the_pages_are_expected(content: Path, name: str) -> None:
    (content / name).mkdir()
    assert read_prose(content)[1] == []


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


PLAIN_HEAD = (
    "---\ntitle: Plain\nslug: {slug}\ndescription: Plain.\nshort: Plain.\nkind: {kind}\norder: 1\n{more}---\nPlain.\n"
)


@pytest.mark.parametrize(
    ("kind", "more", "wanted"),
    [
        ("plain", "plain_of: apply\n", []),
        ("plain", "", ["content/fi/plain.md:6 plain-or-not"]),
        ("core", "plain_of: apply\n", ["content/fi/plain.md:6 plain-or-not"]),
        ("plain", "plain_of: aply\n", ["content/fi/plain.md:8 plain-of"]),
        ("plain", "plain_of: plain\n", ["content/fi/plain.md:8 plain-of"]),
    ],
)
def test_page_in_plain_words_stands_beside_a_usual_one(content: Path, kind: str, more: str, wanted: list[str]) -> None:
    (content / "fi/plain.md").write_text(PLAIN_HEAD.format(slug="plain", kind=kind, more=more), encoding="utf-8")
    assert told(content) == wanted


def test_nearest_name_is_offered_for_the_page_in_usual_words(content: Path) -> None:
    more = "plain_of: aply\n"
    (content / "fi/plain.md").write_text(PLAIN_HEAD.format(slug="plain", kind="plain", more=more), encoding="utf-8")
    assert [problem.suggestion for problem in problems(content)] == ["apply"]


def test_no_page_has_two_in_plain_words(content: Path) -> None:
    for name in ("plain-a", "plain-b"):
        text = PLAIN_HEAD.format(slug=name, kind="plain", more="plain_of: apply\n")
        (content / f"fi/{name}.md").write_text(text, encoding="utf-8")
    assert told(content) == ["content/fi/plain-b.md:8 plain-twice"]


@pytest.mark.parametrize(
    "typed", ["Soita 112.", "Call 080 005 005.", "- 24 tuntia", "## Vuonna 2026", "[1](https://made-up.example/)"]
)
def test_digit_that_is_typed_into_the_text_is_a_problem(content: Path, typed: str) -> None:
    write(content, "fi/page.md", typed + "\n")
    assert told(content) == ["content/fi/page.md:9 digit-in-prose"]
