"""What a document says of itself."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract.structure import build_reading


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "# Minutes\n\n## Waiting times in Ashby\n\nThe board agreed to write to the Trust.\n", "Waiting times in Ashby"),
        ("a.md", "This note was written by the clerk after the meeting.\n\n# Waiting times\n\nThe board met.\n", "Waiting times"),
        ("a.md", "The committee met in May and agreed to write to the trust about waiting times.\n\nIt met again.\n", ""),
        ("a.txt", "Minutes of the meeting of the Ashby Board held on 4 May.\n\nThe board met.\n", "Minutes of the meeting of the Ashby Board held on 4 May."),
        ("a.txt", "Subject: Waiting times\n\nThe board met.\n", "Waiting times"),
    ],
)
def test_a_title_is_no_sentence_of_the_text(name: str, text: str, title: str) -> None:
    found = build_reading(read_bytes(text.encode(), name)).metadata.title
    assert (found.value if found else "") == title
