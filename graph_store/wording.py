"""What a SPARQL text says of its data set."""

from __future__ import annotations

import re
from functools import cache


@cache
def _marks() -> re.Pattern[str]:
    """Strings, IRIs and comments come first, so that a FROM inside them is not taken for the word."""
    string = r'"{3}(?:\\.|[^\\])*?"{3}|\'{3}(?:\\.|[^\\])*?\'{3}|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.compile(rf"{string}|<[^<>\"{{}}|^`\\\s]*>|\#[^\n]*|(?<![\w?$:-])(?P<word>FROM)(?=[\s<#])", re.IGNORECASE | re.DOTALL)


def has_from(query: str) -> bool:
    """Tell whether a question chooses its own graphs with FROM.

    Args:
        query: SPARQL text.

    Returns:
        True if it does.

    Example:
        >>> has_from("SELECT ?s FROM <https://example.org/g> WHERE { ?s ?p ?o }")
        True
        >>> has_from('SELECT ?s WHERE { ?s ?p "a letter from <x>" }')
        False
    """
    return any(found["word"] for found in _marks().finditer(query))
