"""Every link and anchor is checked, and a broken one is named together with its page."""

from __future__ import annotations

import pytest

from generator.publish.links import Links
from generator.publish.project import InputProblems
from generator.registry.problems import Place

SITE = "https://made-up.example/below/"


def check(**pages: str) -> str:
    files = [(path.replace("__", "/").replace("_html", ".html"), text.encode()) for path, text in pages.items()]
    try:
        assert list(Links(SITE).checked(files)) == files
    except InputProblems as problems:
        return problems.text()
    return ""


def page(link: str, body: str = "") -> str:
    return f'<a href="{link}">x</a>{body}'


@pytest.mark.parametrize(
    "link",
    [
        "b/",
        "./b/",
        "../a/b/",
        "../../top/a/b/",
        "b/index.html",
        "b/#there",
        "b/?question#there",
        "#here",
        "",
        "../picture%20one.svg",
        f"{SITE}top/a/b/#there",
        "https://other.example/nowhere/",
        "//other.example/nowhere/",
        "mailto:nobody@made-up.example",
        "tel:0000",
    ],
)
def test_good_links_pass(link: str) -> None:
    files = [
        ("top/a/index.html", page(link, '<p id="here">').encode()),
        ("top/a/b/index.html", b'<p id="there">'),
        ("top/picture one.svg", b""),
    ]
    assert list(Links(SITE).checked(files)) == files


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("c/", "leads to a/c/index.html, which does not exist"),
        ("b", "leads to a/b, which does not exist"),
        ("b/#nowhere", 'leads to the place "nowhere", which a/b/index.html does not have'),
        ("#nowhere", 'leads to the place "nowhere", which a/index.html does not have'),
        ("../../b/", "climbs out of the site"),
        ("../..", "climbs out of the site"),
        ("/a/b/", "starts at the server's root"),
        (f"{SITE}c/", "leads to c/index.html, which does not exist"),
    ],
)
def test_broken_link_is_named_with_its_page(link: str, reason: str) -> None:
    told = check(a__index_html=page(link), a__b__index_html='<p id="there">')
    assert f"The link `{link}` {reason}" in told
    assert "--> a/index.html" in told


def test_links_of_all_attributes_count() -> None:
    told = check(index_html='<img src="no.svg"><form action="no/"><link href="no.css">')
    assert told.count("does not exist") == 3


def test_anchor_may_have_letters_that_html_escapes_and_addresses_encode() -> None:
    assert not check(index_html='<p id="ä&amp;ö"></p><a href="#%C3%A4&amp;%C3%B6">x</a>')


def test_same_link_from_the_same_depth_is_found_once_and_from_another_again() -> None:
    link = page("../gone/")
    told = check(a__index_html=link, b__index_html=link, c__d__index_html=link)
    assert told.count("gone/index.html, which") == 2  # gone/ and c/gone/


def test_not_found_page_links_from_the_root_of_the_host() -> None:
    files = [("404.html", page("/below/a/").encode()), ("a/index.html", b"")]
    assert list(Links(SITE).checked(files)) == files
    with pytest.raises(InputProblems):
        list(Links(SITE).checked([("404.html", page("/elsewhere/").encode())]))


WRITTEN = Place("content/fi/what.md", 16, 5, 7, "[x](nowhere/)")


def test_broken_link_that_a_person_wrote_is_told_where_it_is_written_and_any_other_with_its_page() -> None:
    files = [("a/index.html", page("nowhere/").encode() + page("other/").encode() + page("#gone").encode())]
    written = [("a/index.html", link, WRITTEN) for link in ("nowhere/", "#gone", "#", "https://other.example/")]
    with pytest.raises(InputProblems) as raised:
        list(Links(SITE, lambda: written).checked(files))
    assert [(problem.code, problem.place.file, problem.place.line) for problem in raised.value.problems] == [
        ("broken-link", "a/index.html", 0),
        ("broken-anchor", "content/fi/what.md", 16),
        ("broken-link", "content/fi/what.md", 16),
    ]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("nowhere/", "broken-link"),
        ("nothing.md", "broken-link"),
        ("../../b/", "link-out-of-site"),
        ("/a/", "link-from-root"),
        ("javascript:x", "link-scheme"),
        ("b/", ""),
        ("b/#not-known-yet", ""),
        ("picture.svg", ""),
    ],
)
def test_of_what_a_person_wrote_much_is_known_before_anything_is_made(link: str, code: str) -> None:
    links = Links(SITE, lambda: [("a/index.html", link, WRITTEN)])
    found = [(problem.code, problem.place) for problem in links.broken_in_prose({"a/index.html", "a/b/index.html"})]
    assert found == ([(code, WRITTEN)] if code else [])


def test_thousands_of_broken_links_end_in_a_short_list() -> None:
    told = check(index_html="".join(page(f"{number}/") for number in range(3000)))
    assert told.count("error[broken-link]") == 50
    assert "and 2950 more broken links" in told
