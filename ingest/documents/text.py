"""Plain text and Markdown: the canonical text is the file's own text, so that offsets fit the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.layout import find_blocks
from ingest.documents.model import Block, Document, Notice, Span

VERSION: Final = "1"
_HASHED: Final = 2  # headings marked with "#" that make a text one with marks
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def sniff(data: bytes, name: str) -> bool:
    """Tell whether bytes look like text: no NUL outside UTF-16, and few control characters."""
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return True
    head = data[:8192]
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return b"\0" not in head and control <= len(head) // 100


def read(data: bytes, name: str) -> Document:
    """Read a text file.

    Args:
        data: Its bytes.
        name: Its name within the corpus.

    Returns:
        The document; a decoding that had to be guessed is a warning.

    Raises:
        UnreadableDocumentError: If no word is in it.
    """
    text, warnings = decode(data)
    if not any(c.isalnum() for c in text):
        raise UnreadableDocumentError("The file holds no words.", where=name, remedy="Check that it is the right file.")
    markdown = name.casefold().endswith((".md", ".markdown"))
    marked = markdown or len(_hashed().findall(text)) >= _HASHED
    form = Format("text/markdown" if markdown else "text/plain", "text", VERSION)
    return make_document(
        form, name=name, data=data, text=text, blocks=_markdown_blocks(text) if marked else find_blocks(text), warnings=warnings
    )


@dataclass(frozen=True, slots=True)
class Format:
    """A format as its reader names it.

    Attributes:
        media_type: IANA media type.
        reader: Name of the reader.
        version: Version of the reader.
    """

    media_type: str
    reader: str
    version: str


def make_document(
    form: Format, *, name: str, data: bytes, text: str, blocks: tuple[Block, ...], title: str = "", warnings: tuple[Notice, ...] = ()
) -> Document:
    """Make a document, with its hashes.

    Args:
        form: The format it was read from.
        name: Its name within the corpus.
        data: The original bytes.
        text: Canonical text.
        blocks: Its blocks.
        title: Title from the file's metadata.
        warnings: What the reader noticed.

    Returns:
        The document.
    """
    hashes = sha256(text.encode()).hexdigest(), sha256(data).hexdigest()
    return Document(name, text, blocks, form.media_type, form.reader, form.version, *hashes, title, warnings)


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    r"""Decode bytes as text with "\n" line ends.

    Args:
        data: Bytes of a text file.

    Returns:
        The text and, if the encoding had to be guessed, a warning.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _ends(data.decode(encoding, errors="replace")), ()
    try:
        return _ends(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        message = f"The text is not UTF-8 (byte {error.start}); it was read as Windows-1252."
        return _ends(text), (Notice(message, "If its quotation marks or accents are wrong, save it as UTF-8."),)


def _ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


@cache
def _hashed() -> re.Pattern[str]:
    """A heading marked with "#" between blank lines, as a page saved as text keeps it."""
    return re.compile(r"(?:\A|\n[ \t]*\n)#{1,4} (?=[A-Z\d])[^\n]{2,90}\n[ \t]*(?=\n)")


def _markdown_blocks(text: str) -> tuple[Block, ...]:
    return tuple(_markdown_block(text, block) for block in find_blocks(text))


def _markdown_block(text: str, block: Block) -> Block:
    words = text[block.span.start : block.span.end]
    heading = re.match(r"(#{1,6})\s+(?=\S)", words)
    if heading:
        return Block("heading", Span(block.span.start + heading.end(), block.span.end), level=len(heading[1]))
    if words.startswith("|") and words.count("|") >= 2:
        cells = tuple(Span(block.span.start + m.start(), block.span.start + m.end()) for m in re.finditer(r"[^|\s](?:[^|]*[^|\s])?", words))
        return Block("row", block.span, cells=cells)
    return block
