"""Whose word a claim is: a party's, a document's, or that of nobody named."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract import extract
from ingest.records import Record

HEAD = "Ashby Health Board\nMinutes of the meeting held on 4 May 2021\n\nPresent: Jane Carter (Chair), Lucy Hart (Ashby Carers Trust)\n\n"

CASES = [
    # sentence, words of the claim, whose word, who
    ("It has also been reported that ministers have been considering plans to place nurses in schools.", "nurses", "by nobody named", ()),
    ("It has emerged that waiting lists grew by 12%.", "12%", "by nobody named", ()),
    ("Waiting lists grew by 12%, it has emerged.", "12%", "by nobody named", ()),
    ("Waiting lists reportedly grew by 12%.", "12%", "by nobody named", ()),
    ("Ministers have also been reported to weigh a plan that would place nurses in schools.", "nurses", "by nobody named", ()),
    ("The committee was informed that waiting lists had grown by 12%.", "12%", "by nobody named", ()),
    ("It was reported by Lucy Hart that waiting lists had grown by 12%.", "12%", "by a party", ("Lucy Hart",)),
    ("Lucy Hart revealed that waiting lists had grown by 12%.", "12%", "by a party", ("Lucy Hart",)),
    ("According to Lucy Hart, waiting lists grew by 12%.", "12%", "by a party", ("Lucy Hart",)),
    ("Waiting lists grew by 12%, according to Ashby Carers Trust.", "12%", "by a party", ("Ashby Carers Trust",)),
    ("“Waiting lists grew by 12%,” said Lucy Hart.", "12%", "by a party", ("Lucy Hart",)),
    ("According to a survey by the schools, waiting lists grew by 12%.", "12%", "by a document", ()),
    ("Waiting lists grew by 12%, the annual report states.", "12%", "by a document", ()),
    ("Waiting lists grew by 12%.", "12%", "", ()),
    ("Some members felt that waiting lists had grown by 12%.", "12%", "", ()),
    ("In all, 40% of places are full and, according to Lucy Hart, lists grew by 12%.", "40%", "", ()),
    ("It was agreed that Lucy Hart would write to Ashby Constabulary.", "write", "", ()),
    ("It was reported that lists had grown, and the Board agreed that Lucy Hart would write to Ashby Constabulary.", "write", "", ()),
]


def _claims(sentence: str) -> list[tuple[str, Record]]:
    document = read_bytes(f"{HEAD}{sentence}\n".encode(), "minutes.txt")
    found = extract(document)
    claims: list[Record] = [*found.statistics, *found.commitments, *found.concerns]
    return [(document.words(record.quote), record) for record in claims if record.quote.start >= len(HEAD)]


@pytest.mark.parametrize(("sentence", "words", "how", "who"), CASES)
def test_whose_word_it_is(sentence: str, words: str, how: str, who: tuple[str, ...]) -> None:
    figures = [record for _, record in _claims(sentence) if getattr(getattr(record, "figure", None), "value", "") == words]
    found = figures or [record for quote, record in _claims(sentence) if words in quote]
    assert found
    assert {record.reported.value if record.reported else "" for record in found} == {how}
    assert {tuple(said.value for said in record.reported_by) for record in found} == {who}


def test_the_words_that_report_are_kept() -> None:
    sentence = "It has also been reported that ministers have been considering plans to place nurses in schools."
    (record,) = (record for quote, record in _claims(sentence) if "nurses" in quote)
    assert record.reported is not None
    start = record.reported.span.start - len(HEAD)
    assert sentence[start : start + len(record.reported.span)] == "It has also been reported that"
    assert record.reported.span in record.evidence()
