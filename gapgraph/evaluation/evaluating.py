"""Evaluating a store against annotations.

1. Read the annotations, and ask the graph for the same form with each fact's rule and confidence.
2. Give each annotation its document: the one of its file's name, else the one that it names itself.
3. Judge every section of every document; all figures are read off the outcomes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from gapgraph.evaluation.form import Annotation, gold_paths, head_of, known_sections, read_gold, records_of, text_of
from gapgraph.evaluation.intervals import RESAMPLES, Figures, Interval, bootstrap, share
from gapgraph.evaluation.outcomes import Outcome, judge
from gapgraph.evaluation.scores import FieldScore, Score, mean_f1, score, score_fields

if TYPE_CHECKING:
    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well documents were read.

    Attributes:
        documents: Names of the annotation files.
        unread: Those of them whose document is not in the store; all they hold counts as missed.
        sections: The sections that were judged.
        outcomes: What became of each record.
        resamples: Number of draws behind each interval.
    """

    documents: tuple[str, ...]
    unread: tuple[str, ...]
    sections: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    resamples: int = RESAMPLES

    def scores(self) -> dict[str, Score]:
        """Return precision, recall and F1 by section."""
        return {section: score(self.outcomes, section) for section in self.sections}

    def fields(self) -> dict[str, dict[str, FieldScore]]:
        """Return how often each field agrees, by section."""
        return {section: score_fields(self.outcomes, section) for section in self.sections}

    @property
    def mean_f1(self) -> float:
        """Mean F1 of the sections in which something is annotated."""
        return mean_f1(self.scores().values())

    def interval(self, section: str, measure: str) -> Interval | None:
        """Return the interval of a section's figure.

        Args:
            section: The section.
            measure: "precision", "recall" or "f1".

        Returns:
            The interval, by resampling documents; None with fewer than two.
        """
        counts = [_columns(one)[measure] for one in self._by_document(section)]
        return bootstrap(counts, share, resamples=self.resamples)

    def field_interval(self, section: str, field: str) -> Interval | None:
        """Return the interval of the share of a field that agrees.

        Args:
            section: The section.
            field: The field.

        Returns:
            The interval, by resampling documents; None with fewer than two.
        """
        found = [score_fields(self._of(document), section).get(field, FieldScore(0, 0)) for document in self.documents]
        return bootstrap([(one.agreed, one.compared) for one in found], share, resamples=self.resamples)

    def mean_interval(self) -> Interval | None:
        """Return the interval of the mean F1, by resampling documents; None with fewer than two."""
        by_document = zip(*(self._by_document(section) for section in self.sections), strict=True)
        counts = [[number for one in scores for number in (*_columns(one)["f1"], one.gold)] for scores in by_document]
        return bootstrap(counts, _mean_of_shares, resamples=self.resamples)

    def of_genre(self, genre: str) -> Evaluation:
        """Return the evaluation of the documents of one genre.

        Args:
            genre: The genre, as annotated.

        Returns:
            The part of this evaluation.
        """
        kept = tuple(outcome for outcome in self.outcomes if outcome.genre == genre)
        names = tuple(name for name in self.documents if any(outcome.document == name for outcome in kept))
        return Evaluation(names, tuple(name for name in self.unread if name in names), self.sections, kept, self.resamples)

    @property
    def genres(self) -> tuple[str, ...]:
        """The genres of the documents, by name."""
        return tuple(sorted({outcome.genre for outcome in self.outcomes}))

    def _of(self, document: str) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.document == document]

    def _by_document(self, section: str) -> list[Score]:
        return [score(self._of(document), section) for document in self.documents]


def _columns(one: Score) -> dict[str, tuple[int, int]]:
    """Each measure as a share: what is counted, and out of what."""
    return {"precision": (one.hit, one.found), "recall": (one.hit, one.gold), "f1": (2 * one.hit, one.gold + one.found)}


def _mean_of_shares(sums: Figures) -> Figures:
    """The mean F1 of each draw: three columns a section, the last says whether anything is annotated in the draw."""
    right, counted, gold = sums[:, 0::3], sums[:, 1::3], sums[:, 2::3]
    with np.errstate(invalid="ignore", divide="ignore"):
        each = np.where(gold > 0, right / counted, 0.0)
        return np.asarray(each.sum(axis=1) / (gold > 0).sum(axis=1))


def evaluate(
    store: Reader, gold: Path | Mapping[str, Annotation], *, sections: Collection[str] = (), resamples: int = RESAMPLES
) -> Evaluation:
    """Compare what a store says with what careful readers found.

    Args:
        store: The store; documents in it that nobody annotated do not count.
        gold: A folder of annotations, or annotations by name.
        sections: The sections to judge; none for all.
        resamples: Number of draws behind each interval.

    Returns:
        The evaluation.

    Raises:
        InputError: If there is no annotation, or one is not a JSON object.
        UnknownNameError: If a section is none of the form's.
        StoreError: If the store cannot answer.
    """
    from gapgraph.annotations import find_annotations

    wanted = read_gold(gold) if isinstance(gold, Path) else dict(gold)
    return compare(wanted, find_annotations(store, trust=True), sections=sections, resamples=resamples)


def compare(
    wanted: Mapping[str, Annotation], found: Mapping[str, Annotation], *, sections: Collection[str] = (), resamples: int = RESAMPLES
) -> Evaluation:
    """Compare annotations with annotations.

    Args:
        wanted: What careful readers found, by the name of the file.
        found: What else was found, by the name of the document or file.
        sections: The sections to judge; none for all.
        resamples: Number of draws behind each interval.

    Returns:
        The evaluation.

    Raises:
        UnknownNameError: If a section is none of the form's.
    """
    chosen = known_sections(sections)
    twins = {name: twin_of(name, annotation, found) for name, annotation in wanted.items()}
    outcomes: list[Outcome] = []
    for name, annotation in wanted.items():
        genre, twin = text_of(head_of(annotation), "genre"), found.get(twins[name], {})
        for section in chosen:
            outcomes += judge(section, name, genre, records_of(annotation, section), records_of(twin, section))
    return Evaluation(tuple(wanted), tuple(name for name, twin in twins.items() if not twin), chosen, tuple(outcomes), resamples)


def annotated_paths(gold: Path, documents: Path) -> list[Path]:
    """Return the documents of a folder that are annotated.

    Args:
        gold: A folder of annotations, or one file.
        documents: A folder of documents, or one document.

    Returns:
        The paths of those with the name of an annotation, whatever its ending.

    Raises:
        InputError: If the documents do not exist.
    """
    from ingest.documents import find_files

    stems = {PurePosixPath(name).stem for name in gold_paths(gold)}
    return [file.path for file in find_files([documents]).files if PurePosixPath(file.name).stem in stems]


def twin_of(name: str, annotation: Annotation, names: Iterable[str]) -> str:
    """Return the document that an annotation is about.

    Args:
        name: Name of the annotation file within its folder.
        annotation: Its content.
        names: Names of the documents.

    Returns:
        The document's name: the one that the annotation names, else the only one whose name differs in its ending alone, else
        the only one whose last part does; empty if there is none.
    """
    known = list(names)
    stated = text_of(head_of(annotation), "file")
    if stated in known and PurePosixPath(stated).stem == PurePosixPath(name).stem:
        return stated
    for same in (lambda path: str(path.with_suffix("")), lambda path: path.stem):
        twins = [one for one in known if same(PurePosixPath(one)) == same(PurePosixPath(name))]
        if len(twins) == 1:
            return twins[0]
    return ""
