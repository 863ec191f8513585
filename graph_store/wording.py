"""What a SPARQL text says of its data set."""

from __future__ import annotations

import re
from functools import cache


@cache
def _from_clause() -> re.Pattern[str]:
    return re.compile(r"\bFROM\s+(?:NAMED\s+)?(?:<|[\w-]*:)", re.IGNORECASE)


def has_from(query: str) -> bool:
    """Tell whether a question chooses its own graphs with FROM.

    Args:
        query: SPARQL text.

    Returns:
        True if it does.

    Example:
        >>> has_from("SELECT ?s FROM <https://example.org/g> WHERE { ?s ?p ?o }")
        True
    """
    return bool(_from_clause().search(query))
