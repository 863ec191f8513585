"""What formats with structure have in common: paragraphs as they are set, told apart, and written as blocks.

Each reader turns its format into *shapes*: words with what the format itself says of them (a heading's style, an automatic
number, the cells of a row). What the format leaves open is settled here and in `layout`, by the words and the neighbours, in
the same way for all formats; so the same document gives the same blocks, however it was saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.documents.blocks import BlockBuilder
from ingest.documents.labels import Label, find_label
from ingest.documents.layout import Line, is_title, make_block, number_lines
from ingest.documents.model import Block, Span

_STEP: Final = 4.0  # points by which an item that is a level deeper is indented at least
_MOST_WORDS: Final = 18  # of a heading in bold type


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph or a row, as a format shows it.

    Attributes:
        words: Its words.
        heading: Level of the heading that it is set as; 0 if it is set as text, -1 if only bold type makes it one.
        label: Number or letter that the format counts for it, "•" for a bullet; empty where it counts none.
        mark: That number as printed.
        depth: Level of the list that it is an item of; 0 where the format tells none.
        cells: Words of its cells, if it is a row of a table.
        indent: Its left edge, in points, for formats that know places only.
        page: Its page, from 1; 0 where the format has no pages.
    """

    words: str
    heading: int = 0
    label: str = ""
    mark: str = ""
    depth: int = 0
    cells: tuple[str, ...] = ()
    indent: float = 0.0
    page: int = 0


def is_bold_heading(words: str, *, labelled: bool = False) -> bool:
    """Tell whether a paragraph that is all in bold type is a heading.

    Args:
        words: Its words, without an automatic number.
        labelled: Whether it has an automatic number.

    Returns:
        False for whole sentences, long paragraphs and the items of a list.
    """
    label = find_label(words)
    if not any(c.isalpha() for c in words) or len(words.split()) > _MOST_WORDS or words[-1] in ".;,":
        return False
    if label and label.style == "bullet":
        return False
    return not (label or labelled) or is_title(words[label.length :] if label else words)


def write_shapes(builder: BlockBuilder, shapes: Sequence[Shape]) -> None:
    """Tell what each shape is, and append it.

    Args:
        builder: Where to append.
        shapes: The shapes of a document in reading order.
    """
    given = [shape for shape in shapes if shape.words.strip() or any(map(str.strip, shape.cells))]
    kept = _levelled(given)
    printed = [_printed(shape) for shape in kept]
    text = "\n".join(printed)
    lines = number_lines(_lines(kept, printed))
    depths = _depths(kept, lines)
    above = _above(given)
    for index, shape in enumerate(kept):
        if shape.cells:
            builder.add_row(shape.cells, page=shape.page)
        else:
            _write(builder, shape, lines[index], make_block(text, lines, index), (depths[index], above[index]))


def _above(shapes: Sequence[Shape]) -> list[int]:
    """The level of the last heading above each shape that its style makes one; 0 if there is none."""
    found, last = [], 0
    for shape in shapes:
        last = shape.heading if shape.heading > 0 else last
        found.append(last)
    return found


def _levelled(shapes: Sequence[Shape]) -> list[Shape]:
    """A heading that only bold type shows is below those that a style makes."""
    pairs = zip(shapes, _above(shapes), strict=True)
    return [replace(shape, heading=max(2, min(6, 1 + above))) if shape.heading < 0 else shape for shape, above in pairs]


def _printed(shape: Shape) -> str:
    words = " ".join(shape.words.split(" ")).strip()
    return f"{shape.mark} {words}" if shape.mark and not shape.cells else words


def _lines(shapes: Sequence[Shape], printed: Sequence[str]) -> list[Line]:
    lines, start = [], 0
    for shape, words in zip(shapes, printed, strict=True):
        span = Span(start, start + len(words))
        cells = (span,) if shape.cells else ()
        lines.append(Line(span, words, None if cells else _label(shape, words), True, 0, cells, shape.heading))
        start = span.end + 1
    return lines


def _label(shape: Shape, words: str) -> Label | None:
    found = find_label(words)
    if not shape.label or (found and shape.label in (found.text, "•")):
        return found
    style = "bullet" if shape.label == "•" else "number" if shape.label[:1].isdigit() else "letter"
    return Label(shape.label, len(shape.mark) + 1, style)


def _write(builder: BlockBuilder, shape: Shape, line: Line, block: Block, place: tuple[int, int]) -> None:
    begin = block.span.start - line.span.start
    mark, words = line.words[:begin].strip(), line.words[begin:]
    depth, above = place
    level = depth if block.kind == "item" else block.level
    if block.kind == "heading" and not shape.heading and above:
        level = min(6, 1 + above)  # what only its words show is below what a style makes
    if block.kind == "row":
        builder.add_row(words.split("\t"), page=shape.page)
    else:
        builder.add(block.kind, words, level=level, label=block.label, mark=mark, page=shape.page)


def _depths(shapes: Sequence[Shape], lines: Sequence[Line]) -> list[int]:
    """Depth of each labelled line: what the format says, else by how far it is indented from those around it."""
    found: list[int] = []
    open_: list[float] = []
    for shape, line in zip(shapes, lines, strict=True):
        if shape.heading or not line.label:
            open_ = open_ if open_ and not shape.heading and shape.indent > open_[0] + _STEP else []
            found.append(0)
            continue
        while open_ and open_[-1] > shape.indent + _STEP:
            open_.pop()
        if not open_ or open_[-1] < shape.indent - _STEP:
            open_.append(shape.indent)
        found.append(shape.depth or len(open_))
    return found
