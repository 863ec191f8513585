"""A document's text with every passage marked in place, overlaps included.

HTML elements nest, passages cross. The text is walked once:

1. At each place, passages that end there are closed; those above them on the stack are closed too, and
   opened again behind as continuations.
2. Passages that start there are opened, the longest first, so that shorter ones nest inside.
3. The first piece of a passage has its id ("char-120-245"); a continuation says whose it is (`data-of`).

Without its tags the result is the text, character for character.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from gapgraph.dossier import Passage


def mark_passages(text: str, passages: Iterable[Passage], classes: Mapping[str, str] | None = None) -> Markup:
    """Return a text as HTML with its passages marked.

    Args:
        text: The canonical text.
        passages: The passages, in any order; one that is empty or reaches beyond the text is left out.
        classes: CSS class by a passage's IRI.

    Returns:
        HTML, safe whatever the text says.

    Example:
        >>> from gapgraph.dossier import Passage
        >>> str(mark_passages("a <b>", [Passage("x", "d", 2, 5, "<b>")]))
        'a <mark id="char-2-5">&lt;b&gt;</mark>'
    """
    wanted = {passage.anchor: passage for passage in passages if 0 <= passage.start < passage.end <= len(text)}
    starts: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in wanted.values():
        starts[passage.start].append(passage)
    places = sorted({0, len(text), *(p.start for p in wanted.values()), *(p.end for p in wanted.values())})
    writer = _Writer(classes or {})
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        writer.close_at(place)
        for passage in sorted(starts[place], key=lambda p: -p.end):
            writer.open(passage)
        writer.words(text[place:following])
    return Markup("").join(writer.pieces)


class _Writer:
    """Writes marked text with a stack of open passages."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self.pieces: list[Markup] = []
        self._stack: list[Passage] = []
        self._classes = classes

    def open(self, passage: Passage, *, again: bool = False) -> None:
        """Open a passage, or continue one that had to be closed."""
        name = "data-of" if again else "id"
        style = self._classes.get(passage.iri, "")
        attributes = Markup(' class="{}"').format(style) if style else Markup("")
        self.pieces.append(Markup('<mark {}="{}"{}>').format(Markup(name), passage.anchor, attributes))  # a constant
        self._stack.append(passage)

    def close_at(self, place: int) -> None:
        """Close every passage that ends at a place, and continue those that were in the way."""
        if not any(passage.end == place for passage in self._stack):
            return
        lowest = next(index for index, passage in enumerate(self._stack) if passage.end == place)
        above = self._stack[lowest:]
        self.pieces.extend(Markup("</mark>") for _ in above)
        del self._stack[lowest:]
        for passage in above:
            if passage.end > place:
                self.open(passage, again=True)

    def words(self, text: str) -> None:
        """Write text; a NUL, which HTML cannot hold, becomes the replacement character."""
        self.pieces.append(escape(text.replace("\0", "\ufffd")))
