"""Marking passages in a text: nothing is lost, nothing can run, overlaps come out whole."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from gapgraph.dossier import Passage
from gapgraph.report.marking import mark_passages


class Reader(HTMLParser):
    """Reads marked text back: the whole text, the text of each passage, and whether elements nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marked: dict[str, str] = {}
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self._stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("id") or found.get("data-of") or ""
        if found.get("id"):
            self.ids.append(name)
        self.tags.add(tag)
        self._stack.append(name)

    def handle_endtag(self, tag: str) -> None:
        self._stack.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in self._stack:
            self.marked[name] = self.marked.get(name, "") + data


def read(text: str, *places: tuple[int, int]) -> Reader:
    """Mark a text at some places and read it back."""
    reader = Reader()
    reader.feed(str(mark_passages(text, [Passage(f"{a},{b}", "d", a, b, text[a:b]) for a, b in places])))
    reader.close()
    return reader


def test_passages_that_cross_come_out_whole() -> None:
    reader = read("one two three four", (0, 7), (4, 13), (8, 18))
    assert reader.text == "one two three four"
    assert reader.marked == {"char-0-7": "one two", "char-4-13": "two three", "char-8-18": "three four"}


def test_the_same_place_twice_has_one_id() -> None:
    assert read("one two", (0, 3), (0, 3)).ids == ["char-0-3"]


def test_a_passage_beyond_the_text_or_without_words_is_left_out() -> None:
    assert not read("one", (2, 9), (1, 1), (-2, 1)).ids


def test_markup_in_a_text_stays_text() -> None:
    reader = read("a <img src=x onerror=alert(1)> & </mark>", (2, 30))
    assert reader.tags == {"mark"}
    assert reader.text == "a <img src=x onerror=alert(1)> & </mark>"


TEXTS = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(deadline=None)  # a busy machine is no fault
@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12))
def test_every_passage_reads_back_as_its_words_and_the_text_as_itself(text: str, places: list[tuple[int, int]]) -> None:
    fitting = [(a, b) for a, b in places if a < b <= len(text)]
    reader = read(text, *fitting)
    assert reader.text == text
    assert reader.marked == {f"char-{a}-{b}": text[a:b] for a, b in fitting}
    assert sorted(reader.ids) == sorted(reader.marked)
