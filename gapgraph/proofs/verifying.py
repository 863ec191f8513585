"""Holding a file against a store.

1. Read the file's stamp and what it prints.
2. Compare the corpus: documents that are gone, that came, and whose text is another.
3. Ask the file's question again and compare, row by row or line by line, what it prints with what is so now.
4. Compare every quotation that it prints with the text of its document, at its address.

Each thing that differs is said on its own; another version of the software or of its rules is only noted, for it need not change
anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from gapgraph.proofs.printed import Printed, Quotation, folded, printed_forms, read_printed
from gapgraph.proofs.remaking import Maker, question_changed
from gapgraph.proofs.stamps import ALL, Source, Stamp, fingerprint, held_documents, stamp
from gapgraph.reviews.standing import whole
from graph_store.errors import InputError, UsageError
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

What = Literal["document", "fingerprint", "question", "row", "quotation"]

_LONGEST: Final = 160  # characters of a row or quotation in a message


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a file differs from the store.

    Attributes:
        what: What sort of thing.
        message: What differs, in a sentence.
    """

    what: What
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of holding a file against a store.

    Attributes:
        path: The file.
        stamp: What it says of itself.
        differences: Everything that differs; empty if the file holds.
        notes: What is worth knowing and is no difference.
        rows: Number of rows or lines compared.
        quotations: Number of quotations compared.
    """

    path: Path
    stamp: Stamp
    differences: tuple[Difference, ...]
    notes: tuple[str, ...]
    rows: int
    quotations: int

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def verify(store: Reader, path: str | Path) -> Verification:
    """Hold a file that carries a stamp against a store.

    Args:
        store: The store; where the file speaks as of a day, it is held against what could be known then.
        path: The file: .csv, .json, .md, .html or .docx.

    Returns:
        What differs.

    Raises:
        UsageError: If the file is not there, or of a form that carries no proof, or speaks as of what is no date.
        InputError: If it carries none, or one that cannot be read, or a question that is not to be asked.
        StoreError: If the store cannot answer.
    """
    (done,) = verify_all(store, [path])
    return done


def verify_all(store: Reader, paths: Iterable[str | Path]) -> Iterator[Verification]:
    """Hold several files against a store; pages of a report take little more time than one of them.

    Args:
        store: The store.
        paths: The files.

    Yields:
        What differs in each.

    Raises:
        UsageError: If a file is not there, or of a form that carries no proof.
        InputError: If one carries none, or one that cannot be read, or a question that is not to be asked.
        StoreError: If the store cannot answer.
    """
    makers: dict[tuple[str, bool], Maker] = {}
    with ExitStack() as opened:
        for path in map(Path, paths):
            claimed, printed = read_printed(path)
            seen = claimed.as_of, ALL in claimed.asked.params
            if seen not in makers:
                then = _as_of(store, claimed.as_of, opened)
                makers[seen] = Maker(whole(then) if seen[1] else then)
            yield _verified(path, claimed, printed, makers[seen])


def _as_of(store: Reader, day: str, opened: ExitStack) -> Reader:
    """The store as the file saw it: what could be known on the day that it speaks of."""
    from gapgraph.knowable import as_of

    return opened.enter_context(as_of(store, day)).store if day else store


def _verified(file: Path, claimed: Stamp, printed: Printed, maker: Maker) -> Verification:
    store = maker.store
    now = stamp(store, claimed.asked)
    differences = [
        *_documents(claimed, now),
        *_question(store, claimed),
        *_rows(printed, maker, claimed, file.suffix.casefold()),
        *_quotations(store, printed.quotations),
    ]
    return Verification(file, claimed, tuple(differences), tuple(_notes(claimed, now)), len(printed.lines), len(printed.quotations))


def _notes(claimed: Stamp, now: Stamp) -> Iterator[str]:
    if claimed.version != now.version:
        yield f"The file was written by GapGraph {claimed.version}; this is {now.version}."
    if claimed.pipeline != now.pipeline:
        rules = " and ".join(now.pipeline) or "rules that are not known"
        yield f"The documents were read by rules {' and '.join(claimed.pipeline) or 'that are not known'} then, and by {rules} now."
    held = {source.name: source for source in now.documents}
    for source in claimed.documents:
        same = held.get(source.name)
        if same and same.text == source.text and same.file != source.file:
            yield f"The file of {source.name} is another, and its text is the same."


def _documents(claimed: Stamp, now: Stamp) -> Iterator[Difference]:
    if claimed.is_whole and fingerprint(claimed.documents) != claimed.fingerprint:
        yield Difference("fingerprint", "The fingerprint in the file is not that of the documents that it lists.")
    changes = list(_changes(claimed, now))
    yield from (Difference("document", message) for message in changes)
    if not changes and claimed.fingerprint != now.fingerprint:
        message = f"The corpus has the fingerprint {now.fingerprint[:16]}, the file's has {claimed.fingerprint[:16]}."
        yield Difference("fingerprint", message)


def _changes(claimed: Stamp, now: Stamp) -> Iterator[str]:
    held = {source.name: source for source in now.documents}
    by_text = {source.text: source for source in now.documents}
    listed = {source.name for source in claimed.documents}
    for source in claimed.documents:
        if source.name in held and held[source.name].text != source.text:
            yield f"Changed since: {source.name} has another text (sha256 {_short(held[source.name])}, then {_short(source)})."
        elif source.name not in held:
            other = by_text.get(source.text)
            yield f"Renamed since: {source.name} is now {other.name}." if other else f"No longer in the store: {source.name}."
    if claimed.is_whole:
        known = {source.text for source in claimed.documents}
        yield from (f"Read since: {name}." for name, source in held.items() if name not in listed and source.text not in known)


def _short(source: Source) -> str:
    return source.text[:16]


def _question(store: Reader, claimed: Stamp) -> Iterator[Difference]:
    if question_changed(store, claimed):
        message = f"The question {claimed.asked.name!r} with these parameters is not asked by this SPARQL now; the file's own was asked."
        yield Difference("question", message)


def _rows(printed: Printed, maker: Maker, claimed: Stamp, suffix: str) -> Iterator[Difference]:
    try:
        made = maker.make(claimed, suffix)
    except InputError:
        raise
    except UsageError as error:  # its subject is not in the store any more, or never was
        yield Difference("question", f"The question cannot be asked of this store: {error}")
        return
    now = printed_forms()[suffix](made).lines
    then_counts, now_counts = Counter(printed.lines), Counter(now)
    gone, new = then_counts - now_counts, now_counts - then_counts
    yield from (Difference("row", f"In the file, and not so now: {_cut(line)}") for line in _in_order(printed.lines, gone))
    yield from (Difference("row", f"So now, and not in the file: {_cut(line)}") for line in _in_order(now, new))
    if not gone and not new and printed.lines != now:
        yield Difference("row", "The rows are the same, and in another order.")


def _in_order(lines: Iterable[str], wanted: Counter[str]) -> Iterator[str]:
    left = Counter(wanted)
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
            yield line


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _quotations(store: Reader, quotations: Iterable[Quotation]) -> Iterator[Difference]:
    distinct = tuple(dict.fromkeys(quotations))
    texts = _texts(store, {_document(quotation) for quotation in distinct}) if distinct else {}
    for quotation in distinct:
        message = _objection(quotation, texts)
        if message:
            yield Difference("quotation", message)


def _texts(store: Reader, documents: Iterable[str]) -> dict[str, str]:
    """Texts by the address of their document; tables that show labels give only its last part."""
    known = {source.iri: source.iri for source in held_documents(store)}
    short = {iri.rsplit("/", 1)[-1]: iri for iri in known}
    wanted = {name: known.get(name) or short.get(name, "") for name in documents}
    values = " ".join(f"<{iri}>" for iri in sorted({iri for iri in wanted.values() if iri}))
    rows = store.select(query_text("internal/texts-of").replace("{ UNDEF }", f"{{ {values} }}"))
    texts = {str(row["document"]): str(row["text"]) for row in rows}
    return {name: texts[iri] for name, iri in wanted.items() if iri in texts}


def _document(quotation: Quotation) -> str:
    return quotation.address.partition("#")[0]


def _objection(quotation: Quotation, texts: Mapping[str, str]) -> str:
    """What is wrong with a quotation; empty if its document has these words at this address."""
    document, _, place = quotation.address.partition("#char=")
    start, comma, end = place.partition(",")
    text = texts.get(document)
    if text is None:
        return f"The document of {quotation.address} is not in the store; it was to say “{_cut(quotation.words)}”."
    if not (comma and start.isdecimal() and end.isdecimal()):
        return f"{quotation.address} is no address of words in a text."
    there = folded(text[int(start) : int(end)])
    words = quotation.words.replace("\ufffd", "\0") if "\0" in there else quotation.words
    if there in {words, words.removeprefix("'")}:  # a CSV sets an apostrophe before what a spreadsheet would run
        return ""
    elsewhere = "stand elsewhere in it" if words in folded(text) else "are no longer in it"
    return f"At {quotation.address} the text says “{_cut(there)}”. The words “{_cut(words)}” {elsewhere}."
