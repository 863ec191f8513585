"""What a person says: a fact or a link is right, wrong, or should say something else; a finding is closed, disputed, or may stay.

Nothing is deleted. A new verdict stands in place of the older ones, which stay in the graph with who gave them and when; one that is
taken back stays too, and says who took it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gapgraph.reviews.correcting import check_value, field_named, fields_of, names_things
from gapgraph.reviews.keeping import read_reviews, write_reviews
from gapgraph.reviews.model import ACCEPTED, FINDING_VERDICTS, REJECTED, SUPERSEDED, Review, now, user
from gapgraph.reviews.naming import find_targets
from gapgraph.reviews.things import Thing, meant, things
from graph_store.errors import UnknownNameError, UsageError
from graph_store.resources import query_text
from ingest.triples.quads import string

if TYPE_CHECKING:
    from graph_store.contract import Reader, Store

_VERDICTS: Final = (ACCEPTED, REJECTED)


def review(
    store: Store, iris: str | Iterable[str], verdict: str, *, because: str = "", who: str | None = None, settle: bool = True
) -> tuple[Review, ...]:
    """Accept or reject facts and links.

    Args:
        store: Where the graph lives.
        iris: IRI of a fact or link, or its end as a question's table prints it; or several.
        verdict: "accepted" or "rejected".
        because: Why.
        who: Who says so; the environment's GAPGRAPH_USER, else the name of the user, if None.
        settle: Whether to find the gaps anew; they are found by the next build at the latest.

    Returns:
        The reviews.

    Raises:
        UnknownNameError: If there is no such verdict.
        UsageError: If nothing is meant by a name, or it is a finding; nothing is changed.
        StoreError: If the store cannot be read or written.
    """
    if verdict not in _VERDICTS:
        raise UnknownNameError("verdict on a fact", verdict, _VERDICTS)
    names = (iris,) if isinstance(iris, str) else tuple(iris)
    desk = Desk(store, because, user(who))
    return desk.keep([desk.verdict(name, verdict) for name in names], settle=settle)


def correct(
    store: Store, thing: str, fields: Mapping[str, str], *, because: str = "", who: str | None = None, settle: bool = True
) -> tuple[Review, ...]:
    """Correct fields of a fact: it is superseded by a copy of itself that says what it should.

    Args:
        store: Where the graph lives.
        thing: IRI of the fact, or its end as a question's table prints it.
        fields: What it should say, by the name of the field ("owner", "due", "status", "value", "attributed_to"); an empty text
            empties a field, several owners are parted by semicolons.
        because: Why.
        who: Who says so; see `review`.
        settle: Whether to find the gaps anew; they are found by the next build at the latest.

    Returns:
        One review a field.

    Raises:
        UnknownNameError: If such a fact has no such field, or the value is no concept of its scheme.
        ParameterError: If the value does not fit the field.
        UsageError: If nothing is meant by a name, or it is no fact; nothing is changed.
        StoreError: If the store cannot be read or written.
    """
    desk = Desk(store, because, user(who))
    return desk.keep([desk.correction(thing, name, value) for name, value in fields.items()], settle=settle)


def review_finding(
    store: Store, finding: str, status: str, *, by: str = "", because: str = "", who: str | None = None, settle: bool = True
) -> Review:
    """Say what became of a finding.

    Args:
        store: Where the graph lives.
        finding: IRI of the finding, or its end as `gapgraph gaps` prints it.
        status: "open", "closed", "disputed" or "accepted-as-is".
        by: The passage that closes it: its IRI or the end of it, or a fact that stands there.
        because: Why.
        who: Who says so; see `review`.
        settle: Whether to find the gaps anew; they are found by the next build at the latest.

    Returns:
        The review.

    Raises:
        UnknownNameError: If there is no such status.
        UsageError: If nothing is meant by a name, it is no finding, or a passage is given for one that is not closed.
        StoreError: If the store cannot be read or written.
    """
    desk = Desk(store, because, user(who))
    return desk.keep([desk.status(finding, status, by)], settle=settle)[0]


def undo_review(store: Store, thing: str, *, who: str | None = None) -> tuple[Review, ...]:
    """Take back what was said last of a fact, link or finding; what was said before stands again.

    Args:
        store: Where the graph lives.
        thing: Its IRI or the end of it, even if it is not in the store any more.
        who: Who takes it back; see `review`.

    Returns:
        The reviews that were taken back: several if several fields were corrected at once.

    Raises:
        UsageError: If nothing was said of it, or all was taken back.
        StoreError: If the store cannot be read or written.
    """
    held, moment, name = read_reviews(store), now(), user(who)
    said = [one for one in held if one.stands and (thing in (one.of, one.formerly) or one.of.endswith((f"/{thing}", f"-{thing}")))]
    if len({one.of for one in said}) != 1:
        several = f"{len({one.of for one in said})} reviewed things end with {thing!r}."
        told = several if said else f"Nothing that stands was said of {thing!r}."
        raise UsageError(told, remedy="See what was said, and of what, with `gapgraph review --done`.")
    newest = max(one.when for one in said)
    undone = {one: replace(one, withdrawn_by=name, withdrawn=moment) for one in said if one.when == newest}
    write_reviews(store, (undone.get(one, one) for one in held))
    settle_gaps(store)
    return tuple(undone.values())


def settle_gaps(store: Store) -> None:
    """Make anew what depends on which facts stand.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    from gapgraph.gaps import write_gaps
    from gapgraph.links import write_links

    write_links(store)
    write_gaps(store)


class Desk:
    """Where reviews are made ready and kept: all of them, or none.

    Args:
        store: Where the graph lives.
        because: Why, unless a review says so itself.
        who: Who says so, unless a review says so itself.
    """

    def __init__(self, store: Store, because: str = "", who: str = "") -> None:
        self._store = store
        self._because = because
        self._who = who
        self._when = now()
        self._held: tuple[Thing, ...] = things(store)

    def verdict(self, name: str, verdict: str) -> Review:
        """Return a verdict on a fact or link, not yet kept.

        Args:
            name: Its IRI or the end of it.
            verdict: "accepted" or "rejected".

        Raises:
            UsageError: If nothing is meant, or a finding.
        """
        thing = self._meant(name)
        if thing.sort == "finding":
            raise UsageError(f"{name!r} is a finding.", remedy=f"Say what became of it: {', '.join(FINDING_VERDICTS)}.")
        return self._review(thing, verdict)

    def correction(self, name: str, field: str, value: str) -> Review:
        """Return the correction of one field, not yet kept.

        Args:
            name: IRI of the fact or the end of it.
            field: The field.
            value: What it should say.

        Raises:
            UsageError: If nothing is meant, or no fact whose fields can be corrected, or the value does not fit.
        """
        thing = self._meant(name)
        if thing.sort != "fact" or not fields_of(thing.kind):
            raise UsageError(f"{name!r} is a {thing.kind}, which has no fields to correct.", remedy="Accept it or reject it.")
        part, value = field_named(thing.kind, field), value.strip()
        check_value(self._store, part, value)
        targets = find_targets(self._store, part, value, thing.document) if value and names_things(part) else ()
        return replace(self._review(thing, SUPERSEDED), field=part.name, value=value, targets=targets)

    def status(self, name: str, status: str, by: str = "") -> Review:
        """Return what became of a finding, not yet kept.

        Args:
            name: IRI of the finding or the end of it.
            status: What became of it.
            by: The passage that closes it.

        Raises:
            UnknownNameError: If there is no such status.
            UsageError: If nothing is meant, or no finding, or a passage is given for one that is not closed.
        """
        if status not in FINDING_VERDICTS:
            raise UnknownNameError("status of a finding", status, FINDING_VERDICTS)
        thing = self._meant(name)
        if thing.sort != "finding":
            raise UsageError(f"{name!r} is a {thing.sort} and no finding.", remedy="Accept, reject or correct it.")
        if by and status != "closed":
            raise UsageError(f"A passage was given for a finding that is {status}.", remedy="Leave it out, or say closed.")
        return replace(self._review(thing, status), by=_passage(self._store, by) if by else "")

    def keep(self, made: Iterable[Review], *, settle: bool = True) -> tuple[Review, ...]:
        """Keep reviews beside those that there are, and find the gaps anew.

        Args:
            made: The reviews.
            settle: Whether to find the gaps anew.

        Returns:
            The reviews.
        """
        new = tuple(made)
        write_reviews(self._store, {review.iri: review for review in (*new, *read_reviews(self._store))}.values())
        if settle:
            settle_gaps(self._store)
        return new

    def _meant(self, name: str) -> Thing:
        return next(meant(self._held, [name]))

    def _review(self, thing: Thing, verdict: str) -> Review:
        return Review(
            of=thing.iri,
            when=self._when,
            verdict=verdict,
            who=self._who,
            because=self._because,
            kind=thing.kind,
            words=thing.words,
            mark=thing.mark,
            document=thing.document,
        )


def _passage(store: Reader, name: str) -> str:
    """The passage that a person means by its IRI, the end of it, or a fact that stands there."""
    asked = query_text("internal/passage-named").replace("{ UNDEF }", f"{{ {string(name)} }}")
    found = [str(row["passage"]) for row in store.select(asked)]
    if len(found) != 1:
        told = f"{len(found)} passages end with {name!r}." if found else f"There is no passage {name!r}."
        raise UsageError(told, remedy="Give the IRI of a passage as `gapgraph query evidence` prints it, or of a fact that stands there.")
    return found[0]
