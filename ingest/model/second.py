"""The language model as a second reader of a document.

1. Each part of the document is asked about, unless its answer is kept. An answer that is cut off is asked for in two halves.
2. What the endpoint cannot do becomes an issue, and the run goes on with what it has. After an error that will not pass, or
   three failures in a row, the endpoint is left alone: answers that are kept are still used.
3. Partners and people of all parts come first, so that the facts can name them; then the facts.
4. The records that stand are set beside the rules'. A party that only the model's facts name is marked as the model's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from graph_store.errors import ModelError
from ingest.documents.model import Document, Span
from ingest.extract.completion import complete_cast
from ingest.extract.second import SecondReading
from ingest.issues import Issue
from ingest.model.answers import Answers, answer_key
from ingest.model.asking import ANSWER_TOKENS, Answer, prompt_version, question, read_answer
from ingest.model.budget import Budget, Spent
from ingest.model.chunks import chunks, cut
from ingest.model.comparing import Outcome, compare
from ingest.model.endpoint import Endpoint, Reply, printable
from ingest.model.filling import CONFIDENCE, Filler, Refusal
from ingest.model.names import Names
from ingest.model.schema import kinds
from ingest.model.settings import ModelSettings
from ingest.records import MODEL_RULES, Extraction, Partner, Person, Record

_FAILURES: Final = 3  # in a row, after which the endpoint is left alone
_SHORTEST: Final = 600  # characters; a part that is shorter is not cut in two
_MOST_ITEMS: Final = 200  # of one kind in one part: no page of 6,000 characters states as many


@dataclass(frozen=True, slots=True)
class Tally:
    """What a language model did in a build.

    Attributes:
        spent: Requests and tokens.
        outcomes: How many of its records agree with, complete, dispute or add to what the rules found.
        refused: How many were refused.
    """

    spent: Spent
    outcomes: Mapping[Outcome, int]
    refused: int


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a part was not read; `settled` if to ask again would change nothing."""

    message: str
    remedy: str
    settled: bool = False


@dataclass(slots=True)
class _Found:
    """What the answers hold, while it is gathered: records by kind, and refusals."""

    records: defaultdict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    refusals: list[Refusal] = field(default_factory=list)


class LanguageModel:
    """Reads documents with a language model, after the rules.

    Args:
        settings: Which model, where, and what it may cost.
        budget: What may be spent; one made from the settings if None.
        on_part: Called before each part is asked about, with the document's name, the part's number and how many there are.
    """

    def __init__(
        self, settings: ModelSettings, *, budget: Budget | None = None, on_part: Callable[[str, int, int], None] | None = None
    ) -> None:
        self.settings = settings
        self.rule = MODEL_RULES + settings.name
        self._budget = budget or Budget(settings)
        self._endpoint = Endpoint(settings, self._budget)
        self._answers = Answers(settings.answers)
        self._on_part = on_part
        self._closed: ModelError | None = None
        self._failures = 0
        self._outcomes: Counter[Outcome] = Counter()
        self._refused = 0

    def __repr__(self) -> str:
        return f"LanguageModel({self.settings!r})"

    @property
    def version(self) -> str:
        """What a reading depends on: the model, and what it is asked."""
        return f"{self.rule} {prompt_version()}"

    @property
    def tally(self) -> Tally:
        """What was done so far."""
        return Tally(self._budget.spent, dict(sorted(self._outcomes.items())), self._refused)

    def read(self, document: Document, extraction: Extraction) -> SecondReading:
        """Read a document.

        Args:
            document: The document.
            extraction: What the rules found.

        Returns:
            The same with what the model adds, and an issue for each part that was not read and each record that was refused.
        """
        answers, problems = self._asked(document)
        found = self._filled(document, extraction, answers)
        refusals = [self._refusal(document, refusal) for refusal in found.refusals]
        self._refused += len(refusals)
        issues = dict.fromkeys([*self._unread(document, problems, len(answers) + len(problems)), *refusals])
        whole = all(problem.settled for _, problem in problems)
        return SecondReading(self._merged(document, extraction, found.records), tuple(issues), whole)

    def _asked(self, document: Document) -> tuple[list[tuple[Span, Answer]], list[tuple[Span, _Problem]]]:
        answers: list[tuple[Span, Answer]] = []
        problems: list[tuple[Span, _Problem]] = []
        parts = chunks(document)
        for number, part in enumerate(parts, 1):
            if self._on_part:
                self._on_part(document.name, number, len(parts))
            for place, result in self._part(document, part):
                if isinstance(result, _Problem):
                    problems.append((place, result))
                else:
                    answers.append((place, result))
        return answers, problems

    def _part(self, document: Document, part: Span) -> Iterator[tuple[Span, Answer | _Problem]]:
        try:
            reply = self._reply(document.words(part))
            halves = cut(document, part, len(part) // 2 + 1) if reply.finish == "length" and len(part) > _SHORTEST else []
            if len(halves) < 2:
                yield part, _read(reply)
        except ModelError as error:
            yield part, _Problem(error.happened, error.remedy)
            return
        for half in halves if len(halves) > 1 else []:
            yield from self._part(document, half)

    def _reply(self, text: str) -> Reply:
        key = answer_key(self.settings.name, prompt_version(), text)
        kept = self._answers.get(key)
        if kept is not None:
            self._budget.keep()
            return kept
        if self._closed:
            raise self._closed
        try:
            reply = self._endpoint.ask(question(self.settings.name, text), ANSWER_TOKENS)
            _read(reply)  # what cannot be read is not kept, so that it is asked for again
            self._answers.put(key, reply)
        except ModelError as error:
            self._failures += 1
            self._closed = error if error.fatal or self._failures >= _FAILURES else None
            raise
        self._failures = 0
        return reply

    def _filled(self, document: Document, extraction: Extraction, answers: list[tuple[Span, Answer]]) -> _Found:
        names, found = Names(extraction), _Found()
        date = extraction.metadata.date
        fillers = [
            (Filler(document, part, names, rule=self.rule, anchor=date.value if date else ""), answer) for part, answer in answers
        ]
        for kind in kinds():  # partners and people are the first two
            for filler, answer in fillers:
                self._fill(kind, filler, answer[kind], found, names)
        return found

    @staticmethod
    def _fill(kind: str, filler: Filler, items: list[object], found: _Found, names: Names) -> None:
        for item in items[:_MOST_ITEMS]:
            made = filler.fill(kind, item)
            if isinstance(made, Refusal):
                found.refusals.append(made)
                continue
            found.records[kind].append(made)
            if isinstance(made, Partner | Person):
                names.add(made)
        if len(items) > _MOST_ITEMS:
            found.refusals.append(Refusal(kind, f"{len(items) - _MOST_ITEMS:,} more than one part can hold", "…"))

    def _merged(self, document: Document, extraction: Extraction, records: Mapping[str, list[Record]]) -> Extraction:
        merged: dict[str, Any] = {}
        for kind in kinds():
            compared = compare(document, getattr(extraction, kind), records.get(kind, []))
            merged[kind] = compared.records
            self._outcomes.update(compared.outcomes)
        known = replace(extraction, **merged)
        whole = complete_cast(known)
        new = whole.partners[len(known.partners) :]
        marked = tuple(replace(one, rule=self.rule, confidence=CONFIDENCE, acceptance="unreviewed") for one in new)
        return replace(whole, partners=(*known.partners, *marked))

    def _refusal(self, document: Document, refusal: Refusal) -> Issue:
        kind = kinds()[refusal.kind].__name__
        message = f"{self.rule} gave a {kind} that was refused: {refusal.reason}: “{refusal.words}”."
        return Issue("model", document.name, message, "Nothing of it is in the graph. If many are refused, choose another model.")

    def _unread(self, document: Document, problems: list[tuple[Span, _Problem]], total: int) -> Iterator[Issue]:
        """One issue for each reason for which parts were not read."""
        places: defaultdict[_Problem, list[Span]] = defaultdict(list)
        for place, problem in problems:
            places[problem].append(place)
        for problem, spans in places.items():
            message = f"{len(spans)} of {total} parts were not read by {self.rule}: {problem.message}"
            where = f"char {spans[0].start}-{spans[0].end}" if len(spans) == 1 else ""
            remedy = f"{problem.remedy} Answers so far are kept in {self.settings.answers}: the same command goes on from there."
            yield Issue("model", document.name, message, problem.remedy if problem.settled else remedy, where)


def _read(reply: Reply) -> Answer | _Problem:
    """The answer, or why there is none and never will be; raises if it may come out better another time."""
    if reply.refusal or reply.finish == "content_filter":
        said = f": “{printable(reply.refusal)[:200]}”" if reply.refusal else ""
        return _Problem(f"the model declined to answer{said}.", "Ask another model.", settled=True)
    if reply.finish == "length":
        return _Problem("the answer is longer than a model may give.", "Ask another model.", settled=True)
    return read_answer(reply.content)
