"""The child process that opens a PDF: bytes on standard input, words and ruling lines as JSON on standard output.

A hostile PDF can make the engine abort or eat all memory; in a process of its own, with limits, that harms nobody.
Run by its path: it imports nothing of the package.

1. The characters of a page come from the engine in one call, and white space parts them into words.
2. A word's place, size and weight are asked for once; where it begins and ends in different text objects, as before a
   raised note mark, it is parted where the size or weight changes.
3. Straight lines and the edges of boxes are kept: they are what a table is drawn with.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

MEMORY = 3 * 1024**3  # bytes of address space; a 300-page pack with pictures needs some 400 MB
SECONDS = 300  # of processor time
MOST_SEGMENTS = 400  # a path with more is a drawing, no table
MOST_RULES = 6000  # on one page
MOST_DOTS = 300  # on one page; more are a picture's
LONGEST_DROP = 0.6  # points by which a ruling line may be off the straight
TOUCHING = 0.15  # of the size: words nearer than this touch, if the file has no space there; a space is a fifth or more
FARTHEST = 20_000  # points from the page's corner; what is farther off nobody sees
DEEPEST = 4  # forms within forms

Matrix = tuple[float, float, float, float, float, float]


def limit() -> None:
    """Set limits for this process, where the system knows them."""
    try:
        import resource
    except ImportError:  # not on Windows: the parent's time limit is the only one there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def pages(data: bytes) -> dict[str, Any]:
    """Open a PDF and return what stands on its pages.

    Args:
        data: The file's bytes.

    Returns:
        `pages`, each with `width`, `height`, `words` of [text, left, right, baseline, size, style, joined] and `rules` and `dots`
        (shapes of the size of a letter) of [x0, y0, x1, y1]; `title`; or an `error`. `style` adds 1 for bold, 2 for italic, 4 for words
        that do not run level.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return {"error": str(error)}
    fonts: dict[int, int] = {}
    found = [_page(document, index, fonts) for index in range(len(document))]
    return {"pages": found, "title": document.get_metadata_value("Title")}


def _page(document: Any, index: int, fonts: dict[int, int]) -> dict[str, Any]:  # noqa: ANN401  pypdfium2 has no types
    import pypdfium2 as pdfium

    try:
        page = document[index]
    except pdfium.PdfiumError:
        return {"width": 0, "height": 0, "words": [], "rules": [], "dots": [], "broken": True}
    textpage = page.get_textpage()
    width, height = page.get_size()
    words = list(Words(textpage.raw, fonts))
    drawn = list(_rules(page.raw)) if words else []
    dots = [box for box in drawn if len(box) > 4]
    rules = [box for box in drawn if len(box) == 4]
    textpage.close()
    page.close()
    return {"width": width, "height": height, "words": words, "rules": rules[:MOST_RULES], "dots": dots[:MOST_DOTS]}


class Words:
    """The words of a page, in the order in which the file draws them.

    Args:
        page: The engine's text page.
        fonts: Styles of the document's fonts, by their address; filled here.
    """

    def __init__(self, page: Any, fonts: dict[int, int]) -> None:  # noqa: ANN401
        import pypdfium2.raw as engine

        self._engine, self._page, self._fonts = engine, page, fonts
        address = ctypes.cast(engine.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
        # one that gives addresses and makes no objects of them: thrice as fast
        self._find = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address)
        self._looks: dict[int, tuple[float, int]] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._last = 0.0, -1.0, False
        self._box, self._matrix = engine.FS_RECTF(), engine.FS_MATRIX()

    def __iter__(self) -> Iterator[list[Any]]:
        text, find, page = self._text(), self._find, self._page
        for found in re.finditer(r"[^\s\0\ufffe\x02\xad]+[\ufffe\x02\xad]?", text):  # the last is a hyphen at a line's end
            start, end = found.span()
            label = re.match(r"\(?\d{1,3}[.)](?=[A-Z“‘])", found[0])
            if label and self._gap(start + label.end()) > 0.03 * self._look(find(page, start) or 0, start)[0]:
                yield self._word(text, start, start + label.end(), self._look(find(page, start) or 0, start))
                start += label.end()
            first = find(page, start) or 0
            if end - start == 1 or first == (find(page, end - 1) or 0):
                word = self._word(text, start, end, self._look(first, start))
                if abs(word[1]) < FARTHEST and abs(word[3]) < FARTHEST and word[2] < FARTHEST and word[4] < FARTHEST:
                    yield word
            else:
                yield from self._parted(text, start, end)

    def _text(self) -> str:
        """One character for each that the engine counts, so that offsets are its own."""
        count = self._engine.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        self._engine.FPDFText_GetText(self._page, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
        if len(text) != count or "\0" in text:
            ask = self._engine.FPDFText_GetUnicode
            codes = (ask(self._page, index) for index in range(count))
            text = "".join(chr(code if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else 32) for code in codes)
        return text

    def _look(self, key: int, index: int) -> tuple[float, int]:
        """Size and style of a character; the same for all of a text object, whose address is the key."""
        if key not in self._looks:
            self._engine.FPDFText_GetMatrix(self._page, index, self._matrix)
            m = self._matrix
            scale = (m.c**2 + m.d**2) ** 0.5 or 1.0
            turned = 4 if abs(m.b) > 0.2 * abs(m.a) else 0
            size = self._engine.FPDFText_GetFontSize(self._page, index) * scale
            self._looks[key] = round(size, 2), turned | (self._font(key) if key else 0)
        return self._looks[key]

    def _font(self, key: int) -> int:
        engine = self._engine
        item = ctypes.cast(key, engine.FPDF_PAGEOBJECT)
        font = engine.FPDFTextObj_GetFont(item)
        if not font:
            return 0
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            size = engine.FPDFFont_GetBaseFontName(font, None, 0)
            name = ctypes.create_string_buffer(max(1, size))
            engine.FPDFFont_GetBaseFontName(font, name, size)
            said = name.value.decode("utf-8", errors="replace").casefold()
            angle = ctypes.c_int()
            leans = bool(engine.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
            bold = bool(re.search(r"bold|black|heavy|demi", said)) or "-bd" in said
            self._fonts[address] = (1 if bold else 0) | (2 if leans or re.search(r"italic|oblique", said) else 0)
        outlined = engine.FPDFTextObj_GetTextRenderMode(item) == engine.FPDF_TEXTRENDERMODE_FILL_STROKE
        return self._fonts[address] | (1 if outlined else 0)

    def _word(self, text: str, start: int, end: int, look: tuple[float, int], *, joined: bool = False) -> list[Any]:
        engine, size = self._engine, look[0]
        engine.FPDFText_GetCharOrigin(self._page, start, self._x, self._y)
        left, baseline = self._x.value, self._y.value
        engine.FPDFText_GetLooseCharBox(self._page, end - 1, self._box)
        right = max(left, self._box.right)
        gap = left - self._last[0]
        touches = joined or (-0.3 * size < gap < TOUCHING * size and self._touches(start, gap, baseline, size))
        self._last = right, baseline, text[end - 1] == "f"
        words = text[start:end]
        if words[-1] in "\ufffe\x02\xad":
            words = f"{words[:-1]}-"
        return [words, round(left, 1), round(right, 1), round(baseline, 1), size, look[1], int(touches)]

    def _touches(self, start: int, gap: float, baseline: float, size: float) -> bool:
        """Whether the space before a word takes no room: one that the engine made up, or one that marks a place for a link."""
        # a leaning "f" reaches into the space behind it and so looks as if there were none
        _, height, leans = self._last
        if abs(height - baseline) > 0.5 * size or not start:
            return False
        return (gap < 0.005 * size and not leans) or bool(self._engine.FPDFText_IsGenerated(self._page, start - 1) == 1)

    def _parted(self, text: str, start: int, end: int) -> Iterator[list[Any]]:
        """A word in pieces, where its size or style changes, or where a new object begins a space away ("10." and "The")."""
        keys = [self._find(self._page, index) or 0 for index in range(start, end)]
        looks = [self._look(key, start + index) for index, key in enumerate(keys)]
        begin, joined = 0, False
        for index in range(1, len(looks) + 1):
            apart = index < len(looks) and keys[index] != keys[index - 1] and self._gap(start + index) > TOUCHING * looks[index][0]
            if index == len(looks) or looks[index] != looks[begin] or apart:
                yield self._word(text, start + begin, start + index, looks[begin], joined=joined)
                begin, joined = index, not apart

    def _gap(self, index: int) -> float:
        """Points between a character and the one before it."""
        self._engine.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        left = self._x.value
        self._engine.FPDFText_GetLooseCharBox(self._page, index - 1, self._box)
        return left - float(self._box.right)


def _rules(page: Any) -> Iterator[list[float]]:  # noqa: ANN401
    import pypdfium2.raw as engine

    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for index in range(engine.FPDFPage_CountObjects(page)):
        yield from _drawn(engine, engine.FPDFPage_GetObject(page, index), identity, 0)


def _drawn(engine: Any, item: Any, outer: Matrix, depth: int) -> Iterator[list[float]]:  # noqa: ANN401
    kind = engine.FPDFPageObj_GetType(item)
    if kind in (engine.FPDF_PAGEOBJ_PATH, engine.FPDF_PAGEOBJ_IMAGE):
        yield from _dot(engine, item, outer)
    if kind not in (engine.FPDF_PAGEOBJ_PATH, engine.FPDF_PAGEOBJ_FORM):
        return
    own = engine.FS_MATRIX()
    engine.FPDFPageObj_GetMatrix(item, own)
    matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    if kind == engine.FPDF_PAGEOBJ_PATH:
        yield from _edges(engine, item, matrix)
    elif depth < DEEPEST:
        for index in range(engine.FPDFFormObj_CountObjects(item)):
            yield from _drawn(engine, engine.FPDFFormObj_GetObject(item, index), matrix, depth + 1)


def _dot(engine: Any, item: Any, outer: Matrix) -> Iterator[list[float]]:  # noqa: ANN401
    """A picture or shape of the size of a letter: a bullet, perhaps."""
    sides = [ctypes.c_float() for _ in range(4)]
    if engine.FPDFPageObj_GetBounds(item, *sides):
        left, bottom, right, top = (side.value for side in sides)
        if all(2 <= side <= 16 for side in (right - left, top - bottom)) and 0.5 < (right - left) / (top - bottom) < 2:
            x, y = outer[4], outer[5]
            yield [round(left + x, 1), round(bottom + y, 1), round(right + x, 1), round(top + y, 1), 1]


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _edges(engine: Any, path: Any, matrix: Matrix) -> Iterator[list[float]]:  # noqa: ANN401
    """The straight, level or upright edges of a path."""
    count = engine.FPDFPath_CountSegments(path)
    if not 1 < count <= MOST_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = None
    for index in range(count):
        segment = engine.FPDFPath_GetPathSegment(path, index)
        engine.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value * matrix[0] + y.value * matrix[2] + matrix[4], x.value * matrix[1] + y.value * matrix[3] + matrix[5])
        kind = engine.FPDFPathSegment_GetType(segment)
        if kind == engine.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == engine.FPDF_SEGMENT_LINETO and last:
            yield from _edge(last, point)
        if engine.FPDFPathSegment_GetClose(segment) and first:
            yield from _edge(point, first)
        last = point


def _edge(a: tuple[float, float], b: tuple[float, float]) -> Iterator[list[float]]:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(wide, high) <= LONGEST_DROP and max(wide, high) >= 3:
        yield [round(min(a[0], b[0]), 1), round(min(a[1], b[1]), 1), round(max(a[0], b[0]), 1), round(max(a[1], b[1]), 1)]


if __name__ == "__main__":
    limit()
    sys.stdout.write(json.dumps(pages(sys.stdin.buffer.read())))  # in one piece: `json.dump` writes each number by itself
