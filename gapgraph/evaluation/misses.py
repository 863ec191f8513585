"""Each miss with its words and its place: what was missed, what is spurious, and which field of a pair differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gapgraph.evaluation.form import Record, text_of, words_of
from gapgraph.evaluation.outcomes import Outcome, agrees
from gapgraph.evaluation.places import find_words, line_of

if TYPE_CHECKING:
    from gapgraph.evaluation.evaluating import Evaluation
    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that the reading got wrong.

    Attributes:
        what: Whether a record was missed, is spurious, or differs in a field.
        document: Name of the annotation file.
        section: The record's section.
        kind: Its kind, standing or type; for what differs, the field.
        words: Its words; for what differs, those of the pair.
        wanted: For what differs, what is annotated.
        found: For what differs, what was found.
        rule: The rule that found it; empty for what was missed.
        line: Line of the text where the words stand, counted from 1; 0 where the text or the place is not known.
        start: Offset of the words in the canonical text; -1 where it is not known.
    """

    what: Literal["missed", "spurious", "differs"]
    document: str
    section: str
    kind: str
    words: str
    wanted: str = ""
    found: str = ""
    rule: str = ""
    line: int = 0
    start: int = -1


def misses(evaluation: Evaluation, texts: Mapping[str, str] | None = None) -> tuple[Miss, ...]:
    """List the misses of an evaluation.

    Args:
        evaluation: The evaluation.
        texts: Canonical texts by the name of the annotation file, to say where the words stand.

    Returns:
        The misses by document, and within it by section, in the order of the outcomes.
    """
    known = texts or {}
    return tuple(miss for outcome in evaluation.outcomes for miss in _of(outcome, known.get(outcome.document, "")))


def texts_of(store: Reader) -> dict[str, str]:
    """Return the canonical texts of a store.

    Args:
        store: The store.

    Returns:
        Texts by the document's name.

    Raises:
        StoreError: If the store cannot answer.
    """
    from graph_store.resources import query_text

    names = {str(row["document"]): str(row["file"]) for row in store.select(query_text("annotations/documents"))}
    return {names[str(row["document"])]: str(row["text"]) for row in store.select(query_text("internal/texts"))}


def _of(outcome: Outcome, text: str) -> Iterator[Miss]:
    record = outcome.wanted or outcome.found
    if record is None:
        return
    start, line = _place(text, outcome, record)
    words = words_of(outcome.section, record)
    if outcome.verdict in ("missed", "spurious"):
        what: Literal["missed", "spurious"] = "missed" if outcome.verdict == "missed" else "spurious"
        yield Miss(what, outcome.document, outcome.section, _kind(record), words, rule=outcome.rule, line=line, start=start)
    for field, wanted, found in outcome.fields():
        if not agrees(field, wanted, found):
            yield Miss("differs", outcome.document, outcome.section, field, words, wanted, found, outcome.rule, line, start)


def _kind(record: Record) -> str:
    return next((value for field in ("kind", "standing", "type") if (value := text_of(record, field))), "")


def _place(text: str, outcome: Outcome, record: Record) -> tuple[int, int]:
    """Offset and line of a record: those of the found one, which come from the graph, else where its words stand."""
    stated = outcome.found.get("start") if outcome.found else None
    if isinstance(stated, int):
        return stated, line_of(text, stated) if text else 0
    near = record.get("start")
    place = find_words(text, words_of(outcome.section, record), near=near if isinstance(near, int) else 0)
    return (place.start, line_of(text, place.start)) if place else (-1, 0)
