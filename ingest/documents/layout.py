"""Blocks of a plain text, found by its layout.

1. Lines with their offsets; runs of lines between blank ones are *chunks*.
   Lines whose cells stand below one another are rows of a table (columns.py).
2. Is the file hard-wrapped? If most full lines have about the same length, a line that goes on
   in the next is joined with it; else each line is a paragraph of its own.
3. Each unwrapped line is a heading, an item, a table row or a paragraph, by its label, its length, its
   punctuation and its neighbours: what goes on in a list is no heading. A label alone on a line belongs to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from ingest.documents.columns import find_tables
from ingest.documents.labels import Label, find_label, follows
from ingest.documents.model import Block, Span

_LONGEST_HEADING: Final = 12  # words
_LONG_LINE: Final = 100  # characters that make a line running text
_FEWEST_NUMBERS: Final = 3  # bare numbers in a row that make them labels


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text without its white space.

    Attributes:
        span: Place of its words.
        words: The words.
        label: The label it starts with.
        blank_before: Whether a blank line (or the start of the text) is before it.
        indent: White space before it, in characters.
        cells: Places of its cells, if it is a row of a table set with spaces.
        heading: Level of the heading that it is set as, where the format shows that.
    """

    span: Span
    words: str
    label: Label | None
    blank_before: bool
    indent: int
    cells: tuple[Span, ...] = ()
    heading: int = 0


def find_blocks(text: str) -> tuple[Block, ...]:
    """Find the blocks of a plain text.

    Args:
        text: Canonical text.

    Returns:
        Blocks in text order that do not overlap; every word of the text but labels and page numbers is in one.
    """
    lines = number_lines(list(_lines(text)))
    width = wrap_width([line.words for line in lines])
    joined = list(_joined(text, lines, width))
    return tuple(make_block(text, joined, index) for index in range(len(joined)) if not _is_page_number(joined, index))


def wrap_width(lines: list[str]) -> int:
    """Return the width at which a text is hard-wrapped.

    Args:
        lines: Its lines that are not blank.

    Returns:
        Characters a line; 0 if the text is not hard-wrapped.
    """
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    full = [length for length in lengths if length >= 0.75 * width]
    return (
        width if 40 <= width <= 130 and lengths[int((len(lengths) - 1) * 0.99)] <= 1.5 * width and len(full) >= 0.35 * len(lengths) else 0
    )


def _lines(text: str) -> Iterator[Line]:
    start, blank = 0, True
    lines = text.split("\n")
    tables = find_tables(lines)
    for index, raw in enumerate(lines):
        words = raw.strip()
        if words and not (index and _underlines(lines, index)):
            indent = len(raw) - len(raw.lstrip())
            cells = tuple(Span(start + begin, start + end) for begin, end in tables.get(index, ()))
            level = 0 if cells or index + 1 == len(lines) else _underlines(lines, index + 1)
            place = Span(start + indent, start + indent + len(words))
            yield Line(place, words, None if cells else find_label(words), blank, indent, cells, level)
        blank = not words
        start += len(raw) + 1


def _underlines(lines: list[str], index: int) -> int:
    """The level of the heading that a line of dashes or equals signs underlines; 0 if it does not."""
    rule, title = lines[index].strip(), lines[index - 1].strip()
    above = lines[index - 2].strip() if index > 1 else ""
    if above or not _rule().fullmatch(rule) or not 2 <= len(title) <= 1.7 * len(rule) or len(rule) > 2 * len(title) + 4:
        return 0
    return (1 if rule[0] == "=" else 2) if _is_heading_like(title) and title[0].isalnum() else 0


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"={3,}|-{3,}|–{3,}|~{3,}|_{3,}")


def number_lines(lines: list[Line]) -> list[Line]:
    """Give labels to lines that start with bare numbers ("1 Welcome") where these count up from one: three, or two lines in a row.

    Args:
        lines: Lines in text order.

    Returns:
        The same lines, with those labels.
    """
    found: dict[int, Label] = {}
    run: list[tuple[int, re.Match[str]]] = []
    for index, line in enumerate(lines):
        number = _bare_number().match(line.words) if not line.label and not line.cells else None
        if number and int(number[1]) == len(run) + 1:
            run.append((index, number))
        elif number and int(number[1]) == 1:
            run = [(index, number)]
        if len(run) >= _FEWEST_NUMBERS or (len(run) == 2 and run[1][0] == run[0][0] + 1):
            found.update((at, Label(match[1], match.end(), "number")) for at, match in run)
    return [replace(line, label=found.get(index, line.label)) for index, line in enumerate(lines)] if found else lines


@cache
def _bare_number() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(rf"(?!\d{{1,2}} +(?:{months})\b)(\d{{1,2}})(?: {{1,4}}| [-–] )(?=[A-Z“‘\"'][a-zA-Z’' ])")


def _joined(text: str, lines: list[Line], width: int) -> Iterator[Line]:
    current: Line | None = None
    for line in lines:
        if current and _goes_on(current, line, width, text):
            span = Span(current.span.start, line.span.end)
            current = Line(span, text[span.start : span.end], current.label, current.blank_before, current.indent)
        else:
            if current:
                yield current
            current = line
    if current:
        yield current


def _goes_on(line: Line, after: Line, width: int, text: str) -> bool:
    if line.cells or after.cells or line.heading or after.heading:
        return False
    if _bare_label().fullmatch(line.words) and not after.label:
        return True
    last = line.words.rsplit("\n", 1)[-1]
    is_full = len(last) >= 0.7 * width and not _is_capitals(line.words)
    if _margin().search(last) and after.words[0].isupper():
        return False
    shouted = _shouted_label().match(after.words) and (last[-1] in ".?!" or _shouted_label().match(line.words))
    if shouted or _opens_entry(line.words, after.words):
        return False
    if after.blank_before or after.label or not width or (_is_heading_like(line.words) and not is_full):
        return False
    if after.words[0].islower() or _dangling().search(last):
        return True
    return len(last) >= 0.7 * width and not (last[-1] in ".:;?!" and len(last) < 0.85 * width)


def _opens_entry(words: str, after: str) -> bool:
    """Whether a line opens an entry of its own: an action's label, or the word and number that the entry above began with ("Aim 2")."""
    own, above = _entry().match(after), _entry().match(words)
    return bool(_action_label().match(after) or _bold_label().match(after)) or bool(own and above and own["word"] == above["word"])


@cache
def _action_label() -> re.Pattern[str]:
    number = r"(?:\s+(?:[Pp]oint\s+|[Nn]o\.?\s*)?\d+(?:[./]\d+)*[a-h]?)?"
    return re.compile(rf"(?:ACTION|Action){number}\s*(?:\([A-Z][^()]{{1,40}}\)\s*)?[:–-]\s*(?=[A-Z])|ACTION\s+\d")


@cache
def _bold_label() -> re.Pattern[str]:
    """A label that is set bold with asterisks ("**You said:** ...")."""
    return re.compile(r"\*\*[^*\n]{2,80}\*\*")


@cache
def _entry() -> re.Pattern[str]:
    words = "Aim|AIM|Priority|Objective|Goal|Theme|Outcome|Recommendation|Rec|Action|Ambition|Target"
    return re.compile(rf"(?P<word>{words})\.?\s+\d{{1,2}}[.:)]?\s+(?=\S)")


@cache
def _shouted_label() -> re.Pattern[str]:
    """A label in capitals that opens a paragraph of its own right below another ("RESPONSE: Agreed.", "ACTION 7.2 - ...")."""
    return re.compile(r"[A-Z]{5,}(?: [A-Z]{2,}){0,2}(?:(?: \d{1,3}(?:[./]\d{1,3})*)?:|(?: \d{1,3}(?:[./]\d{1,3})*) [-–])\s")


@cache
def _margin() -> re.Pattern[str]:
    """Who is to act, in the margin behind the last line of a paragraph."""
    return re.compile(r"\S[ \t]{3,}(?:[A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3})*|All|ALL|Clerk|Chair(?:man)?|Secretary)$")


@cache
def _bare_label() -> re.Pattern[str]:
    return re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")


@cache
def _dangling() -> re.Pattern[str]:
    return re.compile(r"(?:,|–|-|\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|that|is|was|are))$")


@cache
def _note() -> re.Pattern[str]:
    """A note as it is printed below the text, its mark in brackets as in the text ("[3] Annual Report 2023")."""
    return re.compile(r"\[\^?(\d{1,3})\]:?\s+(?=\S)")


def _is_page_number(lines: list[Line], index: int) -> bool:
    return bool(re.fullmatch(r"(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?", lines[index].words, re.IGNORECASE))


def make_block(text: str, lines: list[Line], index: int) -> Block:
    """Tell what a line is, by its label, its words and its neighbours.

    Args:
        text: The text.
        lines: Its lines, unwrapped.
        index: Which line.

    Returns:
        The block that it is.
    """
    line = lines[index]
    if line.cells:
        return Block("row", line.span, cells=line.cells)
    note = _note().match(line.words) if not line.heading else None
    if note and re.search(rf"\S\[\^?{note[1]}\]", text[: line.span.start]):
        return Block("note", Span(line.span.start + note.end(), line.span.end), label=note[1])
    label, start = _label(line)
    words = text[start : line.span.end]
    span = Span(start, line.span.end)
    if "\t" in words and words.count("\t") >= 2:
        return Block("row", span, cells=_cells(span, words))
    level = line.heading or _heading_level(line, words, label, lines, index)
    if level:
        return Block("heading", span, level=level, label=label.text if label else "")
    if label:
        return Block("item", span, level=1 + min(line.indent // 2, 3), label=label.text)
    return Block("paragraph", span)


def _label(line: Line) -> tuple[Label | None, int]:
    bare = re.match(r"\(?(\d{1,2}|[a-z])[.)]\s*\n\s*", line.words)
    if bare:
        return Label(bare[1], bare.end(), "number" if bare[1].isdigit() else "letter"), line.span.start + bare.end()
    return line.label, line.span.start + (line.label.length if line.label else 0)


def _cells(span: Span, words: str) -> tuple[Span, ...]:
    cells = []
    for found in re.finditer(r"[^\t]+", words):
        cell = found[0].strip()
        if cell:
            start = span.start + found.start() + found[0].index(cell)
            cells.append(Span(start, start + len(cell)))
    return tuple(cells)


def _heading_level(line: Line, words: str, label: Label | None, lines: list[Line], index: int) -> int:
    if label and label.style == "bullet":
        return 0
    if is_named_heading(words):
        return 2
    if "\n" in words or not _is_heading_like(words):
        return 0
    if _is_capitals(words) or _is_numbered_title(words) or _is_lettered_title(line.words):
        return 1
    if _goes_on_in_list(lines, index, label):
        return 0
    if label and _has_numbered_parts(lines, index, label):
        return 2
    if label:
        titled = is_title(words) or (_is_set_apart(lines, index) and _is_section_title(words))
        return 2 if titled and _stands_alone(lines, index, label) else 0
    return 2 if (_heads_text(lines, index) and is_title(words)) or _stands_free(lines, index) or _asks_above_list(lines, index) else 0


def is_named_heading(words: str) -> bool:
    """Tell whether words are a customary heading of the genre ("Apologies", "Risks:"), as headings.txt lists them.

    Args:
        words: A line without its label.

    Returns:
        True if they are.
    """
    folded = " ".join(re.findall(r"[a-z]+", words.casefold().replace("’", "").replace("'", "")))
    return len(words) < 60 and folded in _headings() and words[:1].isupper()


@cache
def _headings() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "headings.txt").read_text(encoding="utf-8").splitlines())


def _is_heading_like(words: str) -> bool:
    return len(words.split()) <= _LONGEST_HEADING + 6 and len(words) <= 140 and words[-1] not in ".;,!" and words[0] not in "\"“‘'([|"


def _is_capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (
        len(letters) >= 4
        and capitals >= (0.95 if ":" in words[:-1] else 0.75) * len(letters)
        and len(words.split()) > (0 if capitals > 5 else 1)
    )


def _is_numbered_title(words: str) -> bool:
    return bool(
        re.match(r"(?:Agenda\s+)?(?:Item|Part|Section|Chapter|Annex|Appendix|Tranche|Theme|Priority|Workstream)\s+(?:\d+|[A-Z])\b", words)
    ) or bool(re.fullmatch(r"Recommendation\s+\d+\.?", words))


def _is_lettered_title(words: str) -> bool:
    """A letter and a title in capitals, whatever brackets say behind it ("B.  EARLY HELP GROUP  (chair: Ann Lee)")."""
    found = re.match(r"(?:[A-Z]|\d{1,2})[.)]?\s+(?P<title>[^(]+?)\s*(?:\(|$)", words)
    return bool(found) and _is_capitals(found["title"]) if found else False


def _asks_above_list(lines: list[Line], index: int) -> bool:
    """A short question behind a blank line, right above a list that answers it ("What we will do next")."""
    line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    asks = line.blank_before and len(line.words.split()) <= 9 and _is_question_of_section().fullmatch(line.words)
    return bool(asks and after and after.label and line.words[-1] not in ":,;")


def _stands_free(lines: list[Line], index: int) -> bool:
    """A few words by themselves, a blank line before and after them, and a list or a long line behind them."""
    line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if after is None or not (line.blank_before and after.blank_before) or len(line.words.split()) > 8 or line.words[-1] in ".:;,?!)":
        return False
    words = line.words.split()
    opens = line.words[0].isupper() and not re.search(r"[,;:@\d]|\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b", line.words)
    leads = bool(after.label) or len(after.words) >= _LONG_LINE
    return opens and leads and len(words) >= 2 and any(word.islower() for word in words)


def is_title(words: str) -> bool:
    """Tell whether words read like a title: few, with a capital, without a verb.

    Args:
        words: A line without its label.

    Returns:
        True if they do.
    """
    tokens = re.findall(r"[A-Za-z][\w’'/-]*", words)
    if not tokens or len(tokens) > _LONGEST_HEADING or not words[0].isupper() or words.endswith((":", ":-", ": -", ":–")):
        return False
    if re.search(r"^By |\((?:[A-Z]{2,4})\)|,\s|: \S|@|\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b", words):
        return False
    verbs = {"is", "was", "were", "are", "be", "has", "have", "had", "will", "would", "should", "said", "asked", "noted", "agreed", "due"}
    return not verbs & {token.casefold() for token in tokens}


def _goes_on_in_list(lines: list[Line], index: int, label: Label | None) -> bool:
    """A lettered line behind the letter before it, or a line in a run that semicolons end, is no heading."""
    before = lines[index - 1] if index else None
    if before is None:
        return False
    if label and before.label:
        return label.style != "number" and follows(before.label.text, label.text)
    return not label and before.words.endswith(";")


def _has_numbered_parts(lines: list[Line], index: int, label: Label) -> bool:
    """A number and a short line of its own, behind it the parts that count up under that number ("2. What we found", then "2.1 ...")."""
    line = lines[index]
    if not label.text.isdigit() or line.words.endswith(":") or not (line.blank_before and line.words[label.length].isupper()):
        return False
    labels = (lines[at].label for at in range(index + 1, len(lines)))
    after = next((other.text for other in labels if other and other.style == "number"), "")
    return after.startswith(f"{label.text}.")


def _is_set_apart(lines: list[Line], index: int) -> bool:
    """Whether a line has a blank line before and after it."""
    return lines[index].blank_before and index + 1 < len(lines) and lines[index + 1].blank_before


@cache
def _is_question_of_section() -> re.Pattern[str]:
    return re.compile(r"(?:What|How|Why|Where|Who|When)\b(?:(?! (?:to|that|which)\b).){4,50}")


def _is_section_title(words: str) -> bool:
    """A title that is none by its grammar ("What we have done", "Buses: the summer timetable")."""
    head, colon, rest = words.partition(": ")
    titled = bool(colon) and is_title(head) and is_title(rest[:1].upper() + rest[1:])
    return titled or bool(_is_question_of_section().fullmatch(words))


def _stands_alone(lines: list[Line], index: int, label: Label) -> bool:
    neighbours = [lines[i].label for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return not any(other and other.style == label.style for other in neighbours) and index + 1 < len(lines)


def _heads_text(lines: list[Line], index: int) -> bool:
    if index + 1 >= len(lines) or (index and not lines[index].blank_before and len(lines[index - 1].words) < 60):
        return False
    after = lines[index + 1]
    return (
        bool(after.label) or len(after.words) >= 60 or (index + 2 < len(lines) and len(lines[index + 2].words) >= 60 and after.blank_before)
    )
