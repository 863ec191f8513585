"""PDF pages as they are set: heads, feet, notes, columns, tables, broken words, headings by type, lists."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from ingest.documents import read_bytes
from ingest.documents.hyphens import unwrap, vocabulary
from ingest.documents.model import Document
from ingest.documents.pdf_columns import find_rows
from ingest.documents.pdf_words import Word, join, make_lines

SENTENCES = (
    "The board heard that the pilot had been extended to six further schools in the spring and that the evaluation would be ready by the end of "
    "the year, though nobody could say what it would cost to go on. "
)


def _built(draw: Callable[[Any], None]) -> Document:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    draw(canvas)
    canvas.save()
    return read_bytes(target.getvalue(), "drawn.pdf")


def _write(canvas: Any, words: str, x: float, y: float, size: float = 11, font: str = "Times-Roman") -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, words)


def _shown(document: Document) -> list[tuple[str, str, str]]:
    return [
        (block.kind, block.label, " | ".join(document.words(cell) for cell in block.cells) or document.words(block.span)) for block in document.blocks
    ]


def _flowed(story: Callable[[], list[Any]], on_page: Callable[[Any, Any], None] | None = None) -> Document:
    from reportlab.lib.pagesizes import A5
    from reportlab.platypus import SimpleDocTemplate

    target = io.BytesIO()
    nothing = lambda canvas, made: None  # noqa: E731  reportlab wants a function in any case
    SimpleDocTemplate(target, pagesize=A5).build(story(), onFirstPage=on_page or nothing, onLaterPages=on_page or nothing)
    return read_bytes(target.getvalue(), "flowed.pdf")


def test_a_paragraph_over_three_pages_is_one_and_heads_feet_and_notes_are_not_in_it() -> None:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    def furnish(canvas: Any, _: Any) -> None:
        left = canvas.getPageNumber() % 2
        _write(canvas, f"{canvas.getPageNumber()}   THE BOARD: REPORT" if left else f"THE BOARD: REPORT   {canvas.getPageNumber()}", 60, 570, 8)
        _write(canvas, f"Page {canvas.getPageNumber()} of 3", 200, 20, 8)
        canvas.line(72, 66, 150, 66)
        _write(canvas, str(canvas.getPageNumber()), 72, 58, 5)
        _write(canvas, f"Annual report, {2020 + canvas.getPageNumber()}.", 76, 54, 7.5)

    style = ParagraphStyle("x", fontName="Times-Roman", fontSize=11, leading=14)
    story = "".join(f"{SENTENCES}{'<super size=6>' + str(n // 8 + 1) + '</super> ' if n % 8 == 4 else ''}" for n in range(22))
    document = _flowed(lambda: [Paragraph(story, style)], furnish)
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["paragraph", "note", "note", "note"]
    assert "REPORT" not in document.text
    assert [(block.label, block.page, document.words(block.span)) for block in document.blocks[1:]] == [
        (str(n), n, f"Annual report, {2020 + n}.") for n in (1, 2, 3)
    ]
    assert all(f"go on. [{n}]" in document.text or f"go on.[{n}]" in document.text for n in (1, 2, 3))


def test_headings_show_by_size_and_weight_and_long_bold_text_is_none() -> None:
    def draw(canvas: Any) -> None:
        _write(canvas, "A Strategy for the", 72, 780, 22, "Helvetica-Bold")
        _write(canvas, "Whole County", 72, 754, 22, "Helvetica-Bold")
        _write(canvas, "Waiting times", 72, 710, 14, "Helvetica-Bold")
        _write(canvas, "The board met in the spring and heard from the officers about the plan for schools.", 72, 690)
        _write(canvas, "What was said", 72, 660, 11, "Times-Bold")
        _write(canvas, "The board asked for figures to be sent to every school before the summer holidays.", 72, 646)
        for index, words in enumerate(("The board should publish its waiting times every quarter, so that", "parents can see them and compare them with others.")):
            _write(canvas, words, 72, 616 - 14 * index, 11, "Times-Bold")

    document = _built(draw)
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
    ]
    assert document.title == "A Strategy for the Whole County"


def test_lists_have_labels_and_levels_and_items_wrap() -> None:
    def draw(canvas: Any) -> None:
        for x, y, words in (
            (72, 780, "1."), (90, 780, "That the board publish its waiting times, and that every school is told where they"),
            (90, 766, "can be found before the end of the year."),
            (90, 752, "(a)"), (110, 752, "by letter to each head teacher; and"), (90, 738, "(b)"), (110, 738, "in the newsletter."),
            (72, 724, "2."), (90, 724, "That the report be noted."),
        ):  # fmt: skip
            _write(canvas, words, x, y)

    assert [(block.label, block.level) for block in _built(draw).blocks] == [("1", 1), ("a", 2), ("b", 2), ("2", 1)]


def test_bullets_that_are_drawn_count() -> None:
    def draw(canvas: Any) -> None:
        _write(canvas, "The board heard these points in the discussion of the report on school transport:", 72, 780)
        for y, words in ((760, "Schools had not been told."), (745, "The grant ends in March.")):
            canvas.circle(84, y + 3.5, 2, fill=1)
            _write(canvas, words, 96, y)

    assert _shown(_built(draw))[1:] == [("item", "•", "Schools had not been told."), ("item", "•", "The grant ends in March.")]


def test_merged_cells_keep_their_columns_and_a_repeated_head_is_left_out() -> None:
    from reportlab.platypus import Table

    rows = [["Action", "Owner", "Due"], ["Write to schools", "Ann Lee", "June"], ["", "Omar Hill", "July"], ["Report back", "The whole board", ""]]
    rows += [[f"Task {n}", "Ann Lee", f"{n} May"] for n in range(1, 40)]
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 3), (2, 3))]
    document = _flowed(lambda: [Table(rows, repeatRows=1, style=style)])
    shown = [words for _, _, words in _shown(document)]
    assert shown[:5] == ["Action | Owner | Due", "Write to schools | Ann Lee | June", " | Omar Hill | July", "Report back | The whole board | ", "Task 1 | Ann Lee | 1 May"]
    assert len(shown) == len(rows)


def test_a_table_without_lines_gives_rows_and_cells_that_wrap_stay_whole() -> None:
    def draw(canvas: Any) -> None:
        _write(canvas, "The actions that the board agreed at its meeting in May are these:", 72, 790)
        for y, cells in (
            (760, ("Action", "Owner", "Due")),
            (744, ("Write to the clinics about the form", "Omar Hill", "June")),
            (728, ("Send the table of waiting times to all", "Priya Shah", "July")),
            (715, ("schools in both towns", "", "")),
            (699, ("Ask the county for a date", "Ann Lee", "May")),
        ):
            for x, words in zip((72, 300, 420), cells, strict=True):
                _write(canvas, words, x, y)

    assert [words for kind, _, words in _shown(_built(draw)) if kind == "row"] == [
        "Action | Owner | Due",
        "Write to the clinics about the form | Omar Hill | June",
        "Send the table of waiting times to all schools in both towns | Priya Shah | July",
        "Ask the county for a date | Ann Lee | May",
    ]


def test_a_table_of_contents_is_rows_and_no_headings() -> None:
    def draw(canvas: Any) -> None:
        for index, (words, page) in enumerate((("Summary", "4"), ("Waiting times in the two towns and what", ""), ("became of them", "7"), ("Skills", "12"))):
            _write(canvas, words, 72, 780 - 14 * index, 12, "Times-Bold")
            _write(canvas, page, 500, 780 - 14 * index, 12, "Times-Bold")

    assert _shown(_built(draw)) == [
        ("row", "", "Summary | 4"),
        ("row", "", "Waiting times in the two towns and what became of them | 7"),
        ("row", "", "Skills | 12"),
    ]


def test_an_ordinal_and_a_power_are_no_notes() -> None:
    def draw(canvas: Any) -> None:
        _write(canvas, "The 13", 72, 780)
        _write(canvas, "th", 104.5, 785, 7)
        _write(canvas, "meeting saw the park of 40 km", 116, 780)
        _write(canvas, "2", 252.5, 785, 7)

    assert _shown(_built(draw)) == [("paragraph", "", "The 13th meeting saw the park of 40 km2")]


@pytest.mark.parametrize(
    ("lines", "elsewhere", "whole"),
    [
        (["the partner-", "ship met"], "partnership", "the partnership met"),
        (["a multi-", "agency team"], "", "a multi-agency team"),
        (["in-", "depth work"], "in-depth", "in-depth work"),
        (["publica-", "tion of the"], "", "publication of the"),
        (["the Lee-", "Smith report"], "", "the Lee-Smith report"),
        (["and/", "or the"], "", "and/or the"),
        (["a point –", "and more"], "", "a point – and more"),
        (["pre-", "and post-school"], "", "pre- and post-school"),
    ],
)
def test_words_broken_at_line_ends(lines: list[str], elsewhere: str, whole: str) -> None:
    assert unwrap(lines, vocabulary([elsewhere, *lines])) == whole


def test_words_in_pieces_are_one() -> None:
    words = [Word("Wa", 10, 22, 100, 11, 0, False), Word("iting", 22, 44, 100, 11, 1, True), Word("times", 48, 70, 100, 11, 0, False)]
    assert join(words) == "Waiting times"
    assert [line.text for line in find_rows(make_lines(words, 1))] == ["Waiting times"]


def test_the_title_of_a_report_is_what_is_set_largest_and_not_the_house_above_it() -> None:
    from ingest.extract.structure import build_reading

    def draw(canvas: Any) -> None:
        _write(canvas, "NORTHFIELD COUNTY COUNCIL", 72, 800, 16, "Helvetica")
        _write(canvas, "Health Scrutiny Committee", 72, 770, 16, "Helvetica")
        _write(canvas, "Waiting for Help: Schools and Clinics", 72, 700, 26, "Helvetica-Bold")
        for index in range(6):
            _write(canvas, "The committee heard that the pilot had been extended to six further schools.", 72, 600 - 14 * index)

    title = build_reading(_built(draw)).metadata.title
    assert title is not None
    assert title.value == "Waiting for Help: Schools and Clinics"


def test_highlighted_words_are_no_table() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(1, 1, 0)
        canvas.rect(72, 776, 300, 14, stroke=0, fill=1)
        canvas.rect(72, 762, 60, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        _write(canvas, "Further work is needed to see what it meant for the two towns,", 72, 780)
        _write(canvas, "said the chair at the end of the meeting.", 72, 766)

    assert [kind for kind, _, _ in _shown(_built(draw))] == ["paragraph"]


def test_a_number_that_nearly_touches_its_words_is_a_label() -> None:
    def draw(canvas: Any) -> None:
        for index, words in enumerate(("The board agreed the plan.", "ODUG will meet the council.")):
            _write(canvas, f"{index + 10}.", 72, 780 - 20 * index)
            _write(canvas, words, 86.2, 780 - 20 * index)

    assert [label for _, label, _ in _shown(_built(draw))] == ["10", "11"]
