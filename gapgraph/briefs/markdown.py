"""A brief as Markdown, its quotations as footnotes; the proof is a comment at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gapgraph.proofs.embedding import HOW_TO_CHECK, markdown_comment, plain_markdown

if TYPE_CHECKING:
    from gapgraph.briefs.model import Brief, Item, Section

NONE_FOUND = "None found in the documents read."


def to_markdown(brief: Brief) -> bytes:
    """Return a brief as Markdown.

    Args:
        brief: The brief.

    Returns:
        UTF-8.
    """
    lines = [f"# {plain_markdown(brief.title)}", "", *(f"{plain_markdown(line)}  " for line in brief.lead), ""]
    lines += [line for section in brief.sections for line in _section(section)]
    lines += ["## Quotations", ""]
    lines += [f"[^{note.number}]: “{plain_markdown(note.words)}” {plain_markdown(note.place)}. <{note.address}>" for note in brief.notes]
    return ("\n".join([*lines, "", *_checking(brief), ""]) + "\n" + markdown_comment(brief.stamp)).encode()


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "", f"*{plain_markdown(section.hint)}*", "")
    for number, item in enumerate(section.items, start=1):
        yield from _item(number, item)
    if not section.items:
        yield NONE_FOUND
    yield ""


def _item(number: int, item: Item) -> Iterator[str]:
    yield f"{number}. **{plain_markdown(item.kind)}**: {plain_markdown(item.text)}{_marks(item.notes)}"
    yield from (f"    - {line.label}: {plain_markdown(line.text)}{_marks(line.notes)}" for line in item.lines)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _checking(brief: Brief) -> Iterator[str]:
    yield from (f"## {HOW_TO_CHECK}", "", plain_markdown(brief.stamp.line), "")
    yield from ("`gapgraph verify FILE` holds this brief against the documents. It was made from:", "")
    for source in brief.stamp.documents:
        date = f" ({source.date})" if source.date else ""
        hashes = f"sha256 of its file `{source.file}`, of its text `{source.text}`"
        yield f"- {plain_markdown(source.name)}: {plain_markdown(source.title)}{date}, {hashes}"
