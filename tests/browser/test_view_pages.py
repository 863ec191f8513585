"""The views in a real browser: search, filter, evidence, keyboard, picture, and nothing from outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.first

Look = Callable[[str], Page]
KINDS = ("partners", "statistic", "gaps")
SHARED_PLAN = "Northmoor Council and Harrow Vale NHS Trust to agree a shared plan with </script><script>window.hacked=1</script>"


def drawn(page: Page) -> tuple[int, int]:
    """Return how many nodes and lines the drawing shows."""
    found = page.evaluate("[gapgraph.network.body.nodeIndices.length, gapgraph.network.body.edgeIndices.length]")
    return found[0], found[1]


def place_of(page: Page, label: str) -> dict[str, float]:
    """Return where a node stands on the screen."""
    script = """(label) => {
        const id = gapgraph.nodes.findIndex((node) => node.label === label), network = gapgraph.network;
        const at = network.canvasToDOM(network.getPosition(id)), box = document.getElementById("network").getBoundingClientRect();
        return { x: box.x + at.x, y: box.y + at.y };
    }"""
    place: dict[str, float] = page.evaluate(script, label)
    return place


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("folder", ["networks", "single"])
def test_a_view_opens_and_draws_all_that_is_bound(look: Look, folder: str, kind: str) -> None:
    page = look(f"{folder}/{kind}.html")
    nodes, lines = drawn(page)
    assert lines == page.evaluate("gapgraph.edges.length") > 5
    assert nodes == len({end for edge in page.evaluate("gapgraph.edges") for end in (edge["from"], edge["to"])})
    assert page.locator("#rows tr").count() == lines


def test_search_by_mouse_opens_the_evidence(look: Look) -> None:
    page = look("networks/partners.html")
    page.get_by_label("Find in the drawing").click()
    page.keyboard.type("council")
    page.get_by_role("option", name="Northmoor Council").click()
    expect(page.locator("#panel-title")).to_have_text("Northmoor Council")
    expect(page.locator("#panel")).to_contain_text("7 ties shown")


def test_search_by_keyboard_opens_the_evidence_and_escape_returns(look: Look) -> None:
    page = look("networks/partners.html")
    search = page.get_by_label("Find in the drawing")
    while not search.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("north")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text() in chosen
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(search).to_be_focused()


def test_search_finds_what_is_not_drawn_and_draws_it(look: Look) -> None:
    page = look("networks/partners.html")
    before, _ = drawn(page)
    page.get_by_label("Find in the drawing").fill("Chair")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("Nothing in the documents read binds it")
    assert drawn(page)[0] == before + 1


def test_search_without_a_match_says_so(look: Look) -> None:
    page = look("networks/partners.html")
    page.get_by_label("Find in the drawing").fill("zzz")
    expect(page.locator("#hits")).to_have_text("Nothing found")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()


def test_the_legend_hides_a_type_in_drawing_and_table_and_brings_it_back(look: Look) -> None:
    page = look("networks/partners.html")
    all_of_it = drawn(page)
    people = page.locator("#types input[data-key=Person]")
    people.click()
    nodes, lines = drawn(page)
    assert nodes == all_of_it[0] - 4
    assert lines == page.locator("#rows tr").count() < all_of_it[1]
    expect(page.locator("#rows")).not_to_contain_text("Ada Brook")
    people.focus()
    page.keyboard.press("Space")
    assert drawn(page) == all_of_it


def test_the_legend_hides_a_kind_of_tie(look: Look) -> None:
    page = look("networks/partners.html")
    _, lines = drawn(page)
    page.locator("#kinds input[data-key=commitment]").uncheck()
    assert drawn(page)[1] == lines - 7
    expect(page.locator("#count")).to_have_text(f"{lines - 7} of {lines} facts")


def test_a_click_on_a_node_in_the_drawing_opens_its_evidence(look: Look) -> None:
    page = look("networks/partners.html")
    place = place_of(page, "Northmoor Council")
    page.mouse.click(place["x"], place["y"])
    expect(page.locator("#panel-title")).to_have_text("Northmoor Council")


def test_what_is_spoken_of_stays_in_the_drawing_when_the_panel_takes_room(look: Look) -> None:
    page = look("networks/partners.html")
    labels: list[str] = page.evaluate("gapgraph.network.body.nodeIndices.map((id) => gapgraph.nodes[id].label)")
    farthest = max(labels, key=lambda label: place_of(page, label)["x"])
    before = page.locator("#network").bounding_box()
    at = place_of(page, farthest)
    page.mouse.click(at["x"], at["y"])
    expect(page.locator("#panel-title")).to_have_text(farthest)
    after, place = page.locator("#network").bounding_box(), place_of(page, farthest)
    assert before
    assert after
    assert after["width"] < before["width"]
    assert after["x"] < place["x"] < after["x"] + after["width"]


def test_a_click_on_a_line_in_the_drawing_opens_its_words(look: Look) -> None:
    page = look("networks/partners.html")
    one, other = place_of(page, "Noor Haddad"), place_of(page, "جمعية الأمل")
    page.mouse.click((one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2)
    expect(page.locator("#panel blockquote")).to_have_text("Noor Haddad (جمعية الأمل)")


def test_the_drawing_is_walked_by_arrow_keys(look: Look) -> None:
    page = look("networks/partners.html")
    board = page.locator("#network")
    board.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text(str(board.get_attribute("aria-description")))
    page.keyboard.press("Escape")
    expect(board).to_be_focused()


def test_a_row_opens_the_exact_words_by_keyboard(look: Look) -> None:
    page = look("networks/partners.html")
    row = page.locator("#rows tr", has_text="shares a commitment with")
    row.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel blockquote").text_content() == SHARED_PLAN
    page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_a_row_opens_the_exact_words_by_mouse(look: Look) -> None:
    page = look("networks/partners.html")
    page.locator("#rows tr", has_text="cannot see").click()
    assert page.locator("#panel blockquote").text_content() == '"Quotes" & O\'Neil Trust cannot see the Referral Ledger'
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#panel")).to_be_hidden()


def test_the_evidence_leads_to_the_highlighted_words_in_the_report(look: Look) -> None:
    page = look("networks/partners.html")
    page.locator("#rows tr", has_text="shares a commitment with").click()
    page.locator("#panel .source a").click()
    page.wait_for_load_state()
    mark = page.locator("mark:target")
    expect(mark).to_be_in_viewport()
    assert mark.text_content() == SHARED_PLAN


def test_neighbours_are_walked_in_the_panel(look: Look) -> None:
    page = look("networks/partners.html")
    page.get_by_label("Find in the drawing").fill("Ada")
    page.keyboard.press("Enter")
    page.locator("#panel li button", has_text="Tom Sedge").click()
    expect(page.locator("#panel-title")).to_have_text("Tom Sedge")


def test_the_table_sorts_and_filters(look: Look) -> None:
    page = look("networks/partners.html")
    head = page.locator("th", has=page.get_by_role("button", name="Date"))
    head.get_by_role("button").click()
    dates = page.locator("#rows td.date").all_inner_texts()
    assert dates == sorted(dates)
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").press("Enter")
    assert page.locator("#rows td.date").all_inner_texts() == sorted(dates, reverse=True)
    page.get_by_label("Filter the table").fill("night line")
    assert all("Night Line" in text for text in page.locator("#rows tr").all_inner_texts())


def test_the_drawing_is_saved_as_a_picture(look: Look) -> None:
    page = look("networks/partners.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as PNG").click()
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    assert len(data) > 5_000


def test_hostile_names_are_text_in_the_panel(look: Look) -> None:
    page = look("networks/partners.html")
    page.get_by_label("Find in the drawing").fill("<img")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("<img src=x onerror=window.hacked=1>")
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 4  # the data, the proof, the library, our own


def test_an_address_with_a_thing_opens_its_evidence(look: Look) -> None:
    page = look("networks/partners.html#https://w3id.org/gapgraph/data/body/northmoor-council")
    expect(page.locator("#panel-title")).to_have_text("Northmoor Council")


def test_the_report_leads_to_a_figure_in_the_drawing_and_back_to_its_document(look: Look) -> None:
    page = look("statistics.html")
    page.locator("tr", has_text="40%").get_by_role("link", name="in the drawing").click()
    expect(page.locator("#panel-title")).to_have_text("40%: children wait longer than 18 weeks")
    page.locator("#panel").get_by_role("button", name="Minutes of the meeting").click()
    page.get_by_role("link", name="Read the document").click()
    expect(page.locator("h1")).to_have_text("Minutes of the meeting held on 12 March 2019")


def test_a_name_in_another_script_is_opened_from_the_report(look: Look) -> None:
    page = look("partners.html")
    page.locator("article", has_text="جمعية الأمل").get_by_role("link", name="in the drawing").click()
    expect(page.locator("#panel-title")).to_have_text("جمعية الأمل")


def test_the_policy_refuses_a_script_that_would_ask_outside(page_alone: Page) -> None:
    refused = page_alone.evaluate("fetch('http://127.0.0.1:9/').then(() => 'asked', () => 'refused')")
    ran = page_alone.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); return window.ran }"
    )
    assert (refused, ran) == ("refused", None)


@pytest.fixture
def page_alone(context: BrowserContext, site: Path) -> Page:
    """A view whose console may complain: what is tested is that the policy speaks up."""
    page: Page = context.new_page()
    page.goto((site / "networks" / "partners.html").as_uri())
    return page


def test_a_small_dark_screen_has_no_sideways_scrolling_and_dark_paper(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark")
    page: Page = context.new_page()
    page.goto((site / "networks" / "partners.html").as_uri())
    page.locator("#rows tr").first.click()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    context.close()


def test_the_record_of_outside_requests_and_errors_is_not_blind(context: BrowserContext, tried: dict[str, list[str]]) -> None:
    page = context.new_page()
    page.set_content("<img src=http://127.0.0.1:9/pixel onerror='window.hacked = 1'><script>console.error('loud')</script>")
    page.wait_for_function("window.hacked === 1")
    assert tried["outside"] == ["http://127.0.0.1:9/pixel"]
    assert "loud" in tried["errors"]


def test_promises_are_drawn_by_day_and_hidden_by_body_and_by_status(look: Look) -> None:
    page = look("lives/networks/promises.html")
    nodes, lines = drawn(page)
    assert lines == page.evaluate("gapgraph.edges.length")
    page.locator("#bodies label", has_text="Thornmere County Council").locator("input").uncheck()
    fewer, left = drawn(page)
    assert fewer < nodes
    assert left < lines
    page.locator("#types label", has_text="Done").locator("input").uncheck()
    assert drawn(page)[0] < fewer


def test_a_line_between_papers_shows_the_words_and_why_they_are_thought_one(look: Look) -> None:
    page = look("lives/networks/promises.html")
    page.locator("#rows tr", has_text="survey tables were sent").click()
    expect(page.locator("#panel blockquote")).to_have_text("The survey tables were sent to members on 30 January")
    expect(page.locator("#panel")).to_contain_text("Why the two are thought to be about one thing")


def test_names_in_a_drawing_over_time_are_large_enough_to_be_read(look: Look) -> None:
    page = look("lives/networks/promises.html")
    assert page.evaluate("gapgraph.network.getScale()") >= 0.79
    first = page.evaluate("gapgraph.network.canvasToDOM(gapgraph.network.getPosition(gapgraph.nodes.reduce((best, node, id) => gapgraph.network.getPosition(id).x < gapgraph.network.getPosition(best).x ? id : best, 0)))")
    assert first["x"] > 0


def test_a_drawing_of_nothing_says_so(look: Look) -> None:
    page = look("networks/promises.html")
    expect(page.locator(".stage")).to_contain_text("There is nothing to draw")
    expect(page.locator("#network")).to_be_hidden()
