"""From an item of an answer to a record whose words stand in the text, or to a refusal that says why not.

1. The quotation is found in the part of the text that was asked about, within one block; else the item is refused.
2. The words of each field are found in the quotation, else at the place nearest to it, and not far away. Figures, dates and
   counts must be in the quotation.
3. Names become the parties that the rules know by them; dates, values and units are worked out from the words, by the rules' own readers.
4. What a record of its kind cannot do without is checked, and then the check that every record must pass (`ingest.grounding`).

The rule, the confidence and the acceptance are ours: nothing that an answer says can change them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from ingest.documents.model import Document, Span
from ingest.extract.completion import PARTY_FIELDS
from ingest.extract.dates import find_dates
from ingest.extract.numbers import find_quantities
from ingest.grounding import iter_faults
from ingest.model.endpoint import printable
from ingest.model.locating import Findable
from ingest.model.names import Names
from ingest.model.schema import Asked, asked_fields, kinds
from ingest.records import Partner, Person, Record, Response, Said, Statistic

CONFIDENCE: Final = 0.4  # no measurement is behind it; below every rule's, of which the least sure has 0.45
_LONGEST_QUOTE: Final = 600  # characters; the longest clause that a rule quotes on the annotated documents has 406
_REACH: Final = 1_000  # characters between a quotation and the words of a field: some ten lines, so that nothing is fetched from elsewhere
_SHOWN: Final = 120  # characters of a refused quotation in an issue
_INSIDE: Final = frozenset({"figure", "due", "when", "year", "period", "votes_for", "votes_against", "abstentions"})
_DATES: Final = frozenset({"due", "when"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an item did not become a record.

    Attributes:
        kind: The list of the answer that it stands in.
        reason: What is wrong with it, in a few words.
        words: What it quotes, cut short.
    """

    kind: str
    reason: str
    words: str


class _RefusedError(Exception):
    """An item cannot become a record; the message says why."""


class Filler:
    """Makes records of the items of an answer about one part of a document.

    Args:
        document: The document.
        part: The part that was asked about.
        names: The document's names.
        rule: The rule that the records are of.
        anchor: The document's own date, for dates without a year.
    """

    def __init__(self, document: Document, part: Span, names: Names, *, rule: str, anchor: str = "") -> None:
        self._document = document
        self._names = names
        self._rule = rule
        self._anchor = anchor
        self._text = Findable(document.text, part)

    def fill(self, kind: str, item: object) -> Record | Refusal:
        """Make a record of an item.

        Args:
            kind: The list of the answer that it stands in.
            item: The item, as JSON has it.

        Returns:
            The record, unreviewed; or why there is none.
        """
        try:
            record = self._record(kind, item)
            fault = next(iter_faults(self._document, record), "")
        except _RefusedError as refused:
            fault = str(refused)
        if not fault:
            return record
        said = item.get("quote", "") if isinstance(item, dict) else item
        return Refusal(kind, fault, printable(str(said)[: 2 * _SHOWN])[:_SHOWN])

    def _record(self, kind: str, item: object) -> Record:
        if not isinstance(item, dict):
            raise _RefusedError("it is no record")
        quote = self._quote(item.get("quote"))
        values = {asked.name: self._value(kind, asked, item.get(asked.name), quote) for asked in asked_fields(kind)}
        made: dict[str, Any] = {"quote": quote, "rule": self._rule, "confidence": CONFIDENCE, "acceptance": "unreviewed", **values}
        return self._finished(kinds()[kind](**made))

    def _quote(self, words: object) -> Span:
        if not isinstance(words, str) or not words.strip():
            raise _RefusedError("it quotes nothing")
        found = next((span for span in map(self._within_block, self._text.find(words)) if span), None)
        if found is None:
            raise _RefusedError("its quotation is not in one paragraph of the text")
        if len(found) > _LONGEST_QUOTE:
            raise _RefusedError(f"its quotation is longer than {_LONGEST_QUOTE} characters")
        return found

    def _within_block(self, span: Span) -> Span | None:
        """The span without the bullet or number before the block's words; None if it reaches over more than one block."""
        blocks = [block.span for block in self._document.blocks if block.span.overlaps(span)]
        if len(blocks) != 1:
            return None
        return Span(max(span.start, blocks[0].start), min(span.end, blocks[0].end))

    def _value(self, kind: str, asked: Asked, value: object, quote: Span) -> object:
        if asked.form == "choice":
            if value not in asked.choices:
                raise _RefusedError(f"its {asked.name} is not one of the choices")
            return value
        if asked.form == "flag":
            return value is True
        if asked.form == "several":
            return tuple(dict.fromkeys(self._said(kind, asked.name, words, quote) for words in _texts(asked.name, value)))
        words = next(iter(_texts(asked.name, None if value is None else [value])), "")
        if not words:
            if asked.needed:
                raise _RefusedError(f"it gives no {asked.name}")
            return None
        return self._place(asked.name, words, quote) if asked.form == "passage" else self._said(kind, asked.name, words, quote)

    def _place(self, name: str, words: str, quote: Span) -> Span:
        found = self._text.nearest(words, quote)
        if found is None:
            raise _RefusedError(f"the words of its {name} are not in the text")
        if name in _INSIDE and found not in quote:
            raise _RefusedError(f"the words of its {name} are not in its quotation")
        if max(quote.start - found.end, found.start - quote.end) > _REACH:
            raise _RefusedError(f"the words of its {name} stand too far from its quotation")
        return found

    def _said(self, kind: str, name: str, words: str, quote: Span) -> Said:
        span = self._place(name, words, quote)
        plain = " ".join(self._document.words(span).split())
        if name in PARTY_FIELDS or (name == "publisher" and kind == "sources"):
            if not Names.can_be_name(plain):
                raise _RefusedError(f"the words of its {name} name nobody")
            return Said(self._names.resolve(plain), span)
        if name == "name" and kind in {"partners", "people"}:
            return Said(self._names.resolve(plain), span)
        return Said(self._date(span, quote) if name in _DATES else plain, span)

    def _date(self, span: Span, quote: Span) -> str:
        found = find_dates(self._document.words(quote).replace("\n", " "), anchor=self._anchor)
        inside = (date.iso for date in found if span.overlaps(Span(quote.start + date.start, quote.start + date.end)))
        return next(inside, " ".join(self._document.words(span).split()))

    def _finished(self, record: Record) -> Record:
        """The record with what follows from its words, or an error for what its kind cannot do without."""
        if isinstance(record, Statistic):
            return self._statistic(record)
        if isinstance(record, Partner | Person):
            self._check_party(record)
        if isinstance(record, Response) and not record.status:
            raise _RefusedError("it does not say what is answered")
        return record

    def _statistic(self, record: Statistic) -> Statistic:
        needed = {"cited": record.source, "attributed": record.attributed_to, "unsourced": None, "disputed": None}
        if record.standing in {"cited", "attributed"} and not needed[record.standing]:
            raise _RefusedError(f"it calls the figure {record.standing} and names nobody and nothing for it")
        if record.standing == "unsourced" and (record.source or record.attributed_to):
            raise _RefusedError("it calls the figure unsourced and names where it comes from")
        if record.figure is None:
            return record
        words, start = self._document.words(record.quote).replace("\n", " "), record.quote.start
        place = record.figure.span
        for quantity in find_quantities(words):
            span = Span(start + quantity.start, start + quantity.end)
            if span.overlaps(place):
                figure = Said(" ".join(self._document.words(span).split()), span)
                return replace(record, figure=figure, value=quantity.value, unit=quantity.unit)
        if any(place.overlaps(Span(start + date.start, start + date.end)) for date in find_dates(words, anchor=self._anchor)):
            raise _RefusedError("its figure is a date")
        return record

    def _check_party(self, record: Partner | Person) -> None:
        """A name that the rules know as a body's is no person's, and the other way round: both would get one identity."""
        called = record.name.value if isinstance(record, Partner) else record.called
        if not called or not Names.can_be_name(called):
            raise _RefusedError("its words name nobody")
        known = self._names.kind(called)
        if known is not None and known != ("body" if isinstance(record, Partner) else "person"):
            raise _RefusedError(f"the text names a {known} so")


def _texts(name: str, value: object) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(words, str) for words in value):
        raise _RefusedError(f"its {name} is no text")
    return [words for words in value if words.strip()]
