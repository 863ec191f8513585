"""From a gap to a question: neutral, quoted, and sent by nobody but a person."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from gapgraph.gaps import Inquiry, inquire, list_gaps, write_gaps
from graph_store import open_store
from graph_store.errors import UsageError
from ingest.pipeline import build

PAPER = """Ashby County Council
Minutes of the meeting held on 4 May 2021

Present: Jane Carter (Chair), Amir Booth

ACTION: Ashby County Council to circulate the map

Waiting lists grew by 12%.
"""


def _ask(tmp_path: Path, kind: str, **options: str) -> Inquiry:
    (tmp_path / "minutes.txt").write_text(PAPER, encoding="utf-8")
    with open_store(None) as store:
        build([tmp_path], store)
        write_gaps(store)
        (gap,) = list_gaps(store, only=kind)
        return inquire(store, gap, **options)


def test_a_question_quotes_the_words_and_asks_what_would_close_the_gap(tmp_path: Path) -> None:
    made = _ask(tmp_path, "no-deadline")
    assert "“ACTION: Ashby County Council to circulate the map”" in made.question or "circulate the map”" in made.question
    assert "(2021-05-04)" in made.question
    assert made.question.endswith("?")


def test_a_public_body_gets_a_request_with_a_form_filled_in(tmp_path: Path) -> None:
    made = _ask(tmp_path, "no-deadline", body_slug="ashby_county_council")
    assert made.body == "Ashby County Council"
    address = urlsplit(made.address)
    assert (address.netloc, address.path) == ("www.whatdotheyknow.com", "/new/ashby_county_council")
    filled = parse_qs(address.query, strict_parsing=True)
    assert filled["title"] == [made.title]
    assert filled["body"] == [made.letter]
    assert filled["tags"][0].startswith("gapgraph finding:no-deadline-")
    assert made.letter.startswith("Dear Ashby County Council,")
    assert "circulate the map" in made.letter


def test_without_the_name_that_the_site_has_for_it_the_body_is_searched_for(tmp_path: Path) -> None:
    made = _ask(tmp_path, "unsourced-figure", site="https://www.righttoknow.org.au/")
    assert made.address == "https://www.righttoknow.org.au/select_authority?query=Ashby%20County%20Council"


@pytest.mark.parametrize("options", [{"site": "example.org"}, {"body_slug": "a/b?c"}])
def test_what_is_no_address_is_refused(tmp_path: Path, options: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="no address of a site|not how a site names"):
        _ask(tmp_path, "no-deadline", **options)
