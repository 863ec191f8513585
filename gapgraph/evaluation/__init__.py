"""How well a corpus was read: annotations of careful readers against what the graph says.

`evaluate` pairs each annotated record with one that was found (`pairing`), and everything else is read off the
outcomes: precision, recall and F1 (`scores`), intervals by resampling documents (`intervals`), what was taken for what
(`confusions`), whether confidences are honest (`reliability`), and each miss with its words (`misses`). `check_gold`
looks over annotations that a person has written. What does not belong here: making annotations
(`gapgraph.annotations`, `gapgraph.drafting`).

Example:
    with open_store(".gapgraph") as store:
        print(evaluate(store, Path("gold")).scores()["commitments"].f1)
"""

from __future__ import annotations

from gapgraph.evaluation.checking import check_gold
from gapgraph.evaluation.evaluating import Evaluation, evaluate

__all__ = ["Evaluation", "check_gold", "evaluate"]
