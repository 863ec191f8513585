"""Which names are one party, when every statement is taken together.

Statements that two names are one party add up: what is said of a pair holds for everybody who is the same as one of the two. So a
statement is taken only if it brings nobody together of whom it is said that they are not the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Clusters:
    """Names that are one party (mutable while statements are taken).

    Args:
        pairs: Names that are the same, two by two.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._members: dict[str, set[str]] = {}
        for one, other in pairs:
            self.join(one, other)

    def join(self, one: str, other: str) -> None:
        """Make the parties of two names one."""
        together = self.of(one) | self.of(other)
        self._members.update(dict.fromkeys(together, together))

    def of(self, name: str) -> set[str]:
        """Return every name of a name's party, itself among them."""
        return self._members.get(name, {name})

    def parted(self, one: str, other: str, refused: Iterable[frozenset[str]]) -> frozenset[str] | None:
        """Return a pair that is said not to be the same and that joining two names would bring together.

        Args:
            one: A name.
            other: Another.
            refused: Pairs that are not the same.

        Returns:
            The first such pair; None if the two may be joined.
        """
        left, right = self.of(one), self.of(other)
        return next((pair for pair in refused if len(pair & left) == 1 and len(pair & right) == 1 and pair & left != pair & right), None)

    def __iter__(self) -> Iterator[set[str]]:
        seen: set[int] = set()
        for members in self._members.values():
            if id(members) not in seen:
                seen.add(id(members))
                yield members
