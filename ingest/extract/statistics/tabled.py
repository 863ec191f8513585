"""Figures in the cells of tables: each with the heading, the label and the caption that say what it is.

1. What is measured: the heading's own words or the label's. Where both have some, the heading over the labels tells ("Indicator": the
   labels; "Ward": the headings), else which of them measures; the other one is the place or the part that the figure is for.
2. Period, place and unit come from the heading, else the label, else the caption, in this order; a count whose unit nobody names is
   counted in what is measured ("Referrals").
3. A cell for which this leaves it open what is measured, or in what unit, is no figure. Nor is one whose label comes twice.
4. Its words are the row, and each heading that a field was taken from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.extract.statistics.cells import Number, Unit, counted_in, read_cell
from ingest.extract.statistics.headings import (
    Heading,
    is_barred,
    is_measure,
    is_of_money,
    is_total,
    names_measures,
    names_places,
    read_heading,
)
from ingest.extract.statistics.standing import Witness
from ingest.extract.statistics.tables import Row, Table, find_tables
from ingest.extract.statistics.tasks import is_logged
from ingest.extract.statistics.words import said_at
from ingest.records import Said, Statistic

_EMPTY = Heading("")


@dataclass(frozen=True, slots=True)
class _Over:
    """What stands over and beside a cell: its heading, its row's label, the heading over the labels, the caption; whether any speaks of money, or the caption leads to it."""

    head: Heading
    label: Heading
    corner: str
    caption: Heading
    money: bool
    led: bool = False


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the numbers of a cell measure, where, and for which part."""

    measures: Said
    place: Said | None = None
    part: Said | None = None


def find_tabled_figures(reading: Reading, witness: Witness) -> Iterator[Statistic]:
    """Find the figures of tables.

    Args:
        reading: The reading with its cast.
        witness: What the figures of the document rest on.

    Yields:
        Statistics in text order.
    """
    for table in find_tables(reading):
        over = _Over(_EMPTY, _EMPTY, reading.words(table.corner) if table.corner else "", _read(reading, table.caption), _is_of_money(reading, table), table.led)
        labels = Counter((row.part, reading.words(row.label).casefold()) for row in table.rows)
        for row in table.rows:
            beside = reading.sentence_at(row.label.start)
            if labels[row.part, reading.words(row.label).casefold()] == 1 and not (beside and is_logged(reading, beside)):
                yield from _row(reading, witness, table, row, over)


def _read(reading: Reading, span: Span | None) -> Heading:
    return read_heading(reading.words(span), span.start) if span and len(span) else _EMPTY


def _is_of_money(reading: Reading, table: Table) -> bool:
    heads = {span for row in table.rows for _, over in row.cells for span in over}
    labels = {row.label for row in table.rows}
    above = reading.sentence_at(table.rows[0].label.start)
    sections = [section.heading_span for section in reading.headings(above)[:1]] if above else []
    spans = [*heads, *labels, *sections, *(span for span in (table.caption, table.corner) if span)]
    return any(is_of_money(reading.words(span)) for span in spans)


def _row(reading: Reading, witness: Witness, table: Table, row: Row, over: _Over) -> Iterator[Statistic]:
    label = _read(reading, row.label)
    for cell, above in row.cells:
        heads = [_read(reading, span) for span in above]
        if any(is_barred(head.words) for head in heads) or is_barred(label.words):
            continue
        head = heads[0] if len(heads) == 1 else _joined(*heads) if heads else _EMPTY
        beside = replace(over, head=head, label=label)
        meaning = _meaning(beside, row.part)
        if meaning:
            yield from _figures(reading, witness, table, row, cell, beside, meaning)


def _joined(below: Heading, above: Heading) -> Heading:
    """Two headings over one column, as one."""
    part = below.part or above.part or (below.own if above.own else None)
    own = above.own if above.own and below.own else below.own or above.own
    unit = below if below.unit else above
    return Heading(f"{above.words} {below.words}", None, own, unit.unit, unit.unit_words, below.period or above.period, below.place or above.place, part)


def _meaning(over: _Over, section: Said | None) -> _Meaning | None:
    """Tell what is measured, and for what place or part; None where the table leaves it open."""
    head, label = over.head, over.label
    title = over.caption.own if is_measure(over.caption) else None
    place, part = head.place or label.place, head.part or section
    named = None if is_total(label.words) else label.own
    if not named:
        return _made(over, head.own or title, place, head.part or (label.whole if is_total(label.words) else section))
    if names_places(over.corner):
        return _made(over, head.own or title, named, part)
    counted = counted_in(over.caption.own.value) if over.led and over.caption.own else None
    if counted and not (over.corner or over.money or _measures(head) or is_measure(label)):
        return _made(over, head.own or title, place, named)  # "Support" of the responses that the words above count
    if head.own:
        by_label = names_measures(over.corner) or (not over.corner and not is_measure(head) and is_measure(label))
        return _made(over, named, place, head.own) if by_label else _made(over, head.own if is_measure(head) else None, place, named)
    if title and over.corner and not (names_measures(over.corner) or over.money or is_measure(label) or head.part):
        return _made(over, title, place, named)  # "Hospital | 2018/19" under "Delayed discharges"
    return _made(over, named, place, part)


def _measures(head: Heading) -> bool:
    """Whether a heading says what is measured, and not only that the column is a sum."""
    return is_measure(head) and not is_total(head.words)


def _made(over: _Over, measures: Said | None, place: Said | None, part: Said | None) -> _Meaning | None:
    return _Meaning(measures, place or over.caption.place, part) if measures else None


def _figures(reading: Reading, witness: Witness, table: Table, row: Row, cell: Span, over: _Over, meaning: _Meaning) -> Iterator[Statistic]:
    unit, words = _unit(over, meaning)
    block = reading.document.blocks[row.block]
    filled = [one for one in block.cells if len(one)]
    quote = Span(filled[0].start, filled[-1].end)
    for number in read_cell(reading.words(cell), unit):
        name = number.unit or (unit.name if unit else "")
        if not name or _differs(number, over):
            continue
        figure = said_at(reading.words(Span(cell.start + number.start, cell.start + number.end)), cell.start + number.start)
        yield witness.tabled(
            Statistic(
                quote=quote,
                rule="statistics.cell",
                figure=figure,
                value=number.value,
                unit=name,
                unit_words=words if unit and (not number.unit or unit.scale) else None,
                measures=meaning.measures,
                standing="unsourced",
                period=over.head.period or over.label.period or over.caption.period,
                place=meaning.place,
                part=meaning.part,
            ),
            table.source or (over.caption.own if unit and table.led and _answers().fullmatch(unit.name) else None),
        )


@cache
def _answers() -> re.Pattern[str]:
    """What a consultation or survey brought in: words that lead to a table of them name its source."""
    return re.compile(r"(?:\w+ )?(?:responses|replies|respondents|representations|submissions)")


def _differs(number: Number, over: _Over) -> bool:
    """Two units for one number, or a sum of money for a label that counts."""
    if number.unit:
        return False
    named = {heading.unit.name for heading in (over.head, over.label) if heading.unit}
    return len(named) > 1 or bool(named and _counts().match(over.label.words) and named != {"percent"})


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:total |average )?(?:number|no\.?|count) of\b")


def _unit(over: _Over, meaning: _Meaning) -> tuple[Unit | None, Said | None]:
    """The unit that is named nearest to the cell, with its words."""
    for heading in (over.head, over.label, over.caption):
        if heading.unit and heading.unit.name:
            return heading.unit, heading.unit_words
    if over.led and over.caption.own and not over.money and not (_measures(over.head) or is_measure(over.label)) and counted_in(over.caption.own.value):
        return counted_in(over.caption.own.value), over.caption.own
    counted = counted_in(meaning.measures.value) if not over.money or _counts().match(meaning.measures.value) else None
    if counted:
        return counted, meaning.measures
    if not over.head.words and over.caption.own and not over.money:
        return counted_in(over.caption.own.value), over.caption.own  # "Joined | 301" under "Volunteers"
    return None, None
