"""Every known attack in every place of a page of prose: refused in its place, or nothing but words in what is made."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.publish.links import Links
from generator.publish.project import InputProblems
from generator.registry.problems import Problem
from generator.registry.prose import Shelf, read_prose
from generator.site.site import Site
from tests.hostile.examine import findings
from tests.hostile.fields import base
from tests.hostile.pages import plain_shelf, write
from tests.hostile.rounds import assert_clear, assert_harmless_words
from tests.hostile.shapes import file_names, shape_of, write_all
from tests.hostile.sites import SITE_URL, checked, outputs, site_of

LANGUAGE = "fi"


def without(shelf: Shelf, problems: Iterable[Problem]) -> Shelf:
    """The shelf without the pages that a problem is about; each problem must have its place."""
    files = set()
    for problem in problems:
        if problem.is_error:
            assert_clear(problem)
            files.add(problem.place.file)
    kept = {
        language: {key: article for key, article in articles.items() if article.file not in files}
        for language, articles in shelf.articles.items()
    }
    return Shelf(kept)


def made(shelf: Shelf) -> Site:
    return site_of(checked(base()), shelf, (LANGUAGE,))


def published(site: Site) -> dict[str, bytes]:
    """The files of a site without the pages that the last check of links refuses."""
    files = outputs(site)
    while True:
        try:
            list(Links(SITE_URL, site.links_in_prose).checked(files.items()))
        except InputProblems as error:
            for problem in error.problems:
                key = Path(problem.place.file).stem
                of_prose = problem.place.file.startswith("content/")
                folder = site.book.folder(LANGUAGE, "page", key) if of_prose else ""
                files.pop(f"{folder}index.html" if of_prose else problem.place.file, None)
        else:
            return files


def test_every_attack_in_every_place_of_a_page(tmp_path: Path) -> None:
    plain_shelf(tmp_path)
    write_all(tmp_path, LANGUAGE)
    shelf = without(*read_prose(tmp_path))
    shelf = without(shelf, made(shelf).problems())
    site = made(shelf)
    pages = {f"{folder}index.html" for folder in site.book.places(LANGUAGE).values()}
    shelf = without(shelf, Links(SITE_URL, site.links_in_prose).broken_in_prose(pages))
    files = published(made(shelf))
    assert findings(files, SITE_URL, every=10) == []
    accepted = Counter(shape_of(article.file) for article in shelf.articles[LANGUAGE].values())
    # Most places take many attacks as words, so that it is the pages that are examined and not only the refusals.
    most = {shape for shape, number in accepted.items() if number > 40}
    assert most >= {"text", "heading", "table", "title-of-a-link", "code", "in-title", "in-short", "in-keywords"}


def test_an_attack_as_the_name_of_a_file_is_refused_or_only_a_word(tmp_path: Path) -> None:
    plain_shelf(tmp_path)
    for name in file_names():
        write(tmp_path, LANGUAGE, name, "Made-up.", slug="made-up")
    shelf, problems = read_prose(tmp_path)
    refused = {Path(problem.place.file).stem for problem in problems if problem.is_error}
    sound = {key for key in shelf.articles[LANGUAGE] if key not in refused}
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key) for key in sound)
    assert len(refused) > 100
    for problem in problems:
        assert_harmless_words(problem)


@pytest.mark.parametrize(
    "body",
    ["\n".join(f"{'    ' * depth}- x" for depth in range(300)), "x\n:   x\n" * 2000],
    ids=["lists in lists", "definitions of definitions"],
)
def test_a_page_that_cannot_be_taken_apart_is_named(body: str, tmp_path: Path) -> None:
    plain_shelf(tmp_path)
    write(tmp_path, LANGUAGE, "made-up", body)
    shelf, _ = read_prose(tmp_path)
    with pytest.raises(InputProblems) as raised:
        outputs(made(shelf))
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file) == ("too-entangled", "content/fi/made-up.md")


PARTS = "]( ](a [ ![ {{_a_ { >_ # 1. 1_ < & &# a_ = | ` ~ * _a: !["


@pytest.mark.parametrize("part", [*PARTS.split(), "\n", "\n \n", "]( "])
def test_no_page_is_read_for_ever(part: str, tmp_path: Path) -> None:
    size, part = 400_000, part.replace("_", " ")
    write(tmp_path, LANGUAGE, "made-up", f"x{part * (size // len(part))}\n\nx{part}{' ' * size}\n")
    began = time.process_time()
    read_prose(tmp_path)
    assert time.process_time() - began < 5
