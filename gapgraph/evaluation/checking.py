"""Looking over annotations that a person has written or corrected.

What is held: every field is one of the form's and of the right kind; a field with a closed list of values has one of them;
quotations, figures and offsets are those of the text; a commitment's date is ISO or words; nobody is annotated twice.
Each objection says where it is and what to do. Only what can be known without judgement is objected to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from gapgraph.annotations import SECTIONS as FORM
from gapgraph.evaluation.form import CHOICES, SECTIONS, Annotation, Record, gold_paths, head_of, read_gold, records_of, text_of, words_of
from gapgraph.evaluation.pairing import likenesses
from gapgraph.evaluation.places import find_words, longest_start
from graph_store.errors import InputError


@dataclass(frozen=True, slots=True)
class Objection:
    """Something wrong in an annotation file.

    Attributes:
        file: The file's name within its folder.
        place: The record and field, as in "commitments[3].kind"; empty for the whole file.
        message: What is wrong.
        remedy: What to do.
    """

    file: str
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.message} {self.remedy}" if self.place else f"{self.file}: {self.message} {self.remedy}"


TextOf = Callable[[str, Annotation], str | None]

_HEAD: Final = ("file", "genre", "title", "publisher", "date")
_MORE: Final = frozenset({"optional", "start", "end", "note"})
_NUMBERS: Final = frozenset({"start", "end"})


def check_gold(gold: Path, text_of_document: TextOf | None = None) -> tuple[tuple[Objection, ...], tuple[str, ...]]:
    """Look over annotations.

    Args:
        gold: A folder of annotation files, or one file.
        text_of_document: From a file's name and content to the canonical text of its document, or None where there is none.

    Returns:
        What is wrong, in the order of the files; and the files whose quotations could not be compared, for want of a text.

    Raises:
        InputError: If there is no annotation file.
    """
    if not gold_paths(gold):
        read_gold(gold)
    found: list[Objection] = []
    textless: list[str] = []
    for name, path in gold_paths(gold).items():
        try:
            annotation = read_gold(path)[path.name]
        except InputError as error:
            found.append(Objection(name, "", error.happened, error.remedy))
            continue
        text = text_of_document(name, annotation) if text_of_document else None
        textless += [] if text is not None else [name]
        found += [Objection(name, *objection) for objection in _objections(annotation, text)]
    return tuple(found), tuple(textless)


def _objections(annotation: Annotation, text: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield place, message and remedy of each objection."""
    yield from _unknown("", annotation, ("document", *SECTIONS), frozenset())
    yield from _head(head_of(annotation))
    for section in SECTIONS:
        if not isinstance(annotation.get(section, []), list):
            yield section, "This is not a list.", "Write a list of records, [] for none."
        records = records_of(annotation, section)
        for index, record in enumerate(records):
            place = f"{section}[{index}]"
            yield from _record(section, place, record)
            yield from _in_text(place, record, text) if text is not None else ()
        yield from _twice(section, records)


def _head(head: Record) -> Iterator[tuple[str, str, str]]:
    yield from _unknown("document", head, _HEAD, frozenset())
    yield from _choice("document", "document", head, "genre")
    date = text_of(head, "date")
    if date and not _iso().fullmatch(date):
        yield "document.date", f"{date!r} is no ISO date.", "Write 2017-10-24, 2017-09 or 2017, as exact as the text is."


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _record(section: str, place: str, record: Record) -> Iterator[tuple[str, str, str]]:
    yield from _unknown(place, record, FORM[section], _MORE)
    for field in record:
        yield from _type(place, field, record[field])
        yield from _choice(section, place, record, field)
    if section in ("commitments", "statistics", "concerns") and not text_of(record, "quote"):
        yield f"{place}.quote", "It is empty.", "Quote the clause that states the thing."
    if section == "people" and not text_of(record, "name") and not text_of(record, "post"):
        yield place, "It has neither name nor post.", "Fill one of them, or remove the record."
    due = text_of(record, "due")
    if due and re.search(r"\d{1,2}[/.]\d{1,2}|^\d{4}-", due) and not _iso().fullmatch(due):
        yield f"{place}.due", f"{due!r} is neither an ISO date nor words.", "Write 2017-09-30, 2017-09 or 2017, or the words of the text."


def _unknown(place: str, record: Record, known: tuple[str, ...], more: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    for field in record:
        if field not in known and field not in more:
            where = f"{place}.{field}" if place else field
            yield where, f"There is no field {field!r} here.", f"The fields are {', '.join(known)}."


def _type(place: str, field: str, value: object) -> Iterator[tuple[str, str, str]]:
    wanted: type = bool if field == "optional" else int if field in _NUMBERS else list if field == "aliases" else str
    if not isinstance(value, wanted):
        names = {bool: "true or false", int: "a whole number", list: "a list of names", str: "text in quotation marks"}
        yield f"{place}.{field}", f"{value!r} is of the wrong kind.", f"Write {names[wanted]}."


def _choice(section: str, place: str, record: Record, field: str) -> Iterator[tuple[str, str, str]]:
    choices = CHOICES.get((section, field))
    value = text_of(record, field)
    if choices and value not in choices and (value or field in ("kind", "standing", "genre")):
        yield f"{place}.{field}", f"{value!r} is none of its values.", f"They are {', '.join(choice or '(empty)' for choice in choices)}."


def _in_text(place: str, record: Record, text: str) -> Iterator[tuple[str, str, str]]:
    quote, figure = text_of(record, "quote"), text_of(record, "figure")
    if quote and not find_words(text, quote):
        start = longest_start(text, quote)
        agreed = f"The text agrees up to “{start[-60:]}”." if start else "Not even its first word is there."
        yield f"{place}.quote", f"The text does not hold “{quote}”.", f"{agreed} Copy the words from the text."
    if figure and quote and not find_words(quote, figure):
        yield f"{place}.figure", f"“{figure}” is not in the quotation.", "Quote the clause that holds the figure."
    first, last = record.get("start"), record.get("end")
    if quote and isinstance(first, int) and isinstance(last, int):
        held = " ".join(text[max(0, first) : last].split())
        if held != " ".join(quote.split()):
            yield f"{place}.start", f"The offsets {first} to {last} hold “{held[:80]}”.", "Remove start and end, or correct them."


def _twice(section: str, records: Sequence[Record]) -> Iterator[tuple[str, str, str]]:
    """A body or person once more: the form has each once, and a name that two share pairs with either."""
    alike = likenesses()[section]
    for index, record in enumerate(records if section in ("partners", "people") else ()):
        earlier = next((i for i in range(index) if alike(records[i], record) >= 1), None)
        if earlier is not None:
            shared = f"It shares a name with {section}[{earlier}], “{words_of(section, records[earlier])}”."
            yield f"{section}[{index}]", shared, "Make them one record with aliases, or leave the name to one of them."


def texts_beside(gold: Path, documents: Mapping[str, str]) -> TextOf:
    """Return how to find the text of an annotated document.

    Args:
        gold: The folder of annotations, or one file; a text beside a file, of the same name with .txt, is its document's.
        documents: Canonical texts by the name of the document; they win over texts beside the files.

    Returns:
        A function from a file's name and content to the text, None where there is none.
    """
    from gapgraph.evaluation.evaluating import twin_of

    paths = gold_paths(gold)

    def found(name: str, annotation: Annotation) -> str | None:
        twin = twin_of(name, annotation, documents)
        if twin:
            return documents[twin]
        beside = paths[name].with_suffix(".txt")
        return beside.read_text(encoding="utf-8") if beside.is_file() else None

    return found
