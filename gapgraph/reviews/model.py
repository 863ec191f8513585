"""The `Review`: what a person said of a fact, a link or a finding, and which of several reviews stands.

Of the reviews of one thing the newest stands; the older ones stay, each with who said it and when. A correction says that a fact is
superseded, by itself with one field changed; several corrections add up, until a later verdict accepts or rejects the fact.
"""

from __future__ import annotations

import getpass
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from graph_store.namespaces import DATA
from ingest.identify.names import fold

ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"
SUPERSEDED: Final = "superseded"
FACT_VERDICTS: Final = (ACCEPTED, REJECTED, SUPERSEDED)
FINDING_VERDICTS: Final = ("open", "closed", "disputed", "accepted-as-is")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Review:
    """What a person said of one thing.

    Attributes:
        of: IRI of the fact, link or finding as it is called now.
        when: ISO date and time at which it was said.
        verdict: "accepted", "rejected" or "superseded" of a fact or link; "open", "closed", "disputed" or "accepted-as-is" of a finding.
        who: Who said so.
        because: Why; empty if nothing was said.
        field: The field that is corrected; empty but for a correction.
        value: What it should say; empty if it should say nothing.
        targets: IRIs of the parties or the source that the value means.
        by: IRI of the passage that closes a finding; empty if none was named.
        kind: The word for its kind in its IRI: "commitment", "statistic", "no-owner".
        words: Its words, by which the review follows it when its document is replaced.
        mark: What tells it from others with the same words: its figure, title, name or number; empty if nothing does.
        document: Name of its document.
        formerly: IRI of the thing when it was reviewed, if that has changed since.
        withdrawn_by: Who took it back; empty if it stands.
        withdrawn: ISO date and time at which it was taken back.
    """

    of: str
    when: str
    verdict: str
    who: str = ""
    because: str = ""
    field: str = ""
    value: str = ""
    targets: tuple[str, ...] = ()
    by: str = ""
    kind: str = ""
    words: str = ""
    mark: str = ""
    document: str = ""
    formerly: str = ""
    withdrawn_by: str = ""
    withdrawn: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return not self.withdrawn

    @property
    def leaves_out(self) -> bool:
        """Whether, while it is the newest, questions leave its fact out."""
        return self.verdict in (REJECTED, SUPERSEDED)

    @property
    def of_finding(self) -> bool:
        """Whether it is about a finding."""
        return self.verdict in FINDING_VERDICTS

    @property
    def iri(self) -> str:
        """Its own IRI: the same however often its fact changes name, and whether or not it is taken back."""
        parts = (self.formerly or self.of, self.when, self.verdict, self.who, self.field, self.value, self.by)
        return f"{DATA}review/{sha256(chr(31).join(parts).encode()).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of one thing.

    Attributes:
        newest: The newest review that was not taken back.
        corrections: The corrections that hold, by field; empty unless the newest is a correction.
    """

    newest: Review
    corrections: Mapping[str, Review] = field(default_factory=dict)


def standing_reviews(reviews: Iterable[Review]) -> dict[str, Standing]:
    """Return what stands of each thing that was reviewed.

    Args:
        reviews: All reviews, in any order.

    Returns:
        What stands, by the IRI of the thing; nothing of a thing whose reviews were all taken back.
    """
    by_thing: defaultdict[str, list[Review]] = defaultdict(list)
    for review in sorted(reviews, key=lambda review: (review.when, review)):
        if review.stands:
            by_thing[review.of].append(review)
    return {iri: Standing(said[-1], _corrections(said)) for iri, said in by_thing.items()}


def _corrections(said: Iterable[Review]) -> dict[str, Review]:
    """The newest correction of each field since the fact was last accepted or rejected."""
    found: dict[str, Review] = {}
    for review in said:
        if review.verdict == SUPERSEDED:
            found[review.field] = review
        else:
            found.clear()
    return found


def fold_words(words: str) -> str:
    """Return words as they are compared when a review looks for its fact: without case, punctuation and layout.

    Args:
        words: Words of a document.

    Example:
        >>> fold_words("The Chair – to write, by May.") == fold_words("the chair to write by may")
        True
    """
    return fold(words)


def user(who: str | None) -> str:
    """Return who says something.

    Args:
        who: The name that was given; None asks the environment's GAPGRAPH_USER, then for the name of the user.
    """
    try:
        return who or os.environ.get("GAPGRAPH_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "somebody"  # a container's user may have no name


def now() -> str:
    """Return the time, exact enough that of two reviews one is the newer."""
    return moment(datetime.now(UTC).isoformat())


def moment(text: str) -> str:
    """Return a time in the one form in which reviews keep it, so that text compares as time does.

    Args:
        text: An ISO date, or a date and time; in UTC if it does not say otherwise.

    Returns:
        The time in UTC with six digits behind the second, whatever form a store gives it.

    Raises:
        ValueError: If the text is no ISO date and time.

    Example:
        >>> moment("2026-03-01T15:05:00.5+01:00")
        '2026-03-01T14:05:00.500000Z'
    """
    read = datetime.fromisoformat(text)
    aware = read if read.tzinfo else read.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
