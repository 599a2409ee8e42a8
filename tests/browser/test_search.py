"""The search box, by keyboard alone: places, the reader's own words, urgent help; what is typed stays in the page."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kit import KINDS, PHONE, WIDE, NewPage, go, hidden_part

TYPED = {
    "Heinolassa": ("kunnat/heinola/", "sv/kommuner/heinola/", "en/municipalities/heinola/"),
    "Lovisa": ("kunnat/loviisa/", "sv/kommuner/lovisa/", "en/municipalities/loviisa/"),
    "Jakobstad": ("kunnat/pietarsaari/", "sv/kommuner/jakobstad/", "en/municipalities/jakobstad/"),
    "Maarianhaminassa": ("kunnat/maarianhamina/", "sv/kommuner/mariehamn/", "en/municipalities/mariehamn/"),
    "myrskyla": ("kunnat/myrskyla/", "sv/kommuner/morskom/", "en/municipalities/myrskyla/"),
    " MYRSKYLÄ ": ("kunnat/myrskyla/", "sv/kommuner/morskom/", "en/municipalities/myrskyla/"),
    "Koski Tl": ("kunnat/koski-tl/", "sv/kommuner/koskis/", "en/municipalities/koski-tl/"),
    "kouvolla": ("kunnat/kouvola/", "sv/kommuner/kouvola/", "en/municipalities/kouvola/"),
    "70100": ("kunnat/kuopio/", "sv/kommuner/kuopio/", "en/municipalities/kuopio/"),
    "398": ("kunnat/lahti/", "sv/kommuner/lahtis/", "en/municipalities/lahti/"),
    "Nastola": ("kunnat/lahti/", "sv/kommuner/lahtis/", "en/municipalities/lahti/"),
    "Pertunmaalla": ("kunnat/mantyharju/", "sv/kommuner/mantyharju/", "en/municipalities/mantyharju/"),
    "Vääksy": ("kunnat/asikkala/", "sv/kommuner/asikkala/", "en/municipalities/asikkala/"),
    "Sankt Michel": ("kunnat/mikkeli/", "sv/kommuner/st-michel/", "en/municipalities/mikkeli/"),
}
STARTS = ("", "sv/", "en/")
LISTS = {"": "kunnat/", "sv/": "sv/kommuner/", "en/": "en/municipalities/"}
SEARCH_PAGES = {"": "haku/", "sv/": "sv/sok/", "en/": "en/search/"}
NONSENSE = "qwxyzqwxyz"
BEFORE_TYPING, PLACE_ANSWERS, LOOK_UP_DATA = 15_000, 40_000, 60_000
"""Bytes, compressed: of scripts that every page loads, and of the names of places in one language."""


def field(page: Page, name: str = "search") -> Locator:
    """A box of the page, reached by the Tab key: that of the head ("site-search") or that in the page."""
    found = page.locator(f"#{name}")
    if name == "search":
        page.locator("main").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if found.evaluate("field => field === document.activeElement"):
            break
    expect(found).to_be_focused()
    return found


def options(page: Page, name: str = "search") -> Locator:
    return page.locator(f"#{name}-list").get_by_role("option")


def status(page: Page, name: str = "search") -> Locator:
    return page.locator(f"form:has(#{name}) [role=status]")


def first_texts(page: Page, name: str = "search") -> list[str]:
    expect(options(page, name).first).to_be_visible()
    return options(page, name).locator(".search-title").all_inner_texts()


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("start", STARTS)
def test_typed_name_and_enter_lead_to_the_municipality(home: str, new_page: NewPage, start: str, typed: str) -> None:
    page = new_page()
    go(page, home + start)
    field(page)
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(home + TYPED[typed][STARTS.index(start)])
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_a_box_in_its_head(home: str, new_page: NewPage, kind: str) -> None:
    page = new_page()
    go(page, home + KINDS[kind])
    field(page, "site-search")
    page.keyboard.type("uupunut")
    assert first_texts(page, "site-search")[0] == "Uupunut ja yksin vauvan kanssa"
    assert hidden_part(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}uupumus/")


@pytest.mark.parametrize("start", STARTS)
def test_page_of_its_own_has_the_box_and_leads_to_all_lists(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + SEARCH_PAGES[start])
    field(page)
    page.keyboard.type("Espoo")
    assert first_texts(page)[0] in {"Espoo", "Esbo"}
    links = page.locator("main .link-list a")
    assert links.count() == 6
    links.first.click()
    page.wait_for_url(home + LISTS[start])


@pytest.mark.parametrize("start", STARTS)
def test_box_is_a_combobox_with_a_list_of_options(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + start)
    box = field(page)
    assert box.get_attribute("role") == "combobox"
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("hein")
    listbox = page.locator(f"#{box.get_attribute('aria-controls')}")
    expect(listbox.get_by_role("option").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert listbox.get_attribute("role") == "listbox"
    assert listbox.get_attribute("aria-label")
    for group in listbox.get_by_role("group").all():
        assert page.locator(f"#{group.get_attribute('aria-labelledby')}").inner_text()

    page.keyboard.press("ArrowDown")
    first = options(page).first
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("hein")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")


@pytest.mark.parametrize("start", STARTS)
def test_chosen_answer_is_followed_and_answers_are_counted_aloud(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + start)
    field(page)
    page.keyboard.type("heinä")
    expect(status(page)).not_to_be_empty()
    page.wait_for_timeout(800)
    expect(status(page)).to_contain_text(str(options(page).count()))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    expect(chosen).to_have_count(1)
    address = chosen.evaluate("option => option.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)


@pytest.mark.parametrize("start", STARTS)
def test_unknown_name_is_kept_and_the_list_is_offered(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + start)
    typed = field(page)
    page.keyboard.type(NONSENSE)
    expect(status(page)).not_to_be_empty()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == home + start
    expect(typed).to_have_value(NONSENSE)
    expect(options(page)).to_have_count(0)
    offered = page.locator(".search .search-below a")
    assert offered.get_attribute("href") == page.locator(".search-list a").get_attribute("href")


def test_misspelt_place_is_answered_with_few_near_ones(home: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, home)
    field(page)
    page.keyboard.type("heinolaa lähellä")
    assert first_texts(page)[0] == "Heinola"
    page.locator("#search").fill("hoinola")
    expect(page.locator("#search-near")).to_be_visible()
    near = page.locator("[role=group]:has(#search-near)").get_by_role("option")
    assert 1 <= near.count() <= 3
    assert "Heinola" in near.first.inner_text()


def test_same_name_in_several_places_is_told_apart_by_the_county(home: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, home)
    field(page)
    page.keyboard.type("Lappi")
    assert len(set(first_texts(page)[:2])) == 2
    assert "Rauma" in first_texts(page)
    assert "hyvinvointialue" in options(page).nth(1).inner_text()


@pytest.mark.parametrize(
    ("start", "typed", "told"),
    [
        ("", "Nastola", "Nastola on ollut osa Lahtea vuodesta 2016"),
        ("sv/", "Nastola", "Nastola har hört till Lahtis sedan 2016"),
        ("en/", "Nastola", "Nastola has been part of Lahti since 2016"),
        ("", "70100", "Postinumero 70100"),
        ("", "Vääksyssä", "Vääksy on osa Asikkalaa"),
    ],
)
def test_why_a_place_is_the_answer_is_told(home: str, new_page: NewPage, start: str, typed: str, told: str) -> None:
    page = new_page()
    go(page, home + start)
    field(page)
    page.keyboard.type(typed)
    expect(options(page).first).to_contain_text(told)


@pytest.mark.parametrize(
    ("typed", "unit"), [("Pinja", "Ensikoti Pinja"), ("taika", "Ensikotiyksikkö Taika"), ("Tays", "Tampereen ensikoti")]
)
def test_unit_is_found_by_its_own_name_or_keyword(home: str, new_page: NewPage, typed: str, unit: str) -> None:
    page = new_page()
    go(page, home)
    field(page)
    page.keyboard.type(typed)
    assert first_texts(page)[0] == unit


@pytest.mark.parametrize(
    ("start", "typed"), [("", "mies lyö minua"), ("sv/", "min man slår mig"), ("en/", "my husband hits me")]
)
def test_words_of_danger_show_urgent_help_above_all_answers(
    home: str, new_page: NewPage, start: str, typed: str
) -> None:
    page = new_page(WIDE)
    go(page, home + start)
    field(page)
    page.keyboard.type(typed)
    help_numbers = page.locator(".search .search-answers a[href='tel:112']")
    expect(help_numbers).to_be_visible()
    assert page.locator(".search .search-answers a[href='tel:080005005']").is_visible()
    first = options(page).first.bounding_box()
    above = help_numbers.bounding_box()
    assert first
    assert above
    assert above["y"] < first["y"]
    expect(status(page)).to_contain_text("112")
    page.locator("#search").fill("Heinola")
    expect(help_numbers).to_have_count(0)


def test_spelling_is_put_right_with_the_words_of_the_site(home: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, home)
    field(page)
    page.keyboard.type("mielentervesongelma")
    button = page.locator(".search .search-corrected")
    expect(button).to_have_text("Tarkoititko: mielenterveysongelma?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_have_value("mielenterveysongelma")
    expect(page.locator("#search")).to_be_focused()
    expect(button).to_have_count(0)


def test_full_text_answers_what_no_keyword_does_even_if_no_page_has_all_words(home: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, home)
    field(page)
    # "lepattaa" is on no page: only the retry with single words finds the page with the other one.
    page.keyboard.type("avajaisten lepattaa")
    texts = page.locator("[role=group]:has(#search-texts)").get_by_role("option")
    expect(texts.first).to_be_visible()
    assert "orvokki" in " ".join(str(one.get_attribute("href")) for one in texts.all())


def test_a_word_that_is_nowhere_has_no_answer(home: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, home)
    field(page)
    page.keyboard.type("Zzatlantis")
    page.wait_for_timeout(1500)
    expect(options(page)).to_have_count(0)
    expect(page.locator(".search .search-below")).to_be_visible()


@pytest.mark.parametrize("start", STARTS)
def test_nothing_typed_is_sent_or_kept(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    go(page, home + start)
    box = field(page)
    page.keyboard.type("tampere väsymys")
    expect(options(page).first).to_be_visible()
    page.wait_for_timeout(800)
    # Pagefind asks for the time's own copy of its first file, so that no old one is used.
    queries = [query for url in asked if not (query := urlsplit(url).query).startswith("ts=1") and query]
    assert queries == []
    assert not [url for url in asked if "#" in url or "tampere" in url.lower()]
    kept = "Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length"
    assert page.evaluate(kept) == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/*tammerfors/" if start == "sv/" else "**/tampere/")
    page.go_back()
    assert page.url == home + start
    expect(box).to_have_value("")


def test_what_the_box_needs_comes_once_when_it_is_first_used(home: str, new_page: NewPage) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    go(page, home)
    assert [path for path in asked if "search" in path] == ["/assets/search/box.js"]
    field(page)
    page.keyboard.type("lahti")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#site-search").focus()
    page.keyboard.type("lahti")
    expect(options(page, "site-search").first).to_be_visible()
    data = [path for path in asked if path.startswith("/data/search/") and path.endswith(".json")]
    assert sorted(data) == ["/data/search/answers-fi.json", "/data/search/places-fi.json"]


@pytest.mark.parametrize("question", ["lahti", "15100", "inari"])
def test_what_is_loaded_while_a_place_is_typed_is_no_more_than_a_place_needs(
    home: str, new_page: NewPage, built_site: Path, question: str
) -> None:
    page = new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    go(page, home)
    field(page)
    page.keyboard.type(question, delay=100)
    expect(options(page).first).to_be_visible()
    data = [path for path in asked if path.startswith("/data/search/") and path.endswith(".json")]
    assert "/data/search/texts-fi.json" not in data
    assert sum(len(gzip.compress((built_site / path[1:]).read_bytes(), 6)) for path in data) <= LOOK_UP_DATA


def test_box_weighs_little(built_site: Path) -> None:
    def weight(file: Path) -> int:
        return len(gzip.compress(file.read_bytes(), 6))

    assert weight(built_site / "assets/search/box.js") <= BEFORE_TYPING
    for language in ("fi", "sv", "en"):
        assert weight(built_site / f"data/search/places-{language}.json") <= PLACE_ANSWERS


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_answers_in_the_head_lie_over_the_page_and_close(home: str, new_page: NewPage, width: int) -> None:
    page = new_page(width)
    go(page, f"{home}maksut/")
    field(page, "site-search")
    page.keyboard.type("mitä maksaa")
    expect(options(page, "site-search").first).to_be_visible()
    assert hidden_part(page) == []
    page.mouse.click(2, 700)
    expect(page.locator("#site-search-list")).to_be_hidden()


@pytest.mark.parametrize("start", STARTS)
def test_empty_field_leads_to_the_list(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + start)
    field(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{LISTS[start]}**")


@pytest.mark.parametrize("lost", ["**/search/box.js", "**/search/finder.js", "**/places-*.json"])
@pytest.mark.parametrize("start", STARTS)
def test_without_script_or_names_the_form_leads_to_the_list(
    home: str, new_page: NewPage, start: str, lost: str
) -> None:
    page = new_page()
    page.route(lost, lambda route: route.abort())
    go(page, home + start)
    field(page)
    page.keyboard.type("Heinola")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{LISTS[start]}**")
    assert "einola" not in page.url


def test_without_full_text_the_other_answers_stay(home: str, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    go(page, home)
    field(page)
    page.keyboard.type("väsymys")
    assert first_texts(page)[0] == "Uupunut ja yksin vauvan kanssa"
    page.wait_for_timeout(600)
    expect(options(page).first).to_be_visible()
