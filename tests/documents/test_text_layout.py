"""Plain text: blocks by layout, offsets exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import UnreadableDocumentError
from ingest.documents import read_bytes
from ingest.documents.labels import find_label
from ingest.documents.layout import find_blocks, is_named_heading, wrap_width
from ingest.documents.model import Span

WRAPPED = """The committee heard that the pilot had been extended to six further
schools in the spring, and that the evaluation would be ready by the
end of the year. Members thanked the officers for their work on the
project and asked for a further report to be brought to the meeting
in September.

The second matter was the budget. It was noted that the grant would
end in March, and that no decision had been taken on what would come
after it. The chair asked for the figures to be circulated.

Recommendation 1
The council should publish its waiting times every quarter so that
parents can see them.
"""


def _shown(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, " ".join(text[block.span.start : block.span.end].split())) for block in find_blocks(text)]


@pytest.mark.parametrize(
    ("line", "text", "style", "words"),
    [
        ("1. First", "1", "number", "First"),
        ("(a) first", "a", "letter", "first"),
        ("iv) fourth", "iv", "roman", "fourth"),
        ("2.1 Second", "2.1", "number", "Second"),
        ("• point", "•", "bullet", "point"),
        ("- 3) NOTE this", "3", "number", "NOTE this"),
        ("–  dash", "•", "bullet", "dash"),
    ],
)
def test_labels(line: str, text: str, style: str, words: str) -> None:
    label = find_label(line)
    assert label is not None
    assert (label.text, label.style, line[label.length :]) == (text, style, words)


@pytest.mark.parametrize("line", ["J. Smith spoke", "1,200 people", "2017 was hard", "a word", "e.g. this", "12:30 lunch"])
def test_what_is_no_label(line: str) -> None:
    assert find_label(line) is None


@pytest.mark.parametrize(
    ("words", "yes"),
    [("Apologies", True), ("Progress against milestones", True), ("RISKS:", True), ("The risks grew.", False), ("apologies", False)],
)
def test_customary_headings(words: str, yes: bool) -> None:
    assert is_named_heading(words) is yes


def test_hard_wrapped_lines_are_joined() -> None:
    assert wrap_width([line for line in WRAPPED.split("\n") if line]) > 0
    shown = _shown(WRAPPED)
    assert [kind for kind, _, _ in shown] == ["paragraph", "paragraph", "heading", "paragraph"]
    assert shown[0][2].startswith("The committee heard")
    assert shown[0][2].endswith("in September.")


def test_unwrapped_lines_stay_apart() -> None:
    text = (
        "Officials\nAnn Lee (Chair)\nBob Dale\n\n"
        + "A long paragraph of minutes that goes on and on beyond any wrapping width of a page. " * 3
    )
    assert [words for _, _, words in _shown(text)][:3] == ["Officials", "Ann Lee (Chair)", "Bob Dale"]


def test_lists_and_headings() -> None:
    text = "RESOLVED\n\n1. That the report be noted.\n2. That the plan be agreed.\n\n3. Progress against milestones\n\n· Work under way.\n"
    assert _shown(text) == [
        ("heading", "", "RESOLVED"),
        ("item", "1", "That the report be noted."),
        ("item", "2", "That the plan be agreed."),
        ("heading", "3", "Progress against milestones"),
        ("item", "•", "Work under way."),
    ]


def test_a_label_alone_belongs_to_the_next_line() -> None:
    assert _shown("1.\nYOUTH SERVICES GROUP\n\nThe group met.")[0] == ("heading", "1", "YOUTH SERVICES GROUP")


def test_markdown() -> None:
    document = read_bytes(b"# Title\n\nWords here.\n\n- one\n- two\n\n| a | b |\n| c | d |\n", "x.md")
    assert [(block.kind, document.words(block.span)) for block in document.blocks][:3] == [
        ("heading", "Title"),
        ("paragraph", "Words here."),
        ("item", "one"),
    ]
    assert [tuple(document.words(cell) for cell in block.cells) for block in document.blocks if block.kind == "row"] == [
        ("a", "b"),
        ("c", "d"),
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve £5\r\nline".encode(), "naïve £5\nline"),
        (b"\xef\xbb\xbf" + "é".encode(), "é"),
        ("Zoë — £".encode("utf-16"), "Zoë — £"),
        (b"caf\xe9 \x9350\x94", "café “50”"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    document = read_bytes(data, "x.txt")
    assert document.text == text
    assert bool(document.warnings) == (data.startswith(b"caf"))


@pytest.mark.parametrize(("data", "says"), [(b"", "empty"), (b"\0\1\2\3" * 50, "no format"), (b"  \n\n  ", "no words")])
def test_what_cannot_be_read_is_told(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=says) as raised:
        read_bytes(data, "x.txt")
    assert raised.value.remedy


@given(st.text(alphabet=st.sampled_from("aB1.•-) :\n\t(—£é"), max_size=300))
def test_blocks_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for block in find_blocks(text):
        assert end <= block.span.start < block.span.end <= len(text)
        assert text[block.span.start : block.span.end] == text[block.span.start : block.span.end].strip()
        assert all(cell in block.span for cell in block.cells)
        end = block.span.end


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_overlap_is_mutual(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(a, a + b), Span(c, c + d)
    assert one.overlaps(other) == other.overlaps(one) == bool(set(range(a, a + b)) & set(range(c, c + d)))


def test_what_goes_on_in_a_list_is_no_heading() -> None:
    letters = "Partnership outcomes\n\na. Processes that ensure:\n\nv. Ensure cover is in place for urgent needs within one working day of a call\nvi. Ensure Access to Tier Two\n"
    assert ("item", "vi", "Ensure Access to Tier Two") in _shown(letters)
    run = "Progress against milestones\n\nAnalysis of the survey taking place to find what works;\n\nPositive Activities Now Advertised\n\nJoint working to widen the choice of agencies that offer help to young people in need;\n"
    assert ("paragraph", "", "Positive Activities Now Advertised") in _shown(run)


def test_a_number_above_its_numbered_parts_is_a_heading() -> None:
    text = "Harbour Board\n\n1. What partners have done\n\n1.1 Rafts were bought.\n1.2 Tides were told.\n\n2. The Board should:\n\n2.1 meet; and\n\n3. A short item\n\n4. Another item\n"
    assert [(kind, label) for kind, label, _ in _shown(text)[1:]] == [
        ("heading", "1"),
        ("item", "1.1"),
        ("item", "1.2"),
        ("item", "2"),
        ("item", "2.1"),
        ("item", "3"),
        ("item", "4"),
    ]


def test_a_label_in_capitals_opens_a_paragraph_below_a_full_line() -> None:
    line = "Recommendation 1. That the Council end the use of old rafts at night for all pilots.\n"
    text = (line + "RESPONSE: AGREED. Nine new rafts will be bought for the quay this year and all of\nthem will be lit.\n\n") * 3
    assert [words.split()[0] for _, _, words in _shown(text)] == ["Recommendation", "RESPONSE:"] * 3


def test_numbered_action_lines_below_one_another_are_paragraphs_of_their_own() -> None:
    full = "The harbour was dredged in the spring of that year, and the pilots had been told so at once.\n"
    text = full * 4 + "\nACTION 17.4 - Ann Lee and Omar Hill to ask all the pilots what they think of the new buoys\nACTION 17.5 - Sarah to write to the clerks of the councils\n"
    assert [words.split()[1] for _, _, words in _shown(text)][-2:] == ["17.4", "17.5"]


def test_each_action_and_each_numbered_aim_opens_a_paragraph() -> None:
    full = "The members went through the list of what had been left undone since the last of their meetings there."
    text = f"{full}\n{full}\n{full}\n\nACTION 7.1 - Ann Lee to send the table of the tides to all of the pilots before the end of May\nACTION 7.2 - Omar Hill to ask\n\n"
    text += f"Aim 1   Nobody waits at the pier\nAim 2   Pilots are known by name\n\n{full}\n{full}\n{full}\n"
    shown = [words for _, _, words in _shown(text)]
    assert "ACTION 7.2 - Omar Hill to ask" in shown
    assert "Aim 2 Pilots are known by name" in shown


@pytest.mark.parametrize(("title", "kind"), [("What we have done", "heading"), ("Buses: the summer timetable", "heading"), ("Noted that the pier was to be shut", "item")])
def test_a_number_and_a_title_that_is_none_by_its_grammar(title: str, kind: str) -> None:
    text = f"1. Welcome\n\nThe chair said a word about the weather on the quay that day.\n\n2. {title}\n\nThe members talked for an hour about the lamps on the north pier.\n"
    assert (kind, "2", title) in _shown(text)


def test_ticks_and_crosses_are_bullets() -> None:
    assert [(kind, label) for kind, label, _ in _shown("✓  lamps mended\n✗  pier not painted\n☐  boats to be sold\n")][:2] == [("item", "•"), ("item", "•")]


def test_a_rule_below_a_line_makes_it_a_heading() -> None:
    text = "Tides and boats\n===============\n\nThe pier is open.\n\nWinter\n------\nThe boats lay in the dock.\n\n-----------\n\nA line with no rule of its own length above a table:\n---\n"
    assert _shown(text)[:4] == [("heading", "", "Tides and boats"), ("paragraph", "", "The pier is open."), ("heading", "", "Winter"), ("paragraph", "", "The boats lay in the dock.")]
    assert not any(words.startswith("A line") and kind == "heading" for kind, _, words in _shown(text))


def test_headings_marked_in_a_plain_text_are_headings() -> None:
    text = "# The pier\n\nWords of the first part.\n\n## Who we are\n\nWords of the second part.\n"
    document = read_bytes(text.encode(), "page.txt")
    assert [(block.level, document.words(block.span)) for block in document.blocks if block.kind == "heading"] == [(1, "The pier"), (2, "Who we are")]
    single = read_bytes(b"Notes\n\n# 5 is the number of the berth\n\nWords of the note.\n", "note.txt")
    assert not any("berth" in single.words(block.span) for block in single.blocks if block.kind == "heading")


def test_two_asterisks_open_bold_words_and_one_a_list() -> None:
    text = "**You said:** the pier is dark.\n**We did:** lamps are up.\n* one\n➔ two\n"
    assert [(kind, words) for kind, _, words in _shown(text)] == [("paragraph", "**You said:** the pier is dark."), ("paragraph", "**We did:** lamps are up."), ("item", "one"), ("item", "two")]
