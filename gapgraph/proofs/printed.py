"""What a file prints, read back from it: its stamp, its lines, and its quotations with their addresses.

The foot of a page and the part on how to check a file say what the stamp says, and are left out: they are compared as the stamp.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gapgraph.proofs.embedding import HOW_TO_CHECK, TURTLE_MARK, beside, from_markdown
from gapgraph.proofs.stamps import from_json
from graph_store.errors import InputError, UsageError

if TYPE_CHECKING:
    from gapgraph.proofs.stamps import Stamp

_WRITERS: Final = "`query --output`, `gaps export`, `trace --output`, `view`, `report` and `brief`"
_REMEDY: Final = f"Files that carry a proof are written by gapgraph's {_WRITERS}."


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a file prints as a document's, and their address.

    Attributes:
        address: IRI of the passage, or its end as a table shows it.
        words: The words, white space folded.
    """

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What a file says.

    Attributes:
        proof: Its stamp as JSON values; None if it holds none.
        lines: Its rows, or its lines of text.
        quotations: Its quotations.
    """

    proof: object
    lines: tuple[str, ...]
    quotations: tuple[Quotation, ...]


def read_stamp(path: str | Path) -> Stamp:
    """Read what a file says of itself.

    Args:
        path: The file.

    Returns:
        The stamp in the file, or in FILE.proof.json beside it.

    Raises:
        UsageError: If the file is not there, or of a form that carries no proof.
        InputError: If it holds no proof, or one that cannot be read.
    """
    return read_printed(Path(path))[0]


def read_printed(path: Path) -> tuple[Stamp, Printed]:
    """Read a file back.

    Args:
        path: The file.

    Returns:
        Its stamp, and what it prints.

    Raises:
        UsageError: If the file is not there, or of a form that carries no proof.
        InputError: If it holds no proof, or one that cannot be read, or cannot be read itself.
    """
    if path.name.endswith(".proof.json"):
        raise UsageError("This is the proof of a file.", where=str(path), remedy=f"Name the file: {path.name.removesuffix('.proof.json')}.")
    suffix = path.suffix.casefold()
    if suffix not in printed_forms():
        raise UsageError("A file of this form carries no proof.", where=str(path), remedy=f"{_REMEDY} Forms: {', '.join(printed_forms())}.")
    if not path.is_file():
        raise UsageError("There is no such file.", where=str(path), remedy=_REMEDY)
    try:
        printed = printed_forms()[suffix](path.read_bytes())
        proof = printed.proof if printed.proof is not None else _sidecar(path)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise InputError(f"This file cannot be read: {error}.", where=str(path), remedy=_REMEDY) from error
    if proof is None:
        raise InputError("This file carries no proof, and there is none beside it.", where=str(path), remedy=_REMEDY)
    return from_json(proof, str(path)), printed


def _sidecar(path: Path) -> object:
    return json.loads(beside(path).read_text(encoding="utf-8")) if beside(path).is_file() else None


def printed_forms() -> Mapping[str, Callable[[bytes], Printed]]:
    """Return what reads a file back, by its ending."""
    from gapgraph.proofs.pages import printed_page
    from gapgraph.proofs.word import printed_word

    return {".csv": _csv, ".json": _json, ".md": _markdown, ".txt": _text, ".ttl": _turtle, ".html": printed_page, ".docx": printed_word}


def folded(text: str) -> str:
    """Return a text on one line, with single spaces.

    Args:
        text: The text.
    """
    return " ".join(text.split())


def _csv(data: bytes) -> Printed:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return Printed(None, _row_lines(rows), tuple(_quoted(rows[0], rows[1:]) if rows else ()))


def _row_lines(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(" | ".join(row) for row in rows)


def _quoted(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Quotation]:
    """Yield the quotations of a table: where a column of words stands with one of their addresses."""
    pairs = [(names.index(address), place) for place, name in enumerate(names) for address in _address_of(name) if address in names]
    for row in rows:
        for address, words in pairs:
            if max(address, words) < len(row) and row[address] and row[words]:
                yield Quotation(row[address], folded(row[words]))


def _address_of(name: str) -> tuple[str, ...]:
    if name == "words":
        return ("passage", "address", "expectation")
    return (f"{name.removesuffix('words')}address",) if name.endswith("_words") else ()


def _json(data: bytes) -> Printed:
    held = json.loads(data)
    proof, rows = (held["proof"], held["rows"]) if isinstance(held, dict) else (None, held)
    names = list(rows[0]) if rows else []
    lines = tuple(json.dumps(row, ensure_ascii=False) for row in rows)
    return Printed(proof, lines, tuple(_quoted(names, ([_address(cell) for cell in row.values()] for row in rows))))


def _address(cell: object) -> str:
    return str(cell["iri"]) if isinstance(cell, dict) else str(cell)


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(r"<!-- gapgraph-proof\n(.*?)\n-->\s*\Z", re.DOTALL)


@cache
def _endnote() -> re.Pattern[str]:
    return re.compile(r"(?m)^\[\^\d+\]: “(?P<words>.*)” .*?<(?P<address>[^<>\s]+#char=\d+,\d+)>$")


def _markdown(data: bytes) -> Printed:
    text = data.decode("utf-8")
    found = _comment().search(text)
    body = text[: found.start()] if found else text
    rows = [_cells(line) for line in body.splitlines() if line.startswith("| ")]
    proof = json.loads(found[1]) if found else None
    if rows:  # a table: what stands behind it is the stamp in one line
        return Printed(proof, _row_lines(rows), tuple(_quoted(rows[0], rows[2:])))
    said, _, _ = body.partition(f"## {HOW_TO_CHECK}")
    lines = tuple(folded(from_markdown(line)) for line in said.splitlines() if line.strip())
    notes = tuple(Quotation(note["address"], folded(from_markdown(note["words"]))) for note in _endnote().finditer(said))
    return Printed(proof, lines, notes)


def _text(data: bytes) -> Printed:
    """Plain text: words stand in a line of their own, and their address in the next."""
    text = data.decode("utf-8")
    found = _comment().search(text)
    said, _, _ = (text[: found.start()] if found else text).partition(f"## {HOW_TO_CHECK}")
    quoted = tuple(Quotation(one["address"], folded(one["words"])) for one in _addressed().finditer(said))
    return Printed(json.loads(found[1]) if found else None, tuple(folded(line) for line in said.splitlines() if line.strip()), quoted)


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(r"(?m)^\s+“(?P<words>.*)”\n\s+(?P<address>[^\s<>]+#char=\d+,\d+)$")


def _turtle(data: bytes) -> Printed:
    lines = data.decode("utf-8").splitlines()
    proof = next((json.loads(line.removeprefix(TURTLE_MARK)) for line in reversed(lines) if line.startswith(TURTLE_MARK)), None)
    return Printed(proof, tuple(folded(line) for line in lines if line.strip() and not line.startswith("#")), ())


def _cells(line: str) -> list[str]:
    return [from_markdown(cell) for cell in re.split(r"(?<!\\) \| ", line.removeprefix("| ").removesuffix(" |"))]
