"""Answers that take recommendations together by their labels ("(i) and (ii) are accepted. (iii) is not accepted")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.extract.commitments.decisions import decider
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading
from ingest.records import Commitment, Status

_NEAR: Final = 4000  # characters behind a recommendation within which its answer stands
_STATUSES: Final[dict[str, Status]] = {
    **dict.fromkeys(("accepted", "agreed", "supported", "approved", "endorsed"), "accepted"),
    **dict.fromkeys(("rejected", "declined", "refused"), "rejected"),
    "noted": "noted",
}


@cache
def _verdict() -> Guarded:
    bracketed = r"\((?:[ivx]{1,4}|[a-z]|\d{1,2})\)"
    plain = r"(?:\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-Z]\d{1,2})"
    several = r"(?:\s*(?:,|and|&|,\s*and|to)\s*{one})*"
    return Guarded(
        rf"(?P<labels>[Rr]ecommendations?\s+{plain}{several.replace('{one}', plain)}|{bracketed}{several.replace('{one}', bracketed)})\s+(?:is|are|was|were|has been|have been)\s+(?:therefore |both |all |also )?(?P<not>not )?"
        r"(?P<said>accepted|agreed|supported|approved|endorsed|rejected|declined|refused|noted)\b(?P<part> in (?:part|principle))?"
    )


def with_tallied(reading: Reading, found: Iterable[Commitment]) -> Iterator[Commitment]:
    """Give recommendations the answer that the same paper gives them by their labels.

    Args:
        reading: The reading with its cast.
        found: Commitments.

    Yields:
        The same commitments, those answered with their status and, where none is named, whoever answers as their owner.
    """
    verdicts = list(_verdict().finditer(reading.document.text))
    for one in found:
        answer = next((verdict for verdict in verdicts if _answers(verdict, one)), None) if one.label and one.status == "proposed" and one.kind == "recommendation" else None
        yield replace(one, status=_status(answer), owner=one.owner or decider(reading, one.quote)) if answer else one


def _answers(verdict: re.Match[str], one: Commitment) -> bool:
    if one.label is None or not one.quote.end <= verdict.start() < one.quote.end + _NEAR:
        return False
    labels = re.findall(r"[A-Za-z]?\d[\d.]*[a-z]?|\b[ivx]{1,4}\b|(?<=\()[a-z](?=\))", verdict["labels"])
    return one.label.value in labels


def _status(verdict: re.Match[str]) -> Status:
    status = _STATUSES[verdict["said"]]
    if status == "accepted" and verdict["not"]:
        return "rejected"
    return "accepted in part" if verdict["part"] else status
