"""Which form a SPARQL question has."""

from __future__ import annotations

import re
from typing import Literal

from graph_store.errors import QuerySyntaxError

Form = Literal["select", "ask", "construct"]


def query_form(text: str) -> Form:
    """Tell the form of a question.

    Args:
        text: SPARQL text.

    Returns:
        "select", "ask", or "construct" (DESCRIBE counts as that).

    Raises:
        QuerySyntaxError: If the text holds none of the four forms.
    """
    plain = re.sub(r"<[^>\s]*>|\"[^\"\n]*\"|(?m:#.*$)", " ", text)
    found = re.search(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", plain, re.IGNORECASE)
    if not found:
        raise QuerySyntaxError(
            "This is not a SPARQL question.", remedy="Start it with SELECT, ASK, CONSTRUCT or DESCRIBE; updates are refused."
        )
    word = found[1].casefold()
    return "select" if word == "select" else "ask" if word == "ask" else "construct"
