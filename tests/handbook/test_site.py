"""The handbook is a small site without scripts: whole links, headings in order, everything in its language."""

from __future__ import annotations

import html as escapes
import re
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

import pytest
from lxml import html

from generator.handbook.examples import THEMES, examples
from generator.handbook.explained import explained
from generator.handbook.site import Handbook, marked
from generator.registry.problems import MessageLanguage

ROOT = Path(__file__).parents[2]
Tree: TypeAlias = Any
"""A page or a part of it, as lxml gives it."""


@cache
def pages() -> dict[str, str]:
    found = {path: content for path, content in files().items() if path.endswith(".html")}
    return {path: content.decode() for path, content in found.items() if isinstance(content, bytes)}


@cache
def files() -> dict[str, bytes | Path]:
    return dict(Handbook(ROOT / "content", ROOT / "overrides/assets").files())


@cache
def tree(path: str) -> Tree:
    return html.fromstring(pages()[path])


def test_each_kind_of_problem_has_a_page_in_both_languages() -> None:
    for code in examples():
        assert f"ongelmat/{code}/index.html" in pages()
        assert f"en/problems/{code}/index.html" in pages()


@pytest.mark.parametrize(("language", "path"), [("fi", "ongelmat/bad-phone/"), ("en", "en/problems/bad-phone/")])
def test_a_page_shows_the_message_of_its_own_example(language: MessageLanguage, path: str) -> None:
    one = explained("bad-phone", language)
    wrong, message, right = (pre.text_content() for pre in tree(f"{path}index.html").xpath("//pre"))
    assert (wrong, message, right) == (one.wrong, one.message, one.right)
    assert "^^^" in message


@pytest.mark.parametrize(("language", "path"), [("fi", "vaihda-puhelinnumero/"), ("en", "en/change-a-phone-number/")])
def test_a_chapter_shows_the_message_of_its_example_as_a_picture_and_as_text(
    language: MessageLanguage, path: str
) -> None:
    page = tree(f"{path}index.html")
    (image,) = page.xpath("//img")
    assert image.get("alt").endswith("bad-phone")
    assert resolved(f"{path}index.html", image.get("src")) in files()
    assert explained("bad-phone", language).message in [pre.text_content() for pre in page.xpath("//pre")]


def test_both_lists_lead_to_every_code() -> None:
    for path, way in (("ongelmat/", ""), ("ongelmat/a-o/", "../"), ("en/problems/", ""), ("en/problems/a-z/", "../")):
        listed = set(tree(f"{path}index.html").xpath("//main//li/a/@href"))
        assert listed == {f"{way}{code}/" for code in examples()}, path
    assert list(tree("ongelmat/index.html").xpath("//h2/@id")) == list(THEMES)


def test_every_link_leads_to_a_file_of_the_handbook_and_to_a_place_in_it() -> None:
    for path in pages():
        for link in tree(path).xpath("//@href | //@src"):
            address, _, anchor = str(link).partition("#")
            found = resolved(path, address) if address else path
            assert found in files(), f"{path}: {link}"
            assert not anchor or tree(found).xpath(f'//*[@id="{anchor}"]'), f"{path}: {link}"


def resolved(page: str, address: str) -> str:
    steps = list(PurePosixPath(page).parent.parts)
    for step in address.split("/"):
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join([*steps, "index.html"] if address.endswith("/") else steps)


def test_every_page_has_its_language_one_title_a_skip_link_and_headings_in_order() -> None:
    titles = set()
    for path in pages():
        page = tree(path)
        assert page.get("lang") == ("en" if path.startswith("en/") else "fi")
        (title,) = page.xpath("//head/title/text()")
        titles.add((page.get("lang"), title))
        assert page.xpath("//body/a[1]/@href") == ["#main"]
        levels = [int(one.tag[1]) for one in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
    assert len(titles) == len(pages())


def test_nothing_runs_and_nothing_comes_from_elsewhere() -> None:
    for path, text in pages().items():
        assert "<script" not in text
        assert not re.search(r"\son[a-z]+=", text), path
        assert not [link for link in tree(path).xpath("//@href | //@src") if ":" in link or link.startswith("//")]
        assert "default-src 'none'" in escapes.unescape(text)


def test_each_page_leads_to_itself_in_the_other_language() -> None:
    for path in pages():
        (other,) = tree(path).xpath('//nav[@class="languages"]//a/@href')
        (back,) = tree(resolved(path, other)).xpath('//nav[@class="languages"]//a/@href')
        assert resolved(resolved(path, other), back) == path


def test_a_region_that_scrolls_can_be_reached_by_keys_and_has_a_name() -> None:
    for path in pages():
        for pre in tree(path).xpath("//pre"):
            assert pre.get("tabindex") == "0"
            name = pre.get("aria-label") or tree(path).xpath(f'//*[@id="{pre.get("aria-labelledby")}"]')
            assert name, path


def test_code_in_a_sentence_is_code_and_nothing_else_is_markup() -> None:
    assert marked("Write `<b>` & go") == "Write <code>&lt;b&gt;</code> &amp; go"
    assert marked("Ei ala `` ` ``") == "Ei ala <code>`</code>"
