"""The report in a real browser: every page, filters, sorting, passages, small screens, no JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.first

Look = Callable[[str], Page]
PAGES = (
    "index.html",
    "gaps.html",
    "commitments.html",
    "promises.html",
    "statistics.html",
    "partners.html",
    "people.html",
    "sources.html",
    "concerns.html",
    "networks.html",
    "documents.html",
    "methods.html",
    "documents/minutes-txt.html",
    "lives/promises.html",
    "lives/statistics.html",
    "lives/gaps.html",
)
VIEWS = ("networks/partners.html", "networks/statistic.html", "networks/gaps.html", "lives/networks/promises.html", "lives/networks/statistic.html")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_quietly(look: Look, name: str) -> None:
    page = look(name)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("html.scripted")).to_have_count(1)
    assert page.evaluate("document.styleSheets.length") == 1


def test_the_menu_leads_everywhere(look: Look) -> None:
    page = look("index.html")
    for name in page.locator("nav[aria-label=Pages] a").all_inner_texts():
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("nav a[aria-current=page]")).to_have_text(name)


def test_a_filter_by_choice_and_a_search_narrow_the_commitments(look: Look) -> None:
    page = look("commitments.html")
    rows = page.locator("#commitments tbody tr:visible")
    assert rows.count() == 6
    page.get_by_label("Status").select_option("planned")
    expect(page.locator("[data-found]")).to_have_text("3 of 6 shown")
    page.get_by_label("Owner").select_option("Harrow Vale NHS Trust")
    assert rows.count() == 2
    page.get_by_label("Search").fill("shared plan")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("</script><script>window.hacked=1</script>")


def test_a_search_by_keyboard_hides_gaps_and_empty_kinds(look: Look) -> None:
    page = look("gaps.html")
    search = page.get_by_label("Search")
    while not search.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("youth fund")
    expect(page.locator("article.item:visible")).to_have_count(1)
    expect(page.locator("section.group:visible h2")).to_have_text("No owner")


def test_a_link_to_something_that_a_filter_hides_shows_it(look: Look) -> None:
    page = look("gaps.html")
    page.get_by_label("Search").fill("youth fund")
    page.evaluate("location.hash = 'finding.no-deadline-0000000001'")
    expect(page.locator("[id='finding.no-deadline-0000000001']")).to_be_in_viewport()


def test_a_table_sorts_by_mouse_and_by_keyboard(look: Look) -> None:
    page = look("commitments.html")
    head = page.locator("th", has=page.get_by_role("button", name="Due"))
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    values = page.locator("#commitments tbody td:nth-child(4)").evaluate_all("cells => cells.map(cell => cell.dataset.value)")
    assert values == sorted(values)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")


@pytest.mark.parametrize("name", ["gaps.html", "commitments.html", "statistics.html", "concerns.html", "sources.html"])
def test_words_lead_to_the_very_words_highlighted_in_view(look: Look, name: str) -> None:
    page = look(name)
    quote = page.locator("blockquote").last
    words = quote.text_content()
    quote.locator("xpath=following-sibling::p[1]/a").click()
    page.wait_for_load_state()
    mark = page.locator("mark:target")
    expect(mark).to_be_in_viewport()
    assert mark.text_content() == words
    assert mark.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(255, 210, 77)"


def click_first_line(page: Page, mark: Locator) -> None:
    """Click the start of words that may go over a line's end: the corner of their box can lie beside them, where fonts break the line."""
    mark.scroll_into_view_if_needed()
    left, top = mark.evaluate("element => { const line = element.getClientRects()[0]; return [line.left + 4, line.top + line.height / 2]; }")
    page.mouse.click(left, top)


def test_a_click_on_highlighted_words_shows_what_rests_on_them(look: Look) -> None:
    page = look("documents/minutes-txt.html")
    click_first_line(page, page.locator("mark", has_text="cannot see the Referral Ledger").first)
    shown = page.locator("#notes .note:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Sight of data")
    page.get_by_role("button", name="Show all").click()
    assert page.locator("#notes .note:visible").count() > 10


def test_an_address_with_a_passage_shows_its_notes(look: Look, site: Path) -> None:
    page = look("documents/minutes-txt.html")
    anchor = page.locator("mark", has_text="Youth Fund").first.get_attribute("id")
    page.goto(f"{(site / 'documents' / 'minutes-txt.html').as_uri()}#{anchor}")
    expect(page.locator("#notes .note:visible")).to_have_count(1)
    expect(page.locator("mark.here")).to_have_text("the Youth Fund be continued")


def test_the_text_of_a_document_is_whole_and_in_the_right_direction(look: Look) -> None:
    page = look("documents/minutes-txt.html")
    text = page.locator("#text").text_content()
    assert text is not None
    assert text.startswith("Northmoor Partnership Board\n\nMinutes")
    assert "call & that lines <b>are</b> closed" in text
    assert page.locator("#text b").count() == 0


def test_the_first_tab_stop_skips_to_the_content(look: Look) -> None:
    page = look("statistics.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_without_javascript_everything_is_readable_and_no_dead_control_is_shown(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "commitments.html").as_uri())
    assert page.locator("#commitments tbody tr:visible").count() == 6
    expect(page.locator("form.filters")).to_be_hidden()
    page.locator("blockquote + p a").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_small_screen_has_no_sideways_scrolling(look: Look, name: str) -> None:
    page = look(name)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_a_printed_page_leaves_out_what_paper_cannot_do(look: Look) -> None:
    page = look("gaps.html")
    page.emulate_media(media="print")
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(page.locator("article.item").first).to_be_visible()


def test_a_printed_page_unfolds_what_is_folded(look: Look) -> None:
    page = look("partners.html")
    assert page.locator("details:not([open])").count() > 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, *VIEWS])
def test_axe_finds_nothing_serious(look: Look, axe: str, name: str, scheme: str) -> None:
    page = look(name)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    if name in VIEWS:
        page.locator("#rows tr").first.click()
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'], preload: false })")
    serious = [
        (rule["id"], [node["html"][:120] for node in rule["nodes"]])
        for rule in found["violations"]
        if rule["impact"] in {"serious", "critical"}
    ]
    assert not serious


def test_a_commitment_leads_to_the_life_of_its_promise_and_on_to_the_words_of_each_paper(look: Look) -> None:
    page = look("lives/commitments.html")
    row = page.locator("tr.item", has_text="survey tables to all members")
    row.get_by_role("link", name="last told: done").click()
    card = page.locator("article.life:target")
    expect(card).to_be_in_viewport()
    expect(card.locator("ol.stages > li")).to_have_count(2)
    card.locator("blockquote + p a").last.click()
    expect(page.locator("mark:target")).to_have_text("The survey tables were sent to members on 30 January")


def test_promises_are_narrowed_by_how_far_they_are_and_by_body(look: Look) -> None:
    page = look("lives/promises.html")
    shown = page.locator("article.life:visible")
    whole = shown.count()
    page.get_by_label("Last told").select_option("done")
    done = shown.count()
    assert 0 < done < whole
    page.get_by_label("Body").select_option("Merebank NHS Foundation Trust")
    assert 0 < shown.count() < done


def test_lives_are_readable_without_javascript(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "lives" / "promises.html").as_uri())
    expect(page.locator("article.life").first).to_be_visible()
    assert page.locator("svg.strip circle").count() > 30
    page.locator("ol.stages blockquote + p a").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    context.close()
