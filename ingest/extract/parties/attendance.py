"""Attendance lists: who was present, in attendance, a substitute, absent, or sent apologies.

1. A list opens at a label: a heading or short line of its own ("Present"), or the start of a paragraph ("Apologies: A, B").
   Labels side by side ("Attendees      Apologies") open one list a column.
2. An open list goes on over lines, rows and headings that read as entries; a body's name on a line of its own is the body of
   those under it. Anything else closes it.
3. A table whose first row names its columns ("Name | Organisation | Role") gives one entry a row.
4. Minutes also tell it in sentences ("Apologies were received from A and B", "C was also in attendance").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.entries import Entry, is_initials, read_entry
from ingest.extract.parties.labels import Label, find_labels, kind_of, says_post
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.parting import find_lead, is_name, part_by_body
from ingest.extract.parties.people import full_name
from ingest.extract.parties.posts import is_post
from ingest.extract.parties.rosters import Roster, file_cells, is_ruler, roster_of
from ingest.extract.parties.sharing import Attendee, shared
from ingest.extract.parties.splitting import split_entries
from ingest.extract.parties.titles import is_plural, post_of_title
from ingest.extract.parties.turnout import find_turnout, tells_turnout
from ingest.extract.reading import Reading
from ingest.records import AttendanceKind

_NOTED: Final = frozenset({"minutes", "action-log"})  # papers that tell of a meeting
_HEAD: Final = 12  # blocks at the head of minutes, where any word and a colon may open a list
_TOP: Final = 1500  # characters in which a table of people in minutes is of those present
_LONGEST: Final = 36  # words of a line that may be an entry
_PARTED: Final = 2  # semicolons that part entries in a longer one
_HUNG: Final = 8  # spaces before a line that goes on with a second column
_WRAPPED: Final = 48  # characters of a line that ends because the page does


@dataclass(frozen=True, slots=True)
class _List:
    """A list that is open: how those on it attended, its label, and the body or the role that heads them.

    A strict list stood in a paragraph: what follows must be surely an entry. `passed` tells that the last line was none,
    `roster` what the columns of its table hold, `marked` that one of them tells how each attended.
    """

    kind: AttendanceKind
    label: Span
    post: bool = False
    body: Span | None = None
    role: Span | None = None
    strict: bool = False
    passed: bool = False
    columns: tuple[tuple[int, AttendanceKind, Span], ...] = ()
    roster: Roster | None = None
    marked: bool = False


def find_attendance(reading: Reading) -> Iterator[Attendee]:
    """Find everybody on the attendance lists of a document.

    Args:
        reading: The reading, its cast still empty.

    Yields:
        Entries in text order.
    """
    open_: _List | None = None
    last: list[Attendee] = []
    for index, block in enumerate(reading.document.blocks):
        words = reading.words(block.span)
        if block.kind == "row" and is_ruler(words):
            continue
        if open_ and len(last) == 1 and _goes_on_below(reading, block, last[0], open_):
            continue
        opened = _opens(reading, block, words, open_)
        if opened:
            open_, last = opened, []
            continue
        last, open_ = _read(reading, index, block, open_)
        yield from last
    yield from _told(reading)


def _read(reading: Reading, index: int, block: Block, open_: _List | None) -> tuple[list[Attendee], _List | None]:
    """The entries of a block that opens no list, and the list that is open behind it."""
    words = reading.words(block.span)
    labels = find_labels(reading.document.words(block.span)) if block.kind != "row" else []
    if labels:
        label = labels[-1]
        found = list(_labelled(reading, block, labels))
        return found, _List(label.kind, Span(block.span.start + label.start, block.span.start + label.end), label.post, strict=True) if found else None
    loose = list(_unlabelled(reading, block, words)) if index < _HEAD and reading.metadata.genre in _NOTED else []
    open_ = (None if open_ and open_.roster else _row_label(reading, block)) or open_
    if loose or open_ is None:
        head = block.span.start < _TOP and not open_
        open_ = _initialled(reading, block) if head and not loose else open_
        return loose or (list(_listed(reading, block, open_)) if open_ and head else list(_each_told(reading, block)) if head else []), open_
    headed = None if tells_turnout(words) else _headed(reading, block, open_)
    if headed or tells_turnout(words):
        return [], headed or open_
    is_list = len(words.split()) <= _LONGEST or block.kind == "row" or open_.columns or words.count(";") >= _PARTED
    found = list(_listed(reading, block, open_)) if is_list else []
    return found, replace(open_, passed=False) if found else _passing(block, words, open_)


def _goes_on_below(reading: Reading, block: Block, last: Attendee, open_: _List) -> bool:
    """Whether a line right under a name is the post or body of whom it names, each on a line of its own; it is filled in."""
    words = reading.words(block.span)
    between = reading.document.text[last.entry.end : block.span.start]
    if last.read is None or open_.body or open_.strict or block.kind != "paragraph" or re.search(r"\n\s*\n", between) or kind_of(words) or len(words.split()) > 12:
        return False
    name = full_name().match(words)
    if (name and (name["title"] or words.split()[0] in lexicon().given)) or re.search(r"\s{2,}|\t|[;:(]", words):
        return False
    if classify(words.split()) and last.read.body is None:
        last.read.body = block.span
        return True
    if is_post(words) and not (last.read.post or last.read.body):
        last.read.post = block.span
        return True
    return False


def _unlabelled(reading: Reading, block: Block, words: str) -> Iterator[Attendee]:
    """Names at the head of minutes behind a colon, whatever the word before it; one of regret or negation makes them apologies."""
    label = re.match(r"\s*(?P<label>[A-Z][^:;,\n]{1,40}):\s+(?=[A-Z])", words)
    if not label or block.kind not in ("paragraph", "item") or _is_other_line().match(words):
        return
    span = Span(block.span.start + label.start("label"), block.span.start + label.end("label"))
    body = bool(classify(label["label"].split()))
    missing = re.search(r"(?i)\b(?:sorry|regret\w*|unable|missing|not|away|couldn[’']t|can[’']t)\b", label["label"])
    here = _List("apologies" if missing else "present", span)
    found = list(_entries(reading, block.span if body else Span(block.span.start + label.end(), block.span.end), here))
    people = [attendee for attendee in found if attendee.read]
    told = sum(bool(a.read and (a.read.title or a.read.body or a.read.post or a.read.initials)) for a in people)
    if len(people) >= 3 and told * 2 >= len(people) and not _has_verb().search(re.sub(r"\([^)]*\)", "", words)):
        yield from found


def _each_told(reading: Reading, block: Block) -> Iterator[Attendee]:
    """Lines without a list that each end with how somebody attended ("Ann Lee, Kent County Council - apologies")."""
    words = reading.document.words(block.span)
    lines = list(re.finditer(r"[^\n]+", words)) if block.kind in ("paragraph", "item") else []
    told = [_told_at_end().match(line[0]) for line in lines]
    for line, found in zip(lines, told, strict=True) if told and all(told) else ():
        if found and (kind := kind_of(found["kind"])):
            start = block.span.start + line.start()
            label = Span(start + found.start("kind"), start + found.end("kind"))
            yield from _entries(reading, Span(start, start + found.start("mark")), _List(kind, label), lined=True)


def _initialled(reading: Reading, block: Block) -> _List | None:
    """The list without a label at the head of minutes whose lines give everybody's initials ("Ann Lee (AL)   Harbour Trust")."""
    name = _with_initials().match(reading.words(block.span)) if reading.metadata.genre in _NOTED else None
    if name is None or not is_initials(name["letters"], "".join(word[0] for word in name["name"].split())):
        return None
    return _List("present", Span(block.span.start + name.start("letters"), block.span.start + name.end("letters")))


@cache
def _with_initials() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z][a-z]{1,3}\.? )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})\s\((?P<letters>[A-Z]{2,3})\)\s{2,}\S")


@cache
def _told_at_end() -> re.Pattern[str]:
    return re.compile(r"\s*[A-Z][^.;:\n]{4,90}?(?P<mark>\s+[–-]\s+|\s*\(|\s{3,}|,\s+)(?P<kind>(?i:present|in attendance|apologies|apols|absent|apologies sent|sent apologies))\)?(?:\s*\((?i:chair)\))?\s*$")


@cache
def _is_other_line() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\s*(?:to|cc|copy|copies|distribution|circulation|contacts?|authors?|from|signed|venue|date|subject|actions?|owners?)\b"
    )


def _told(reading: Reading) -> Iterator[Attendee]:
    """What sentences tell of attendance."""
    for kind, label, names in find_turnout(reading):
        yield from _entries(reading, names, _List(kind, label))


def _opens(reading: Reading, block: Block, words: str, open_: _List | None) -> _List | None:
    """The list that a line of its own opens; the open one goes on over the titles of its columns."""
    parts = _columns(reading, block)
    columns = [(part, kind_of(reading.words(part))) for part in parts]
    if len(columns) > 1 and all(kind for _, kind in columns) and len({kind for _, kind in columns}) > 1:
        starts = tuple((index if block.cells else _column(reading, part), kind, part) for index, (part, kind) in enumerate(columns))
        return _List(columns[0][1], block.span, columns=starts)
    roster = roster_of([reading.words(cell) for cell in block.cells or parts])
    if roster:
        return _titled_columns(reading, block, roster, open_)
    numbered = block.label and block.kind in ("heading", "item") and not re.search(r"(?i)present|attend|apolog|absen|member", words)
    if len(words) > 120 or numbered:
        return None
    alone = parts[0] if block.cells and len(parts) == 1 else block.span
    kind = kind_of(reading.words(alone))
    return _List(kind, alone, says_post(words), roster=open_.roster if open_ and block.cells else None) if kind else None


def _titled_columns(reading: Reading, block: Block, roster: Roster, open_: _List | None) -> _List | None:
    """The list under titles of columns, if one tells how each attended, the first is a label, or the table heads minutes."""
    cells = _columns(reading, block)
    kept = roster if block.cells else None
    marked = next((cell for cell, role in zip(block.cells or cells, roster.roles, strict=False) if role == "mark" and len(cell)), None)
    if marked and roster.roles[0] != "mark":
        return _List("present", marked, roster=kept, marked=True)
    kind = kind_of(reading.words(cells[0]))
    if not kind and reading.metadata.genre in _NOTED and block.span.start < _TOP and roster.has("name"):
        kind = "present"
    if open_ and not (kind and kind_of(reading.words(cells[0]))):
        return replace(open_, roster=kept, strict=False, passed=False)
    return _List(kind, cells[0], roster=kept) if kind else None


def _columns(reading: Reading, block: Block) -> list[Span]:
    """The cells of a row, or the parts of a line that wide gaps or bars set apart."""
    if block.cells:
        return [cell for cell in block.cells if len(cell)]
    text = reading.document.words(block.span)
    if "   " not in text and "\t" not in text and " | " not in text:
        return []
    return [Span(block.span.start + m.start(), block.span.start + m.end()) for m in re.finditer(r"[^\s|]+(?: [^\s|]+)*", text)]


def _column(reading: Reading, part: Span) -> int:
    """Where in its line a part starts."""
    return part.start - (reading.document.text.rfind("\n", 0, part.start) + 1)


def _headed(reading: Reading, block: Block, open_: _List) -> _List | None:
    """The list under a body's name on a line of its own; None if the line is no such name."""
    words = reading.words(block.span).strip(" :")
    name = full_name().match(words)
    if (name and (name["title"] or words.split()[0] in lexicon().given)) or re.search(r"[(,;:]|\s[–-]\s", words):
        return None
    if block.kind != "row" and len(words.split()) <= 10 and not block.label and classify(words.split()) and not open_.strict:
        return replace(open_, body=Span(block.span.start, block.span.start + len(words)))
    return None


def _passing(block: Block, words: str, open_: _List) -> _List | None:
    """The list that goes on over one short line that is no entry ("Voluntary sector"); None where the list ends."""
    short = block.kind == "paragraph" and len(words.split()) <= 5 and not block.label and not words.endswith((".", "?", "!"))
    return replace(open_, body=None, passed=True) if short and not (open_.strict or open_.passed) else None


def _labelled(reading: Reading, block: Block, labels: list[Label]) -> Iterator[Attendee]:
    words = reading.document.words(block.span)
    base = block.span.start
    for index, label in enumerate(labels):
        end = labels[index + 1].start if index + 1 < len(labels) else len(words)
        here = _List(label.kind, Span(base + label.start, base + label.end), label.post, body=_body_before(words, label, base))
        yield from _entries(reading, Span(base + label.content, base + end), here)


def _body_before(words: str, label: Label, base: int) -> Span | None:
    """The body whose letters stand before a label ("LA officers: ...")."""
    led = re.match(r"([A-Z]{2,6}) [Oo]fficers", words[label.start : label.end])
    return Span(base + label.start, base + label.start + led.end(1)) if led else None


def _row_label(reading: Reading, block: Block) -> _List | None:
    """The list that the first cell of a row opens, a name beside it ("Present: | Ann Lee | Kent County Council")."""
    cells = [cell for cell in block.cells if len(cell)]
    if len(cells) < 2 or block.span.start > _TOP:
        return None
    kind = kind_of(reading.words(cells[0]))
    return _List(kind, cells[0], says_post(reading.words(cells[0]))) if kind and any(is_name(reading.words(cell)) for cell in cells[1:]) else None


def _listed(reading: Reading, block: Block, open_: _List) -> Iterator[Attendee]:
    if open_.columns:
        yield from _beside(reading, block, open_)
        return
    if block.kind == "row" and block.cells:
        yield from _row(reading, block, open_)
        return
    found = list(_entries(reading, block.span, open_, lined=not open_.strict))
    if open_.strict and not (found and found[0].entry.start - block.span.start < 2 and found[0].read and _is_surely(reading, found[0])):
        return
    yield from found


def _is_surely(reading: Reading, attendee: Attendee) -> bool:
    """Whether a line behind a paragraph of names is one more entry: a titled or customary name, or a post or body of one; no verb."""
    words, entry = reading.words(attendee.entry), attendee.read
    name = full_name().match(words)
    if entry is None or name is None or _has_verb().search(re.sub(r"\([^)]*\)", "", words)):
        return False
    return bool(name["title"] or words.split()[0] in lexicon().given or entry.post or entry.initials or entry.chair)


@cache
def _has_verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:said|was|were|has|had|have|is|are|to|will|would|that|gave|asked|noted|reported|presented)\b")


def _beside(reading: Reading, block: Block, open_: _List) -> Iterator[Attendee]:
    """Entries that stand side by side, each under the label of its column."""
    if block.cells:
        parts = [(index, cell) for index, cell in enumerate(block.cells) if len(cell)]
    else:
        text = reading.document.words(block.span)
        spans = [Span(block.span.start + m.start(), block.span.start + m.end()) for m in re.finditer(r"\S+(?: \S+)*", text)]
        parts = [(_column(reading, span), span) for span in spans]
    for place, part in parts:
        _, kind, label = min(open_.columns, key=lambda column: abs(column[0] - place))
        yield from _entries(reading, part, _List(kind, label), lined=True)


def _row(reading: Reading, block: Block, open_: _List) -> Iterator[Attendee]:
    """A row is one entry if one cell alone is a name; else each cell holds entries. A cell may be a label of its own."""
    cells = [cell for cell in block.cells if len(cell)]
    if open_.roster and len(block.cells) == len(open_.roster.roles):
        kind = open_.roster.attended([reading.words(cell) for cell in block.cells])
        filed = _filed(reading, block.cells, open_.roster, replace(open_, kind=kind or open_.kind))
        if filed:
            yield filed
            yield from _instead(filed, reading.words(filed.entry), filed.entry.start)
            return
        if kind:
            cells = [cell for cell, role in zip(block.cells, open_.roster.roles, strict=True) if len(cell) and role != "mark"]
            open_ = replace(open_, kind=kind)
    labels = [(cell, kind_of(words) if not (index and says_post(words)) else "") for index, cell in enumerate(cells) for words in [reading.words(cell)]]
    label, kind = next(((cell, kind) for cell, kind in labels if kind), (open_.label, open_.kind))
    cells = [cell for cell, own in labels if not own]
    here = replace(open_, kind=kind, label=label)
    if len(cells) > 1 and _is_one(reading, cells):
        yield from _entries(reading, Span(cells[0].start, cells[-1].end), here)
        return
    for cell in cells:
        yield from _entries(reading, cell, here)


def _filed(reading: Reading, cells: Sequence[Span], roster: Roster, open_: _List) -> Attendee | None:
    """The entry of a row whose columns tell name and body apart; None where they do not, or the row names nobody or several."""
    if not (roster.has("name") and roster.has("body")):
        return None
    at = {role: cell for cell, role in zip(cells, roster.roles, strict=True) if role and len(cell) and reading.words(cell).strip(" -–—/.") not in ("", "n/a")}
    if "name" not in at or len(list(split_entries(reading.document.words(at["name"])))) != 1:
        return None
    entry = read_entry(reading.document.words(at["name"]), at["name"].start, listed=True)
    if entry is None:
        return None
    file_cells(entry, reading.document.text, at.get("post"), at.get("body"), at.get("mark"))
    filled = [cell for cell in cells if len(cell)]
    return Attendee(Span(filled[0].start, filled[-1].end), entry, _attended(entry, open_.kind), open_.label)


def _is_one(reading: Reading, cells: Sequence[Span]) -> bool:
    """Whether one cell of a row names somebody: one alone is like a name, or the first is, initials stand beside it, or no other has a customary given name or title."""
    words = [reading.words(cell) for cell in cells]
    names = [one for one in words if is_name(one)]
    if len(names) < 2:
        return len(names) == 1
    first, *others = words
    return first == names[0] and (any(re.fullmatch(r"[A-Z][A-Za-z]{1,3}", one) for one in others) or not any(_is_surely_name(one) for one in others))


def _is_surely_name(words: str) -> bool:
    found = full_name().match(words)
    return bool(found and (found["title"] or words.split(maxsplit=1)[0] in lexicon().given))


def _entries(reading: Reading, span: Span, open_: _List, *, lined: bool = False) -> Iterator[Attendee]:
    parts = part_by_body(reading.document.words(span))
    if len(parts) > 1:
        for start, end in parts:
            yield from _entries(reading, Span(span.start + start, span.start + end), open_)
    else:
        yield from _of_part(reading, span, open_, lined=lined)


def _of_part(reading: Reading, span: Span, open_: _List, *, lined: bool) -> Iterator[Attendee]:
    """The entries of a list, or of the part of it that came for one body."""
    lead = find_lead(reading.document.words(span))
    if lead:
        head = Span(span.start + lead.start, span.start + lead.end)
        span, open_ = Span(span.start + lead.content, span.end), replace(open_, body=None if lead.post else head, role=head if lead.post else None)
    words = _unwrapped(reading.document.words(span))
    found: list[Attendee] = []
    plural, plural_at = _plural_label(reading, open_)
    last = 0
    for start, stop in split_entries(words, plural=bool(plural), lined=lined):
        if re.search(r"[;\n]|\bwith\b", words[last:start]):
            plural = ""
        last = stop
        text, base = words[start:stop], span.start + start
        if _is_told().search(re.sub(r"\([^)]*\)", "", text)):
            continue  # a sentence behind the names
        led = kind_of(text.split(":")[0]) if ":" in text else ""
        open_ = replace(open_, kind=led or open_.kind, post=open_.post and not (found and open_.kind == "present"))  # one chairs, others only follow
        entry = read_entry(text, base, listed=True, plural=plural)
        post = open_.label if open_.post else None
        attendee = Attendee(Span(base, base + len(text)), entry, _attended(entry, open_.kind), open_.label, post, plural=plural, plural_at=plural_at)
        if entry is None:
            found += _without_name(attendee, text)
            continue
        plural_at = entry.title_at if is_plural(entry.title) else plural_at
        plural = entry.title if is_plural(entry.title) else "" if post_of_title(entry.title) else plural
        entry.body, entry.post = entry.body or open_.body, entry.post or open_.role
        found.append(attendee)
        found += _instead(attendee, text, base)
    yield from shared(found, words, span.start)


def _unwrapped(words: str) -> str:
    """The words of a list, without the line ends of one that runs over lines like prose."""
    lines = words.split("\n")
    wraps = any(line.rstrip().endswith((",", " and", " of", " for", " from", " the")) or after.lstrip()[:1].islower() or line.rfind("(") > line.rfind(")") for line, after in pairwise(lines))
    ends = sum(line.rstrip().endswith(";") for line in lines[:-1])
    wraps = wraps or (words.count(";") >= len(lines) and ends * 2 < len(lines) - 1)  # semicolons part the entries, line ends do not
    return words.replace("\n", " ") if wraps and all(len(line) >= _WRAPPED or line.startswith(" " * _HUNG) for line in lines[1:-1]) else words


@cache
def _is_told() -> re.Pattern[str]:
    return re.compile(r"(?<!who )(?<!whom )\b(?:acted|took|sent|gave|could|had|were|was|did)\b(?! (?:substitut|replac|represent|deput))")


def _attended(entry: Entry | None, kind: AttendanceKind) -> AttendanceKind:
    """How somebody attended: as the entry says; among the present, who was replaced was not there, and who took minutes is no member."""
    if entry is None or entry.kind or kind != "present":
        return (entry and entry.kind) or kind
    if entry.replaced_by:
        return "apologies"
    return "in attendance" if entry.minutes else kind


def _plural_label(reading: Reading, open_: _List) -> tuple[str, Span | None]:
    """The title that a label gives to all on its list ("Councillors present")."""
    titled = re.match(r"(?i)(?:councillors|cllrs)\b", reading.words(open_.label))
    return ("Councillors", Span(open_.label.start, open_.label.start + titled.end())) if titled else ("", None)


def _without_name(attendee: Attendee, text: str) -> list[Attendee]:
    """A post or a body that the list names without a person ("BIS observer", "Did not attend: Probation")."""
    named = bool(classify(text.split())) or (
        len(text.split()) <= 5 and is_post(text) and text.rsplit(maxsplit=1)[-1].casefold() in ("observer", "representative", "rep")
    )
    return [replace(attendee, other=attendee.entry)] if named else []


def _instead(attendee: Attendee, text: str, base: int) -> list[Attendee]:
    """Who attends for somebody on the list ("for whom Ann Lee attended")."""
    entry = attendee.read
    if entry is None or entry.replaced_by is None:
        return []
    span = entry.replaced_by
    other = read_entry(text[span.start - base : span.end - base], span.start, listed=True)
    if other is None:
        return []
    other.stands_in = True
    other.body = other.body or entry.body
    return [Attendee(span, other, "substitute", span)]
