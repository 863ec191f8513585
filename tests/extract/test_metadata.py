"""What a paper says of itself: genre, title, publisher and date."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract.structure import build_reading
from ingest.records import Metadata


def metadata(text: str) -> Metadata:
    return build_reading(read_bytes(text.encode(), "paper.txt")).metadata


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Borough of Tarn\n\nNOTICE OF OFFICER DECISION\n\n1   Who took the decision     Ann Lee, Head of Parks", "decision-record"),
        ("Decision 2024-003\n\nPaths for all\n\nWhat I have decided\n\nI have decided to pay.", "decision-record"),
        ("Safer Tarn Partnership\nTidy Paths Plan 2023 - 2026\n\nWhat we’ll do\n\nLead: Tarn Council.", "partnership-report"),
        ("Item 3: Paths\n\nThe Panel discussed the paper on paths. The Panel was interested in maps.", "minutes"),
        ("12. The charity told of \u201cpaths lost\u201d (Q 14). Others agreed (PTH0012). See also Q 15 (Ann Lee).", "scrutiny-report"),
    ],
)
def test_genres(text: str, genre: str) -> None:
    assert metadata(text).genre == genre


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("NOTICE OF OFFICER DECISION\n\n2   Under what power     Paths Committee, 8 November 2022\n\n3   Taken on     27.02.23", "2023-02-27"),
        ("Decision 2024-003\n\nWhat I have decided\n\nTo pay until 31 March 2026.\n\nAnn Lee\nCommissioner\n9 March 2024", "2024-03-09"),
        ("Tarn Partnership\nHighlight report 3\n\nPeriod covered: 1 May to 30 June 2022\nTo: Paths Board, 17 July 2022", "2022-07-17"),
        ("Tarn Partnership\nTidy Paths Plan 2023 - 2026\n\nIn May 2022 the paths were shut.", "2023"),
        ("Tarn Partnership\nYearly Report 2020-21\n\nIn July 2020 the paths were shut.", "2021"),
    ],
)
def test_dates(text: str, date: str) -> None:
    found = metadata(text).date
    assert found and found.value == date


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("OFFICE OF THE POLICE AND CRIME COMMISSIONER FOR TARNSHIRE\n\nDecision 2024-003", "Office of the Police and Crime Commissioner for Tarnshire"),
        ("TARN HERALD\n\nPaths shut after vote\n\nBy Ann Lee\n13th February 2019\n\nPaths will shut, it has emerged.", "Tarn Herald"),
        ("Tarn and the Hills Paths Partnership\nPaths Programme\n\nHIGHLIGHT REPORT 9", "Tarn and the Hills Paths Partnership"),
        ("Item 3: Paths\n\nThe Panel discussed the paper on paths.", "Panel"),
    ],
)
def test_publishers(text: str, publisher: str) -> None:
    found = metadata(text).publisher
    assert found and found.value == publisher


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Borough of Tarn\n\nNOTICE OF OFFICER DECISION\n\n4   Subject     Mending of paths\n\n5   What has been decided", "Mending of paths"),
        ("TARN SCHOOLS FORUM\n\nMinutes of the meeting held at Priory Hall on 12 October 2017, 4.00 - 5.50 pm", "Minutes of the meeting held at Priory Hall on 12 October 2017"),
    ],
)
def test_titles(text: str, title: str) -> None:
    found = metadata(text).title
    assert found and found.value == title


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


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Response to the review - Ashby County Council", "Ashby County Council"),
        ("Paths opened - Ashby County Council newsroom", "Ashby County Council"),
        ("Response to the review | Latest stories", ""),
    ],
)
def test_a_page_is_of_the_body_whose_site_it_is_on(title: str, publisher: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><main><h1>Paths</h1><p>The Council will open the paths by 4 May 2021.</p></main></body></html>"
    found = build_reading(read_bytes(page.encode(), "page.html")).metadata.publisher
    assert (found.value if found else "") == publisher
