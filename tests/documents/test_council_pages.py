"""Web pages as council systems make them: the item's text is read, the menus around it are not."""

from __future__ import annotations

import pytest

from graph_store.errors import UnreadableDocumentError
from ingest.documents import read_bytes

AROUND = """<!DOCTYPE html><html lang="en"><head><title>Agenda item - Northfield Council</title><style>p{{}}</style></head><body class="has-sidebar">
<a class="skip-link" href="#c">Skip to content</a>
<div id="ccc-cookieBanner" class="cookieBanner"><p>We use cookies to store information on your computer. Do you accept?</p><button>Yes</button></div>
<form method="post" action="/ieIssueDetails.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="x">
<div class="site-header"><ul class="topNav"><li><a href="/">Home</a></li><li><a href="/pay">Pay</a></li></ul></div>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/m">Meetings</a> &gt; Agenda item</div>
<form role="search"><label>Search this site</label><input name="q"></form>
<div id="leftcol" class="mgSideMenu"><ul><li><a href="/a">Councillors</a></li><li><a href="/b">Committees</a></li></ul></div>
{body}
<div id="footer"><p>© Northfield Council. <a href="/privacy">Privacy</a>. Was this page helpful? Tell us what you think.</p></div>
</form></body></html>"""

ITEM = """<div class="mgContent"><div class="mgMainTitle"><h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">School transport</h2></div>
<ul class="mgActionList"><li><a href="/x">Meeting of Cabinet, Tuesday, 14th May, 2024 (Item 7.)</a></li></ul>
<div class="mgWordPara"><p class="MsoNormal" style="text-align:justify"><span>The report of the Director was considered.</span></p><p>&nbsp;</p>
<p>The Cabinet Member said that 312 children<br>
were waiting for transport.<br><br>It was noted that the grant ends in March 2025.</p></div>
<h3 class="mgSectionTitle">Decision:</h3><div class="mgWordPara"><p><b>RESOLVED</b> that:-</p>
<ol start="3" type="i"><li>the report be noted; and</li><li>the Director write to all schools by 30 June 2024.</li></ol></div>
<div style="display:none"><p>Hidden words.</p></div></div>"""

MINUTES = """<table class="mgItemTable"><tbody>
<tr><td class="mgItemNumberCell"><p>1.</p></td><td><p class="mgAiTitleTxt">Apologies</p><div class="mgWordPara"><p>Apologies were received from Councillor Ann Lee.</p></div></td></tr>
<tr><td class="mgItemNumberCell"><p>2.</p></td><td><p class="mgAiTitleTxt">Waiting times</p><div class="mgWordPara"><p>The committee considered a report on waiting times, which had risen from
11 weeks to 19 weeks in a year, and heard from the Eastmoor NHS Trust about its plans for the clinic in the spring and what they would cost.</p><p>The committee agreed the plan.</p></div></td></tr>
</tbody></table>
<table border="1"><tr><th>Action</th><th>Owner</th><th>Due</th></tr>
<tr><td rowspan="2">Write to schools</td><td>Ann Lee</td><td>June</td></tr><tr><td>Omar Hill</td><td>July</td></tr><tr><td>Report back</td><td colspan="2">Whole board</td></tr></table>"""


def _shown(page: str) -> list[tuple[str, str, str]]:
    document = read_bytes(page.encode(), "page.html")
    return [
        (block.kind, block.label, " | ".join(document.words(cell) for cell in block.cells) or document.words(block.span)) for block in document.blocks
    ]


def test_an_item_is_read_and_what_is_around_it_is_not() -> None:
    assert _shown(AROUND.format(body=ITEM)) == [
        ("heading", "", "Agenda item"),
        ("heading", "", "School transport"),
        ("item", "•", "Meeting of Cabinet, Tuesday, 14th May, 2024 (Item 7.)"),
        ("paragraph", "", "The report of the Director was considered."),
        ("paragraph", "", "The Cabinet Member said that 312 children were waiting for transport."),
        ("paragraph", "", "It was noted that the grant ends in March 2025."),
        ("heading", "", "Decision:"),
        ("paragraph", "", "RESOLVED that:-"),
        ("item", "iii", "the report be noted; and"),
        ("item", "iv", "the Director write to all schools by 30 June 2024."),
        ("paragraph", "", "Northfield Council"),
    ]


def test_a_table_that_places_items_gives_numbered_text_and_a_real_one_gives_rows() -> None:
    shown = _shown(AROUND.format(body=MINUTES))
    assert shown[:2] == [("heading", "1", "Apologies"), ("paragraph", "", "Apologies were received from Councillor Ann Lee.")]
    assert shown[2] == ("heading", "2", "Waiting times")
    assert shown[4] == ("paragraph", "", "The committee agreed the plan.")
    assert [words for kind, _, words in shown if kind == "row"] == [
        "Action | Owner | Due",
        "Write to schools | Ann Lee | June",
        " | Omar Hill | July",
        "Report back | Whole board | ",
    ]


@pytest.mark.parametrize("start", ["", "<main>", "<div role='main'>", "<article><header><h1>Waiting times</h1></header>", "<div id='content'>"])
def test_the_main_part_is_found(start: str) -> None:
    body = f"{start}<p>The board agreed to publish its waiting times every quarter from next spring on, so that parents can see them and compare.</p>"
    shown = _shown(AROUND.format(body=body))
    assert shown[-2][2].startswith("The board agreed")
    assert not any(word in words for word in ("cookies", "Councillors", "Search", "helpful", "Privacy", "Skip") for _, _, words in shown)
    assert ("heading", "", "Waiting times") in shown or "header" not in start


@pytest.mark.parametrize(
    ("head", "heading", "last"),
    [
        ("<title>Minutes of 4 May - Ashby Council</title>", "Minutes", "Ashby Council"),
        ("<title>Ashby Council | Minutes</title>", "Minutes", "Ashby Council"),
        ("<title>Minutes</title><meta property='og:site_name' content='Ashby Health Board'>", "Minutes", "Ashby Health Board"),
        ("<title>Minutes - Ashby Council</title>", "Minutes of Ashby Council", "The plan was agreed by those who were there."),  # the text says it
        ("<title>Minutes of 4 May</title>", "Minutes", "The plan was agreed by those who were there."),
    ],
)
def test_whose_page_it_is_can_be_pointed_at(head: str, heading: str, last: str) -> None:
    body = f"<html><head>{head}</head><body><main><h1>{heading}</h1><p>The plan was agreed by those who were there.</p></main></body></html>"
    assert _shown(body)[-1] == ("paragraph", "", last)


def test_lines_of_a_list_of_names_stay_apart() -> None:
    page = "<html><body><main><p>Present:<br>Councillor Ann Lee (Chair)<br>Councillor Omar Hill<br>Officers present to advise the committee on the report</p></main></body></html>"
    assert [words for _, _, words in _shown(page)] == [
        "Present:",
        "Councillor Ann Lee (Chair)",
        "Councillor Omar Hill",
        "Officers present to advise the committee on the report",
    ]


def test_notes_of_a_page_are_notes() -> None:
    page = """<html><body><main><p>The survey found that 41% were waiting.<sup><a href="#fn1">1</a></sup> The park has 40 km<sup>2</sup>.</p>
    <ol class="footnotes"><li id="fn1">School Health Survey 2023.</li></ol></main></body></html>"""
    assert _shown(page) == [
        ("paragraph", "", "The survey found that 41% were waiting.[1] The park has 40 km2."),
        ("note", "1", "School Health Survey 2023."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div><ul><li><a href='/a'>Councillors and committees</a></li><li><a href='/b'>Council tax and benefits</a></li><li><a href='/c'>Schools and learning</a></li></ul></div>",
        "<div class='x'><a href='/a'>Meetings calendar</a> <a href='/b'>Your councillors</a> <a href='/c'>Search documents</a> <a href='/d'>Sign in</a></div>",
    ],
)
def test_a_page_that_is_all_menu_is_told_and_gives_no_facts(body: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="menus and no text") as raised:
        read_bytes(AROUND.format(body=body).encode(), "menu.html")
    assert "PDF" in raised.value.remedy
