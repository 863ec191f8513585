"""Which body a board belongs to, where the words beside its name say so."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract import extract

HEAD = "Ashby Partnership Board\n\nMinutes of the meeting held on 8 May 2021\n\nDunmore NHS Trust (the Trust) was there. "


@pytest.mark.parametrize(
    ("words", "part", "whole"),
    [
        ("The Trust's Governing Body was told.", "Governing Body", "Dunmore NHS Trust"),
        ("It went to the Audit Committee of Tarn Borough Council.", "Audit Committee", "Tarn Borough Council"),
        ("It went to the Audit Committee and Tarn Borough Council.", "Audit Committee", ""),
        ("The Trust's Governing Body met, and so did Tarn Academy's Governing Body.", "Governing Body", ""),  # two bodies have one
        ("The Trust's Hope Foundation was told.", "Hope Foundation", ""),  # a name of its own
    ],
)
def test_a_board_belongs_to_whom_the_words_name(words: str, part: str, whole: str) -> None:
    partners = extract(read_bytes(f"{HEAD}{words}\n".encode(), "paper.txt")).partners
    found = {partner.name.value: partner.part_of.value if partner.part_of else "" for partner in partners}
    assert found.get(part, "") == whole
