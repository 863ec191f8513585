"""What a petition asks for is a recommendation to the body that it names."""

import re
from collections.abc import Iterator

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.records import Commitment

ASKS = re.compile(r"\bpetition\w* (?:asks?|urges?|calls on) (?:the )?[A-Z][\w ]+? to \w+[^.;]*")


def extract(reading: Reading) -> Iterator[Commitment]:
    """Find what petitions ask for."""
    for sentence in reading.sentences:
        for found in ASKS.finditer(reading.words(sentence.span)):
            quote = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
            named = reading.cast.within(quote)  # the bodies, people and posts that the words name
            yield Commitment(
                quote=quote,
                rule="petitions.asks",
                confidence=0.8,
                kind="recommendation",
                status="proposed",
                owner=tuple(mention.said() for mention in named[:1]),
            )
