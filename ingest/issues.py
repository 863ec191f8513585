"""Issues: what could not be read, placed or identified, as data.

An issue is not an exception: the run goes on, the issue is counted in the summary and kept in the
graph of activities, so that nothing is lost silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["find", "read", "extract", "ground", "model", "identify", "validate"]


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One problem with one document.

    Attributes:
        stage: The step that met it.
        document: The document's name within the corpus.
        message: What happened, in a sentence.
        remedy: What a person can do about it; empty if there is nothing to do.
        place: Where in the document ("page 3", "char 120"), empty for the whole; in the step "find" the file's own place.
    """

    stage: Stage
    document: str
    message: str
    remedy: str = ""
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.document}, {self.place}" if self.place else self.document
        return f"{where}: {self.message} {self.remedy}".strip()
