"""Whether a sentence follows from others, by a cross-encoder for natural language inference.

Optional: verify goes by words alone where none is configured. sentence-transformers is imported
when a model is loaded, not when this module is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.errors import ConfigurationError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

MAX_PREMISES = 24
"""Source sentences a clause is held against; a draft cites a handful."""
ENTAILMENT = "entail"
"""What the name of the label begins with, in any case."""


class NliModel:
    """A cross-encoder with an entailment label, on this machine.

    Args:
        model: a folder or name that sentence-transformers can load.

    Raises:
        ConfigurationError: the model can't be loaded, or has no label named entailment.
    """

    def __init__(self, model: str) -> None:
        self.name = model
        self._model = _load(model)
        config = self._model.config
        labels = (config and config.id2label) or {}
        found = [n for n, label in labels.items() if str(label).lower().startswith(ENTAILMENT)]
        if len(found) != 1:
            names = ", ".join(map(str, labels.values())) or "none"
            raise ConfigurationError(
                f"DRAFTER_NLI_MODEL={model}: needs one label named entailment; it has {names}"
            )
        self._label = int(found[0])

    def __call__(self, clause: str, sentences: Sequence[str]) -> float:
        """The probability, 0…1, that the clause follows from one of the sentences, or from all of
        them together. 0 where there is none."""
        premises = [sentence.strip() for sentence in sentences[:MAX_PREMISES]]
        if not premises:
            return 0.0
        if len(premises) > 1:
            premises.append(" ".join(premises))
        pairs = [(premise, clause.strip()) for premise in premises]
        scores = self._model.predict(pairs, apply_softmax=True, show_progress_bar=False)
        return float(max(row[self._label] for row in scores))


def _load(model: str) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    try:
        loaded: CrossEncoder = CrossEncoder(model)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"DRAFTER_NLI_MODEL={model}: can't be loaded: {error}") from error
    return loaded
