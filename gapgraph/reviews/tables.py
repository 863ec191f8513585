"""Reviews as CSV: the list of what is worth a look goes out, a person fills in verdicts, and the list comes in.

    iri,verdict,field,value,who,when,because,...

`verdict` is accepted, rejected, superseded (or accept, reject, correct), or what became of a finding. A correction names the `field` and
the `value`, a finding that is closed may name the passage as the value of the field `by`. Rows without a verdict are passed over, further
columns too. One wrong row, and nothing is taken in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from gapgraph.questions.writing import safe_cell
from gapgraph.reviews.model import ACCEPTED, FINDING_VERDICTS, REJECTED, SUPERSEDED, Review, moment, now, user
from gapgraph.reviews.stating import Desk
from graph_store.errors import GapGraphError, InputError

if TYPE_CHECKING:
    from gapgraph.reviews.ranking import WorthALook
    from graph_store.contract import Store

COLUMNS: Final = ("iri", "verdict", "field", "value", "who", "when", "because")
_BESIDE: Final = ("kind", "words", "document", "place", "why")  # for the person, not read again
_VERDICTS: Final = {"accept": ACCEPTED, "reject": REJECTED, "correct": SUPERSEDED}


def list_to_csv(found: Iterable[WorthALook]) -> str:
    """Write what is worth a look as CSV with the columns for a verdict empty.

    Args:
        found: What is worth a look.

    Returns:
        CSV with a header row.
    """
    rows = (
        (one.thing.iri, *[""] * 6, one.thing.kind, one.thing.shown, one.thing.document, one.thing.place, "; ".join(one.why))
        for one in found
    )
    return _csv((*COLUMNS, *_BESIDE), rows)


def reviews_to_csv(reviews: Iterable[Review]) -> str:
    """Write reviews as CSV that `import_reviews` reads again.

    Args:
        reviews: The reviews; those that were taken back are left out.

    Returns:
        CSV with a header row.
    """
    rows = (
        (one.of, one.verdict, one.field or ("by" if one.by else ""), one.value or one.by, one.who, one.when, one.because,
         one.kind, one.words, one.document, "", "")
        for one in reviews
        if one.stands
    )  # fmt: skip
    return _csv((*COLUMNS, *_BESIDE), rows)


def _csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return target.getvalue()


def import_reviews(store: Store, text: str, *, where: str = "", who: str | None = None) -> tuple[Review, ...]:
    """Take in verdicts from CSV, all of them or none.

    Args:
        store: Where the graph lives.
        text: CSV with a header row.
        where: Name of the file, for messages.
        who: Who says what no row says otherwise of; see `gapgraph.reviews.stating.review`.

    Returns:
        The reviews that are new: a row that was taken in before is not taken in again.

    Raises:
        InputError: If a column is missing or a row is wrong; the message names its line, and nothing is changed.
        StoreError: If the store cannot be read or written.
    """
    from gapgraph.reviews.keeping import read_reviews

    desk = Desk(store, who=user(who))
    known = {review.iri for review in read_reviews(store)}
    made = [_made(desk, row, line, where) for line, row in _rows(text, where)]
    new = [review for review in _in_turn(made) if review.iri not in known]
    return desk.keep(new) if new else ()


def _rows(text: str, where: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    (_, head), *rows = _lines(text, where) or [(1, [])]
    names = [name.strip().casefold() for name in head]
    missing = [name for name in ("iri", "verdict") if name not in names]
    if missing:
        remedy = f"Its first line names the columns: {', '.join(COLUMNS)}."
        raise InputError(f"The column {' and '.join(missing)} is missing.", where=f"{where}:1", remedy=remedy)
    for line, cells in rows:
        row = dict(zip(names, (_unquoted(cell.strip()) for cell in cells), strict=False))
        if row.get("verdict"):
            yield line, row


def _lines(text: str, where: str) -> list[tuple[int, list[str]]]:
    """The rows with the lines at which they end."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        remedy = "Save it again as CSV, in UTF-8 and with commas."
        raise InputError(f"This is no CSV: {error}.", where=f"{where}:{reader.line_num}", remedy=remedy) from error


def _unquoted(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it as a formula."""
    return cell[1:] if safe_cell(cell[1:]) == cell else cell


def _made(desk: Desk, row: Mapping[str, str], line: int, where: str) -> Review:
    try:
        review = _said(desk, row)
        when = _moment(row["when"]) if row.get("when") else ""
        return replace(review, who=row.get("who") or review.who, because=row.get("because", ""), when=when)
    except GapGraphError as error:
        raise InputError(error.happened, where=f"{where}:{line}", remedy=f"{error.remedy} Nothing was taken in.".strip()) from error


def _said(desk: Desk, row: Mapping[str, str]) -> Review:
    iri, verdict = row.get("iri", ""), row["verdict"].casefold()
    verdict = _VERDICTS.get(verdict, verdict)
    field, value = row.get("field", ""), row.get("value", "")
    if verdict == SUPERSEDED:
        return desk.correction(iri, field, value)
    if verdict in FINDING_VERDICTS:
        return desk.status(iri, verdict, value if field in ("by", "") else "")
    if verdict not in (ACCEPTED, REJECTED):
        valid = ", ".join((*_VERDICTS, *FINDING_VERDICTS))
        raise InputError(f"There is no verdict called {row['verdict']!r}.", remedy=f"Valid names: {valid}.")
    return desk.verdict(iri, verdict)


def _moment(text: str) -> str:
    try:
        return moment(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no date and time.", remedy="Write it as 2026-03-01 or 2026-03-01T14:05:00Z.") from error


def _in_turn(made: Iterable[Review]) -> Iterator[Review]:
    """Give the rows that say no time the present one, each a little later than the row before, so that the last of two stands."""
    first = datetime.fromisoformat(now())
    for number, review in enumerate(made):
        yield review if review.when else replace(review, when=moment((first + timedelta(microseconds=number)).isoformat()))
